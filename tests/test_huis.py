"""What stands at the top of the house, and what may stand nowhere in it."""

from __future__ import annotations

import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path

WORTEL = Path(__file__).parent.parent
MAPPEN = {"domain", "rules", "solving", "placement", "allocation", "benchmarks", "api", "tests", "docs", ".ci"}
BESTANDEN = {"README.md", "CHANGELOG.md", "LICENSE", "Makefile", "pyproject.toml", "requirements.txt", "requirements-test.txt", ".gitignore", ".gitattributes"}
TEKST = {".py", ".yaml", ".yml", ".toml", ".txt", ".md", ".j2", ".json", ""}
# split, so that this file does not hold what it looks for
NERGENS = re.compile(
    "|".join(["python" + "hosted", "pypi" + r"\.org", r"(?<!emit-)index" + "-url", "--find" + "-links", r"(?<![\w.])/(?:work|home|root)" + "/"])
)


def _genegeerd() -> list[str]:
    regels = (WORTEL / ".gitignore").read_text(encoding="utf-8").split()
    return [regel.strip("/") for regel in regels] + [".git", "__pycache__"]


def _bronbestanden() -> list[Path]:
    genegeerd = _genegeerd()
    paden = []
    for pad in sorted(WORTEL.rglob("*")):
        delen = pad.relative_to(WORTEL).parts
        if pad.is_file() and pad.suffix in TEKST and not any(fnmatch(deel, patroon) for deel in delen for patroon in genegeerd):
            paden.append(pad)
    return paden


def test_the_top_holds_only_what_was_agreed() -> None:
    genegeerd = _genegeerd()
    namen = {pad.name for pad in WORTEL.iterdir() if not any(fnmatch(pad.name, patroon) for patroon in genegeerd)}
    assert namen <= MAPPEN | BESTANDEN, sorted(namen - MAPPEN - BESTANDEN)


def test_nothing_names_a_package_index_or_a_path_of_one_machine() -> None:
    gevonden = [
        f"{pad.relative_to(WORTEL)}:{nummer}"
        for pad in _bronbestanden()
        for nummer, regel in enumerate(pad.read_text(encoding="utf-8").splitlines(), start=1)
        if NERGENS.search(regel)
    ]
    assert gevonden == []


def test_every_dependency_is_locked_with_hashes() -> None:
    project = tomllib.loads((WORTEL / "pyproject.toml").read_text(encoding="utf-8"))
    nodig = project["project"]["dependencies"]
    test = project["project"]["optional-dependencies"]["test"]
    for bestand, eisen in (("requirements.txt", nodig), ("requirements-test.txt", nodig + test)):
        slot = (WORTEL / bestand).read_text(encoding="utf-8")
        vastgelegd = {naam.lower() for naam in re.findall(r"^([A-Za-z0-9._-]+)==", slot, re.MULTILINE)}
        gevraagd = {re.split(r"[<>=!~ \[]", eis)[0].lower() for eis in eisen}
        assert gevraagd <= vastgelegd, sorted(gevraagd - vastgelegd)
        assert len(re.findall(r"==[^\n]*\\\n\s+--hash=sha256:", slot)) == len(vastgelegd)


def test_modules_stay_small_enough_to_hold_one_idea() -> None:
    # domain/bladen.py is one table: the 23 sheets with their columns
    te_lang = {
        str(pad.relative_to(WORTEL)): regels
        for pad in _bronbestanden()
        if pad.suffix == ".py" and pad != WORTEL / "domain" / "bladen.py" and (regels := len(pad.read_text(encoding="utf-8").splitlines())) > 300
    }
    assert te_lang == {}

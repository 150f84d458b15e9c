"""The README cannot rot: every command, every part of the rule language and every make target stands in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.main import get_command

from api.opdrachten.app import app
from domain.fouten import RegelFout
from rules.laden import laad_regelboek, lees_regelboek
from rules.taal import Gevolg, Methode, Operator

WORTEL = Path(__file__).parent.parent
README = (WORTEL / "README.md").read_text(encoding="utf-8")


def opdrachten() -> list[str]:
    groep = get_command(app)
    namen = []
    for naam, deel in sorted(groep.commands.items()):  # type: ignore[attr-defined]  # a group has commands
        namen += [f"{naam} {onder}" for onder in sorted(deel.commands)] if hasattr(deel, "commands") else [naam]
    return namen


@pytest.mark.parametrize("opdracht", opdrachten())
def test_every_command_stands_in_the_readme(opdracht: str) -> None:
    groep, _, onder = opdracht.partition(" ")
    assert f"`passend {opdracht}" in README or (onder and re.search(rf"`passend {groep} [^|]*`{onder}`", README))


@pytest.mark.parametrize(
    "woord", [*Operator, *Methode, *(gevolg for gevolg in Gevolg if gevolg is not Gevolg.UITKOMST), "parameters", "afgeleid", "wettelijk", "plus_maanden"]
)
def test_every_word_of_the_rule_language_stands_in_the_readme(woord: str) -> None:
    assert re.search(rf"\b{woord}\b", README)


def test_the_rule_in_the_readme_loads() -> None:
    blok = re.search(r"```yaml\n(.*?)```", README, re.DOTALL)
    assert blok is not None
    parameters = "\nparameters:\n  - naam: onderzoek_dagen\n    titel: Dagen\n    type: getal\n    waarden:\n"
    waarde = "      - {geldig_van: 2015-01-01, waarde: 42, legal_basis: {law: Wmo 2015, article: 2.3.2}}\n"
    tekst = "set: readme\ntitel: Uit de README" + parameters + waarde + "regels:\n" + blok[1]
    assert lees_regelboek({"readme.yaml": tekst})["readme"].regels[0].id in {regel.id for regel in laad_regelboek()["termijnen"].regels}
    with pytest.raises(RegelFout):
        lees_regelboek({"readme.yaml": tekst.replace("dan: termijn", "dan: termijnen")})


def test_every_make_target_is_in_the_help() -> None:
    makefile = (WORTEL / "Makefile").read_text(encoding="utf-8")
    doelen = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert doelen is not None
    assert [doel for doel in doelen[1].split() if doel != "help" and f"make {doel} " not in makefile] == []

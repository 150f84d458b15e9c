"""The rules as one accessible page, as Markdown and as JSON: nothing from elsewhere, nothing escaped too little, the same bytes twice."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from api.regelboekje import (
    open_vragen_als_json,
    open_vragen_als_markdown,
    open_vragen_als_tekst,
    regels_als_html,
    regels_als_json,
    regels_als_markdown,
    schrijf_regels,
)
from api.regelboekje_md import GEMAAKT, anker
from domain.fouten import RegelFout
from rules.laden import laad_regelboek
from rules.leesbaar.bronnen import open_vragen
from tests.rules.leesboek import OP, boek, regel

HTML = regels_als_html(laad_regelboek(), OP)
MARKDOWN = regels_als_markdown(laad_regelboek(), OP)
WORTEL = Path(__file__).parents[2]


class Blad(HTMLParser):
    """What a reader of the page, or of its structure, would meet."""

    LEEG = frozenset({"meta", "br", "link", "img", "input"})

    def __init__(self, tekst: str) -> None:
        super().__init__()
        self.labels: list[tuple[str, dict[str, str | None]]] = []
        self.fout: list[str] = []
        self.tekst = ""
        self._open: list[str] = []
        self.feed(tekst)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.labels.append((tag, dict(attrs)))
        if tag not in self.LEEG:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.fout.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self.tekst += data

    def alle(self, tag: str) -> list[dict[str, str | None]]:
        return [eigenschappen for naam, eigenschappen in self.labels if naam == tag]


BLAD = Blad(HTML)


def test_the_page_is_dutch_closed_well_and_needs_nothing_from_elsewhere() -> None:
    assert BLAD.alle("html") == [{"lang": "nl"}]
    assert BLAD.fout == []
    assert len(BLAD.alle("title")) == len(BLAD.alle("main")) == len(BLAD.alle("h1")) == 1
    assert not {"script", "link", "img", "iframe", "object"} & {tag for tag, _ in BLAD.labels}
    assert not re.search(r"@import|url\(|\bsrc=", HTML)


def test_headings_go_down_one_level_at_a_time() -> None:
    niveaus = [int(tag[1]) for tag, _ in BLAD.labels if re.fullmatch(r"h[1-6]", tag)]
    assert niveaus[0] == 1
    assert all(later <= eerder + 1 for eerder, later in pairwise(niveaus))


def test_tables_have_captions_and_every_head_says_what_it_heads() -> None:
    assert len(BLAD.alle("table")) == len(BLAD.alle("caption"))
    assert {kop.get("scope") for kop in BLAD.alle("th")} == {"col", "row"}


def test_the_skip_link_comes_first_and_every_inner_link_arrives() -> None:
    ankers = [anker_ for eigenschappen in (eig for _, eig in BLAD.labels) if (anker_ := eigenschappen.get("id"))]
    assert len(ankers) == len(set(ankers))
    binnen = [href[1:] for link in BLAD.alle("a") if (href := link["href"]) and href.startswith("#")]
    assert binnen[0] == "inhoud"
    assert set(binnen) <= set(ankers)
    assert [link for link in BLAD.alle("a") if not str(link["href"]).startswith(("#", "https://"))] == []


def _helderheid(kleur: str) -> float:
    delen = [int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    lineair = [deel / 12.92 if deel <= 0.04045 else ((deel + 0.055) / 1.055) ** 2.4 for deel in delen]
    return 0.2126 * lineair[0] + 0.7152 * lineair[1] + 0.0722 * lineair[2]


@pytest.mark.parametrize("schema", [0, 1], ids=["licht", "donker"])
@pytest.mark.parametrize(("voor", "achter"), [(v, a) for v in ("inkt", "zacht", "kop") for a in ("papier", "vlak")] + [("inkt", "nadruk")])
def test_colours_have_enough_contrast(schema: int, voor: str, achter: str) -> None:
    stijl = (WORTEL / "api" / "sjablonen" / "stijl.css.j2").read_text(encoding="utf-8")
    kleuren = [re.findall(rf"--{naam}: (#[0-9a-f]{{6}})", stijl)[schema] for naam in (voor, achter)]
    licht, donker = sorted((_helderheid(kleur) for kleur in kleuren), reverse=True)
    assert (licht + 0.05) / (donker + 0.05) >= 4.5


def test_no_code_reaches_a_reader() -> None:
    zonder_kenmerk = re.sub(r"Kenmerk: \S+", "", BLAD.tekst)
    assert re.findall(r"\w_\w+|\b(?:client|toegang|plek|locatie|besluit)\.[a-z]\w*|\.md\b|\{|\}", zonder_kenmerk) == []


def test_texts_of_rules_cannot_become_markup() -> None:
    gevaar = boek(regel("{gelijk: [client.domein, BW]}", titel="'<b>Let|op</b> *nu*'"))
    assert "<b>" not in regels_als_html(gevaar, OP)
    assert "&lt;b&gt;Let|op" in regels_als_html(gevaar, OP)
    assert r"\<b\>Let\|op\</b\> \*nu\*" in regels_als_markdown(gevaar, OP)


def test_markdown_has_a_contents_whose_links_arrive() -> None:
    koppen = {anker(kop) for kop in re.findall(r"^#+ (.*)$", MARKDOWN, re.MULTILINE)}
    doelen = re.findall(r"\]\(#([^)]*)\)", MARKDOWN)
    assert doelen
    assert set(doelen) <= koppen


def test_the_same_rules_stand_on_the_page_and_in_markdown() -> None:
    assert set(re.findall(r"Kenmerk: (\S+?)(?:[.<]|$)", HTML)) == set(re.findall(r"Kenmerk: (\S+?)\.$", MARKDOWN, re.MULTILINE))


def test_both_say_that_a_person_decides_and_how_to_disagree() -> None:
    for tekst in (BLAD.tekst, MARKDOWN):
        for zin in ("Een mens beslist.", "Onbekend betekent", "bezwaar", "onafhankelijke cliëntondersteuner", "Dit is geen wet en geen beschikking"):
            assert zin in tekst


def test_json_keeps_what_developers_need() -> None:
    gelezen = json.loads(regels_als_json(laad_regelboek(), OP, "wachten_bw"))
    regels = {rij["id"]: rij for rij in gelezen["sets"][0]["regels"]}
    assert regels["wachten-dat-bw"]["feiten"] == ["client.dat_bw_datum"]
    assert regels["wachten-dat-bw"]["grondslag"]["article"] == "1.2.1"
    assert regels["wachten-dat-bw"]["geldig_van"] == "2023-01-01"


def test_open_questions_come_in_three_shapes() -> None:
    shipped = laad_regelboek()
    vragen = open_vragen(shipped, OP)
    codes = {vraag.code for vraag in vragen}
    assert {f"G{nummer}" for nummer in range(1, 10)} <= codes
    assert {rij["code"] for rij in json.loads(open_vragen_als_json(shipped, OP))["vragen"]} == codes
    assert all(f"## {code}. " in open_vragen_als_markdown(shipped, OP) for code in codes)
    assert all(f"{vraag.code}. {vraag.vraag}" in open_vragen_als_tekst(vragen) for vraag in vragen)
    assert open_vragen_als_tekst(()) == "Er zijn geen open vragen.\n"


def test_a_set_that_is_not_there_is_named_with_a_suggestion() -> None:
    for maak in (regels_als_html, regels_als_markdown, regels_als_json):
        with pytest.raises(RegelFout, match="client_plek"):
            maak(laad_regelboek(), OP, "client_plk")


def test_pages_of_sets_that_are_gone_are_taken_away_and_other_files_stay(tmp_path: Path) -> None:
    (tmp_path / "oude_set.md").write_text(f"{GEMAAKT}\n# Oud\n", encoding="utf-8")
    (tmp_path / "notitie.md").write_text("# Van iemand\n", encoding="utf-8")
    paden = schrijf_regels(laad_regelboek(), tmp_path, OP)
    assert {pad.name for pad in tmp_path.iterdir()} == {pad.name for pad in paden} | {"notitie.md"}
    assert paden == schrijf_regels(laad_regelboek(), tmp_path, OP)

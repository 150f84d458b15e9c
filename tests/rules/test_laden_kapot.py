"""Whatever happens to a rule file in an editor: it loads, or every fault has a file, a line and a way out. Never a trace, never a hang."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from importlib.resources import files

import pytest

from domain.fouten import RegelFout
from rules.laden import lees_regelboek
from rules.verifieer.lijst import lees_beoordeeld
from tests.rules.test_laden import REGEL

UITWEG = re.compile(
    r"(Bedoel je|Begin|Bewaar|Draai|Gebruik|Geef|Haal|Kies|Kijk|Laat|Maak|Noem|Pas|Schrijf|Sla|Tel|Trek|Typ|Voeg|Vul|Zet|In een tabel heeft) ?[^.]*[.?]"
)
MELDING = re.compile(r"\w+\.yaml, regel [1-9][0-9]*: \S.*")
KLEIN = ("afsluiten_bg", "begeleider", "bw_vorm", "dat_bg", "onderaannemer", "termijnen", "vier_ogen")
NODIG = ("begrippen_bw", "open_vragen")
VREEMD = (
    *(
        "",
        "~",
        "null",
        "3",
        "-1",
        "1e9",
        "99999999999999999999",
        "ja",
        "nee",
        "onbekend",
        "[]",
        "{}",
        "[a, b]",
        "{a: b}",
        "[[BW]]",
        "&a x",
        "*a",
        "<<",
        "!!int 3",
    ),
    *("0001-01-01", "9999-12-31", "2026-02-30", "2026-W01-1", "20260101", "'", '"', "'x", "|", ">", "%", "@", "`", "#", "\t", "\x00", "\U0001f600", "\u00e9"),
    *("client.domijn", "parameter.", "afgeleid.x", "op", "{op}", "{", "}", '"\\ud800"', '"\\U00110000"', '"a\\nb"', "? x", "- - -", ": :", "---", "..."),
)


def tekst_van(naam: str) -> str:
    return files("rules").joinpath("sets", f"{naam}.yaml").read_text(encoding="utf-8")


def fouten_van(tekst: str, **erbij: str) -> list[str]:
    """The lines of the fault; none when the file loads."""
    try:
        lees_regelboek({"proef.yaml": tekst, **{f"{naam}.yaml": inhoud for naam, inhoud in erbij.items()}})
    except RegelFout as fout:
        return str(fout).split("\n")
    return []


def weg(keus: random.Random, regels: list[str]) -> None:
    del regels[keus.randrange(len(regels))]


def dubbel(keus: random.Random, regels: list[str]) -> None:
    plek = keus.randrange(len(regels))
    regels.insert(plek, regels[plek])


def verwisseld(keus: random.Random, regels: list[str]) -> None:
    a, b = keus.randrange(len(regels)), keus.randrange(len(regels))
    regels[a], regels[b] = regels[b], regels[a]


def ingesprongen(keus: random.Random, regels: list[str]) -> None:
    plek = keus.randrange(len(regels))
    regels[plek] = keus.choice((f"  {regels[plek]}", f"\t{regels[plek]}", regels[plek].lstrip(), f"- {regels[plek]}"))


def andere_waarde(keus: random.Random, regels: list[str]) -> None:
    plek = keus.randrange(len(regels))
    regels[plek] = re.sub(r"(: ).*$", lambda gevonden: gevonden[1] + keus.choice(VREEMD), regels[plek], count=1)


def ander_woord(keus: random.Random, regels: list[str]) -> None:
    plek = keus.randrange(len(regels))
    if woorden := list(re.finditer(r"[\w.]+|[\[\]{},:]", regels[plek])):
        woord = keus.choice(woorden)
        regels[plek] = regels[plek][: woord.start()] + keus.choice(VREEMD) + regels[plek][woord.end() :]


def andere_sleutel(keus: random.Random, regels: list[str]) -> None:
    sleutels = sorted({gevonden[0] for regel in regels for gevonden in re.finditer(r"\w+(?=:)", regel)})
    plek = keus.randrange(len(regels))
    regels[plek] = re.sub(r"\w+(?=:)", lambda _: keus.choice(sleutels), regels[plek], count=1)


STREKEN: tuple[Callable[[random.Random, list[str]], None], ...] = (weg, dubbel, verwisseld, ingesprongen, andere_waarde, ander_woord, andere_sleutel)


@pytest.mark.parametrize("naam", KLEIN)
def test_een_verminkt_bestand_laadt_of_zegt_waar_het_fout_is_en_wat_te_doen(naam: str) -> None:
    heel = tekst_van(naam).splitlines()
    keus, nodig = random.Random(naam), {ander: tekst_van(ander) for ander in NODIG}
    kapot = 0
    for _ in range(10):
        regels = list(heel)
        for _ in range(keus.randint(1, 3)):
            keus.choice(STREKEN)(keus, regels)
        fouten = fouten_van("\n".join(regels) + "\n", **nodig)
        kapot += bool(fouten)
        for fout in fouten:
            assert MELDING.fullmatch(fout), fout
            assert UITWEG.search(fout), fout
    assert kapot


VERGELIJKING = "gelijk: [client.domein, BW]"
PARAMETER = """\
parameters:
  - naam: grens
    titel: Grens
    type: getal
    waarden:
      - {geldig_van: 2020-01-01, waarde: 3, legal_basis: {law: Wmo 2015, article: 1}}
"""
BEGRIP = "afgeleid:\n  - {naam: a, titel: A, als: {gelijk: [afgeleid.b, ja]}}\n  - {naam: b, titel: B, als: {gelijk: [afgeleid.a, nee]}}\n"
KETEN = "".join(f"  - {{naam: a{i}, titel: A, als: {{gelijk: [afgeleid.a{i + 1}, ja]}}}}\n" for i in range(400))
VERDUBBELD = "".join(
    f"  - {{naam: a{i}, titel: A, als: {{alle: [{{gelijk: [afgeleid.a{i + 1}, ja]}}, {{gelijk: [afgeleid.a{i + 1}, nee]}}]}}}}\n" for i in range(9)
)
BLAD = "  - {{naam: a{}, titel: A, als: {{een_van: [{}]}}}}\n"
UITGESCHREVEN = BLAD.format(9, ", ".join(["{gelijk: [client.domein, BW]}"] * 4))


def met(oud: str, nieuw: str) -> str:
    assert oud in REGEL
    return REGEL.replace(oud, nieuw, 1)


@pytest.mark.parametrize(
    ("tekst", "regelnummer", "melding"),
    [
        (met("Proef", "Pr\x00oef"), 2, "een teken dat niet te zien is"),
        (met(VERGELIJKING, 'gelijk: [locatie.organisatie_id, "\\U00110000"]'), 11, "dit is geen geldige YAML"),
        (met(VERGELIJKING, 'gelijk: [locatie.organisatie_id, "\\ud800"]'), 11, "een half teken"),
        (met(VERGELIJKING, "&zelf {niet: *zelf}"), 11, "een anker"),
        (met(VERGELIJKING, "gelijk: *nergens"), 11, "een anker"),
        (met("client.domein, BW", "client.domein, !!python/name:os.system BW"), 11, "een soortaanduiding met !"),
        ("set: " + "[" * 3000, 1, "meer dan 60 niveaus"),
        (met(VERGELIJKING, "niet: {" * 70 + VERGELIJKING + "}" * 70), 11, "meer dan 60 niveaus"),
        (REGEL + "---\nset: b\n", 16, "dit is geen geldige YAML"),
        ("- a\n", 1, "hier horen sleutels met waarden"),
        ("3", 1, "hier horen sleutels met waarden"),
        (met("titel: Proef\n", ""), 1, "een regelbestand heeft 'set', 'titel'"),
        (met("titel: Eerste", "titel:"), 5, "hier staat niets"),
        (met("id: een", 'id: ""'), 4, "hier staat niets"),
        (met("set: proef", "set: ~"), 1, "hier staat niets"),
        (met("titel: Eerste", '"ti\\ntel": Eerste'), 5, "'ti tel' is hier niet bekend. Bedoel je 'titel'?"),
        (met(VERGELIJKING, "gelijk: [locatie.organisatie_id, ~]"), 11, "hier staat niets"),
        (met(VERGELIJKING, "in: [locatie.organisatie_id, [client.woont_bij_organisatie]]"), 11, "'client.woont_bij_organisatie' is een naam"),
        (met(VERGELIJKING, "gelijk: [afgeleid.x, ja]"), 11, "het afgeleide feit 'x' bestaat niet. Er is er nog geen."),
        (met(VERGELIJKING, "minstens: [client.leeftijd, 0]"), 11, "'client.leeftijd' is minstens 0 en hoogstens 130"),
        (met(VERGELIJKING, "meer: [client.leeftijd, 400]"), 11, "'client.leeftijd' is minstens 0 en hoogstens 130"),
        (met(VERGELIJKING, "minder: [{dag: op, min_dagen: 1}, op]"), 11, "dezelfde dag, een vast aantal dagen uit elkaar"),
        (met(VERGELIJKING, "meer: [{dag: client.vroegste_week, plus_dagen: 1}, client.vroegste_week]"), 11, "dezelfde dag"),
        (met("plus_weken: 6", "plus_weken: 1_0"), 13, "'1_0' is geen heel getal"),
        (met("plus_weken: 6", "plus_weken: \u0663"), 13, "is geen heel getal"),
        (met("plus_weken: 6", f"plus_weken: {'9' * 5000}"), 13, "is geen heel getal"),
        (met("geldig_van: 2026-01-01", "geldig_van: 20260101"), 6, "'20260101' is geen bestaande datum"),
        (met("geldig_van: 2026-01-01", "geldig_van: 2026-W01-1"), 6, "'2026-W01-1' is geen bestaande datum"),
        (met("geldig_van: 2026-01-01", "geldig_van: 0001-01-01"), 6, "'0001-01-01' ligt niet tussen 1800 en 2300"),
        (met("geldig_van: 2026-01-01", "geldig_van: 2026-01-01\n    geldig_tot: 9999-12-31"), 7, "Laat de datum weg als er geen begin of einde is"),
        (met("plus_weken: 6", "plus_maanden: 1201"), 13, "langer dan honderd jaar"),
        (met("plus_weken: 6", "plus_weken: parameter.grens") + PARAMETER.replace("waarde: 3", "waarde: 99999"), 13, "langer dan honderd jaar"),
        (met("titel: Proef", "titel: Proef\nmethode: tabel\nuitkomsten: [a, a]"), 4, "'a' staat twee keer in deze lijst"),
        (REGEL + PARAMETER.replace("type: getal", "type: getal\n    aanname: misschien"), 20, "'misschien' kan hier niet. Schrijf ja of nee."),
        (REGEL + PARAMETER.replace("type: getal", "type: getal\n    beleid: punten"), 20, "'punten' is in het beleid geen getal"),
        (REGEL + PARAMETER.replace("titel: Grens", 'titel: ""'), 18, "hier staat niets"),
        (REGEL + BEGRIP, 18, "in een kring naar zichzelf: a → b → a"),
        (REGEL + "afgeleid:\n" + KETEN + BLAD.format(400, "{gelijk: [client.domein, BW]}"), 27, "meer dan 10 keer door"),
        (REGEL + "afgeleid:\n" + VERDUBBELD + UITGESCHREVEN, 20, "telt voluit meer dan 200 vergelijkingen"),
    ],
)
def test_wat_een_lezer_zou_laten_vallen_is_een_gewone_fout(tekst: str, regelnummer: int, melding: str) -> None:
    fouten = fouten_van(tekst)
    assert any(fout.startswith(f"proef.yaml, regel {regelnummer}: ") and melding in fout for fout in fouten), fouten[:3]
    for fout in fouten:
        assert MELDING.fullmatch(fout), fout
        assert UITWEG.search(fout), fout


def test_een_regel_met_alleen_de_sleutels_die_elke_regel_heeft_laadt() -> None:
    assert fouten_van(REGEL) == []
    assert not {"soort", "voor_client", "weigering"} & set(re.findall(r"\w+(?=:)", REGEL))


@pytest.mark.parametrize("tekst", ["3", "- a", "beoordelen: []", "beoordeeld: 3", "beoordeeld: [3]", "beoordeeld: [{}]", "beoordeeld:\n  - {sleutel: *a}"])
def test_een_kapotte_lijst_van_beoordeelde_bevindingen_noemt_ook_haar_regel(tekst: str) -> None:
    with pytest.raises(RegelFout, match=r"^lijst\.yaml, regel [12]: "):
        lees_beoordeeld(tekst, "lijst.yaml")

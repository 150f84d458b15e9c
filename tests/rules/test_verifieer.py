"""Planted faults are found, each with a case that the one-case reading confirms; sound rules give nothing."""

from __future__ import annotations

import signal
from datetime import date
from pathlib import Path

import pytest

from domain.fouten import RegelFout
from rules.geval import bijdrage, lees_geval
from rules.laden import laad_regelboek, lees_regelboek, lees_regelmap
from rules.regelboek import Regelset
from rules.taal import Regel
from rules.verifieer import DEFINITIES, Bevinding, Soort, beoordeeld, lees_beoordeeld, vergelijk_met_lijst, verifieer, verifieer_set
from rules.verifieer.bevinding import ZINNEN
from rules.waarden import ONBEKEND, ONWAAR, ONZEKER, WAAR, Leeftijd, Waarde

OP = date(2026, 11, 30)
MAP = Path(__file__).parent / "verifieer"
FOUTEN = {
    "gat": "gat/gat",
    "tegenspraak_tabel": "tegenspraak_tabel/tegenspraak/jong+ouder",
    "tegenspraak_eisen": "tegenspraak_eisen/tegenspraak/een-van-beide+geen-spoed+verhuizer-niet",
    "overbodig": "overbodig/overbodig/minstens-18+minstens-21",
    "dood": "dood/dood/te-jong-en-te-oud",
    "overschaduwd": "overschaduwd/overschaduwd/niet-intramuraal-bij-verhuizing+geen-spoed+niet-zonder-spoed",
    "nooit_bekend": "nooit_bekend/nooit_bekend/grens-is-open",
    "kleene_te_voorzichtig": "kleene_te_voorzichtig/kleene_te_voorzichtig/eigen-of-anders",
    "gat_over_tijd": "gat_over_tijd/gat/volwassen",
    "samen_leeftijd": "samen_leeftijd/overschaduwd/haast-van-10-tot-en-met-50+tot-en-met-17+van-16-tot-en-met-40+vanaf-38",
    "samen_verzameling": "samen_verzameling/overschaduwd/lvb-of-ggz-past+ggz-past+lvb-past",
    "samen_datum": "samen_datum/overschaduwd/rond-nu+te-laat+te-vroeg",
}


def de_set(naam: str) -> Regelset:
    return lees_regelmap(MAP / f"{naam}.yaml")[naam]


def de_fout(naam: str) -> Bevinding:
    (bevinding,) = verifieer_set(de_set(naam), OP)
    return bevinding


def gelezen(naam: str, getuige: dict[str, Waarde] | None = None) -> dict[str, int]:
    """What every rule gives in the witness of a planted fault, by the one-case reading."""
    feiten = {**de_fout(naam).getuige, **(getuige or {})}
    op = feiten["op"]
    assert isinstance(op, date)
    regels = [regel for regel in de_set(naam).geldig_op(op) if regel.id in de_fout(naam).regels or not de_fout(naam).regels]
    return {regel.id: _waarde(regel, feiten, op) for regel in regels}


def _waarde(regel: Regel, feiten: dict[str, Waarde], op: date) -> int:
    return bijdrage(regel, lees_geval(regel, feiten.__getitem__, op).waarde)


@pytest.mark.parametrize("naam", sorted(FOUTEN))
def test_een_geplante_fout_is_de_enige_bevinding(naam: str) -> None:
    bevinding = de_fout(naam)
    assert bevinding.sleutel == FOUTEN[naam]
    assert all(regel in bevinding.zin for regel in bevinding.regels)
    assert bevinding.getuige_in_woorden()[0].startswith("op ")


def test_een_getuige_is_te_lezen_zonder_namen_van_kolommen() -> None:
    assert de_fout("tegenspraak_tabel").getuige_in_woorden() == ("op 30 november 2026", "de leeftijd van de cliënt: 18 jaar")
    assert de_fout("kleene_te_voorzichtig").getuige_in_woorden()[1].endswith(": onbekend")


def test_alle_soorten_zijn_geplant_en_hebben_een_definitie_en_een_zin() -> None:
    assert {sleutel.split("/")[1] for sleutel in FOUTEN.values()} == set(Soort) == set(DEFINITIES) == set(ZINNEN)
    assert len(FOUTEN) == 12


def test_bij_een_gat_in_een_tabel_geldt_geen_enkele_rij() -> None:
    assert de_fout("gat").getuige == {"op": OP, "client.leeftijd": Leeftijd(18, 18)}
    assert set(gelezen("gat").values()) == {ONWAAR}


def test_bij_een_tegenspraak_in_een_tabel_gelden_twee_uitkomsten_tegelijk() -> None:
    assert gelezen("tegenspraak_tabel") == {"jong": WAAR, "ouder": WAAR}


def test_bij_tegenspraak_in_eisen_weigert_de_laatste_wie_de_andere_toelaten() -> None:
    assert gelezen("tegenspraak_eisen") == {"een-van-beide": WAAR, "geen-spoed": WAAR, "verhuizer-niet": ONWAAR}


def test_wie_door_de_overbodige_eis_geweigerd_wordt_is_al_geweigerd() -> None:
    assert gelezen("overbodig") == {"minstens-18": ONWAAR, "minstens-21": ONWAAR}


def test_de_dode_regel_doet_niets_in_het_geval() -> None:
    assert gelezen("dood") == {"te-jong-en-te-oud": ONWAAR}


def test_wat_niemand_weet_blijft_onbekend_met_alle_feiten() -> None:
    assert gelezen("nooit_bekend") == {"grens-is-open": ONZEKER}
    assert ONBEKEND not in de_fout("nooit_bekend").getuige.values()


def test_te_voorzichtig_is_onbekend_terwijl_elke_woning_hetzelfde_geeft() -> None:
    assert [naam for naam, waarde in de_fout("kleene_te_voorzichtig").getuige.items() if waarde is ONBEKEND] == ["client.woning"]
    assert gelezen("kleene_te_voorzichtig") == {"eigen-of-anders": ONZEKER}
    uitkomsten = {gelezen("kleene_te_voorzichtig", {"client.woning": woning})["eigen-of-anders"] for woning in ("eigen", "toegezegd", "nodig")}
    assert len(uitkomsten) == 1
    assert ONZEKER not in uitkomsten


def test_een_gat_over_de_tijd_noemt_de_eerste_dag_zonder_regel() -> None:
    assert de_fout("gat_over_tijd").getuige == {"op": date(2025, 6, 1)}
    assert de_set("gat_over_tijd").geldig_op(date(2025, 6, 1)) == ()
    assert "op 1 juni 2025" in de_fout("gat_over_tijd").getuige_in_woorden()


@pytest.mark.parametrize("naam", ["overschaduwd", "samen_leeftijd", "samen_verzameling", "samen_datum"])
def test_een_overschaduwde_regel_staat_alleen_samen_in_de_schaduw(naam: str) -> None:
    """Without any one of the rules that cover it the rule decides something again: comparing two at a time would not see it."""
    bevinding, regelset = de_fout(naam), de_set(naam)
    eigen, *door = bevinding.regels
    waarden = gelezen(naam)
    doet = WAAR if regelset.uitkomsten else ONWAAR
    assert waarden[eigen] == doet
    assert doet in [waarden[regel] for regel in door]
    assert len(door) > 1
    for weg in door:
        rest = Regelset("rest", "rest", tuple(regel for regel in regelset.regels if regel.id != weg), regelset.methode, regelset.uitkomsten)
        assert [gevonden for gevonden in verifieer_set(rest, OP) if gevonden.regels[:1] == (eigen,)] == []


REGEL = """
  - id: {id}
    titel: Een proefregel
    geldig_van: {van}
    legal_basis: {{document: Proef, section: "1"}}
    gaat_over: client
    als: {als}
    dan: {dan}
    uitleg: Dit is een proefregel.
"""


def eisen(*regels: tuple[str, str, str], van: str = "2023-01-01", extra: str = "") -> Regelset:
    tekst = "".join(REGEL.format(id=naam, als=als, dan=dan, van=van) for naam, als, dan in regels)
    return lees_regelboek({"proef.yaml": f"set: proef\ntitel: Proef\n{extra}regels:{tekst}"})["proef"]


def test_een_goede_set_geeft_niets() -> None:
    goed = eisen(
        ("volwassen", "{minstens: [client.leeftijd, 18]}", "toelaten"),
        ("aangemeld", "{hoogstens: [client.aanmelddatum, op]}", "toelaten"),
        ("binnen-drie-maanden", "{minstens: [{dag: client.aanmelddatum, plus_maanden: 3, wettelijk: ja}, op]}", "toelaten"),
        ("geen-opname", "{gelijk: [toegang.opname_indicatie, ja]}", "uitsluiten"),
    )
    assert verifieer_set(goed, OP) == ()


def test_een_uitsluiting_die_iedereen_weert_die_de_eis_toelaat_is_een_tegenspraak() -> None:
    niemand = eisen(("volwassen", "{minstens: [client.leeftijd, 18]}", "toelaten"), ("niet-boven-15", "{meer: [client.leeftijd, 15]}", "uitsluiten"))
    (bevinding,) = verifieer_set(niemand, OP)
    assert bevinding.sleutel == "proef/tegenspraak/niet-boven-15+volwassen"
    assert bevinding.zin == "De regels 'niet-boven-15' en 'volwassen' spreken elkaar tegen."


def signaal(aan: str) -> str:
    return f"signaleren\n    soort: leeftijd\n    aan: {aan}"


def test_een_signaal_dat_een_ander_aan_dezelfde_persoon_altijd_al_geeft_is_overbodig() -> None:
    for aan, gevonden in (("toegang", ["proef/overbodig/onder-16+onder-18"]), ("teamleider", [])):
        signalen = eisen(("onder-16", "{minder: [client.leeftijd, 16]}", signaal(aan)), ("onder-18", "{minder: [client.leeftijd, 18]}", signaal("toegang")))
        assert [bevinding.sleutel for bevinding in verifieer_set(signalen, OP)] == gevonden


def test_een_signaal_over_wat_onbekend_is_is_niet_dood() -> None:
    assert verifieer_set(eisen(("urgentie-onbekend", "{niet: {is_bekend: client.urgentie}}", signaal("toegang"))), OP) == ()


def test_een_eis_die_niemand_kan_halen_is_dood() -> None:
    onmogelijk = eisen(("tegelijk", "{alle: [{gelijk: [toegang.spoed, ja]}, {ongelijk: [toegang.spoed, ja]}]}", "toelaten"))
    assert [bevinding.sleutel for bevinding in verifieer_set(onmogelijk, OP)] == ["proef/dood/tegelijk"]


def test_een_gesloten_reeks_leeftijden_is_geen_gat() -> None:
    rijen = "".join(
        REGEL.format(id=naam, als=als, dan=f"uitkomst\n    uitkomst: {uitkomst}", van="2023-01-01")
        for naam, als, uitkomst in (("jong", "{minder: [client.leeftijd, 18]}", "a"), ("oud", "{minstens: [client.leeftijd, 18]}", "b"))
    )
    tabel = lees_regelboek({"proef.yaml": f"set: proef\ntitel: Proef\nmethode: tabel\nuitkomsten: [a, b]\nregels:{rijen}"})["proef"]
    assert verifieer_set(tabel, OP) == ()


def test_twee_gelijke_eisen_geven_een_bevinding() -> None:
    dubbel = eisen(("een", "{minstens: [client.leeftijd, 18]}", "toelaten"), ("twee", "{minder: [client.leeftijd, 18]}", "uitsluiten"))
    assert [bevinding.sleutel for bevinding in verifieer_set(dubbel, OP)] == ["proef/overbodig/twee+een"]


def test_een_schakelaar_met_een_datum_is_niet_dood() -> None:
    """Off until 2027, on from then: on some day the rule refuses. A switch that is off on every day does make its rule dead."""
    waarden = "- {{geldig_van: 2023-01-01, geldig_tot: 2026-12-31, waarde: nee, {bron}}}\n      - {{geldig_van: 2027-01-01, waarde: {daarna}, {bron}}}"
    for daarna, gevonden in (("ja", []), ("nee", ["proef/dood/schakelaar"])):
        bron = 'legal_basis: {document: Proef, section: "1"}'
        parameter = f"parameters:\n  - naam: aan\n    titel: Aan\n    type: ja of nee\n    waarden:\n      {waarden.format(daarna=daarna, bron=bron)}\n"
        regels = eisen(
            ("opname", "{gelijk: [toegang.opname_indicatie, ja]}", "uitsluiten"),
            ("schakelaar", "{alle: [{gelijk: [parameter.aan, ja]}, {gelijk: [toegang.spoed, ja]}]}", "uitsluiten"),
            extra=parameter,
        )
        assert [bevinding.sleutel for bevinding in verifieer_set(regels, OP)] == gevonden


def test_een_gat_dat_pas_op_een_latere_dag_valt_wordt_nu_al_gevonden() -> None:
    """No rule changes on that day; only what a row says about the day asked does."""
    rij = REGEL.format(id="voor-2027", als="{minder: [op, 2027-01-01]}", dan="uitkomst\n    uitkomst: a", van="2023-01-01")
    (bevinding,) = verifieer_set(lees_regelboek({"proef.yaml": f"set: proef\ntitel: Proef\nmethode: tabel\nuitkomsten: [a]\nregels:{rij}"})["proef"], OP)
    assert bevinding.sleutel == "proef/gat"
    assert isinstance(bevinding.getuige["op"], date)
    assert bevinding.getuige["op"] >= date(2027, 1, 1) > OP


def test_wat_alleen_op_een_andere_dag_tegenspreekt_wordt_gevonden() -> None:
    """Two versions that go together today, and did not in 2024."""
    tekst = (
        REGEL.format(id="grens", als="{minstens: [client.leeftijd, 30]}", dan="toelaten\n    geldig_tot: 2024-12-31", van="2023-01-01")
        + REGEL.format(id="grens", als="{minstens: [client.leeftijd, 18]}", dan="toelaten", van="2025-01-01")
        + REGEL.format(id="hoogste", als="{hoogstens: [client.leeftijd, 27]}", dan="toelaten", van="2023-01-01")
    )
    (bevinding,) = verifieer_set(lees_regelboek({"proef.yaml": f"set: proef\ntitel: Proef\nregels:{tekst}"})["proef"], OP)
    assert bevinding.sleutel == "proef/tegenspraak/grens+hoogste"
    assert bevinding.getuige["op"] == date(2024, 12, 31)


def test_de_meegeleverde_sets_geven_niets_dan_wat_beoordeeld_is_en_twee_keer_hetzelfde() -> None:
    bevindingen = verifieer(laad_regelboek(), OP)
    assert verifieer(laad_regelboek(), OP) == bevindingen
    verschil = vergelijk_met_lijst(bevindingen, beoordeeld())
    assert [bevinding.sleutel for bevinding in verschil.nieuw] == []
    assert [rij.sleutel for rij in verschil.verouderd] == []


LIJST = """
beoordeeld:
  - sleutel: overbodig/overbodig/minstens-18+minstens-21
    reden: Met opzet, als voorbeeld.
    wie: een tester
    op: 2026-11-01
  - sleutel: weg/gat
    reden: Die was er ooit.
    wie: een tester
    op: 2026-11-01
"""


def test_een_beoordeelde_bevinding_is_niet_nieuw_en_een_rij_zonder_bevinding_is_verouderd() -> None:
    verschil = vergelijk_met_lijst([de_fout("overbodig"), de_fout("gat")], lees_beoordeeld(LIJST, "proef.yaml"))
    assert [bevinding.sleutel for bevinding in verschil.nieuw] == ["gat/gat"]
    assert [rij.sleutel for rij in verschil.verouderd] == ["weg/gat"]


@pytest.mark.parametrize("mist", ["reden", "wie", "op"])
def test_een_rij_op_de_lijst_zegt_waarom_en_wie_en_wanneer(mist: str) -> None:
    tekst = "\n".join(regel for regel in LIJST.split("\n") if not regel.strip().startswith(mist))
    with pytest.raises(RegelFout, match=f"proef.yaml, regel 3: deze rij mist {mist}"):
        lees_beoordeeld(tekst, "proef.yaml")


def test_een_bevinding_staat_een_keer_op_de_lijst() -> None:
    with pytest.raises(RegelFout, match="staat twee keer op de lijst"):
        lees_beoordeeld(LIJST + LIJST.split("beoordeeld:\n")[1], "proef.yaml")


def test_na_een_bewijs_komt_ctrl_c_nog_gewoon_aan() -> None:
    """The prover of ortools can take the signal for itself and never give it back."""
    voor = signal.signal(signal.SIGINT, signal.default_int_handler)  # in the background it may be ignored
    verifieer_set(laad_regelboek()["bw_vorm"], date(2026, 11, 30))
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
    signal.signal(signal.SIGINT, voor)

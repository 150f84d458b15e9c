"""The effect of a change of rules or date: who is touched, by which rule, and nobody else."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.instances.genereer import genereer
from domain.beleid import lees_beleid
from domain.gebied import laad_regio
from domain.momentopname import Momentopname
from rules.bw import BwRegels
from rules.effect import BESTAAT_NIET, Groep, Peiling, vergelijk
from rules.laden import laad_regelboek, lees_regelboek
from rules.oordeel import Oordeel
from rules.regelboek import Regelboek
from rules.toetsing import Toetsing
from rules.waarden import OORDELEN

BELEID, REGIO, OP = lees_beleid(), laad_regio(), date(2026, 11, 30)
BESTANDEN = {bron.name: bron.read_text(encoding="utf-8") for bron in files("rules").joinpath("sets").iterdir() if bron.name.endswith(".yaml")}
REGIO_DEMO = genereer("demo", 1)


def boek_met(bestand: str, oud: str, nieuw: str) -> Regelboek:
    assert oud in BESTANDEN[bestand]
    return lees_regelboek(BESTANDEN | {bestand: BESTANDEN[bestand].replace(oud, nieuw, 1)})


def effect(nieuw: Regelboek, opname: Momentopname = REGIO_DEMO, tegen: date = OP) -> tuple[Groep, ...]:
    return vergelijk(opname, BELEID, REGIO, Peiling(laad_regelboek(), OP), Peiling(nieuw, tegen)).groepen


def test_dezelfde_regels_op_dezelfde_dag_veranderen_niets() -> None:
    uitslag = vergelijk(REGIO_DEMO, BELEID, REGIO, Peiling(laad_regelboek(), OP), Peiling(laad_regelboek(), OP))
    assert uitslag.groepen == ()
    assert uitslag.gelijk["wachten_bw"] > 0


def test_een_strengere_regel_noemt_wie_zijn_plek_verliest_en_door_welke_regel() -> None:
    strenger = boek_met("client_plek.yaml", "in: [client.woning, [eigen, toegezegd]]", "in: [client.woning, [eigen]]")
    (groep,) = effect(strenger)
    assert (groep.set, groep.van, groep.naar) == ("client_plek", "ja", "nee")
    assert [(oorzaak.regel_id, oorzaak.hoe) for oorzaak in groep.door] == [("plek-woning-bij-bw-thuis", "anders")]
    assert groep.clienten
    assert all(REGIO_DEMO.client[client].woning == "toegezegd" for client in groep.clienten)


def test_een_regel_die_vervalt_staat_er_als_vervallen() -> None:
    begin = BESTANDEN["client_plek.yaml"].index("  - id: plek-geslacht")
    eind = BESTANDEN["client_plek.yaml"].index("  - id: plek-vroegste-week")
    zonder = lees_regelboek(BESTANDEN | {"client_plek.yaml": BESTANDEN["client_plek.yaml"][:begin] + BESTANDEN["client_plek.yaml"][eind:]})
    groepen = effect(zonder)
    assert {groep.van for groep in groepen} <= {"nee", "onbekend"}
    assert {(o.regel_id, o.hoe) for groep in groepen for o in groep.door} <= {("plek-geslacht", "vervallen")}


def test_een_set_die_er_niet_meer_is_beslist_voor_niemand() -> None:
    zonder = lees_regelboek({naam: tekst for naam, tekst in BESTANDEN.items() if naam != "bw_vorm.yaml"})
    assert {groep.naar for groep in effect(zonder) if groep.set == "bw_vorm"} == {BESTAAT_NIET}


def test_een_latere_dag_laat_zien_van_wie_het_wat_besluit_dan_verlopen_is() -> None:
    laat = date(2027, 11, 29)
    verlopen = [g for g in effect(laad_regelboek(), tegen=laat) if g.set == "wachten_bw"]
    regels = BwRegels(REGIO_DEMO, BELEID, REGIO)
    verwacht = {c for c in regels.mogelijk_wachtenden() if regels.client_oordeel(c, OP).waarde != regels.client_oordeel(c, laat).waarde}
    assert {client for groep in verlopen for client in groep.clienten} == verwacht
    assert {o.regel_id for groep in verlopen for o in groep.door} <= {"wachten-wat-bw"}


VERANDERINGEN = (
    ("client_plek.yaml", "minstens: [client.leeftijd, locatie.min_leeftijd]", "meer: [client.leeftijd, locatie.min_leeftijd]"),
    ("client_plek.yaml", "minstens: [plek.toezicht, client.toezicht_nodig]", "gelijk: [plek.toezicht, client.toezicht_nodig]"),
    ("wachten_bw.yaml", "gelijk: [client.status, wacht_plaatsing]", "in: [client.status, [wacht_plaatsing, wacht_intake]]"),
)


@settings(max_examples=12, deadline=None)
@given(st.sampled_from(VERANDERINGEN), st.integers(1, 4), st.sampled_from((OP, date(2027, 3, 1))))
def test_bulk_zegt_van_iedereen_wat_een_voor_een_lezen_zegt(verandering: tuple[str, str, str], zaad: int, tegen: date) -> None:
    """Law: the changed clients of `wachten_bw` are exactly those whose verdict differs when read one by one."""
    opname, nieuw = genereer("demo", zaad), boek_met(*verandering)
    gevonden = {(client, groep.van, groep.naar) for groep in effect(nieuw, opname, tegen) if groep.set == "wachten_bw" for client in groep.clienten}
    oud, later = Toetsing(opname, BELEID, REGIO), Toetsing(opname, BELEID, REGIO, nieuw)
    verwacht = set()
    for client in opname.clienten:
        was, wordt = oud.oordeel("wachten_bw", client.client_id, OP), later.oordeel("wachten_bw", client.client_id, tegen)
        assert isinstance(was, Oordeel)
        assert isinstance(wordt, Oordeel)
        if was.waarde != wordt.waarde:
            verwacht.add((client.client_id, OORDELEN[was.waarde], OORDELEN[wordt.waarde]))
    assert gevonden == verwacht

"""Months, leap days and holidays: "a month later" and "30 days later" lie now this way round, now that way. No proof may miss such a day."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.regelboek import Regelset
from rules.taal import Alle, Constante, DagGevraagd, Feitverwijzing, Gevolg, Operator, Regel, Schuif, Vergelijking, Voorwaarde
from rules.verifieer import Soort, verifieer_set
from rules.verifieer.kalender import verschoven
from tests.rules.willekeurig import OP, regel_met

AANVRAAG = "client.vroegste_week"
MAAND = Schuif(maanden=1)
WERKDAG = Schuif(wettelijk=True)
SCHUIVEN = [Schuif(dagen=dagen) for dagen in (0, 3, 4, 14, 28, 29, 30, 31, 42, 90, 92)]
SCHUIVEN += [Schuif(maanden=maanden, dagen=dagen) for maanden, dagen in ((1, 0), (2, 0), (3, 0), (1, 1), (-1, 0), (6, 0))]
AANVRAGEN = (date(2023, 1, 1).toordinal(), date(2033, 12, 31).toordinal())
GEVRAAGD = (date(2025, 1, 1).toordinal(), date(2031, 12, 31).toordinal())


def eis(naam: str, als: Voorwaarde, dan: Gevolg = Gevolg.TOELATEN) -> Regel:
    return replace(regel_met(als, dan), id=naam)


def eerder(schuif: Schuif, gevraagd: Schuif = Schuif()) -> Vergelijking:  # noqa: B008
    """The shifted date lies before the day asked."""
    return Vergelijking(Operator.MINDER, Feitverwijzing(AANVRAAG, schuif), DagGevraagd(gevraagd))


def gevonden(*regels: Regel) -> set[tuple[Soort, str]]:
    return {(b.soort, "+".join(b.regels)) for b in verifieer_set(Regelset("proef", "Proef", regels), OP)}


@settings(max_examples=40, deadline=None)
@given(st.integers(-30, 30), st.integers(-400, 400), st.booleans(), st.dates(date(1850, 1, 1), date(2250, 1, 1)), st.integers(0, 500))
def test_alle_dagen_tegelijk_verschuiven_is_ze_een_voor_een_verschuiven(maanden: int, dagen: int, wettelijk: bool, van: date, aantal: int) -> None:
    schuif, eerste = Schuif(maanden, dagen, wettelijk), van.toordinal()
    assert verschoven(schuif, eerste, eerste + aantal).tolist() == [schuif(date.fromordinal(eerste + i)).toordinal() for i in range(aantal + 1)]


@pytest.mark.parametrize(
    ("een", "ander", "overbodig"),
    [
        (MAAND, Schuif(dagen=28), {"ander+een"}),  # no month is shorter than 28 days
        (MAAND, Schuif(dagen=29), set()),  # 31 January: a month later is 28 February, 29 days later 1 March
        (MAAND, Schuif(dagen=30), set()),
        (MAAND, Schuif(dagen=31), {"een+ander"}),  # no month is longer
        (WERKDAG, Schuif(dagen=3), set()),  # Good Friday: the next working day is Tuesday, four days on
        (WERKDAG, Schuif(dagen=4), {"een+ander"}),
    ],
)
def test_een_termijn_is_pas_overbodig_als_ze_het_op_elke_dag_is(een: Schuif, ander: Schuif, overbodig: set[str]) -> None:
    assert gevonden(eis("een", eerder(een)), eis("ander", eerder(ander))) == {(Soort.OVERBODIG, namen) for namen in overbodig}


def test_ook_tussen_twee_datums_die_allebei_open_zijn() -> None:
    tussen = [Vergelijking(Operator.MINDER, Feitverwijzing(AANVRAAG, schuif), Feitverwijzing("client.uiterste_datum")) for schuif in (MAAND, Schuif(dagen=30))]
    assert gevonden(*(eis(f"r{i}", als) for i, als in enumerate(tussen))) == set()


def overbodig_volgens_alle_dagen(een: tuple[Schuif, Schuif], ander: tuple[Schuif, Schuif]) -> set[str]:
    """Per day asked the first date that no longer lies before it: a requirement is redundant when that of the other never comes later."""
    eerst, later = (np.searchsorted(verschoven(eigen, *AANVRAGEN), verschoven(gevraagd, *GEVRAAGD)) for eigen, gevraagd in (een, ander))
    if (eerst == later).all():
        return {"ander"}
    return {naam for naam, altijd in (("een", (later <= eerst).all()), ("ander", (eerst <= later).all())) if altijd}


def test_overbodig_is_wat_alle_dagen_van_tien_jaar_overbodig_noemen() -> None:
    keus = random.Random(7)
    for _ in range(40):
        een, ander = (replace(keus.choice(SCHUIVEN), wettelijk=keus.random() < 0.4) for _ in range(2))
        paar = [(een, Schuif()), (ander, Schuif())] if keus.random() < 0.6 else [(Schuif(), een), (Schuif(), ander)]
        uit = gevonden(eis("een", eerder(*paar[0])), eis("ander", eerder(*paar[1])))
        assert {namen.split("+")[0] for soort, namen in uit if soort is Soort.OVERBODIG} == overbodig_volgens_alle_dagen(paar[0], paar[1]), paar


def test_een_vaste_dag_ver_weg_wordt_ook_geprobeerd() -> None:
    later = Vergelijking(Operator.MEER, DagGevraagd(), Constante(date(2045, 1, 1)))
    assert gevonden(eis("verre", Alle((later, eerder(MAAND))), Gevolg.UITSLUITEN)) == set()


def test_samen_overschaduwd_rond_een_schrikkeldag_en_net_niet() -> None:
    """29 November 2035: three months later is 29 February 2036, 93 days later 1 March."""
    vast = Vergelijking(Operator.GELIJK, Feitverwijzing(AANVRAAG), Constante(date(2035, 11, 29)))
    voorbij = eis("voorbij", eerder(Schuif(maanden=3)), Gevolg.UITSLUITEN)

    def met(dagen: int) -> set[tuple[Soort, str]]:
        nog_niet = Vergelijking(Operator.MINSTENS, Feitverwijzing(AANVRAAG, Schuif(dagen=dagen)), DagGevraagd())
        return gevonden(voorbij, eis("nog_niet", nog_niet, Gevolg.UITSLUITEN), eis("vast", vast, Gevolg.UITSLUITEN))

    assert met(92) == {(Soort.OVERSCHADUWD, "vast+voorbij+nog_niet")}
    assert met(91) == set()
    assert gevonden(
        eis("te_laat", Alle((vast, Vergelijking(Operator.MEER, Feitverwijzing(AANVRAAG, MAAND), Constante(date(2035, 12, 29))))), Gevolg.UITSLUITEN)
    ) == {(Soort.DOOD, "te_laat")}

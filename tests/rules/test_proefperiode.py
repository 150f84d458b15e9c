"""Stories of the proefperiode: nobody is closed who asked to resume, and the long-term group does not belong in it (domain.md B32, B34)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from domain.bladen import Afsluiting
from domain.gebied import laad_regio
from rules.oordeel import Oordeel
from rules.toetsing import Toetsing
from rules.waarden import ONWAAR, WAAR
from tests import bouw as t

OP = t.PEILDATUM
BEGIN = OP - timedelta(days=42)


@pytest.mark.parametrize(("gevraagd", "verwacht"), [(None, WAAR), (BEGIN - timedelta(days=1), WAAR), (BEGIN, ONWAAR), (OP, ONWAAR)])
def test_wie_vraagt_om_weer_te_beginnen_wordt_niet_afgesloten(gevraagd: date | None, verwacht: int) -> None:
    client = t.bg_client(status="proefperiode", proefperiode_van=BEGIN, langdurig=False, hervatting_gevraagd_op=gevraagd)
    klaar = Afsluiting(client_id="C1", doelen_bereikt=True)
    oordeel = Toetsing(t.opname(client, klaar), t.vast_beleid(), laad_regio()).oordeel("afsluiten_bg", "C1", OP)
    assert isinstance(oordeel, Oordeel)
    assert oordeel.waarde == verwacht


@pytest.mark.parametrize(("langdurig", "verwacht"), [(True, ["proefperiode_bij_langdurig"]), (False, []), (None, [])])
def test_een_proefperiode_van_iemand_uit_de_langdurige_groep_is_een_signaal(langdurig: bool | None, verwacht: list[str]) -> None:
    client = t.bg_client(status="proefperiode", proefperiode_van=OP, zorgzwaarte="licht", langdurig=langdurig)
    signalen = Toetsing(t.opname(client), t.vast_beleid(), laad_regio()).signalen("C1", OP)
    assert [signaal.soort for signaal in signalen] == verwacht

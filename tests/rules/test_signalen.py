"""Signals: what a person should look at. They never decide."""

from __future__ import annotations

from datetime import date, timedelta

from domain.bladen import Toegangsfeit
from domain.gebied import laad_regio
from rules.bw import BwRegels
from rules.waarden import WAAR
from tests import bouw as t

MAANDAG = t.week(0)


def soorten(*rijen: t.Rijen) -> dict[str, tuple[str | None, str | None]]:
    """Codes of the signals with what they are about; the empty sheet of sleutelfiguren left out."""
    signalen = BwRegels(t.opname(*rijen, t.sleutelfiguur()), t.vast_beleid(), laad_regio()).signalen()
    return {signaal.soort: (signaal.client_id, signaal.locatie_id) for signaal in signalen}


def test_wie_alles_op_orde_heeft_geeft_geen_signaal() -> None:
    assert soorten(t.locatie(), t.plek(), t.wachtende()) == {}


def test_een_dat_waarschuwt_acht_weken_vooraf_en_daarna_en_haalt_niemand_van_de_lijst() -> None:
    for dagen, verwacht in ((57, False), (56, True), (-30, True)):
        rijen = (t.client(), t.dat("C1", geldig_tot=MAANDAG + timedelta(days=dagen)), t.wat("C1"))
        assert ("dat_loopt_af" in soorten(*rijen)) is verwacht
        lezer = BwRegels(t.opname(*rijen), t.vast_beleid(), laad_regio())
        assert lezer.clienten(["C1"], MAANDAG).tolist() == [WAAR]


def test_de_toegangsfeiten_geven_een_signaal_en_leeg_geeft_er_geen() -> None:
    feit = Toegangsfeit(client_id="C1", forensische_titel_tot=date(2027, 3, 1), opname_indicatie=True, wlz_indicatie=True)
    assert soorten(t.wachtende(), feit).keys() == {"forensische_titel", "opname_indicatie", "wlz_indicatie"}
    assert soorten(t.wachtende(), Toegangsfeit(client_id="C1", forensische_titel_tot=date(2026, 11, 1), wlz_indicatie=False)) == {}


def test_een_dat_van_een_andere_rol_telt_mee_met_een_signaal() -> None:
    assert soorten(t.client(), t.dat("C1", genomen_door_rol="teamleider"), t.wat("C1")) == {"dat_door_andere_rol": ("C1", None)}
    assert soorten(t.client(), t.dat("C1", genomen_door_rol="toegang"), t.wat("C1")) == {"dat_door_andere_rol": ("C1", None)}
    assert soorten(t.client(), t.dat("C1", genomen_door_rol="regionale_toegang"), t.wat("C1")) == {}


def test_wat_over_een_client_onbekend_is_wordt_genoemd() -> None:
    gevonden = soorten(t.wachtende(zorgzwaarte=None, urgentie=None, geboortejaar=None))
    assert gevonden.keys() == {"zorgzwaarte_onbekend", "urgentie_onbekend", "leeftijd_onbekend"}


def test_wie_jonger_dan_18_is_of_misschien() -> None:
    assert soorten(t.wachtende(geboortejaar=2009)) == {"jonger_dan_18": ("C1", None)}
    assert soorten(t.wachtende(geboortejaar=2008)) == {"jonger_dan_18": ("C1", None)}
    assert soorten(t.wachtende(geboortejaar=2008, achttien_op=MAANDAG)) == {}
    assert soorten(t.wachtende(geboortejaar=2007)) == {}


def test_wie_van_buiten_de_regio_komt() -> None:
    assert soorten(t.wachtende(gemeente="GM0363")) == {"landelijke_toegankelijkheid": ("C1", None)}


def test_signalen_gaan_niet_over_wie_in_zorg_is_of_voor_bg_komt() -> None:
    assert soorten(t.locatie(), t.plek(), t.bewoner("B1", zorgzwaarte=None), t.client("C2", domein="BG", zorgzwaarte=None)) == {}


def test_locaties_bladen_en_besluiten() -> None:
    assert soorten(t.locatie(alleen_geslacht="v"), t.plek()) == {"alleen_geslacht_zonder_grond": (None, "L1")}
    assert soorten(t.locatie(alleen_geslacht="v", alleen_geslacht_grond="veiligheid"), t.plek()) == {}
    herzien = t.samenstelling("L1", "agressie", max_aantal=1, herzien_op=MAANDAG - timedelta(days=1))
    assert soorten(t.locatie(), t.plek(), herzien) == {"samenstelling_herzien": (None, "L1")}
    assert soorten(t.stuurgroepbesluit("S1", "clientenstop")).keys() == {"clientenstop"}
    assert soorten(t.stuurgroepbesluit("S1", "clientenstop", geldig_tot=MAANDAG - timedelta(days=1))) == {}


def test_een_leeg_blad_sleutelfiguren() -> None:
    signalen = BwRegels(t.opname(), t.vast_beleid(), laad_regio()).signalen()
    assert [signaal.soort for signaal in signalen] == ["geen_sleutelfiguren"]

"""One way to ask any rule set for someone: a client, a decision, a client with a begeleider or an onderaannemer."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from domain import bladen as b
from domain.gebied import laad_regio
from rules.feitenbron.derden import FeitenDerden
from rules.oordeel import Oordeel, RegelOordeel, Tabeloordeel
from rules.taal import Gevolg
from rules.toetsing import Toetsing
from rules.waarden import AFWEZIG, ONBEKEND, ONWAAR, ONZEKER, WAAR, Waarde
from tests import bouw as t

OP = t.PEILDATUM
PAST: dict[str, Any] = {
    "verblijfsrecht": True,
    "eigen_kracht_toereikend": False,
    "algemene_voorziening_toereikend": False,
    "lichte_ondersteuning_toereikend": False,
}
"""Someone who needs begeleiding, as the Toegang has it."""


def toetsing(*rijen: t.Rijen, **beleid: Any) -> Toetsing:
    return Toetsing(t.opname(*rijen), t.vast_beleid(**beleid), laad_regio())


def toegang(**kolommen: Any) -> b.Toegangsfeit:
    return b.Toegangsfeit(client_id="C1", **kolommen)


def feit(naam: str, *rijen: t.Rijen) -> Waarde:
    return toetsing(*rijen).van_client("C1", OP)(naam)


def waarde(oordeel: Oordeel | Tabeloordeel) -> int:
    assert isinstance(oordeel, Oordeel)
    return oordeel.waarde


def soorten(regels: list[RegelOordeel]) -> list[tuple[str, str]]:
    return [(regel.soort, regel.aan) for regel in regels]


def test_een_client_krijgt_de_sets_van_zijn_domein_en_geen_over_een_plek_of_besluit() -> None:
    proef = toetsing(t.bg_client("C1"), t.client("C2"))
    bg, bw = ({regelset.naam for regelset in proef.sets_voor(wie)} for wie in ("C1", "C2"))
    assert bg == {"afsluiten_bg", "dagbesteding", "dat_bg", "hervatten_bg", "proefperiode", "termijnen", "vier_ogen"}
    assert {"dat_bw", "wachten_bw", "signalen_bw", "termijnen"} <= bw
    assert not {"bevoegdheid", "client_plek", "begeleider", "onderaannemer", "dat_bg", "vier_ogen"} & bw


def test_een_oordeel_noemt_wat_ontbreekt_en_de_uitkomst_van_een_tabel() -> None:
    proef = toetsing(t.bg_client(), toegang(**{**PAST, "verblijfsrecht": None}, gevraagde_dagbesteding="oad"))
    oordeel = proef.oordeel("dat_bg", "C1", OP)
    assert (waarde(oordeel), [feit.feit for feit in oordeel.ontbreekt]) == (ONZEKER, ["toegang.verblijfsrecht"])
    tabel = proef.oordeel("dagbesteding", "C1", OP)
    assert isinstance(tabel, Tabeloordeel)
    assert tabel.uitkomst == "oad_extern"


def test_wie_een_dat_heeft_houdt_die_en_wat_niet_meer_klopt_is_een_signaal() -> None:
    verhuisd = (t.bg_client(status="in_zorg", gemeente="GM0867", gebied=None, zorgzwaarte="licht"), toegang(**PAST, wlz_indicatie=True))
    zonder = toetsing(*verhuisd)
    assert waarde(zonder.oordeel("dat_bg", "C1", OP)) == ONWAAR
    assert soorten(list(zonder.signalen("C1", OP))) == [("wlz_indicatie", "toegang")]
    met = list(toetsing(*verhuisd, t.dat("C1", "BG")).signalen("C1", OP))
    assert soorten(met) == [("wlz_indicatie", "toegang"), ("dat_bg_gemeente", "toegang")]
    assert {regel.dan for regel in met} == {Gevolg.SIGNALEREN}
    assert "Verwijs door naar de toegang van die gemeente" in met[1].uitleg


def test_een_dat_begeleiding_waarschuwt_acht_weken_vooraf_en_beeindigt_niets() -> None:
    for dagen, verwacht in ((57, []), (56, [("dat_loopt_af", "toegang")]), (-30, [("dat_loopt_af", "toegang")])):
        rijen = (t.bg_client(status="in_zorg", zorgzwaarte="licht"), t.dat("C1", "BG", geldig_tot=OP + timedelta(days=dagen)))
        assert soorten(list(toetsing(*rijen).signalen("C1", OP))) == verwacht


def test_wie_afgesloten_is_geeft_geen_signaal_meer_over_het_recht() -> None:
    rijen = (t.bg_client(status="afgesloten", gemeente="GM0867", gebied=None, afgesloten_op=date(2026, 1, 5)), t.dat("C1", "BG"))
    assert list(toetsing(*rijen).signalen("C1", OP)) == []


def test_elk_soort_signaal_komt_een_keer() -> None:
    wacht = toetsing(t.wachtende(), toegang(wlz_indicatie=True, forensische_titel_tot=date(2027, 1, 4)))
    gevonden = [soort for soort, _ in soorten(list(wacht.signalen("C1", OP)))]
    assert gevonden.count("wlz_indicatie") == 1
    assert len(gevonden) == len(set(gevonden))


def test_op_een_dag_voor_de_regels_van_siem_lopen_alleen_de_klokken_van_de_wet() -> None:
    proef = toetsing(t.bg_client(), toegang(melding_op=date(2022, 11, 14), onderzoek_klaar_op=None))
    assert {regel.regel_id for regel in proef.termijnen("C1", date(2022, 11, 16))} == {"termijn-onderzoek", "termijn-persoonlijk-plan"}
    assert list(proef.signalen("C1", date(2022, 11, 16))) == []


def test_een_termijn_heeft_een_laatste_dag_en_iemand_die_aan_zet_is() -> None:
    (gesprek,) = toetsing(t.bg_client(aanmelddatum=date(2026, 11, 23)), t.dat("C1", "BG")).termijnen("C1", OP)
    assert (gesprek.laatste_dag, gesprek.aan) == (date(2026, 12, 7), "teamleider")
    assert gesprek.voor_client == "U hebt uiterlijk 7 december 2026 uw eerste gesprek."


def test_het_beleid_zegt_hoe_lang_de_norm_is() -> None:
    (gesprek,) = toetsing(t.bg_client(aanmelddatum=date(2026, 11, 23)), eerste_gesprek_dagen=10).termijnen("C1", OP)
    assert gesprek.laatste_dag == date(2026, 12, 3)


def test_wie_bg_koopt_en_welk_team_er_is() -> None:
    assert feit("client.gemeente_koopt_bg", t.bg_client()) is True
    assert feit("client.gebiedsteam", t.bg_client()) == "GT3"
    assert feit("client.gemeente_koopt_bg", t.bg_client(gemeente="GM0867")) is False
    assert feit("client.gebiedsteam", t.bg_client(gemeente="GM0867", gebied=None)) is AFWEZIG
    assert feit("client.gebiedsteam", t.bg_client(gemeente="GM0363", gebied=None)) is AFWEZIG
    assert feit("client.gebiedsteam", t.bg_client(gemeente="GM0766", gebied=None)) == "GT8"


def test_zonder_wijk_is_het_team_in_tilburg_onbekend_en_niet_geen() -> None:
    assert feit("client.gebiedsteam", t.bg_client(gebied=None)) is ONBEKEND
    proef = toetsing(t.bg_client(gebied=None), t.begeleider())
    assert waarde(proef.met_begeleider("begeleider", "C1", proef.opname.begeleiders[0], OP)) == ONZEKER


@pytest.mark.parametrize(("kolom", "status"), [("afgesloten_op", "afgesloten"), ("proefperiode_van", "proefperiode")])
def test_een_dag_die_er_moet_zijn_en_niet_is_ingevuld_is_onbekend(kolom: str, status: str) -> None:
    assert feit(f"client.{kolom}", t.bg_client(status=status)) is ONBEKEND
    assert feit(f"client.{kolom}", t.bg_client(status="in_zorg")) is AFWEZIG
    ingevuld: dict[str, Any] = {"status": status, kolom: OP}
    assert feit(f"client.{kolom}", t.bg_client(**ingevuld)) == OP


@pytest.mark.parametrize(
    ("kolommen", "verwacht"),
    [
        ({}, ONBEKEND),
        ({"forensische_titel": False}, AFWEZIG),
        ({"forensische_titel": True}, ONBEKEND),
        ({"forensische_titel_tot": OP}, OP),
        ({"forensische_titel": True, "forensische_titel_tot": OP}, OP),
    ],
)
def test_alleen_een_nee_zegt_dat_er_geen_forensische_titel_is(kolommen: dict[str, Any], verwacht: Waarde) -> None:
    assert feit("toegang.forensische_titel_tot", t.client(), toegang(**kolommen)) == verwacht
    assert feit("toegang.forensische_titel_tot", t.client()) is ONBEKEND


def test_wie_begeleidt_staat_in_de_caseload() -> None:
    eigen = (t.bg_client(), t.begeleider(), t.begeleider("B2"), t.caseload("C1", "B1"), t.caseload("C1", "B2", "tweede"))
    assert (feit("client.eerste_begeleider", *eigen), feit("client.tweede_begeleider", *eigen), feit("client.bij_onderaannemer", *eigen)) == (
        "B1",
        "B2",
        AFWEZIG,
    )
    nergens = t.bg_client()
    assert {feit(f"client.{naam}", nergens) for naam in ("eerste_begeleider", "tweede_begeleider", "bij_onderaannemer")} == {AFWEZIG}


def test_bij_een_onderaannemer_is_ook_wie_een_begeleider_daarvan_heeft() -> None:
    onderaannemer = t.organisatie("O9", rol="onderaannemer")
    assert feit("client.bij_onderaannemer", t.bg_client(), onderaannemer, t.caseload("C1", organisatie_id="O9")) == "O9"
    extern = t.begeleider("B9", gebiedsteam=None, organisatie_id="O9", werkgever="O9")
    assert feit("client.bij_onderaannemer", t.bg_client(), onderaannemer, extern, t.caseload("C1", "B9")) == "O9"
    in_team = t.begeleider("B9", organisatie_id="O9", werkgever="O9")
    assert feit("client.bij_onderaannemer", t.bg_client(), onderaannemer, in_team, t.caseload("C1", "B9")) is AFWEZIG


def test_van_de_besluiten_telt_het_laatste_dat_niet_is_ingetrokken() -> None:
    besluiten = (
        t.dat("C1", "BG", besluit_id="D1", datum=date(2025, 1, 6), geldig_tot=date(2025, 12, 31), genomen_door_rol="toegang"),
        t.dat("C1", "BG", besluit_id="D2", datum=date(2026, 1, 5), genomen_door_rol="teamleider"),
        t.dat("C1", "BG", besluit_id="D3", datum=date(2026, 6, 1), ingetrokken_op=date(2026, 6, 2)),
        t.dat("C1", "BG", besluit_id="D4", datum=OP + timedelta(days=1)),
        t.dat("C1", "BW", besluit_id="D5", datum=date(2026, 7, 1)),
        t.dat("C1", "BG", besluit_id="D6", soort="beschikking", datum=date(2026, 3, 2)),
    )
    assert [feit(f"client.{naam}", t.bg_client(), *besluiten) for naam in ("dat_bg_datum", "dat_bg_tot", "dat_bg_rol")] == [
        date(2026, 1, 5),
        AFWEZIG,
        "teamleider",
    ]
    assert feit("client.beschikking_datum", t.bg_client(), *besluiten) == date(2026, 3, 2)
    assert [feit(f"client.{naam}", t.bg_client()) for naam in ("dat_bg_datum", "dat_bg_tot", "dat_bg_rol", "beschikking_datum")] == [AFWEZIG] * 4


@pytest.mark.parametrize(
    ("rij", "verwacht"),
    [
        (t.dat("C1", "BG", genomen_door_rol="toegang"), WAAR),
        (t.dat("C1", "BG", genomen_door_rol="regionale_toegang"), ONWAAR),
        (t.dat("C1", "BW"), WAAR),
        (t.dat("C1", "BW", genomen_door_rol="sleutelfiguur"), ONWAAR),
        (t.dat("C1", "BW", genomen_door_organisatie="IMP"), ONWAAR),
        (t.dat("C1", "BG", genomen_door_rol="toegang", genomen_door_organisatie="IMP"), WAAR),
        (t.wat("C1"), WAAR),
        (t.wat("C1", genomen_door_rol="stuurgroep"), ONWAAR),
        (t.dat("C1", "BG", soort="beschikking", genomen_door_rol="toegang"), WAAR),
        (t.dat("C1", "BG", soort="beschikking", genomen_door_rol="siemteam"), ONWAAR),
        (t.uitzondering("C1"), WAAR),
        (t.uitzondering("C1", akkoord_teamleider=False), ONWAAR),
        (t.stuurgroepbesluit("S1"), WAAR),
        (t.stuurgroepbesluit("S1", "clientenstop", bestuurlijk_overleg_geraadpleegd=True), WAAR),
        (t.stuurgroepbesluit("S1", "clientenstop", bestuurlijk_overleg_geraadpleegd=False), ONWAAR),
        (t.stuurgroepbesluit("S1", "clientenstop"), ONZEKER),
        (t.stuurgroepbesluit("S1", "onderaannemer_goedgekeurd", organisatie_id="O1"), WAAR),
    ],
    ids=lambda deel: f"{getattr(deel, 'soort', 'vier_ogen')}-{getattr(deel, 'genomen_door_rol', '')}" if isinstance(deel, b.Rij) else str(deel),
)
def test_over_elk_besluit_is_te_zeggen_of_de_rol_bevoegd_was(rij: b.Besluit | b.Stuurgroepbesluit | b.VierOgenUitzondering, verwacht: int) -> None:
    proef = toetsing(t.bg_client(), t.organisatie("IMP", naam="Impegno"), rij)
    assert waarde(proef.besluit("bevoegdheid", rij, OP)) == verwacht


def test_een_besluit_zonder_motivering_is_een_signaal_en_houdt_niets_tegen() -> None:
    kaal, vol = t.dat("C1", "BG", genomen_door_rol="toegang"), t.dat("C1", "BG", genomen_door_rol="toegang", motivering="thuis lukt het niet alleen")
    for rij, verwacht in ((kaal, ["motivering_van_de_toegang"]), (vol, []), (t.stuurgroepbesluit("S1"), [])):
        oordeel = toetsing(t.bg_client(), rij).besluit("bevoegdheid", rij, OP)
        assert isinstance(oordeel, Oordeel)
        assert oordeel.waarde == WAAR
        assert [regel.soort for regel in oordeel.signalen if regel.waarde == WAAR] == verwacht


def test_een_besluit_over_een_client_ziet_ook_diens_feiten_en_een_van_de_stuurgroep_niet() -> None:
    proef = toetsing(t.bg_client(risico=True))
    assert proef.van_besluit(t.uitzondering("C1"), OP)("client.risico") is True
    assert proef.van_besluit(t.stuurgroepbesluit("S1"), OP)("client.risico") is AFWEZIG
    assert proef.van_client("C1", OP)("besluit.soort") is AFWEZIG


def test_een_begeleider_van_het_team_past_en_een_ander_niet() -> None:
    hier, elders, weg = t.begeleider(), t.begeleider("B2", gebiedsteam="GT4"), t.begeleider("B3", uit_dienst_op=OP)
    proef = toetsing(t.bg_client(), hier, elders, weg)
    assert [waarde(proef.met_begeleider("begeleider", "C1", wie, OP)) for wie in (hier, elders, weg)] == [WAAR, ONWAAR, ONWAAR]
    assert waarde(proef.met_begeleider("begeleider", "C1", weg, OP - timedelta(days=1))) == WAAR


def test_wie_al_begeleidt_blijft_ook_uit_een_ander_team() -> None:
    elders = t.begeleider("B2", gebiedsteam="GT4")
    proef = toetsing(t.bg_client(status="in_zorg"), elders, t.caseload("C1", "B2"))
    assert waarde(proef.met_begeleider("begeleider", "C1", elders, OP)) == WAAR


def test_taal_en_geslacht_zijn_wensen_en_houden_niemand_tegen() -> None:
    wie = t.begeleider(geslacht="m", talen=("nederlands",))
    proef = toetsing(t.bg_client(voorkeur_geslacht_begeleider="v", talen=("pools",)), wie)
    assert waarde(proef.met_begeleider("begeleider", "C1", wie, OP)) == WAAR


def test_een_niche_krijgt_wie_die_nodig_heeft_en_wat_de_begeleiders_kunnen_telt_mee() -> None:
    nah = t.organisatie("O9", rol="onderaannemer", rol_onderaannemer="niche", niches=("nah",))
    ggz = t.begeleider("B9", gebiedsteam=None, organisatie_id="O9", werkgever="O9", expertises=("ggz",))

    def past(*nodig: str) -> int:
        proef = toetsing(t.bg_client(expertise_nodig=nodig), nah, ggz)
        return waarde(proef.met_onderaannemer("onderaannemer", "C1", nah, OP))

    assert [past("nah"), past("nah", "ggz"), past("ggz"), past("nah", "lvb"), past()] == [WAAR, WAAR, ONWAAR, ONWAAR, ONWAAR]


def test_een_latere_goedkeuring_houdt_tegen_en_geen_is_een_signaal() -> None:
    nieuw = t.organisatie("O9", rol="onderaannemer")
    zonder = toetsing(t.bg_client(), nieuw).met_onderaannemer("onderaannemer", "C1", nieuw, OP)
    assert isinstance(zonder, Oordeel)
    assert (zonder.waarde, [regel.soort for regel in zonder.signalen if regel.waarde == WAAR]) == (WAAR, ["onderaannemer_zonder_besluit"])
    goedkeuring = t.stuurgroepbesluit("S1", "onderaannemer_goedgekeurd", domein="BG", organisatie_id="O9", datum=OP + timedelta(days=1))
    proef = toetsing(t.bg_client(), nieuw, goedkeuring)
    assert [waarde(proef.met_onderaannemer("onderaannemer", "C1", nieuw, dag)) for dag in (OP, OP + timedelta(days=1))] == [ONWAAR, WAAR]


def test_een_organisatie_van_een_begeleider_is_die_waar_hij_voor_werkt() -> None:
    extern = t.begeleider("B9", gebiedsteam=None, organisatie_id="O9", werkgever="O9")
    derden = FeitenDerden(t.opname(t.organisatie("O9", rol="onderaannemer"), extern, t.begeleider()), laad_regio())
    assert derden.van_begeleider("organisatie.rol", extern, OP) == "onderaannemer"
    assert derden.van_begeleider("organisatie.rol", t.begeleider(), OP) == "combinant"

"""A good Verdeling passes; each mutation of it is refused by name."""

from __future__ import annotations

from typing import Any

import pytest

from allocation.check import controleer, tel
from allocation.check.kengetallen import kengetallen
from allocation.plan import Belasting, Doelwaarde, Opties, Reden, Signaal, Toewijzing, Verdeling
from domain.gebied import laad_regio
from domain.uitwisseling import momentopname_hash
from rules.toetsing import Toetsing
from tests.allocation.verdelingbouw import codes, goede_verdeling, keuze, oordeel, telling_van
from tests.bouw import PEILDATUM, begeleider, bg_client, in_begeleiding, nieuw_bg, onderaannemer, opname, uitzondering, vast_beleid, vastlegging, week

OPNAME = opname(
    begeleider("B1", expertises=("ggz",)),
    begeleider("B2"),
    begeleider("B3", contract_uren=10),
    begeleider("B4", gebiedsteam="GT6"),
    begeleider("B5", afwezig_van=PEILDATUM),
    onderaannemer("OA1", max_punten=100),
    onderaannemer("OA2", rol_onderaannemer="niche", niches=("nah",)),
    onderaannemer("OA3", rol_onderaannemer="afbouw"),
    nieuw_bg("C1", expertise_nodig=("ggz",)),
    nieuw_bg("C2", risico=True),
    uitzondering("C2"),
    in_begeleiding("C3", "B1", "B2", langdurig=True),
    in_begeleiding("C4", "B5", "B2"),
    in_begeleiding("C5", bij="OA1"),
    nieuw_bg("C6", status="wacht_intake"),
    uitzondering("C6", herzien_op=week(-1)),
    vastlegging("C6", "verboden", begeleider_id="B3"),
    in_begeleiding("C7", "B2", "B1"),
    nieuw_bg("W1", gemeente="GM0867", gebied=None),
    bg_client("W2"),
    bg_client("Z1", status="afgesloten"),
)
"""Three own begeleiders of GT3 and one of GT6; B5 is weg; three onderaannemers; seven clients, a client in Waalwijk, one without a DAT, a closed one."""
TELLING = telling_van(OPNAME)
KEUZES = (
    keuze("C1", "B1", "B2", gesprek=0),
    keuze("C2", "B2", "B1", gesprek=0),
    keuze("C3", "B1", "B2"),
    keuze("C4", "B3", "B2"),
    keuze("C5", bij="OA1"),
    keuze("C6", "B1", "B2", gesprek=0),
    keuze("C7", "B2", "B1"),
)
GOED = goede_verdeling(TELLING, *KEUZES)


def met(*anders: Toewijzing, zonder: str = "") -> Verdeling:
    """The good plan with other choices for some clients, all it says about itself recounted."""
    nieuw = {rij.client_id: rij for rij in anders}
    over = [nieuw.pop(rij.client_id, rij) for rij in KEUZES if rij.client_id != zonder]
    return goede_verdeling(TELLING, *over, *nieuw.values())


def anders(**velden: Any) -> Verdeling:
    """The good plan with other fields, and nothing recounted."""
    return GOED.model_copy(update=velden)


def eerste_rij(rijen: tuple[Any, ...], **velden: Any) -> tuple[Any, ...]:
    return (rijen[0].model_copy(update=velden), *rijen[1:])


def doel(naam: str, **velden: Any) -> tuple[Doelwaarde, ...]:
    return tuple(rij.model_copy(update=velden) if rij.naam == naam else rij for rij in GOED.doelen)


def test_the_good_plan_is_good() -> None:
    assert oordeel(TELLING, GOED) == ()


SLECHT: list[tuple[str, Verdeling, str]] = [
    ("the same begeleider twice", met(keuze("C2", "B2", "B2")), "zelfde_begeleider"),
    ("somebody of another team", met(keuze("C2", "B2", "B4")), "verkeerd_team"),
    ("a client of Waalwijk", met(keuze("W1", "B1", "B2")), "niet_in_verdeling"),
    ("a client without a DAT", met(keuze("W2", "B1", "B2")), "niet_in_verdeling"),
    ("a new pair without what is needed", met(keuze("C1", "B3", "B2")), "expertise"),
    ("over the limit", met(keuze("C1", "B3", "B1"), keuze("C2", "B3", "B1"), keuze("C3", "B3", "B2"), keuze("C7", "B3", "B1")), "boven_limiet"),
    ("somebody weg keeps a client", met(keuze("C4", "B5", "B2")), "weg"),
    ("an exception past its date", met(keuze("C6", "B1")), "uitzondering_verlopen"),
    ("an exception for a risk client", met(keuze("C2", "B1")), "uitzondering_risico"),
    ("a new client with one begeleider", met(keuze("C1", "B1")), "tweede_ontbreekt"),
    ("a niche without need of it", met(keuze("C2", bij="OA2")), "onderaannemer_niche"),
    ("afbouw with somebody new", met(keuze("C2", bij="OA3")), "onderaannemer_afbouw"),
    ("an onderaannemer over its points", met(keuze("C2", bij="OA1")), "onderaannemer_vol"),
    ("a combinant as onderaannemer", met(keuze("C2", bij="O1")), "onderaannemer_rol"),
    ("a talk outside the horizon", met(keuze("C1", "B1", "B2", gesprek=13)), "gesprek_week"),
    ("three talks in a week of two", met(keuze("C2", "B1", "B2", gesprek=0)), "gesprek_te_veel"),
    ("a talk for who needs none", met(keuze("C7", "B2", "B1", gesprek=0)), "gesprek_niet_nodig"),
    ("a voluntary wissel with N = 0", met(keuze("C7", "B3", "B1")), "te_veel_wissels"),
    ("a langdurig client who moves", met(keuze("C3", "B3", "B2")), "gebonden"),
    ("a client in zorg dropped", met(zonder="C4"), "in_zorg_afgevallen"),
    ("a pin not followed", met(keuze("C6", "B1", "B3", gesprek=0)), "vastlegging"),
    ("an unknown client", met(keuze("C9", "B1", "B2")), "onbekende_client"),
    ("an unknown begeleider", met(keuze("C1", "B1", "B9")), "onbekende_begeleider"),
    ("a client twice", anders(toewijzingen=(*GOED.toewijzingen, GOED.toewijzingen[-1])), "dubbele_toewijzing"),
    ("a client in two lists", anders(niet_toegewezen=(Reden(client_id="C1", reden="geen plaats"),)), "indeling"),
    ("a client left out", anders(toewijzingen=GOED.toewijzingen[1:]), "indeling"),
    ("a closed client named", anders(buiten_plan=(*GOED.buiten_plan, Reden(client_id="Z1", reden="afgesloten"))), "indeling"),
    ("somebody outside not named", anders(buiten_plan=()), "indeling"),
    ("another reason than what was missing", anders(buiten_plan=eerste_rij(GOED.buiten_plan, reden="zomaar")), "reden"),
    ("a wissel not listed", anders(toewijzingen=tuple(r.model_copy(update={"wissel": ()}) for r in GOED.toewijzingen)), "wissel_klopt_niet"),
    ("forced not listed", anders(toewijzingen=tuple(r.model_copy(update={"gedwongen": ()}) for r in GOED.toewijzingen)), "gedwongen_klopt_niet"),
    ("a wissel that is none", anders(toewijzingen=eerste_rij(GOED.toewijzingen, wissel=("eerste",))), "wissel_klopt_niet"),
    ("a wrong value", anders(doelen=doel("gebieden", waarde=1, beste=1)), "doelwaarde"),
    ("a doel left out", anders(doelen=GOED.doelen[1:]), "doel_volgorde"),
    ("the order of another N", anders(opties=Opties(wissels=3)), "doel_volgorde"),
    ("a bound above the best", anders(doelen=doel("wensen", grens=99)), "grens_klopt_niet"),
    ("a best above the value", anders(doelen=doel("wensen", beste=99)), "grens_klopt_niet"),
    ("proven after what is not", anders(doelen=doel("wissels_tweede", bewezen=True)), "grens_klopt_niet"),
    ("proven without the bound", anders(doelen=doel("niet_toegewezen", bewezen=True, grens=-1)), "grens_klopt_niet"),
    ("a wrong load", anders(belasting=eerste_rij(GOED.belasting, punten=1)), "belasting"),
    ("the limit for the capacity", anders(belasting=eerste_rij(GOED.belasting, capaciteit=9_999)), "belasting"),
    ("a load left out", anders(belasting=GOED.belasting[1:]), "belasting"),
    ("the load of somebody weg", anders(belasting=(*GOED.belasting, Belasting(begeleider_id="B5", punten=0, capaciteit=0))), "belasting"),
    ("a wrong kengetal", anders(kengetallen={**GOED.kengetallen, "bij_team": 5}), "kengetal"),
    ("wissels counted wrongly in a kengetal", anders(kengetallen={**GOED.kengetallen, "wissels_eerste": 0}), "kengetal"),
    ("a kengetal left out", anders(kengetallen={naam: waarde for naam, waarde in GOED.kengetallen.items() if naam != "clienten"}), "kengetal"),
    ("no kengetallen at all", anders(kengetallen={}), "kengetal"),
    ("a signal about nobody here", anders(signalen=(Signaal(soort="hervatting", client_id="C9", tekst="De cliënt begint weer."),)), "signaal"),
    ("a signal about a begeleider of nowhere", anders(signalen=(Signaal(soort="boven_capaciteit", begeleider_id="B9", tekst="Boven."),)), "signaal"),
    ("a signal that says nothing", anders(signalen=(Signaal(soort="hervatting", client_id="C1", tekst=" "),)), "signaal"),
    ("rows not by id", anders(toewijzingen=GOED.toewijzingen[::-1]), "volgorde"),
    ("another momentopname", anders(momentopname="x"), "momentopname"),
    ("another peildatum", anders(peildatum=week(1)), "momentopname"),
    ("another beleid", anders(beleid="x"), "beleid"),
    ("other rules", anders(regels="x"), "regels"),
]  # fmt: skip


@pytest.mark.parametrize(("verdeling", "soort"), [rij[1:] for rij in SLECHT], ids=[rij[0] for rij in SLECHT])
def test_a_mutated_plan_is_refused_by_name(verdeling: Verdeling, soort: str) -> None:
    assert soort in codes(TELLING, verdeling)


def test_every_objection_is_one_sentence_about_ids() -> None:
    for _, verdeling, _ in SLECHT:
        for bezwaar in oordeel(TELLING, verdeling):
            assert bezwaar.tekst.endswith(".")
            assert bezwaar.tekst[0].isupper()
            assert bezwaar.client_id is None or bezwaar.client_id in bezwaar.tekst
            assert bezwaar.begeleider_id is None or bezwaar.begeleider_id in bezwaar.tekst


def test_a_claim_that_nobody_more_fits_is_held_against_what_fits() -> None:
    """C2 is left out. As long as the plan does not claim a bound of 1 that is only a poor plan; B2 with B1 has room."""
    for grens, verwacht in ((0, set()), (1, {"kan_toegewezen"})):
        verdeling = met(zonder="C2")
        doelen = tuple(rij.model_copy(update={"grens": grens}) if rij.naam == "niet_toegewezen" else rij for rij in verdeling.doelen)
        assert codes(TELLING, verdeling.model_copy(update={"doelen": doelen})) == verwacht


def test_no_such_claim_is_refused_where_everybody_is_full() -> None:
    """B1 and B2 carry 100 each, their capacity; OA1 has room for one of 100 and has it. C9 fits nowhere until OA1 has more."""
    klein = [begeleider(naam, contract_uren="2.5") for naam in ("B1", "B2")]
    nieuw = (nieuw_bg("C1"), nieuw_bg("C9"))
    zit = (in_begeleiding("C3", "B1", None), in_begeleiding("C4", "B2", None))
    keuzes = (keuze("C1", bij="OA1"), keuze("C3", "B1"), keuze("C4", "B2"))
    for max_punten, verwacht in ((199, set()), (200, {"C9"})):
        telling = telling_van(opname(klein, onderaannemer(max_punten=max_punten), nieuw, zit))
        verdeling = goede_verdeling(telling, *keuzes)
        doelen = tuple(rij.model_copy(update={"grens": rij.waarde}) if rij.naam == "niet_toegewezen" else rij for rij in verdeling.doelen)
        assert {bezwaar.client_id for bezwaar in oordeel(telling, verdeling.model_copy(update={"doelen": doelen}))} == verwacht


def test_a_missing_second_for_whom_there_is_room_is_such_a_claim_too() -> None:
    wie = opname(begeleider("B1"), begeleider("B2"), in_begeleiding("C1", "B1", None))
    telling = telling_van(wie)
    for eerste, tweede, verwacht in (("B1", None, {"kan_toegewezen"}), ("B1", "B2", set())):
        verdeling = goede_verdeling(telling, keuze("C1", eerste, tweede))
        doelen = tuple(rij.model_copy(update={"grens": rij.waarde, "bewezen": True}) for rij in verdeling.doelen)
        assert codes(telling, verdeling.model_copy(update={"doelen": doelen})) == verwacht


def test_who_was_in_zorg_stands_there_as_geen_passende_opvolger_and_a_new_client_does_not() -> None:
    wie = opname(begeleider("B1", afwezig_van=PEILDATUM), begeleider("B2"), in_begeleiding("C1"), nieuw_bg("C2"))
    telling = telling_van(wie)
    goed = goede_verdeling(telling)
    assert codes(telling, goed) == set()
    redenen = tuple(Reden(client_id=rij.client_id, reden=reden) for rij, reden in zip(goed.niet_toegewezen, ("vol", "geen passende opvolger"), strict=True))
    gevonden = oordeel(telling, goed.model_copy(update={"niet_toegewezen": redenen}))
    assert [(b.soort, b.client_id) for b in gevonden] == [("reden", "C1"), ("reden", "C2")]


def test_a_second_who_takes_over_is_forced_but_only_the_eerste_was_weg() -> None:
    """Both roles of C4 change (35); the plan lists as gedwongen the role whose person is weg (38)."""
    verdeling = met(keuze("C4", "B2", "B3"))
    assert codes(TELLING, verdeling) == set()
    c4 = verdeling.toewijzingen[3]
    assert (c4.wissel, c4.gedwongen) == (("eerste", "tweede"), ("eerste",))


def test_a_team_that_does_not_exist() -> None:
    telling = telling_van(OPNAME, team="GT99")
    assert codes(telling, goede_verdeling(telling)) == {"onbekend_team"}


def test_the_kengetallen_of_the_good_plan() -> None:
    """Seven clients, three of them new; six with the team, one at OA1. B1 100 + 15 + 100 + 100 + 15 = 330 of 1280 = 257; B2 15 + 100 + 15 + 15
    + 15 + 100 = 260 of 1280 = 203; B3 100 of 400 = 250; B4 nothing. Mean 177.5, squares 6320 + 650 + 5256 + 31506 = 43733 / 4: the root is 104.6."""
    geteld = kengetallen(TELLING.gegevens, TELLING.delen(KEUZES))
    assert geteld == {
        "bij_onderaannemer": 1, "bij_team": 6, "clienten": 7, "hoogste_belasting_permille": 257, "laagste_belasting_permille": 0,
        "nieuw_toegewezen": 3, "nieuwe_clienten": 3, "standaardafwijking_permille": 105, "wissels_eerste": 1, "wissels_gedwongen": 1,
        "zonder_tweede": 0,
    }  # fmt: skip
    assert oordeel(TELLING, anders(kengetallen={**geteld, "van_later": 3})) == ()


def test_controleer_asks_rules_and_hashes_itself() -> None:
    beleid, regio = vast_beleid(), laad_regio()
    regels = Toetsing(OPNAME, beleid, regio)
    herkomst = {"momentopname": momentopname_hash(OPNAME), "beleid": beleid.sha256(), "regels": regels.boek.sha256}
    verdeling = goede_verdeling(TELLING, *KEUZES, **herkomst)
    assert controleer(OPNAME, beleid, regels, regio, verdeling) == ()
    assert {b.soort for b in controleer(OPNAME, beleid, regels, regio, GOED)} == {"momentopname", "beleid", "regels"}
    assert tel(OPNAME, beleid, regels, regio, verdeling) == {rij.naam: rij.waarde for rij in GOED.doelen}


def test_the_order_of_rows_changes_nothing() -> None:
    velden = {
        naam: tuple(reversed(getattr(OPNAME, naam)))
        for naam in ("clienten", "begeleiders", "caseload", "besluiten", "organisaties", "onderaannemer_capaciteit")
    }
    andersom = telling_van(type(OPNAME)(**{**{naam: getattr(OPNAME, naam) for naam in type(OPNAME).model_fields}, **velden}))
    assert goede_verdeling(andersom, *KEUZES) == GOED

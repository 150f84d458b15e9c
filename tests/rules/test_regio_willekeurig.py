"""On random small regions: both readings agree for every pair and date, row order does not matter, and verdicts change only at the knikken."""

from __future__ import annotations

import random
from datetime import timedelta
from itertools import product

import numpy as np
import pytest

from domain.gebied import laad_regio
from domain.momentopname import Momentopname
from rules.bw import BwRegels
from tests import bouw as t

WEKEN = tuple(t.week(nummer) for nummer in range(13))
EXPERTISES = ("lvb", "ggz", "autisme")
VOORZIENINGEN = ("huisdier", "medicatie_in_beheer")
VORMEN = ("bw_thuis", "gemengd_wonen", "intramuraal")
TOEZICHT = ("24_uur_aanwezig", "24_uur_bereikbaar", "planbaar")
WENSEN = (("gemeente", "Goirle"), ("gemeente", "GM0855"), ("gebied", "Reeshof"), ("locatie", "L0"), ("voorziening", "huisdier"))


def regio(zaad: int) -> list[t.Rijen]:
    """Four locations and eight people, with dates scattered around the horizon and a fifth of the cells empty."""
    r = random.Random(zaad)

    def dag() -> object:
        return r.choice([None, t.week(r.randrange(-2, 14)) + timedelta(days=r.randrange(-1, 2))])

    rijen: list[t.Rijen] = [t.organisatie("O2", rol="onderaannemer")]
    rijen += [t.stuurgroepbesluit(f"G{i}", "onderaannemer_goedgekeurd", organisatie_id="O2", datum=d, geldig_tot=dag()) for i in range(2) if (d := dag())]
    for i in range(4):
        waar = r.choice([{"gemeente": "GM0785"}, {"gebied": "Reeshof"}, {}])
        grenzen = {"min_leeftijd": r.choice([None, 18, 30]), "max_leeftijd": r.choice([None, 60]), "alleen_geslacht": r.choice([None, None, "v"])}
        biedt = {"expertises": tuple(r.sample(EXPERTISES, 2)), "voorzieningen": tuple(r.sample(VOORZIENINGEN, 1)), "toezicht": r.choice(TOEZICHT)}
        rijen.append(t.locatie(f"L{i}", organisatie_id=r.choice(["O1", "O2"]), geen_plaatsing_tot=r.choice([None, dag()]), **waar, **grenzen, **biedt))
        rijen.append(t.plek(f"P{i}", f"L{i}", woonvorm=r.choice(VORMEN), financieringstitel=r.choice(["wmo", "wmo", "wmo", "wlz"])))
    for i in range(8):
        rijen += _persoon(r, f"C{i}", dag)
    return rijen


def _persoon(r: random.Random, client_id: str, dag: object) -> list[t.Rijen]:
    assert callable(dag)
    kolommen = {
        "geboortejaar": r.choice([None, 1980, 1996, 1997, 2008]),
        "geslacht": r.choice(["v", "m", "x", None]),
        "woonvorm_nodig": r.choice([*VORMEN, None]),
        "zwaardere_vorm_akkoord": r.choice([True, True, False, None]),
        "woning": r.choice(["eigen", "toegezegd", "nodig", None]),
        "expertise_nodig": tuple(r.sample(EXPERTISES, r.randrange(2))),
        "voorzieningen_nodig": tuple(r.sample(VOORZIENINGEN, r.randrange(2))),
        "toezicht_nodig": r.choice([None, None, *TOEZICHT]),
        "wachtkeuze": r.choice([None, "actief", "wacht_op_voorkeur"]),
        "vroegste_week": r.choice([None, t.week(r.randrange(13))]),
        "achttien_op": r.choice([None, None, t.week(r.randrange(13)) + timedelta(days=3)]),
    }
    rijen: list[t.Rijen] = []
    if r.random() < 0.3:
        rijen.append(t.bewoner(client_id, f"P{r.randrange(4)}", verhuisreden=r.choice([None, "doorstroom"]), **kolommen)[:2])
    else:
        rijen.append(t.client(client_id, **kolommen))
    for nummer, maak in enumerate((t.dat, t.wat, t.wat)):
        if r.random() < 0.8:
            rijen.append(maak(client_id, besluit_id=f"{client_id}-{nummer}", datum=dag() or t.week(-9), geldig_tot=dag()))
    rijen += [t.wens(client_id, *wens, r.choice(["moet", "graag", "beslist_niet"])) for wens in r.sample(WENSEN, r.randrange(3))]
    if (tot := dag()) is not None:
        rijen.append(t.bedenking(f"L{r.randrange(4)}", client_id, tot=tot, status=r.choice(["open", "gedeeld", "niet_gedeeld"])))
    return rijen


def lezer_van(opname: Momentopname) -> BwRegels:
    return BwRegels(opname, t.vast_beleid(), laad_regio())


@pytest.mark.parametrize("zaad", range(12))
def test_een_voor_een_en_tegelijk_is_hetzelfde_en_verandert_alleen_bij_een_knik(zaad: int) -> None:
    """Rule by rule, so that one rule that refuses does not hide another."""
    lezer = lezer_van(t.opname(*regio(zaad)))
    clienten, plekken = sorted(lezer.opname.client), sorted(lezer.opname.plekgroep)
    knikken, wie_telt = lezer.knikdata(WEKEN), set(lezer.mogelijk_wachtenden())
    vorige: object = None
    for week, op in enumerate(WEKEN):
        wachten = dict(zip(clienten, lezer.clienten(clienten, op).tolist(), strict=True))
        paren = {regel.id: waarden for regel, waarden in lezer.paren_per_regel(clienten, plekken, op)}
        assert (lezer.paren(clienten, plekken, op) == np.minimum.reduce(list(paren.values()))).all()
        if week % 6 == zaad % 6:
            assert wachten == {client: lezer.client_oordeel(client, op).waarde for client in clienten}
            for (i, client), (j, plek) in product(enumerate(clienten), enumerate(plekken)):
                oordeel = lezer.paar_oordeel(client, plek, op)
                assert {regel.regel_id: regel.waarde for regel in oordeel.regels} == {regel_id: waarden[i, j] for regel_id, waarden in paren.items()}
        telt = [i for i, client in enumerate(clienten) if client in wie_telt]
        stand = ({client: wachten[client] for client in wie_telt}, {regel_id: waarden[telt].tolist() for regel_id, waarden in paren.items()})
        assert week in knikken or stand == vorige
        vorige = stand


def test_de_volgorde_van_rijen_maakt_niet_uit() -> None:
    rijen = [rij for groep in regio(3) for rij in (groep if isinstance(groep, tuple) else (groep,))]
    om = list(reversed(rijen))
    een, twee = lezer_van(t.opname(*rijen)), lezer_van(t.opname(*om))
    clienten, plekken = sorted(een.opname.client), sorted(een.opname.plekgroep)
    assert [een.paren(clienten, plekken, op).tolist() for op in WEKEN] == [twee.paren(clienten, plekken, op).tolist() for op in WEKEN]
    assert (een.signalen(), een.werklijst(), een.wachtrij_intake(WEKEN[0])) == (twee.signalen(), twee.werklijst(), twee.wachtrij_intake(WEKEN[0]))


def test_zonder_clienten_of_plekken_komt_er_een_lege_tabel() -> None:
    lezer = lezer_van(t.opname(t.locatie(), t.plek(), t.wachtende()))
    assert lezer.paren([], ["P1"], WEKEN[0]).shape == (0, 1)
    assert lezer.paren(["C1"], [], WEKEN[0]).shape == (1, 0)
    assert lezer.clienten([], WEKEN[0]).shape == (0,)
    leeg = lezer_van(t.opname())
    assert (leeg.knikdata(WEKEN), leeg.knikdata(()), leeg.werklijst()) == ((0,), (), ())

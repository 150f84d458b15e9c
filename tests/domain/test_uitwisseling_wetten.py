"""Laws of the exchange: export → import → export is the identity, and the hash sees content only."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.bladen import BLADEN
from domain.momentopname import Momentopname
from domain.uitwisseling import lees, momentopname_hash, schrijf_csv, schrijf_json, schrijf_xlsx
from domain.uitwisseling.cellen import als_tekst
from tests import bouw

TEKST = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), min_size=1, max_size=12)
"""Free text as it stands after import: trimmed, one kind of line end, no cell that Excel shows as an error."""
VRIJ = st.one_of(TEKST, st.sampled_from(["=1+1", '"; ,', "a\nb", "007", "12.0", "ja", "2026-11-30", "'s", "+", "TRUE"])).filter(
    lambda tekst: bool(tekst) and tekst == als_tekst(tekst) and not tekst.startswith("#")
)
DAG = st.dates(date(2020, 1, 1), date(2040, 1, 1))
BEDRAG = st.decimals(0, 99_999, places=3).map(lambda getal: getal.normalize() + Decimal(0))
SCHRIJVERS: dict[str, Callable[[Momentopname, Path], None]] = {"map": schrijf_csv, "a.xlsx": schrijf_xlsx, "a.json": schrijf_json}


def deel(*woorden: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(woorden), unique=True, max_size=3).map(tuple)


@st.composite
def opnamen(draw: st.DrawFn) -> Momentopname:
    """Small right regions with strange texts, amounts and empty cells."""
    locaties = [
        bouw.locatie(f"L{nummer}", naam=draw(VRIJ), expertises=draw(deel("lvb", "ggz", "trauma")), alleen_geslacht_grond=draw(st.none() | VRIJ))
        for nummer in range(draw(st.integers(1, 3)))
    ]
    plekken = [
        bouw.plek(f"P{nummer}", "L0", draw(st.integers(3, 9)), kosten_per_week_euro=draw(st.none() | BEDRAG)) for nummer in range(draw(st.integers(0, 3)))
    ]
    wachtenden = [
        bouw.wachtende(
            f"C{nummer}",
            kenmerken=draw(deel("agressie", "lvb", "dementie")),
            urgentie=draw(st.none() | st.integers(1, 4)),
            zwaardere_vorm_akkoord=draw(st.sampled_from([None, True, False])),
            urgentie_reden=draw(st.none() | VRIJ),
            uiterste_datum=draw(st.none() | DAG),
            talen=draw(deel("nl", "ti grinya", "=x")),
        )
        for nummer in range(draw(st.integers(0, 4)))
    ]
    overig = [bouw.overigen(plek.plekgroep_id, 2, 200, lvb=draw(st.integers(0, 2)), agressie=1) for plek in plekken[:1]]
    extra = draw(st.lists(st.tuples(st.sampled_from(["gemaakt_met", "x", "=y"]), VRIJ), unique_by=lambda paar: paar[0], max_size=2))
    return bouw.opname(locaties, plekken, wachtenden, overig, bron=draw(st.just("") | VRIJ), kop_extra=tuple(extra))


@settings(max_examples=25, deadline=None)
@given(opnamen())
def test_export_import_export_is_the_identity(opname: Momentopname) -> None:
    with tempfile.TemporaryDirectory() as map:
        for naam, schrijf in SCHRIJVERS.items():
            pad = Path(map) / naam
            schrijf(opname, pad)
            gelezen = lees(pad)
            assert gelezen == opname
            assert momentopname_hash(gelezen) == momentopname_hash(opname)


@settings(max_examples=25, deadline=None)
@given(opnamen(), st.randoms(use_true_random=False))
def test_row_order_does_not_change_the_hash(opname: Momentopname, toeval: random.Random) -> None:
    def geschud(rijen: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(toeval.sample(rijen, len(rijen)))

    anders = opname.model_copy(update={blad: geschud(opname.rijen(blad)) for blad in BLADEN if blad != "kop"})
    assert momentopname_hash(anders) == momentopname_hash(opname)


@pytest.mark.parametrize(
    "anders",
    [
        bouw.opname(bouw.locatie(naam="Ander huis"), bouw.plek()),
        bouw.opname(bouw.locatie(), bouw.plek(kosten_per_week_euro="0")),
        bouw.opname(bouw.locatie(), bouw.plek(), peildatum=bouw.PEILDATUM + timedelta(days=1)),
        bouw.opname(bouw.locatie(), bouw.plek(), bron="elders"),
        bouw.opname(bouw.locatie(), bouw.plek(), bouw.plek("P2")),
    ],
)
def test_every_change_of_content_changes_the_hash(anders: Momentopname) -> None:
    assert momentopname_hash(anders) != momentopname_hash(bouw.opname(bouw.locatie(), bouw.plek()))


def test_amounts_that_are_equal_hash_equal() -> None:
    een, ander = (bouw.opname(bouw.locatie(), bouw.plek(kosten_per_week_euro=bedrag)) for bedrag in ("12.50", "12.5"))
    assert momentopname_hash(een) == momentopname_hash(ander)

"""Dates as the people of Siem use them: weeks that start on Monday, months, terms and public holidays (counting.md 2, 8, 9)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import cache

DAGEN_PER_WEEK = 7
MAANDEN_PER_JAAR = 12
ZATERDAG = 5
EEN_DAG = timedelta(days=1)
KONINGSDAG_SINDS = 2014


def is_maandag(dag: date) -> bool:
    """Every week in a sheet or plan is named by its Monday."""
    return dag.weekday() == 0


def eerste_maandag(peildatum: date) -> date:
    """Week 0: the first Monday on or after the peildatum (counting.md 9)."""
    return peildatum + timedelta(days=-peildatum.weekday() % DAGEN_PER_WEEK)


def maandagen(peildatum: date, horizon_weken: int) -> tuple[date, ...]:
    """The Mondays of week 0 … H−1."""
    begin = eerste_maandag(peildatum)
    return tuple(begin + timedelta(weeks=week) for week in range(horizon_weken))


def hele_weken(van: date, tot: date) -> int:
    """Whole weeks from `van` to `tot`; 0 when `tot` lies before `van`."""
    return max(0, (tot - van).days // DAGEN_PER_WEEK)


def maanden_later(dag: date, maanden: int) -> date:
    """The same day number `maanden` months later (earlier when negative), else the last day of that month (counting.md 8).

    Raises:
        OverflowError: the result lies outside the years 1 to 9999.
    """
    teller = dag.year * MAANDEN_PER_JAAR + dag.month - 1 + maanden
    jaar, maand = teller // MAANDEN_PER_JAAR, teller % MAANDEN_PER_JAAR + 1
    if not date.min.year <= jaar <= date.max.year:
        raise OverflowError("date value out of range")
    return date(jaar, maand, min(dag.day, monthrange(jaar, maand)[1]))


def volgende_werkdag(dag: date) -> date:
    """The day itself, or the first day after it that is no Saturday, Sunday or public holiday (Algemene termijnenwet art. 1)."""
    while dag.weekday() >= ZATERDAG or dag in feestdagen(dag.year):
        dag += EEN_DAG
    return dag


@cache
def feestdagen(jaar: int) -> frozenset[date]:
    """The public holidays of Algemene termijnenwet art. 3 lid 1 and 2; days set apart by royal decree (lid 3) are not among them."""
    pasen = eerste_paasdag(jaar)
    rond_pasen = {pasen + timedelta(days=dagen) for dagen in (-2, 1, 39, 50)}
    vast = {date(jaar, maand, dag) for maand, dag in ((1, 1), (5, 5), (12, 25), (12, 26))}
    return frozenset(rond_pasen | vast | {koningsdag(jaar)})


def koningsdag(jaar: int) -> date:
    """27 April (until 2013: 30 April); on a Sunday the day before."""
    dag = date(jaar, 4, 27 if jaar >= KONINGSDAG_SINDS else 30)
    return dag - EEN_DAG if dag.weekday() == DAGEN_PER_WEEK - 1 else dag


def eerste_paasdag(jaar: int) -> date:
    """Easter Sunday in the Gregorian calendar (the anonymous computus as given by Meeus)."""
    gulden, eeuw, rest = jaar % 19, jaar // 100, jaar % 100
    maan = (19 * gulden + eeuw - eeuw // 4 - (eeuw - (eeuw + 8) // 25 + 1) // 3 + 15) % 30
    zondag = (32 + 2 * (eeuw % 4) + 2 * (rest // 4) - maan - rest % 4) % 7
    extra = (gulden + 11 * maan + 22 * zondag) // 451
    maand, dag = divmod(maan + zondag - 7 * extra + 114, 31)
    return date(jaar, maand, dag + 1)

"""Dates as the people of Siem use them: weeks that start on Monday, counted from the peildatum (counting.md 2, 9)."""

from __future__ import annotations

from datetime import date, timedelta

DAGEN_PER_WEEK = 7


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

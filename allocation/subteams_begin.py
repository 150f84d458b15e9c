"""A good split to start from: begeleiders change places as long as fewer clients are cut, from many beginnings (counting.md 37)."""

from __future__ import annotations

import numpy as np

from allocation.subteams_opbouw import Splitsbaar
from solving.limits import Limits
from solving.matrix import Ints

BEGINNINGS = 500
"""Splits by lot that are bettered: more seldom find one that cuts fewer."""
Rang = tuple[int, int]


def begin(team: Splitsbaar, limits: Limits) -> Ints:
    """The sub-team of each begeleider: the best found on both doelen. The same seed gives the same split."""
    rng = np.random.default_rng(limits.seed)
    beste = _verbeterd(team, np.arange(len(team.leden)) % team.aantal)
    for _ in range(BEGINNINGS):
        if limits.stop.requested:
            break
        deel = _verbeterd(team, rng.permutation(len(team.leden)) % team.aantal)
        if _rang(team, deel) < _rang(team, beste):
            beste = deel
    return zonder_gaten(team, beste, limits)


def _rang(team: Splitsbaar, deel: Ints) -> Rang:
    return team.afgesneden(deel), team.ontbrekend(deel)


def _verbeterd(team: Splitsbaar, deel: Ints) -> Ints:
    """The best change each time, until none helps."""
    while True:
        winst, stoelen = _winst(team, deel)
        wie, met = divmod(int(winst.argmax()), winst.shape[1])
        if winst[wie, met] <= 0:
            return deel
        deel = _verwisseld(deel, stoelen, wie, met)


def zonder_gaten(team: Splitsbaar, deel: Ints, limits: Limits) -> Ints:
    """Changes that cut nobody more and leave fewer expertises missing, until none does."""
    while not limits.stop.requested:
        winst, stoelen = _winst(team, deel)
        gelijk = (_verwisseld(deel, stoelen, int(wie), int(met)) for wie, met in zip(*np.nonzero(winst == 0), strict=True))
        beter = next((ander for ander in gelijk if team.ontbrekend(ander) < team.ontbrekend(deel)), None)
        if beter is None:
            return deel
        deel = beter
    return deel


def _winst(team: Splitsbaar, deel: Ints) -> tuple[Ints, Ints]:
    """[begeleider, begeleider or empty seat]: clients no longer cut when they change places, and the sub-teams of the empty seats.

    Smaller sub-teams have one empty seat; only somebody of a full one may take it, so that sizes stay within one. A change within one
    sub-team gains −1: it is none.
    """
    leden = len(deel)
    vol = np.bincount(deel, minlength=team.aantal)
    stoelen = np.flatnonzero(vol < vol.max())
    plek = np.concatenate([deel, stoelen])
    bij = np.zeros((len(plek), team.aantal), dtype=np.int64)
    for p in range(team.aantal):
        bij[:leden, p] = team.samen[:, deel == p].sum(axis=1)
    eigen = bij[np.arange(len(plek)), plek]
    samen = np.zeros((leden, len(plek)), dtype=np.int64)
    samen[:, :leden] = team.samen
    winst = bij[:leden][:, plek] - eigen[:leden, None] + bij[:, deel].T - eigen[None, :] - 2 * samen
    zinloos = (deel[:, None] == plek[None, :]) | ((np.arange(len(plek)) >= leden)[None, :] & (vol[deel] < vol.max())[:, None])
    return np.where(zinloos, -1, winst), stoelen


def _verwisseld(deel: Ints, stoelen: Ints, wie: int, met: int) -> Ints:
    """The split in which two change places, or one takes an empty seat."""
    uit = deel.copy()
    if met < len(deel):
        uit[wie], uit[met] = deel[met], deel[wie]
    else:
        uit[wie] = stoelen[met - len(deel)]
    return uit

"""Bounds for a split that need no search (counting.md 37).

Clients cut: the eigenvalue bound of Donath and Hoffman (1973). With `aantal` sub-teams of m begeleiders each (empty seats fill up the smaller ones),
L the Laplacian of who shares clients with whom and D any diagonal that sums to zero,

    cut ≥ m ÷ 2 · Σ of the aantal − 1 smallest eigenvalues of L + D, on the vectors that sum to zero.

It holds for every D, so a D that is not the best still gives a true bound.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from allocation.subteams_opbouw import Splitsbaar

STEPS = 150
"""Times at most that D is changed; one costs the eigenvalues of a matrix as large as the team."""
CLOSE = 0.02
"""Eigenvalues this near to the last one that counts (as a share of it) are averaged: there the bound has a kink."""
STEP = 0.7
"""Share of the way to the value found (Polyak) that a change goes: less than all of it, as the bound may end below."""
ZEKER, AFRONDING, VLAK = 1e-3, 1e-6, 1e-9
"""Margins for floats: above the next whole number surely, below it by rounding, and a direction that leads nowhere."""
Floats = npt.NDArray[np.float64]


def grens_afgesneden(team: Splitsbaar, gevonden: int) -> int:
    """Clients that are cut at least, whatever the split; never above `gevonden`, which some split reaches."""
    stoelen = team.grootste * team.aantal
    laplace = np.zeros((stoelen, stoelen))
    laplace[: len(team.leden), : len(team.leden)] = np.diag(team.samen.sum(axis=1)) - team.samen
    basis = _som_nul(stoelen)
    diagonaal, beste = np.zeros(stoelen), 0.0
    for _ in range(STEPS):
        waarden, vectoren = np.linalg.eigh(basis.T @ (laplace + np.diag(diagonaal)) @ basis)
        grens = team.grootste / 2 * float(waarden[: team.aantal - 1].sum())
        beste = max(beste, grens)
        if beste > gevonden - 1 + ZEKER:
            break
        richting = _richting(basis @ vectoren, waarden, team.aantal - 1)
        lengte = float((richting**2).sum()) * team.grootste / 2
        if lengte < VLAK:
            break
        diagonaal = diagonaal + STEP * (gevonden - grens) / lengte * richting
        diagonaal -= diagonaal.mean()
    return min(gevonden, int(np.ceil(beste - AFRONDING)))


def grens_ontbrekend(team: Splitsbaar) -> int:
    """Expertises that are missing at least: who needs one for a client fills so many sub-teams, and who has it can be in no more than so many."""
    vragers, hebbers = team.nodig.sum(axis=0), team.hebben.sum(axis=0)
    return int(np.maximum(0, -(-vragers // team.grootste) - hebbers).sum())


def _som_nul(maat: int) -> Floats:
    """Orthonormal columns that span the vectors which sum to zero."""
    start = np.eye(maat)
    start[:, 0] = 1.0
    basis: Floats = np.linalg.qr(start)[0][:, 1:]
    return basis


def _richting(vectoren: Floats, waarden: Floats, aantal: int) -> Floats:
    """Where the bound rises: squares of the eigenvectors that count; those near the last are averaged in."""
    laatste = float(waarden[aantal - 1])
    zeker = waarden < laatste - CLOSE * (1 + abs(laatste))
    rand = ~zeker & (waarden < laatste + CLOSE * (1 + abs(laatste)))
    over = aantal - int(zeker.sum())
    uit: Floats = (vectoren[:, zeker] ** 2).sum(axis=1) + over * (vectoren[:, rand] ** 2).mean(axis=1)
    gecentreerd: Floats = uit - uit.mean()
    return gecentreerd

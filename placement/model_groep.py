"""Families of the model that are about the group: minimum, not together, full, rest between arrivals (counting.md 13, 15, 23)."""

from __future__ import annotations

import numpy as np

from placement.keuzes import Keuzes
from placement.opties import Opties, Vuller
from placement.problem import Ints, Minimum, NietSamen, Rijnaam, Rust, Vol
from solving.matrix import MatrixBuilder


def groepsfamilies(bouwer: MatrixBuilder, opties: Opties, lasten: Ints, vast: Keuzes, vullers: list[Vuller]) -> dict[Vol, int | bool]:
    """Add all four families; gives per `Vol` its column, or whether it is full whatever is chosen."""
    problem = opties.problem
    for minimum in problem.minima:
        bouwer.label = problem.rijen[minimum.rij]
        niemand_of_minstens(bouwer, opties, lasten, minimum, vullers)
    for regel in problem.niet_samen:
        bouwer.label = problem.rijen[regel.rij_a]
        niet_tegelijk(bouwer, opties, lasten, regel, vullers)
    for rust in problem.rust:
        bouwer.label = Rijnaam("rust", problem.locatie_ids[rust.locatie])
        rust_tussen_aankomsten(bouwer, opties, vast, rust)
    bouwer.label = None
    return {vol: groep_vol(bouwer, opties, lasten, vol, vullers) for vol in opties.problem.vol}


def niemand_of_minstens(bouwer: MatrixBuilder, opties: Opties, lasten: Ints, minimum: Minimum, vullers: list[Vuller]) -> None:
    """Per week: m·b ≤ load ≤ most·b with b binary."""
    cols, delta = opties.in_rij(minimum.rij)
    if not len(cols):
        return
    for week in opties.weken:
        telt = opties.gestart(cols, week)
        minstens, nu = int(minimum.minstens[week]), int(lasten[minimum.rij, week])
        laagst, hoogst = nu + int(delta[telt].clip(max=0).sum()), nu + int(delta[telt].clip(min=0).sum())
        if minstens <= 1 or laagst >= minstens or hoogst == 0:
            continue
        b = bouwer.add_columns(1)
        bouwer.add_row(np.append(cols[telt], b), np.append(delta[telt], -minstens), lower=-nu)
        bouwer.add_row(np.append(cols[telt], b), np.append(delta[telt], -hoogst), upper=-nu)
        vullers.append(_teller(b, cols[telt], delta[telt], nu, 1))


def niet_tegelijk(bouwer: MatrixBuilder, opties: Opties, lasten: Ints, regel: NietSamen, vullers: list[Vuller]) -> None:
    """Per week in which it holds: load_a ≤ most_a·u and load_b ≤ most_b·(1 − u) with u binary."""
    cols_a, delta_a = opties.in_rij(regel.rij_a)
    cols_b, delta_b = opties.in_rij(regel.rij_b)
    if not len(cols_a) and not len(cols_b):
        return
    for week in opties.weken:
        telt_a, telt_b = opties.gestart(cols_a, week), opties.gestart(cols_b, week)
        nu_a, nu_b = int(lasten[regel.rij_a, week]), int(lasten[regel.rij_b, week])
        hoogst_a, hoogst_b = nu_a + int(delta_a[telt_a].clip(min=0).sum()), nu_b + int(delta_b[telt_b].clip(min=0).sum())
        if not regel.geldt[week] or hoogst_a == 0 or hoogst_b == 0:
            continue
        u = bouwer.add_columns(1)
        bouwer.add_row(np.append(cols_a[telt_a], u), np.append(delta_a[telt_a], -hoogst_a), upper=-nu_a)
        bouwer.add_row(np.append(cols_b[telt_b], u), np.append(delta_b[telt_b], hoogst_b), upper=hoogst_b - nu_b)
        vullers.append(_teller(u, cols_a[telt_a], delta_a[telt_a], nu_a, 1))


def groep_vol(bouwer: MatrixBuilder, opties: Opties, lasten: Ints, vol: Vol, vullers: list[Vuller]) -> int | bool:
    """f = 1 when the load of the last week reaches max_aantal: load ≤ max_aantal − 1 + over·f."""
    cols, delta = opties.in_rij(vol.rij)
    nu = int(lasten[vol.rij, -1])
    laagst, hoogst = nu + int(delta.clip(max=0).sum()), nu + int(delta.clip(min=0).sum())
    if laagst >= vol.max_aantal or hoogst < vol.max_aantal:
        return laagst >= vol.max_aantal
    hoogst = min(hoogst, max(nu, int(opties.problem.grens[vol.rij, -1])))
    f = bouwer.add_columns(1)
    bouwer.add_row(np.append(cols, f), np.append(delta, -(hoogst - vol.max_aantal + 1)), upper=vol.max_aantal - 1 - nu)
    vullers.append(_teller(f, cols, delta, nu, vol.max_aantal))
    return f


def rust_tussen_aankomsten(bouwer: MatrixBuilder, opties: Opties, vast: Keuzes, rust: Rust) -> None:
    """At most one arrival in any `weken` weeks in a row; without weeks: at most ⌈H / weken⌉ in all."""
    cols = opties.van(rust.paren)
    if not len(cols):
        return
    horizon = opties.problem.horizon
    vaste_weken = vast.week[vast.geplaatst][np.isin(vast.paar[vast.geplaatst], rust.paren)]
    if opties.eindbeeld:
        hoogstens = -(-horizon // rust.weken) - len(vaste_weken)
        if len(cols) > hoogstens:
            bouwer.add_row(cols, np.ones(len(cols), dtype=np.int64), upper=hoogstens)
        return
    for begin in range(max(1, horizon - rust.weken + 1)):
        in_venster = (opties.week[cols] >= begin) & (opties.week[cols] < begin + rust.weken)
        bezet = int(((vaste_weken >= begin) & (vaste_weken < begin + rust.weken)).sum())
        if in_venster.sum() > 1 - bezet:
            bouwer.add_row(cols[in_venster], np.ones(int(in_venster.sum()), dtype=np.int64), upper=1 - bezet)


def _teller(kolom: int, cols: Ints, delta: Ints, nu: int, drempel: int) -> Vuller:
    def vul(values: Ints) -> None:
        values[kolom] = int(nu + int(values[cols] @ delta) >= drempel)

    return vul

"""The ten doelen as objectives over the columns of a model (counting.md 19–25)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from placement.model import Model
from placement.problem import Ints
from placement.telling import tel
from solving.matrix import Objective


def doelen_van(model: Model, namen: Sequence[str], speling: Sequence[int]) -> list[Objective]:
    """The doelen in this order, each with its slack in points. Offsets hold what everybody scores when no free person is placed."""
    basis = tel(model.problem, model.vast)
    return [_doel(model, naam, basis[naam], punten) for naam, punten in zip(namen, speling, strict=True)]


def _doel(model: Model, naam: str, offset: int, speling: int) -> Objective:
    if naam == "sleutelfiguren_extra":
        cols, coefs, offset = model.sf.extra()
    elif naam == "passendheid":
        cols, coefs, offset = _passendheid(model)
    else:
        coefs = _per_optie(model, naam)
        cols = np.flatnonzero(coefs)
        coefs = coefs[cols]
    return Objective(naam, cols, coefs, offset, speling)


def _per_optie(model: Model, naam: str) -> Ints:
    """What choosing an option changes against not placing its person."""
    opties, problem = model.opties, model.problem
    personen, niet = problem.personen, problem.horizon + 1
    week = opties.eerste  # in the last-week picture the earliest start, so that the objective stays a relaxation
    wens = np.array([p.wacht_op_wens for p in personen], dtype=bool)[opties.persoon]
    if naam.startswith("ongeplaatst_urgentie_"):
        klasse = np.array([p.klasse for p in personen], dtype=np.int64)[opties.persoon]
        return np.where(~wens & (klasse == int(naam[-1])), -1, 0).astype(np.int64)
    if naam == "voorkeur_ongeplaatst":
        return np.where(wens, -1, 0).astype(np.int64)
    if naam == "te_laat":
        gewicht = np.array([p.laat_gewicht for p in personen], dtype=np.int64)[opties.persoon]
        norm = np.array([p.norm_week for p in personen], dtype=np.int64)[opties.persoon]
        return np.where(wens, 0, gewicht * (np.maximum(0, week - norm) - np.maximum(0, niet - norm))).astype(np.int64)
    if naam == "wachttijd":
        gewicht = np.array([p.wacht_gewicht for p in personen], dtype=np.int64)[opties.persoon]
        return np.where(wens, 0, gewicht * (week - niet)).astype(np.int64)
    if naam == "afwijking":
        vorige = problem.vorige_plek[opties.persoon]
        elders = vorige != problem.paar_plek[opties.paar]
        anders = (problem.vorige_week[opties.persoon] != opties.week) & (not opties.eindbeeld)
        return np.where(vorige < 0, 0, np.where(elders, 2, np.where(anders, 1, 0))).astype(np.int64)
    raise KeyError(naam)


def _passendheid(model: Model) -> tuple[Ints, Ints, int]:
    opties, problem, vast = model.opties, model.problem, model.vast
    punten = problem.paar_punten[opties.paar]
    cols = np.flatnonzero(punten)
    offset = int(problem.paar_punten[vast.paar[vast.geplaatst]].sum())
    kolommen = [kolom for kolom in model.vol_kolommen.values() if not isinstance(kolom, bool)]
    offset += problem.punt_vol * sum(kolom is True for kolom in model.vol_kolommen.values())
    return np.append(cols, kolommen).astype(np.int64), np.append(punten[cols], [problem.punt_vol] * len(kolommen)).astype(np.int64), offset

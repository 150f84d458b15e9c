"""What one set of decisions changes for people, held against another."""

from __future__ import annotations

from placement.antwoorden import Gevolg
from placement.keuzes import Keuzes
from placement.problem import Problem


def gevolgen_voor_anderen(problem: Problem, voor: Keuzes, na: Keuzes, behalve: int = -1) -> tuple[Gevolg, ...]:
    """Per person, by id, what `na` changes against `voor`; the person `behalve` is left out. `weken`: positive is later."""
    uit = []
    for nummer in range(len(problem.personen)):
        gevolg = _gevolg(problem, nummer, voor, na) if nummer != behalve else None
        if gevolg is not None:
            uit.append(gevolg)
    return tuple(uit)


def _gevolg(problem: Problem, nummer: int, voor: Keuzes, na: Keuzes) -> Gevolg | None:
    oud, nieuw = int(voor.paar[nummer]), int(na.paar[nummer])
    client_id = problem.personen[nummer].client_id
    if oud < 0 and nieuw < 0:
        return None
    if nieuw < 0:
        return Gevolg(client_id=client_id, soort="geen_plek_meer", plekgroep_id=problem.plek_ids[int(problem.paar_plek[oud])])
    plek = problem.plek_ids[int(problem.paar_plek[nieuw])]
    if oud < 0:
        return Gevolg(client_id=client_id, soort="alsnog_een_plek", plekgroep_id=plek)
    weken = int(na.week[nummer]) - int(voor.week[nummer])
    if oud != nieuw:
        return Gevolg(client_id=client_id, soort="andere_plek", weken=weken, plekgroep_id=plek)
    if weken == 0:
        return None
    return Gevolg(client_id=client_id, soort="later" if weken > 0 else "eerder", weken=weken, plekgroep_id=plek)

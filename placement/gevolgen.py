"""What one plan changes for people, held against another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from placement.antwoorden import Gevolg
from placement.keuzes import Keuzes
from placement.problem import Problem

Stand = Mapping[str, tuple[str, date]]
"""Who lives where from when: plekgroep and start week per client."""


def gevolgen(voor: Stand, na: Stand) -> tuple[Gevolg, ...]:
    """Per person, by id, what `na` changes against `voor`. `weken`: positive is later; the place is the new one, or the one that is lost."""
    gevonden = (_gevolg(client_id, voor.get(client_id), na.get(client_id)) for client_id in sorted({*voor, *na}))
    return tuple(gevolg for gevolg in gevonden if gevolg is not None)


def gevolgen_voor_anderen(problem: Problem, voor: Keuzes, na: Keuzes, behalve: int = -1) -> tuple[Gevolg, ...]:
    """The same for two sets of decisions on one instance; the person `behalve` is left out."""
    return gevolgen(_stand(problem, voor, behalve), _stand(problem, na, behalve))


def _stand(problem: Problem, keuzes: Keuzes, behalve: int) -> Stand:
    return {
        problem.personen[nummer].client_id: (problem.plek_ids[int(problem.paar_plek[keuzes.paar[nummer]])], problem.maandagen[int(keuzes.week[nummer])])
        for nummer in keuzes.geplaatst.tolist()
        if nummer != behalve
    }


def _gevolg(client_id: str, oud: tuple[str, date] | None, nieuw: tuple[str, date] | None) -> Gevolg | None:
    if nieuw is None:
        return None if oud is None else Gevolg(client_id=client_id, soort="geen_plek_meer", plekgroep_id=oud[0])
    if oud is None:
        return Gevolg(client_id=client_id, soort="alsnog_een_plek", plekgroep_id=nieuw[0])
    weken = (nieuw[1] - oud[1]).days // 7
    if oud[0] != nieuw[0]:
        return Gevolg(client_id=client_id, soort="andere_plek", weken=weken, plekgroep_id=nieuw[0])
    if weken == 0:
        return None
    return Gevolg(client_id=client_id, soort="later" if weken > 0 else "eerder", weken=weken, plekgroep_id=nieuw[0])

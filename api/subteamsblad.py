"""The page of a split: the parts side by side, expertise × part with the gaps in words, gebieden, and who is cut. One file that needs nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from allocation.subteams_antwoord import Subteams
from api import tabel_subteams as tekst
from api.tabel_verdeling import GEEN_METING
from api.verslag import sjablonen
from api.woorden import leesbaar

BALK_PROCENT = 100
"""Width of the longest bar, in percent of its cell."""


@dataclass(frozen=True)
class Balk:
    """A number with the width of its bar, in percent; every part has the same scale."""

    aantal: int
    breed: int


@dataclass(frozen=True)
class Expertiserij:
    """An expertise with the cell of the team, and per part a cell and whether it is a gap."""

    naam: str
    team: str
    cellen: tuple[tuple[str, str], ...]  # text, picture


def subteams_html(antwoord: Subteams, teamnaam: str) -> str:
    """The page as text; the same answer gives the same bytes."""
    gebieden = tekst.per_naam([deel.gebieden for deel in antwoord.delen])
    hoogste = max((aantal for _, aantallen in gebieden for aantal in aantallen), default=0)
    return sjablonen().get_template("subteams.html.j2").render(
        antwoord=antwoord,
        teamnaam=teamnaam,
        zinnen=tekst.zinnen(antwoord),
        feiten=tekst.feiten(antwoord),
        geen_meting=GEEN_METING,
        expertises=[_expertiserij(antwoord, nummer) for nummer in range(len(antwoord.expertises))],
        legenda=tekst.LEGENDA,
        wat_ontbreekt=tekst.wat_ontbreekt(antwoord),
        team_miste=tekst.team_miste(antwoord),
        gebieden=[(naam, [Balk(aantal, BALK_PROCENT * aantal // hoogste) for aantal in aantallen]) for naam, aantallen in gebieden],
        talen=tekst.per_naam([deel.talen for deel in antwoord.delen]),
        afgesneden_kop=tekst.afgesneden_kop(antwoord),
        afgesneden=tekst.afgesneden_per_kant(antwoord),
        gevolg=tekst.GEVOLG,
        doelen=tekst.doelrijen(antwoord),
    )  # fmt: skip


def _expertiserij(antwoord: Subteams, nummer: int) -> Expertiserij:
    regel = antwoord.expertises[nummer]
    return Expertiserij(leesbaar(regel.expertise), tekst.vak_in_woorden(regel.team), tuple((tekst.vak_in_woorden(vak), vak.beeld) for vak in regel.delen))

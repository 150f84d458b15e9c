"""The rule table measured, as text."""

from __future__ import annotations

from benchmarks.speed.klok import Tijd
from benchmarks.speed.regels import Regelmeting, Tegenhanger, Vergelijkingsmeting


def regelblok(meting: Vergelijkingsmeting) -> str:
    """Ours, the other engine, and how many times as long it takes."""
    regels = _ons(meting.wij)
    if meting.ander is None:
        return "\n".join([*regels, meting.opmerking])
    verhouding = (
        f"   {meting.ander.naam} ÷ Passend in cpu s: lezen {meting.verhouding_lezen:.1f}; "
        f"met ons coderen erbij en zijn klaarzetten niet {meting.verhouding_streng:.1f}"
    )
    return "\n".join([*regels, *_ander(meting.ander), verhouding])


def _ons(wij: Regelmeting) -> list[str]:
    paren = wij.clienten * wij.plekken
    nee, onbekend, ja = wij.oordelen
    return [
        f"== {wij.regels} regels ({wij.beide_kanten} vergelijken cliënt en plek), {wij.feiten} feiten, {wij.onbekend_pct} % onbekend, "
        f"{_met_punten(wij.clienten)} cliënten × {_met_punten(wij.plekken)} plekken = {_met_punten(paren)} paren",
        f"   Passend: laden {_ms(wij.laden)}; feiten coderen {_ms(wij.coderen)} + lezen {_ms(wij.lezen)} = {_ms(wij.samen)}",
        f"   {_met_punten(round(paren / max(wij.samen.cpu_s, 1e-9)))} paren per cpu s, uitkomst int8 ({wij.clienten}, {wij.plekken}): "
        f"nee {_met_punten(nee)}, onbekend {_met_punten(onbekend)}, ja {_met_punten(ja)}",
        f"   geval voor geval nagelezen: {_met_punten(wij.steekproef_gelijk)} van {_met_punten(wij.steekproef)} paren gelijk, "
        f"en {_met_punten(wij.regellezingen_gelijk)} van {_met_punten(wij.regellezingen)} regels per paar",
    ]


def _ander(ander: Tegenhanger) -> list[str]:
    return [
        f"   {ander.naam}: feiten als getallen klaarzetten {_ms(ander.opbouw)} (telt niet mee); lezen {_ms(ander.lezen)}",
        f"   zijn alle feiten bekend, dan is het oordeel gelijk op {_met_punten(ander.gelijk_bekend)} van {_met_punten(ander.paren)} paren",
        "   een ontbrekend feit is voor dit programma de standaardwaarde (0 of nee), en 'onbekend' bestaat niet; "
        f"een regel per paar die onbekend is, heet {_met_punten(ander.onbekend_ja)} keer ja en {_met_punten(ander.onbekend_nee)} keer nee;",
        f"   zo laat het {_met_punten(ander.paren_ja_waar_onbekend)} paren toe waarvan niemand het weet; "
        f"in strijd met wat wel bekend is: {_met_punten(ander.omgekeerd)}",
    ]


def _ms(tijd: Tijd) -> str:
    return f"{tijd.cpu_s:.4f} cpu s ({tijd.wall_s:.4f} s)"


def _met_punten(getal: int) -> str:
    return f"{getal:,}".replace(",", ".")

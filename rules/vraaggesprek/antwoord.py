"""An answer that a person typed to the question for one fact, checked and read (design.md section 4).

`ja` or `nee`, a whole number, a date (2026-11-30, 30-11-2026 or 30 november 2026), a choice, a code, words with `;` between them, or
`geen` where a fact may be none. An age is a number of years, a birth year, a day of birth or the day to come on which somebody turns 18.
`als_antwoord` writes a value so that it is read back the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from difflib import get_close_matches

from domain.fouten import RegelFout
from rules.feiten import LEEG_IS_GEEN, MODELLEN, Feit, Feittype
from rules.waarden import AFWEZIG, MAANDEN, ONBEKEND, Leeftijd, Waarde, als_tekst

GEEN = "geen"
OUDST = 130
"""Highest age in years that is taken for an answer."""
_JANEE: Mapping[str, bool] = {"ja": True, "j": True, "nee": False, "n": False}
_DAG = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})")
_DAG_IN_WOORDEN = re.compile(r"(\d{1,2}) ([a-z]+)\.? (\d{4})")
_ACHTTIEN = 18
_TWEE_LEEFTIJDEN = re.compile(r"(\d+) of (\d+)")


class AntwoordFout(RegelFout):
    """An answer that does not fit its question. The text says in Dutch what is expected; it never repeats what was typed."""


def kan_geen(feit: Feit) -> bool:
    """Whether 'geen' means that there is none: the sheet says so, or it is a date, code or worked-out value that need not exist."""
    if feit.naam in LEEG_IS_GEEN or feit.type is Feittype.VERZAMELING:
        return True
    if feit.type in (Feittype.JANEE, Feittype.LEEFTIJD):
        return False
    voorvoegsel, _, kolom = feit.naam.partition(".")
    veld = MODELLEN[voorvoegsel].model_fields.get(kolom) if voorvoegsel in MODELLEN else None
    if veld is None:
        return feit.leeg is AFWEZIG
    return feit.type in (Feittype.DATUM, Feittype.TEKST) and not veld.is_required()


def lees_antwoord(feit: Feit, tekst: str, op: date, bekend: Waarde = ONBEKEND, lijst: Sequence[str] = ()) -> Waarde:
    """What a person typed, as a value of the fact.

    `bekend` is what is known of it so far (two ages), `lijst` its closed list in `Beleid`.

    Raises:
        AntwoordFout: it is no answer to this question.
    """
    kort = " ".join(tekst.split())
    if not kort:
        raise AntwoordFout(f"Dit antwoord is leeg. {verwacht(feit)} Of zeg: weet ik niet.")
    if kort.lower() == GEEN:
        if not kan_geen(feit):
            raise AntwoordFout(f"'Geen' kan hier niet. {verwacht(feit)}")
        return frozenset() if feit.type is Feittype.VERZAMELING else AFWEZIG
    match feit.type:
        case Feittype.JANEE:
            if (woord := kort.lower().rstrip(".!")) not in _JANEE:
                raise AntwoordFout(verwacht(feit))
            return _JANEE[woord]
        case Feittype.GETAL:
            return _getal(feit, kort)
        case Feittype.DATUM:
            return _datum(kort, verwacht(feit))
        case Feittype.LEEFTIJD:
            return _leeftijd(kort, op, bekend, verwacht(feit))
        case Feittype.KEUZE:
            return _uit_lijst(feit.keuzes, kort, verwacht(feit))
        case Feittype.VERZAMELING:
            woorden = [woord for deel in kort.split(";") if (woord := deel.strip())]
            kiezen = f"{verwacht(feit)} Kies uit: {', '.join(lijst)}."
            return frozenset(_uit_lijst(lijst, woord, kiezen) if lijst else woord for woord in woorden)
        case Feittype.TEKST:
            if ";" in kort:
                raise AntwoordFout(verwacht(feit))
            return kort


def als_antwoord(waarde: Waarde) -> str:
    """A value as a person would type it; `lees_antwoord` gives the value again."""
    match waarde:
        case frozenset():
            return "; ".join(sorted(waarde)) or GEEN
        case Leeftijd(laag, hoog):
            return str(laag) if laag == hoog else f"{laag} of {hoog}"
        case _:
            return GEEN if waarde is AFWEZIG else als_tekst(waarde)


def verwacht(feit: Feit) -> str:
    """What a good answer looks like, as a Dutch sentence."""
    slot = " Of zeg: geen." if kan_geen(feit) else ""
    match feit.type:
        case Feittype.JANEE:
            return "Antwoord met ja of nee." + slot
        case Feittype.GETAL:
            grenzen = [f"van minstens {feit.laagst}"] if feit.laagst is not None else []
            grenzen += [f"van hoogstens {feit.hoogst}"] if feit.hoogst is not None else []
            return f"Antwoord met een heel getal{' ' if grenzen else ''}{' en '.join(grenzen)}." + slot
        case Feittype.DATUM:
            return "Antwoord met een datum, zoals 30-11-2026 of 2026-11-30." + slot
        case Feittype.LEEFTIJD:
            return "Antwoord met de leeftijd in hele jaren, het geboortejaar, de geboortedatum (30-11-2008) of de dag waarop iemand 18 wordt."
        case Feittype.KEUZE:
            return f"Kies uit: {', '.join(feit.keuzes)}." + slot
        case Feittype.VERZAMELING:
            return "Antwoord met een of meer woorden, met een puntkomma ertussen." + slot
        case Feittype.TEKST:
            return "Antwoord met één code of naam." + slot


def al_bekend(leeftijd: Leeftijd) -> str:
    """What to say when an answer leaves the same two ages."""
    return f"Dat weten we al: {leeftijd.laag} of {leeftijd.hoog} jaar. Zeg welke van de twee, geef de geboortedatum, of zeg: weet ik niet."


def _getal(feit: Feit, kort: str) -> int:
    if not re.fullmatch(r"-?\d{1,9}", kort):
        raise AntwoordFout(verwacht(feit))
    getal = int(kort)
    if (feit.laagst is not None and getal < feit.laagst) or (feit.hoogst is not None and getal > feit.hoogst):
        raise AntwoordFout(verwacht(feit))
    return getal


def _datum(kort: str, verwachting: str) -> date:
    try:
        if delen := _DAG.fullmatch(kort):
            return date(int(delen[4]), int(delen[3]), int(delen[1]))
        if (delen := _DAG_IN_WOORDEN.fullmatch(kort.lower())) and (maand := _maand(delen[2])):
            return date(int(delen[3]), maand, int(delen[1]))
        return date.fromisoformat(kort)
    except ValueError:
        bestaat_niet = "Dit is geen datum die bestaat. " if any(teken.isdigit() for teken in kort) else ""
        raise AntwoordFout(bestaat_niet + verwachting) from None


def _maand(woord: str) -> int | None:
    """The number of a month, also from its first letters (three or more) or as mrt."""
    if woord == "mrt":
        return 3
    passend = [nummer for nummer, naam in enumerate(MAANDEN, start=1) if len(woord) >= 3 and naam.startswith(woord)]
    return passend[0] if len(passend) == 1 else None


def _leeftijd(kort: str, op: date, bekend: Waarde, verwachting: str) -> Leeftijd:
    gelezen = _jaren(kort, op, verwachting)
    if not 0 <= gelezen.laag <= gelezen.hoog <= OUDST:
        raise AntwoordFout(f"Deze leeftijd kan niet. {verwachting}")
    if not isinstance(bekend, Leeftijd):
        return gelezen
    laag, hoog = max(gelezen.laag, bekend.laag), min(gelezen.hoog, bekend.hoog)
    if laag > hoog:
        raise AntwoordFout(f"Dit past niet bij het geboortejaar dat al bekend is: de leeftijd is {bekend.laag} of {bekend.hoog}. Kies een van beide.")
    return Leeftijd(laag, hoog)


def _jaren(kort: str, op: date, verwachting: str) -> Leeftijd:
    if re.fullmatch(r"\d{1,3}", kort):
        return Leeftijd(int(kort), int(kort))
    if re.fullmatch(r"\d{4}", kort):
        return Leeftijd(max(0, op.year - int(kort) - 1), op.year - int(kort))
    if (twee := _TWEE_LEEFTIJDEN.fullmatch(kort)) and int(twee[2]) == int(twee[1]) + 1:
        return Leeftijd(int(twee[1]), int(twee[2]))
    dag = _datum(kort, verwachting)
    jaren = op.year - dag.year - ((op.month, op.day) < (dag.month, dag.day))
    if dag > op:  # a day to come is no day of birth: the question also asks on which day somebody turns 18
        jaren += _ACHTTIEN
    return Leeftijd(jaren, jaren)


def _uit_lijst(keuzes: Sequence[str], kort: str, verwachting: str) -> str:
    """A word from a closed list, also when typed with capitals or spaces."""
    for keuze in keuzes:
        if _vergelijkbaar(keuze) == _vergelijkbaar(kort):
            return keuze
    dichtbij = get_close_matches(kort, keuzes, n=1)
    raise AntwoordFout(verwachting + (f" Bedoel je '{dichtbij[0]}'?" if dichtbij else ""))


def _vergelijkbaar(woord: str) -> str:
    return re.sub(r"[\s_-]+", "_", woord.lower())

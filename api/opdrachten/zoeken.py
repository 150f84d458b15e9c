"""Making a plan while a person may press Ctrl-C: the search runs in a thread of its own and is asked to stop, never killed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, wait
from typing import TypeVar

from api import woorden
from api.opdrachten.uitkomst import meld
from domain.beleid import Beleid
from domain.fouten import PassendFout
from domain.momentopname import Momentopname
from placement.maken import STANDAARD, Modus, Voortgang, maak_plan
from placement.plan import Plan
from placement.vastleggingen import Vastleggingsconflict
from solving.limits import Limits, Stop

BEURT_S = 0.2
Gezocht = TypeVar("Gezocht")


def zoek_plan(opname: Momentopname, beleid: Beleid, modus: str, tijd_s: int | None, zaad: int, lezer: str = "sleutelfiguur") -> Plan:
    """A checked plan; progress goes to stderr. After Ctrl-C or `tijd_s` seconds the best one so far, marked `afgebroken`.

    A locatie or client hears no counts of others on the way, nor whose vastleggingen stand in the way.

    Raises:
        Vastleggingsconflict: pins that cannot hold together, for who may know whose they are; a `PassendFout` without ids for others.
    """
    limits = Limits(STANDAARD, zaad, Stop(wall_s=tijd_s))
    gekozen: Modus = "nagebootst" if modus == "nagebootst" else "vraaggericht"
    if lezer == "sleutelfiguur":
        return in_draad(lambda: maak_plan(opname, beleid, gekozen, limits, progress=_toon), limits.stop)
    meld("… er wordt een plan gezocht")
    try:
        return in_draad(lambda: maak_plan(opname, beleid, gekozen, limits), limits.stop)
    except Vastleggingsconflict:
        raise PassendFout("Er is nu geen plan: een paar vastleggingen kunnen niet samen. Vraag een sleutelfiguur om ernaar te kijken.") from None


def _toon(voortgang: Voortgang) -> None:
    naam, _, rest = voortgang.tekst.partition(":")
    meld(f"… {woorden.doel(naam).naam}:{rest}" if naam in woorden.DOELEN else f"… {voortgang.tekst}")


def in_draad(werk: Callable[[], Gezocht], stop: Stop) -> Gezocht:
    """Run `werk` in a thread and wait; the first Ctrl-C asks it to stop, a second gives up.

    Raises:
        KeyboardInterrupt: Ctrl-C twice.
        BaseException: whatever `werk` raised.
    """
    uitkomst: Future[Gezocht] = Future()

    def doe() -> None:
        try:
            uitkomst.set_result(werk())
        except BaseException as fout:  # handed to the thread that waits
            uitkomst.set_exception(fout)

    try:
        threading.Thread(target=doe, name="zoeken", daemon=True).start()
        # waiting in turns: a Ctrl-C that comes just before one endless wait would go unnoticed until its end
        while not wait([uitkomst], timeout=BEURT_S).done:
            pass
    except KeyboardInterrupt:
        meld("Gestopt: het beste plan tot nu toe wordt afgemaakt. Nog een keer Ctrl-C breekt helemaal af.")
        stop.request()
    return uitkomst.result()

"""Making a plan while a person may press Ctrl-C: the search runs in a thread of its own and is asked to stop, never killed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Literal

from api.opdrachten.uitkomst import meld
from domain.beleid import Beleid
from domain.momentopname import Momentopname
from placement.maken import Voortgang, maak_plan
from placement.plan import Plan
from solving.limits import Limits, Stop


def zoek_plan(opname: Momentopname, beleid: Beleid, modus: str, tijd_s: int | None, zaad: int) -> Plan:
    """A checked plan; progress goes to stderr. After Ctrl-C or `tijd_s` seconds the best one so far, marked `afgebroken`."""
    limits = Limits(seed=zaad, stop=Stop(wall_s=tijd_s))
    gekozen: Literal["vraaggericht", "nagebootst"] = "nagebootst" if modus == "nagebootst" else "vraaggericht"
    return in_draad(lambda: maak_plan(opname, beleid, gekozen, limits, progress=_toon), limits.stop)


def _toon(voortgang: Voortgang) -> None:
    meld(f"… {voortgang.tekst}")


def in_draad(werk: Callable[[], Plan], stop: Stop) -> Plan:
    """Run `werk` in a thread and wait; the first Ctrl-C asks it to stop, a second gives up.

    Raises:
        KeyboardInterrupt: Ctrl-C twice.
        BaseException: whatever `werk` raised.
    """
    uitkomst: list[Plan] = []
    fouten: list[BaseException] = []

    def doe() -> None:
        try:
            uitkomst.append(werk())
        except BaseException as fout:  # handed to the thread that waits
            fouten.append(fout)

    draad = threading.Thread(target=doe, name="zoeken", daemon=True)
    draad.start()
    try:
        draad.join()
    except KeyboardInterrupt:
        meld("Gestopt: het beste plan tot nu toe wordt afgemaakt. Nog een keer Ctrl-C breekt helemaal af.")
        stop.request()
        draad.join()
    if fouten:
        raise fouten[0]
    return uitkomst[0]

"""Running one command line: from arguments to an exit code, never a stack trace.

Command modules are imported when their command runs, so that `passend --help` need not load the solver.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence

from typer.exceptions import TyperException
from typer.main import get_command

from api.opdrachten import GESTOPT
from api.opdrachten.app import app
from api.opdrachten.hulp import in_het_nederlands
from api.opdrachten.uitkomst import Uitkomst, meld
from domain.fouten import Fout, GeenPlanFout, InvoerFout, PassendFout, RegelFout


def main() -> None:
    """Entry of the `passend` command."""
    sys.exit(draai(sys.argv[1:]))


def draai(argumenten: Sequence[str]) -> int:
    """Run a command line and give its exit code; every expected fault becomes Dutch text on stderr."""
    try:
        uitkomst = get_command(app).main(args=list(argumenten), prog_name="passend", standalone_mode=False)
        sys.stdout.flush()
        if uitkomst == GESTOPT:  # typer keeps a Ctrl-C to itself
            meld("Gestopt.")
        return int(uitkomst or 0)
    except TyperException as fout:
        if type(fout).__name__ == "NoArgsIsHelpError":
            meld(fout.message)
        else:
            meld(f"{in_het_nederlands(fout)} Hulp: {_opdracht(fout)} --help")
        return Uitkomst.FOUTE_INVOER
    except InvoerFout as fout:
        toon_fouten(fout.fouten)
        return Uitkomst.FOUTE_INVOER
    except GeenPlanFout as fout:
        meld(str(fout))
        return Uitkomst.GEEN_PLAN
    except RegelFout as fout:
        meld(str(fout))
        return Uitkomst.FOUTE_INVOER
    except PassendFout as fout:
        meld(str(fout))
        return Uitkomst.NEE
    except BrokenPipeError:
        # whoever read our output stopped reading (`| head`); closing here keeps Python from complaining at exit
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115
        return Uitkomst.GOED
    except OSError as fout:
        meld(f"Lezen of schrijven lukt niet: {fout.filename or 'een bestand'}. Kijk of de map bestaat en of u er mag schrijven.")
        return Uitkomst.FOUTE_INVOER
    except KeyboardInterrupt:
        meld("Gestopt.")
        return GESTOPT
    except Exception as fout:  # the last line of defence: a trace may hold personal facts
        meld(f"Er ging iets mis in Passend zelf (interne fout: {type(fout).__name__}).")
        if os.environ.get("PASSEND_DEBUG") == "1":
            traceback.print_exc()
        else:
            meld("Met PASSEND_DEBUG=1 ervoor ziet een beheerder waar. Dat kan gegevens van mensen tonen.")
        return Uitkomst.NEE


def _opdracht(fout: TyperException) -> str:
    """The command that was typed wrongly, as far as it was recognised."""
    context = getattr(fout, "ctx", None)
    return str(context.command_path) if context is not None else "passend"


def toon_fouten(fouten: Sequence[Fout]) -> None:
    """All faults on stderr, grouped by file and sheet, in the order of the rows."""
    kop = "1 fout gevonden." if len(fouten) == 1 else f"{len(fouten)} fouten gevonden."
    meld(kop if all(fout.is_optie for fout in fouten) else f"{kop} Er is niets gelezen.")
    groepen: dict[str, list[Fout]] = {}
    for fout in fouten:
        groepen.setdefault(", ".join(deel for deel in (fout.bestand, f"blad {fout.blad}" if fout.blad else "") if deel), []).append(fout)
    for kop, groep in groepen.items():
        if kop:
            meld(f"\n{kop} ({len(groep)})")
        for fout in sorted(groep, key=lambda f: f.rij or 0):
            meld("  - " + fout.model_copy(update={"bestand": "", "blad": ""}).regel())

"""The command line `passend` (design.md section 8). One module per kind of command; `main` is the entry."""

import sys

__all__ = ["main"]

GESTOPT = 130
"""What shells expect of a command that ended by Ctrl-C."""


def main() -> None:
    """Entry of the `passend` command; Ctrl-C while it is still being loaded ends it as quietly as later."""
    try:
        from api.opdrachten.uitvoeren import main as begin

        begin()
    except KeyboardInterrupt:
        sys.stderr.write("Gestopt.\n")
        sys.exit(GESTOPT)

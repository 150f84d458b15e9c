"""The command line `passend` (design.md section 8). One module per kind of command; `main` is the entry."""

from api.opdrachten.uitvoeren import main

__all__ = ["main"]

"""Errors of the whole house.

    PassendFout            everything Passend raises on purpose
      InvoerFout           bad input: carries every `Fout` found, at once (exit 2, HTTP 400)
      GeenPlanFout         a limit was reached before any plan was found (exit 3)
      RegelFout            a rule file or a fact that is wrong as a rule (rules/)

A `Fout` is one fault in what somebody filled in: where it stands, what is wrong, what to do. The text is Dutch (B1).
"""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict


class Fout(BaseModel):
    """One fault in the input. `rij` is the row number as Excel shows it (the header is row 1)."""

    model_config = ConfigDict(frozen=True)

    bestand: str = ""
    blad: str = ""
    rij: int | None = None
    kolom: str = ""
    waarde: str = ""
    melding: str
    doe: str = ""

    @property
    def is_optie(self) -> bool:
        """Whether it is about an option of the command line, and not about a sheet."""
        return self.kolom.startswith("--")

    def regel(self) -> str:
        """The fault as one line of Dutch text."""
        plaats = ", ".join(
            deel
            for deel in (
                self.bestand,
                f"blad {self.blad}" if self.blad else "",
                f"rij {self.rij}" if self.rij is not None else "",
                f"{'optie' if self.is_optie else 'kolom'} {self.kolom}" if self.kolom else "",
            )
            if deel
        )
        waarde = f" (er staat: '{self.waarde}')" if self.waarde else ""
        doe = f" {self.doe}" if self.doe else ""
        return f"{plaats}: {self.melding}{waarde}.{doe}" if plaats else f"{self.melding}{waarde}.{doe}"


class PassendFout(Exception):
    """Everything Passend raises on purpose."""


class InvoerFout(PassendFout):
    """Bad input. `fouten` holds every fault found; nothing was loaded."""

    def __init__(self, fouten: Iterable[Fout]) -> None:
        self.fouten: tuple[Fout, ...] = tuple(fouten)
        super().__init__("\n".join(fout.regel() for fout in self.fouten))


class GeenPlanFout(PassendFout):
    """A limit was reached before any plan was found; more time may find one."""


class RegelFout(PassendFout):
    """A rule file, a parameter or a fact that is wrong as a rule."""

"""Time as it is measured here: processor seconds of this process (what the program costs) and wall seconds (what a person waits)."""

from __future__ import annotations

import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Tijd:
    """A stretch of time, in seconds."""

    cpu_s: float
    wall_s: float

    def plus(self, ander: Tijd) -> Tijd:
        return Tijd(self.cpu_s + ander.cpu_s, self.wall_s + ander.wall_s)


class Klok:
    """Runs from the moment it is made."""

    def __init__(self) -> None:
        self._cpu, self._wall = time.process_time(), time.perf_counter()

    def tijd(self) -> Tijd:
        """Since the start."""
        return Tijd(time.process_time() - self._cpu, time.perf_counter() - self._wall)

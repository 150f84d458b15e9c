"""Limits, stopping and progress of a solve.

Deterministic limits keep the bytes of an answer the same on every machine; a wall limit or a stop by a person voids that promise.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

Progress = Callable[[str], None]


def silent(_: str) -> None:
    """Progress for who does not listen."""


class Stop:
    """A request to stop, from another thread (Ctrl-C, a cancelled task) or because the wall time is over.

    A running solver registers how it is interrupted; `requested` stays true once set.
    """

    def __init__(self, wall_s: float | None = None) -> None:
        self._deadline = None if wall_s is None else time.monotonic() + wall_s
        self._event = threading.Event()
        self._interrupts: list[Callable[[], object]] = []

    def request(self) -> None:
        """Ask everything that runs under this stop to end soon."""
        self._event.set()
        for interrupt in list(self._interrupts):
            interrupt()

    @property
    def requested(self) -> bool:
        return self._event.is_set() or (self._deadline is not None and time.monotonic() >= self._deadline)

    def remaining_s(self) -> float | None:
        """Wall seconds left; None without a wall limit."""
        return None if self._deadline is None else max(0.0, self._deadline - time.monotonic())

    def watch(self, interrupt: Callable[[], object]) -> Callable[[], None]:
        """Call `interrupt` when a stop is requested, at once where it already is; the answer undoes this."""
        self._interrupts.append(interrupt)
        if self._event.is_set():
            interrupt()
        return lambda: self._interrupts.remove(interrupt)


@dataclass(frozen=True)
class Limits:
    """How much work one solve may do. `deterministic` is in CP-SAT's deterministic seconds."""

    deterministic: float = 60.0
    seed: int = 1
    stop: Stop = field(default_factory=Stop)

    def at_most(self, deterministic: float) -> Limits:
        """The same limits with no more than so much deterministic time."""
        return Limits(min(self.deterministic, deterministic), self.seed, self.stop)

"""The abstract core of allocation: items get an agent in one or two roles, within limits, for goals in order.

Nothing here knows of Siem. A gebiedsteam (clients, begeleiders), generalised assignment (jobs, machines) and nurses with patients in
zones are instances of the same `Kern`. An *option* says that one agent may fill one role of one item, and what that weighs.

Solved by `allocation.kern_oplossen.solve(kern, goals, limits, progress) -> Answer`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from solving.matrix import Bools, Ints
from solving.ordered import Level

FIRST, SECOND = 0, 1
NOBODY = -1


@dataclass(frozen=True)
class Options:
    """Parallel arrays, sorted by item, then role, then agent; every combination at most once. `load` is in points."""

    item: Ints
    agent: Ints
    role: Ints
    load: Ints

    def __len__(self) -> int:
        return len(self.item)

    @classmethod
    def dense(cls, load: Ints) -> Options:
        """One role, every agent may take every item: `load` is [item, agent]."""
        items, agents = load.shape
        item, agent = np.repeat(np.arange(items), agents), np.tile(np.arange(agents), items)
        return cls(item, agent, np.zeros(items * agents, dtype=np.int64), load.reshape(-1).astype(np.int64))


@dataclass(frozen=True)
class Limit:
    """Per agent: lower ≤ Σ amount over its chosen options ≤ upper (+ what the agent is over, where `over` says it may be)."""

    name: str
    amount: Ints  # per option
    upper: Ints  # per agent
    lower: Ints | None = None
    over: Bools | None = None


@dataclass(frozen=True)
class Kern:
    """The instance. Per item the first role is filled exactly once where `must`, else at most once; the second at most once, by
    somebody else, and only where the first is.

    `capacity`: for load relative to it, floor(1000 × load / capacity). `area` of each item; with `exclusive` every agent works in one
    area at most. `covers`: (option numbers that are good, option numbers that need one of them): each chosen one of the second needs a
    chosen one of the first.
    """

    items: int
    agents: int
    options: Options
    must: Bools
    limits: tuple[Limit, ...] = ()
    capacity: Ints | None = None
    area: Ints | None = None
    exclusive: bool = False
    second: Bools | None = None  # per option of the first role: a second must stand beside it
    covers: tuple[tuple[Ints, Ints], ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class Cost:
    """Minimise Σ cost of the chosen options + Σ `without` of the items whose first role is empty. To maximise: negative costs."""

    name: str
    cost: Ints  # per option
    without: Ints | None = None  # per item


@dataclass(frozen=True)
class Over:
    """Minimise Σ over agents of what they are above the named limit."""

    name: str
    limit: str


@dataclass(frozen=True)
class Spread:
    """Minimise Σ over groups of max − min load; relative to capacity (permille, rounded down) unless `absolute`.

    `group` per agent, −1: in none. `in_min`: who counts for the least (all unless given).
    """

    name: str
    group: Ints
    absolute: bool = False
    in_min: Bools | None = None


@dataclass(frozen=True)
class Squares:
    """Minimise Σ over agents of load²."""

    name: str


@dataclass(frozen=True)
class Areas:
    """Minimise Σ over agents of the distinct areas they work in."""

    name: str


Goal = Cost | Over | Spread | Squares | Areas


@dataclass(frozen=True)
class Answer:
    """`agent` is [item, role], −1 for nobody; how each goal ended; `stopped` by a person or a wall limit. None found: `agent` is None."""

    agent: Ints | None
    levels: tuple[Level, ...]
    stopped: bool = False

    def loads(self, kern: Kern) -> Ints:
        """Load per agent.

        Raises:
            LookupError: there is no solution to read.
        """
        if self.agent is None:
            raise LookupError("no assignment was found")
        chosen = self.agent[kern.options.item, kern.options.role] == kern.options.agent
        return np.bincount(kern.options.agent[chosen], weights=kern.options.load[chosen], minlength=kern.agents).astype(np.int64)


Goals = Sequence[Goal]

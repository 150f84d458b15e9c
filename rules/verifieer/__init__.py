"""The third reading of the rules: proving things about all cases at once (design.md section 4).

Seven kinds of findings, each in one sentence (`DEFINITIES` gives them in Dutch). A *case* is a day on which the rules hold together
with a value or "none" for every fact; a fact asked with `is_bekend` may also be unknown. A rule *refuses* a case when it is a
`toelaten` that is ONWAAR or an `uitsluiten` that is WAAR, and *holds* for it when its condition is WAAR.

- gat: a table has no row for some case, or a set has no rule that decides on a day between its first and its last.
- tegenspraak: two rows of a table with different outcomes hold for one case; or requirements that together, on the days of one
  period, admit nobody (the smallest such set is named).
- overbodig: one other rule refuses (or: holds, with the same outcome, or the same signal to the same person) in every case in which
  this rule does.
- dood: a rule that refuses or holds in no case on any day, or a requirement that nobody can meet.
- overschaduwd: in every case in which this rule refuses or holds, some other rule does too, and it takes several together to cover it.
- nooit_bekend: on the days of one period the rule is ONZEKER in every case, for instance because an open parameter has no value.
- kleene_te_voorzichtig: with some facts unknown the reading is ONZEKER, though every completion gives the same known outcome.

Gaps, contradictions, never known and too careful are reported when they occur on some day; dead, redundant and shadowed only when it
is so on every day of the rule, so that a switch with a date is no finding. Where requirements contradict each other everything is
covered, and only the contradiction is reported. Every witness has been confirmed by the one-case reading.

How far "never" reaches: every day of a period within some months of the days the rules name, and every value of every fact. Where a
rule counts months or working days the day asked is tried on the days on which that comes out differently (ends of months, a leap day,
weekends, Easter, and per pair of comparisons the days on which their bounds lie furthest apart or just touch: `rules.verifieer.kalender`),
and between two such dates the dates near those.
"""

from __future__ import annotations

from datetime import date

from rules.regelboek import Regelboek, Regelset
from rules.taal import Methode
from rules.verifieer.bevinding import DEFINITIES, NAMEN, Bevinding, Soort
from rules.verifieer.eisen import dagen_zonder_regels, eisen, signalen
from rules.verifieer.kleene import te_voorzichtig
from rules.verifieer.lijst import Beoordeeld, Lijstverschil, beoordeeld, lees_beoordeeld, vergelijk_met_lijst
from rules.verifieer.losse_regels import dood_of_nooit_bekend
from rules.verifieer.tabel import tabel
from rules.verifieer.verificatie import Verificatie

__all__ = [
    "DEFINITIES",
    "NAMEN",
    "Beoordeeld",
    "Bevinding",
    "Lijstverschil",
    "Soort",
    "beoordeeld",
    "lees_beoordeeld",
    "vergelijk_met_lijst",
    "verifieer",
    "verifieer_set",
]


def verifieer(boek: Regelboek, op: date) -> tuple[Bevinding, ...]:
    """Every finding in every set, by set, kind and rules. `op`: the day around which witnesses are sought."""
    return tuple(bevinding for _, regelset in sorted(boek.sets.items()) for bevinding in verifieer_set(regelset, op))


def verifieer_set(regelset: Regelset, op: date) -> tuple[Bevinding, ...]:
    """Every finding in one set; what is found in several periods is reported once, for the one nearest to `op`."""
    v = Verificatie.van(regelset, op)
    los = dict(dood_of_nooit_bekend(v))
    leven = [versie for versie in range(len(regelset.regels)) if versie not in los]
    samen = tabel(v, leven) if regelset.methode is Methode.TABEL else eisen(v, leven)
    gevonden: dict[str, Bevinding] = {}
    for bevinding in (*dagen_zonder_regels(v), *los.values(), *samen, *signalen(v, leven), *te_voorzichtig(v, leven)):
        gevonden.setdefault(bevinding.sleutel, bevinding)
    volgorde = list(Soort)
    return tuple(sorted(gevonden.values(), key=lambda bevinding: (volgorde.index(bevinding.soort), bevinding.regels)))

"""When the stuurgroep approved an onderaannemer for a domain (domain.md B52, counting.md 7)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from domain import bladen as b
from domain import soorten as s
from domain.kalender import EEN_DAG
from rules.waarden import Waarde, of_geen


class Goedkeuringen:
    """Approvals per organisation, oldest first; a row without a domain holds for both."""

    def __init__(self, rijen: Iterable[b.Stuurgroepbesluit], domein: s.Domein) -> None:
        self._rijen: dict[str, list[b.Stuurgroepbesluit]] = {}
        for rij in sorted(rijen, key=lambda rij: (rij.datum, rij.besluit_id)):
            if rij.soort is s.Stuurgroepsoort.ONDERAANNEMER_GOEDGEKEURD and rij.organisatie_id and rij.domein in (None, domein):
                self._rijen.setdefault(rij.organisatie_id, []).append(rij)

    def van(self, organisatie_id: str, op: date) -> Waarde:
        """Day of the approval in force, else of the next one; none without a row."""
        rijen = self._rijen.get(organisatie_id, [])
        geldig = [rij.datum for rij in rijen if rij.datum <= op and (rij.geldig_tot is None or op <= rij.geldig_tot)]
        return geldig[-1] if geldig else of_geen(min((rij.datum for rij in rijen if rij.datum > op), default=None))

    def wisseldagen(self) -> set[date]:
        """Days from which an answer may be another one."""
        dagen = self.datums()
        for rijen in self._rijen.values():
            dagen |= {rij.geldig_tot + EEN_DAG for rij in rijen if rij.geldig_tot is not None and rij.geldig_tot < date.max}
        return dagen

    def datums(self) -> set[date]:
        """Every day of an approval."""
        return {rij.datum for rijen in self._rijen.values() for rij in rijen}

"""The rules asked again, one pair at a time: may this begeleider or onderaannemer serve this client (counting.md 6).

Asked at the Monday of week 0, when an allocation starts. Only a plain yes admits.
"""

from __future__ import annotations

from datetime import date

from domain.momentopname import Momentopname
from rules.oordeel import Oordeel, Tabeloordeel
from rules.toetsing import Toetsing
from rules.waarden import WAAR

CODES = {
    "begeleider-gebiedsteam": "verkeerd_team",
    "begeleider-in-dienst": "in_dienst",
    "onderaannemer-rol": "onderaannemer_rol",
    "onderaannemer-niche": "onderaannemer_niche",
    "onderaannemer-expertise": "onderaannemer_expertise",
    "onderaannemer-afbouw": "onderaannemer_afbouw",
    "onderaannemer-goedkeuring": "onderaannemer_goedkeuring",
}
"""The code of an objection per rule; a rule that is not here gives `regel`."""
Weigering = tuple[tuple[str, str], ...]


class Oordelen:
    """Refusals of a pair as (code, rule id); empty when the rules admit it. Remembered."""

    def __init__(self, opname: Momentopname, regels: Toetsing, op: date) -> None:
        self._regels, self._op = regels, op
        self._begeleiders = {rij.begeleider_id: rij for rij in opname.begeleiders}
        self._organisaties = opname.organisatie
        self._bekend: dict[tuple[str, str, str], Weigering] = {}

    def begeleider(self, client_id: str, begeleider_id: str) -> Weigering:
        sleutel = ("begeleider", client_id, begeleider_id)
        if sleutel not in self._bekend:
            self._bekend[sleutel] = _weigering(self._regels.met_begeleider("begeleider", client_id, self._begeleiders[begeleider_id], self._op))
        return self._bekend[sleutel]

    def onderaannemer(self, client_id: str, organisatie_id: str) -> Weigering:
        sleutel = ("onderaannemer", client_id, organisatie_id)
        if sleutel not in self._bekend:
            self._bekend[sleutel] = _weigering(self._regels.met_onderaannemer("onderaannemer", client_id, self._organisaties[organisatie_id], self._op))
        return self._bekend[sleutel]


def _weigering(oordeel: Oordeel | Tabeloordeel) -> Weigering:
    if isinstance(oordeel, Oordeel) and oordeel.waarde == WAAR:
        return ()
    ids = sorted(regel.regel_id for regel in oordeel.regels if regel.waarde != WAAR)
    return tuple((CODES.get(regel_id, "regel"), regel_id) for regel_id in ids) or (("regel", oordeel.titel),)

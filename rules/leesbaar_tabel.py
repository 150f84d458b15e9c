"""Decision tables: rules that are conjunctions, each part about one thing, as rows; what they are about as columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rules.leesbaar_woorden import woorden_van, zonder_lidwoord
from rules.leesbaar_zinnen import Lezer, Zin
from rules.taal import Afgeleid, Alle, Constante, EenVan, Feitverwijzing, Niet, Parameterverwijzing, Regel, Vergelijking, Voorwaarde, feiten_in, operanden

MAAKT_NIET_UIT = "maakt niet uit"
MEESTE_KOLOMMEN = 6


@dataclass(frozen=True)
class Tabelrij:
    """One rule: a cell per column, and what then holds."""

    regel_id: str
    titel: str
    cellen: tuple[str, ...]


@dataclass(frozen=True)
class Beslistabel:
    kolommen: tuple[str, ...]
    rijen: tuple[Tabelrij, ...]


def beslistabel(regels: Sequence[Regel], lezer: Lezer) -> Beslistabel | None:
    """The rules as one table; None where they do not form one (a part about several things, too many columns, nothing in common)."""
    if len(regels) < 2:
        return None
    rijen = [_rij(regel.als, lezer) for regel in regels]
    gelezen = [rij for rij in rijen if rij is not None]
    if len(gelezen) < len(rijen):
        return None
    kolommen = list(dict.fromkeys(kolom for rij in gelezen for kolom in rij))
    gedeeld = [kolom for kolom in kolommen if sum(kolom in rij for rij in gelezen) > 1]
    if not gedeeld or len(kolommen) > min(MEESTE_KOLOMMEN, 2 * len(regels)):
        return None
    return Beslistabel(
        tuple(_kolomnaam(kolom, lezer) for kolom in kolommen),
        tuple(Tabelrij(regel.id, regel.titel, tuple(rij.get(kolom, MAAKT_NIET_UIT) for kolom in kolommen)) for regel, rij in zip(regels, gelezen, strict=True)),
    )


def _rij(als: Voorwaarde, lezer: Lezer) -> Mapping[str, str] | None:
    cellen: dict[str, list[str]] = {}
    for deel in als.delen if isinstance(als, Alle) else (als,):
        kolom, cel = _waarover(deel), _cel(deel, lezer)
        if kolom is None or cel is None:
            return None
        cellen.setdefault(kolom, []).append(cel)
    return {kolom: " en ".join(delen) for kolom, delen in cellen.items()}


def _waarover(deel: Voorwaarde) -> str | None:
    """The one derived fact, fact or parameter that this part is about."""
    match deel:
        case Niet(Afgeleid(naam, _)) | Afgeleid(naam, _):
            return f"afgeleid.{naam}"
        case Niet(Vergelijking() as v) | (Vergelijking() as v):
            namen = feiten_in(v) or [f"parameter.{naam}" for operand in operanden(v) if (naam := _parameternaam(operand))]
            return namen[0] if len(namen) == 1 else None
        case EenVan(delen):
            kolommen = {_waarover(kind) for kind in delen}
            return kolommen.pop() if len(kolommen) == 1 else None
        case _:
            return None


def _cel(deel: Voorwaarde, lezer: Lezer) -> str | None:
    if isinstance(deel, EenVan):
        cellen = [_cel(kind, lezer) for kind in deel.delen]
        return None if None in cellen else " of ".join(cel for cel in cellen if cel is not None)
    gelezen = lezer.voorwaarde(deel)
    return gelezen.kort if isinstance(gelezen, Zin) else None


def _kolomnaam(kolom: str, lezer: Lezer) -> str:
    soort, _, naam = kolom.partition(".")
    if soort == "afgeleid":
        tekst = lezer.titel(naam)
    elif soort == "parameter":
        tekst = lezer.parameters[naam].titel if naam in lezer.parameters else naam.replace("_", " ")
    else:
        tekst = zonder_lidwoord(woorden_van(kolom).naam).strip("‘’")
    return tekst[0].upper() + tekst[1:]


def _parameternaam(operand: object) -> str:
    match operand:
        case Constante(_, parameter):
            return parameter
        case Parameterverwijzing(naam):
            return naam
        case Feitverwijzing(naam):
            return naam
        case _:
            return ""

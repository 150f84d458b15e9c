"""Import of a DMN file: our own export with its extension, or a decision table made in another program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.fouten import RegelFout
from rules.dmn.eigen import lees_eigen
from rules.dmn.export import PASSEND_NS
from rules.dmn.melding import Melding
from rules.dmn.vreemd import Aanvulling, lees_vreemd
from rules.dmn.xmlbron import Knoop, lees_xml
from rules.laden import lees_regelboek
from rules.taal import Grondslag, Onderwerp


@dataclass(frozen=True)
class DmnInvoer:
    """A rule file that `rules.laden.lees_regelboek` takes, and what was assumed, translated or changed."""

    yaml: str
    meldingen: tuple[Melding, ...]


def uit_dmn(
    xml: str,
    bestand: str,
    *,
    bron: Grondslag | None = None,
    geldig_van: date | None = None,
    gaat_over: Onderwerp | None = None,
    beslissing: str = "",
    namen: Mapping[str, str] | None = None,
) -> DmnInvoer:
    """The rule file behind a DMN file.

    A file that Passend wrote needs nothing else. For another file `bron` and `geldig_van` are required (no rule without a source),
    `gaat_over` is worked out from the facts, `beslissing` picks a table by name or id, and `namen` translates input names to facts.

    Raises:
        RegelFout: anything that cannot be taken over, all at once, each with file, line and a way out.
    """
    wortel = lees_xml(xml, bestand)
    if wortel.naam != "definitions" or "/DMN/" not in wortel.ruimte.upper():
        raise RegelFout(f"{bestand}, regel {wortel.regel}: dit is geen DMN-bestand (het begint met '{wortel.naam}'). Exporteer het als DMN 1.1 of later.")
    eigen = _uitbreiding(wortel)
    if eigen is not None:
        tekst, meldingen = lees_eigen(wortel, eigen, bestand)
    else:
        tekst, meldingen = lees_vreemd(wortel, bestand, Aanvulling(bron, geldig_van, gaat_over, beslissing, namen or {}))
    try:
        lees_regelboek({bestand: tekst})
    except RegelFout as fout:
        gemaakt = "\n".join(f"  {regel}" for regel in str(fout).splitlines())
        raise RegelFout(f"{bestand}, regel {wortel.regel}: van deze tabel komt geen goede regelset. Pas de tabel aan:\n{gemaakt}") from None
    return DmnInvoer(tekst, meldingen)


def _uitbreiding(wortel: Knoop) -> Knoop | None:
    uitbreiding = wortel.eerste("extensionElements")
    return next((deel for deel in uitbreiding.elk("set") if deel.ruimte == PASSEND_NS), None) if uitbreiding else None

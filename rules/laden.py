"""Rule files to a `Regelboek`: everything is checked at loading, all faults of all files at once, with line and suggestion."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Protocol, TypeVar

import yaml

from domain.fouten import RegelFout
from domain.soorten import Domein
from rules.lezer.parameters import lees_begrip, lees_parameter
from rules.lezer.regel import lees_regel, uit_lijst
from rules.lezer.voorwaarde import Voorwaardelezer
from rules.lezer.woordenschat import Begrip, Woordenschat, Zijdelezer
from rules.lezer.yamlbron import Meldingen, Regelmelding, gevuld, lees_yaml, lijst, sleutels, woorden
from rules.parameters import Parameter
from rules.regelboek import Regelboek, Regelset
from rules.taal import BESLISSEND, Gevolg, Methode, Regel

BEOORDEELD = "beoordeeld.yaml"
"""May lie beside the rules: findings of the verification that a person looked at."""
BESTANDSLEUTELS = ("set", "titel", "domein", "methode", "uitkomsten", "parameters", "afgeleid", "regels")


class _Genoemd(Protocol):
    @property
    def naam(self) -> str: ...
    @property
    def bestand(self) -> str: ...
    @property
    def regelnummer(self) -> int: ...


Benoemd = TypeVar("Benoemd", bound=_Genoemd)


@cache
def laad_regelboek() -> Regelboek:
    """The sets that are shipped with Passend."""
    map_ = files("rules").joinpath("sets")
    return lees_regelboek({bron.name: bron.read_text(encoding="utf-8") for bron in map_.iterdir() if bron.name.endswith(".yaml")})


def lees_regelmap(pad: Path) -> Regelboek:
    """The rule files in a folder, or one rule file.

    Raises:
        RegelFout: there are none, one cannot be read, or any fault in any file.
    """
    bronnen = [pad] if pad.is_file() else sorted(bron for bron in pad.glob("*.yaml") if bron.name != BEOORDEELD) if pad.is_dir() else []
    if not bronnen:
        raise RegelFout(f"{pad}: hier staan geen regelbestanden (*.yaml). Geef een map met regelbestanden of één bestand.")
    teksten = {}
    for bron in bronnen:
        try:
            teksten[bron.name] = bron.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            raise RegelFout(f"{bron.name}, regel 1: dit bestand is geen UTF-8. Sla het op als UTF-8.") from None
    return lees_regelboek(teksten)


def lees_regelboek(bestanden: Mapping[str, str]) -> Regelboek:
    """A book of rule files, given as file name and text; the hash is over both, sorted by name.

    Raises:
        RegelFout: any fault in any file, all at once, each with file, line and a way out.
    """
    lezer = _Boeklezer()
    som = hashlib.sha256()
    for naam, tekst in sorted(bestanden.items()):
        som.update(f"{naam}\0{tekst}\0".encode())
        lezer.lees_bestand(naam, tekst)
    sets = lezer.sets()
    return Regelboek(sets, som.hexdigest(), lezer.schat.parameters, lezer.schat.begrippen)


class _Boeklezer:
    """Two passes: names first (parameters, derived facts), because a rule may use those of another file; then the rules."""

    def __init__(self) -> None:
        self.fouten: list[str] = []
        self._koppen: list[tuple[str, dict[str, yaml.Node]]] = []
        self._parameters: dict[str, Parameter] = {}
        self._begrippen: dict[str, Begrip] = {}

    @property
    def schat(self) -> Woordenschat:
        return Woordenschat(self._parameters, self._begrippen)

    def lees_bestand(self, bestand: str, tekst: str) -> None:
        """First pass over one file."""
        meldingen = Meldingen(bestand)
        try:
            delen = sleutels(lees_yaml(tekst, bestand), BESTANDSLEUTELS)
            self._namen(delen, "parameters", lambda node: lees_parameter(node, bestand), self._parameters, meldingen)
            self._namen(delen, "afgeleid", lambda node: lees_begrip(node, bestand), self._begrippen, meldingen)
            self._koppen.append((bestand, delen))
        except Regelmelding as fout:
            meldingen.meld(fout)
        except RegelFout as fout:
            self.fouten.append(str(fout))
        self.fouten += meldingen.regels

    def sets(self) -> dict[str, Regelset]:
        """Second pass: the rules, with every name known.

        Raises:
            RegelFout: all faults of both passes.
        """
        sets: dict[str, Regelset] = {}
        gezien: dict[str, str] = {}
        self._controleer_begrippen()
        for bestand, delen in self._koppen:
            gelezen = self._set(bestand, delen)
            if gelezen is None:
                continue
            if gelezen.naam in sets:
                self.fouten.append(f"{bestand}, regel 1: de set '{gelezen.naam}' bestaat al. Geef elke set een eigen naam.")
            sets[gelezen.naam] = gelezen
            self.fouten += _dubbel(gelezen, gezien)
        if self.fouten:
            raise RegelFout("\n".join(self.fouten))
        return sets

    def _namen(self, delen: dict[str, yaml.Node], sleutel: str, lees: Callable[[yaml.Node], Benoemd], bekend: dict[str, Benoemd], meldingen: Meldingen) -> None:
        for node in lijst(delen[sleutel]) if sleutel in delen else ():
            try:
                nieuw = lees(node)
                if nieuw.naam in bekend:
                    eerder = bekend[nieuw.naam]
                    raise Regelmelding(node, f"'{nieuw.naam}' bestaat al ({eerder.bestand}, regel {eerder.regelnummer}). Geef elk een eigen naam.")
                bekend[nieuw.naam] = nieuw
            except Regelmelding as fout:
                meldingen.meld(fout)

    def _controleer_begrippen(self) -> None:
        """A derived fact is right by itself, also when no rule uses it."""
        for begrip in self._begrippen.values():
            meldingen = Meldingen(begrip.bestand)
            try:
                if begrip.is_datum:
                    Zijdelezer(self.schat, None, (begrip.naam,)).datum(begrip.node)
                else:
                    Voorwaardelezer(self.schat, None, signaal=True).begrip(begrip)
            except Regelmelding as fout:
                meldingen.meld(fout)
            self.fouten += meldingen.regels

    def _set(self, bestand: str, delen: dict[str, yaml.Node]) -> Regelset | None:
        meldingen = Meldingen(bestand)
        regels: list[Regel] = []
        uit: Regelset | None = None
        try:
            if delen.keys() <= {"parameters", "afgeleid"}:
                return None
            naam, titel = (gevuld(delen[sleutel]) if sleutel in delen else "" for sleutel in ("set", "titel"))
            nodes = lijst(delen["regels"]) if "regels" in delen else []
            if not naam or not titel or not nodes:
                meldingen.regels.append(f"{bestand}, regel 1: een regelbestand heeft 'set', 'titel' en minstens één van 'regels'. Vul aan wat er mist.")
            methode = uit_lijst(Methode, delen["methode"]) if "methode" in delen else Methode.EISEN
            uitkomsten = woorden(delen["uitkomsten"]) if "uitkomsten" in delen else ()
            if (methode is Methode.TABEL) != bool(uitkomsten):
                meldingen.regels.append(f"{bestand}, regel 1: een tabel noemt haar 'uitkomsten', en alleen een tabel. Kijk naar 'methode' en 'uitkomsten'.")
            regels = list(_elk(nodes, meldingen, lambda node: lees_regel(node, bestand, self.schat, uitkomsten)))
            domein = uit_lijst(Domein, delen["domein"]) if "domein" in delen else None
            gesorteerd = tuple(sorted(regels, key=lambda regel: (regel.id, regel.geldig_van)))
            uit = Regelset(naam, titel, gesorteerd, methode, uitkomsten, self._parameters, domein)
            meldingen.regels += _samenhang(uit)
        except Regelmelding as fout:
            meldingen.meld(fout)
        self.fouten += meldingen.regels
        return uit


def _elk(nodes: Iterable[yaml.Node], meldingen: Meldingen, lees: Callable[[yaml.Node], Regel]) -> Iterator[Regel]:
    for node in nodes:
        try:
            yield lees(node)
        except Regelmelding as fout:
            meldingen.meld(fout)


def _samenhang(regelset: Regelset) -> Iterator[str]:
    """Rules of one set that do not go together: two versions on one day, deciding about different things, rows outside a table."""
    for eerst, later in pairwise(regelset.regels):
        if eerst.id == later.id and (eerst.geldig_tot is None or later.geldig_van <= eerst.geldig_tot):
            yield (
                f"{later.bestand}, regel {later.regelnummer}: twee versies van '{later.id}' gelden op {later.geldig_van} tegelijk "
                f"(de andere staat op regel {eerst.regelnummer}). Geef de eerste een geldig_tot van de dag ervoor, of een van beide een eigen id."
            )
    beslissend = [regel for regel in regelset.regels if regel.dan in BESLISSEND]
    for regel in beslissend:
        if regel.gaat_over is not beslissend[0].gaat_over:
            yield (
                f"{regel.bestand}, regel {regel.regelnummer}: deze regel beslist over {regel.gaat_over}, de andere van de set over "
                f"{beslissend[0].gaat_over}. Zet hem in een eigen set."
            )
    for regel in regelset.regels:
        if (regel.dan is Gevolg.UITKOMST) != (regelset.methode is Methode.TABEL):
            yield (
                f"{regel.bestand}, regel {regel.regelnummer}: 'dan: {regel.dan}' past niet bij methode {regelset.methode}. "
                "In een tabel heeft elke regel een uitkomst; buiten een tabel geen enkele."
            )


def _dubbel(regelset: Regelset, gezien: dict[str, str]) -> Iterator[str]:
    for regel_id in dict.fromkeys(regel.id for regel in regelset.regels):
        regel = next(regel for regel in regelset.regels if regel.id == regel_id)
        plaats = f"{regel.bestand}, regel {regel.regelnummer}"
        if regel_id in gezien:
            yield f"{plaats}: de id '{regel_id}' bestaat al ({gezien[regel_id]}). Geef elke regel een eigen id."
        gezien.setdefault(regel_id, plaats)

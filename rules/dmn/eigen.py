"""A DMN file that Passend wrote: the rule file comes from the extension, and what was changed in the tables since is taken over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from domain.fouten import RegelFout
from rules.dmn.feel import FeelFout, lees_unair, schrijf_unair
from rules.dmn.gelezen import GelezenBeslissing, GelezenRij, GelezenTabel, Tekst, beslissingen_in
from rules.dmn.kolommen import Kolomlezer
from rules.dmn.melding import Melding, Soort
from rules.dmn.model import Model, model_van
from rules.dmn.schrijf import Inhoud, Schrijver, als_yaml
from rules.dmn.tabel import Beslissing, Tabel
from rules.dmn.xmlbron import Knoop
from rules.laden import lees_regelboek
from rules.regelboek import Regelboek
from rules.taal import Methode, Regel


def lees_eigen(wortel: Knoop, knoop: Knoop, bestand: str) -> tuple[str, tuple[Melding, ...]]:
    """The rule file in `<passend:set>`, with the rows as they stand in the tables now.

    Raises:
        RegelFout: the rule file in the extension is wrong, or a change in a table cannot be taken over.
    """
    tekst, op = knoop.tekst.removeprefix("\n"), _dag(knoop, bestand)
    boek = _boek(tekst, knoop, bestand)
    (regelset,) = boek.sets.values()
    vergelijker = _Vergelijker(boek, model_van(regelset, op))
    vergelijker.vergelijk({beslissing.id: beslissing for beslissing in beslissingen_in(wortel)}, wortel.regel)
    if vergelijker.fouten:
        raise RegelFout("\n".join(f"{bestand}, regel {regel}: {tekst}" for regel, tekst in sorted(vergelijker.fouten)))
    if not vergelijker.anders:
        return tekst, tuple(vergelijker.meldingen)
    inhoud = Schrijver(boek).bestand(regelset)
    regels = inhoud["regels"]
    assert isinstance(regels, list)  # the writer made it
    for regel, nieuw in zip(regelset.regels, regels, strict=True):
        if regel.id in vergelijker.anders and regel.geldt_op(op):
            assert isinstance(nieuw, dict)
            nieuw["als"] = vergelijker.anders[regel.id]
    return als_yaml(inhoud), tuple(vergelijker.meldingen)


def _dag(knoop: Knoop, bestand: str) -> date:
    tekst = knoop.attributen.get("op", "")
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        raise RegelFout(f"{bestand}, regel {knoop.regel}: de dag van de export ('{tekst}') is geen datum. Exporteer de regelset opnieuw.") from None


def _boek(tekst: str, knoop: Knoop, bestand: str) -> Regelboek:
    try:
        boek = lees_regelboek({bestand: tekst})
    except RegelFout as fout:
        begin = re.compile(rf"^{re.escape(bestand)}, regel (\d+)", re.MULTILINE)
        raise RegelFout(begin.sub(lambda deel: f"{bestand}, regel {int(deel[1]) + knoop.regel}", str(fout))) from None
    if len(boek.sets) != 1:
        raise RegelFout(f"{bestand}, regel {knoop.regel}: in de uitbreiding hoort één regelset te staan. Exporteer de regelset opnieuw.")
    return boek


@dataclass
class _Vergelijker:
    """Holds the tables of the file against the tables of the extension's own rules."""

    boek: Regelboek
    model: Model
    anders: dict[str, Inhoud] = field(default_factory=dict)
    meldingen: list[Melding] = field(default_factory=list)
    fouten: list[tuple[int, str]] = field(default_factory=list)

    def vergelijk(self, gelezen: Mapping[str, GelezenBeslissing], regel: int) -> None:
        for beslissing in self.model.beslissingen:
            nu = gelezen.get(beslissing.id)
            if nu is None:
                self._fout(regel, f"de beslissing '{beslissing.naam}' ontbreekt. Haal de regel weg uit het regelbestand en exporteer opnieuw.")
            elif isinstance(beslissing.inhoud, Tabel):
                self._tabel(beslissing, beslissing.inhoud, nu)
            elif nu.uitdrukking != beslissing.inhoud:
                self._fout(nu.regel, f"de termijn '{beslissing.naam}' is gewijzigd. Wijzig de termijn in het regelbestand.")
        for id_ in sorted(gelezen.keys() - {beslissing.id for beslissing in self.model.beslissingen}):
            self._fout(gelezen[id_].regel, f"de beslissing '{gelezen[id_].naam}' is nieuw. Zet hem als regel met een bron in het regelbestand.")

    def _fout(self, regel: int, tekst: str) -> None:
        self.fouten.append((regel, tekst))

    def _tabel(self, beslissing: Beslissing, tabel: Tabel, nu: GelezenBeslissing) -> None:
        if nu.tabel is None or nu.tabel.hitpolicy != "ANY" or (nu.tabel.standaard.tekst if nu.tabel.standaard else "") != tabel.standaard:
            self._fout(nu.regel, f"'{beslissing.naam}' is geen tabel meer met hit policy ANY en dezelfde standaard. Zet dat terug.")
            return
        if nu.titel != " ".join(beslissing.titel.split()):
            self.meldingen.append(Melding(Soort.GEWIJZIGD, beslissing.naam, "De omschrijving is gewijzigd. De titel in de uitbreiding blijft gelden."))
        for rij in nu.tabel.rijen:
            if len(rij.cellen) != len(nu.tabel.kolommen) or len(rij.uitkomsten) != 1:
                self._fout(rij.regel, "deze rij heeft niet evenveel cellen als de tabel kolommen heeft. Vul haar aan.")
                return
        if beslissing.regel_id:
            self._rijen(self._regel(beslissing.regel_id), tabel, nu.tabel, tabel.rijen[0].id if tabel.rijen else "", nu.tabel.rijen)
        elif self.model.regelset.methode is Methode.TABEL:
            self._tabelset(tabel, nu.tabel)
        elif self._telling(tabel) != self._telling_nu(nu.tabel, nu.tabel.rijen):
            self._fout(nu.tabel.regel, f"de tabel '{beslissing.naam}' voegt de eisen samen en is gewijzigd. Zet haar terug; wijzig de eisen zelf.")

    def _tabelset(self, tabel: Tabel, nu: GelezenTabel) -> None:
        per_regel: dict[str, list[GelezenRij]] = {}
        for rij in nu.rijen:
            voor = rij.id.rpartition("_")[0]
            if voor not in {al.id.rpartition("_")[0] for al in tabel.rijen}:
                self._fout(rij.regel, f"de rij '{rij.id}' is nieuw. Zet haar als regel met een bron in het regelbestand.")
            per_regel.setdefault(voor, []).append(rij)
        for nummer, regel in enumerate(self.model.regels, start=1):
            self._rijen(regel, tabel, nu, f"rij_{nummer}_1", per_regel.get(f"rij_{nummer}", []))

    def _regel(self, regel_id: str) -> Regel:
        return next(regel for regel in self.model.regels if regel.id == regel_id)

    def _rijen(self, regel: Regel, tabel: Tabel, nu: GelezenTabel, eerste: str, rijen: Sequence[GelezenRij]) -> None:
        """The rows of one rule: when they ask something else now, the rule gets a condition made from them."""
        oud = [rij for rij in tabel.rijen if rij.id.rpartition("_")[0] == eerste.rpartition("_")[0]]
        for rij in rijen:
            if oud and rij.uitkomsten[0].tekst != oud[0].uitkomst:
                self._fout(rij.uitkomsten[0].regel, f"de uitkomst van '{regel.id}' is gewijzigd. Wijzig de uitkomst in het regelbestand.")
            if oud and rij.uitleg != " ".join(oud[0].annotaties[-1].split()):
                self.meldingen.append(
                    Melding(Soort.GEWIJZIGD, regel.id, "De toelichting bij een rij is gewijzigd. De zinnen in de uitbreiding blijven gelden.")
                )
        telling = Counter(_kern(tuple(zip((k.uitdrukking for k in tabel.kolommen), rij.cellen, strict=True))) for rij in oud)
        if telling == self._telling_nu(nu, rijen):
            return
        if not rijen:
            self._fout(nu.regel, f"alle rijen van '{regel.id}' zijn weg. Haal de regel weg uit het regelbestand en exporteer opnieuw.")
            return
        schrijver = Schrijver(self.boek)
        lezer = Kolomlezer(toetsen={naam: schrijver.voorwaarde(deel) for naam, deel in self.model.toetsen.op_naam.items()})
        delen = [deel for rij in rijen if (deel := self._voorwaarde(lezer, nu.kolommen, rij)) is not None]
        if len(delen) == len(rijen):
            self.anders[regel.id] = {"een_van": delen} if len(delen) > 1 else delen[0]
            extra = f" Ingevulde parameters ({', '.join(naam for naam, _ in regel.ingevuld)}) zijn nu vaste waarden." if regel.ingevuld else ""
            self.meldingen.append(Melding(Soort.GEWIJZIGD, regel.id, f"De rijen zijn gewijzigd sinds de export; de voorwaarde komt uit de tabel.{extra}"))

    def _voorwaarde(self, lezer: Kolomlezer, kolommen: tuple[Tekst, ...], rij: GelezenRij) -> Inhoud | None:
        delen: list[Inhoud] = []
        for kolom, cel in zip(kolommen, rij.cellen, strict=True):
            try:
                if (deel := lezer.voorwaarde(lezer.kolom(kolom.tekst), cel.tekst)) is not None:
                    delen.append(deel)
            except FeelFout as fout:
                self._fout(cel.regel, str(fout))
                return None
        if not delen:
            self._fout(rij.regel, "deze rij vraagt niets en geldt dus altijd. Vul minstens één cel in.")
            return None
        return {"alle": delen} if len(delen) > 1 else delen[0]

    def _telling(self, tabel: Tabel) -> Counter[tuple[tuple[str, str], ...]]:
        return Counter(_kern(tuple(zip((k.uitdrukking for k in tabel.kolommen), rij.cellen, strict=True))) for rij in tabel.rijen)

    def _telling_nu(self, nu: GelezenTabel, rijen: Sequence[GelezenRij]) -> Counter[tuple[tuple[str, str], ...]]:
        return Counter(_kern(tuple(zip((k.tekst for k in nu.kolommen), (cel.tekst for cel in rij.cellen), strict=True))) for rij in rijen)


def _kern(vakken: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """What a row asks, whatever the order of its columns and the spaces in its cells."""
    return tuple(sorted((kolom, netjes) for kolom, cel in vakken if (netjes := _netjes(cel)) != "-"))


def _netjes(cel: str) -> str:
    try:
        return schrijf_unair(lees_unair(cel))
    except FeelFout:
        return cel

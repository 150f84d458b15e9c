"""A decision table made in another program, as a rule file: hit policies UNIQUE and ANY as they are, FIRST and PRIORITY translated.

Nothing is guessed about the law: the source and the first day come from whoever imports it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from domain.fouten import RegelFout
from rules.dmn.feel import FeelFout, Grens, Naam, lees_unair, lees_waarde
from rules.dmn.gelezen import GelezenBeslissing, GelezenRij, GelezenTabel, Tekst, beslissingen_in
from rules.dmn.kolommen import Kant, Kolomlezer
from rules.dmn.melding import Melding, Soort
from rules.dmn.schrijf import Inhoud, als_yaml, grondslag
from rules.dmn.xmlbron import Knoop
from rules.feiten import KANTEN, catalogus
from rules.lezer.yamlbron import bedoel_je
from rules.taal import Grondslag, Onderwerp
from rules.waarden import als_tekst

_GENOEG = ("UNIQUE", "ANY")
_VERTAALBAAR = ("FIRST", "PRIORITY")


@dataclass(frozen=True)
class Aanvulling:
    """What a foreign table does not say itself; see `rules.dmn.uit_dmn`."""

    bron: Grondslag | None = None
    geldig_van: date | None = None
    gaat_over: Onderwerp | None = None
    beslissing: str = ""
    namen: Mapping[str, str] = field(default_factory=dict)


def lees_vreemd(wortel: Knoop, bestand: str, aanvulling: Aanvulling) -> tuple[str, tuple[Melding, ...]]:
    """The rule file of one table.

    Raises:
        RegelFout: every fault found, with its line.
    """
    gekozen = _kies(beslissingen_in(wortel), bestand, wortel.regel, aanvulling.beslissing)
    assert gekozen.tabel is not None  # chosen for having one
    lezer = _Tabellezer(gekozen, gekozen.tabel, aanvulling)
    inhoud = lezer.lees()
    if lezer.fouten:
        raise RegelFout("\n".join(f"{bestand}, regel {regel}: {tekst}" for regel, tekst in sorted(lezer.fouten)))
    return als_yaml(inhoud), tuple(lezer.meldingen)


def _kies(beslissingen: Sequence[GelezenBeslissing], bestand: str, regel: int, gevraagd: str) -> GelezenBeslissing:
    met_tabel = [beslissing for beslissing in beslissingen if beslissing.tabel is not None]
    namen = [beslissing.naam or beslissing.id for beslissing in met_tabel]
    if not met_tabel:
        raise RegelFout(f"{bestand}, regel {regel}: in dit bestand staat geen beslistabel. Zet de beslissing in een decision table.")
    if gevraagd:
        gekozen = [beslissing for beslissing in met_tabel if gevraagd in (beslissing.naam, beslissing.id)]
        if len(gekozen) != 1:
            raise RegelFout(f"{bestand}, regel {regel}: de beslistabel '{gevraagd}' staat er niet (of vaker dan een keer) in.{bedoel_je(gevraagd, namen)}")
        return gekozen[0]
    if len(met_tabel) > 1:
        raise RegelFout(f"{bestand}, regel {met_tabel[1].regel}: er staan {len(met_tabel)} beslistabellen in. Kies er een: {', '.join(namen)}.")
    return met_tabel[0]


@dataclass(frozen=True)
class _Rij:
    """A row that was read: its condition (None: always) and its outcome."""

    nummer: int
    als: Inhoud | None
    uitkomst: str
    uitleg: str
    regel: int


@dataclass
class _Tabellezer:
    beslissing: GelezenBeslissing
    tabel: GelezenTabel
    aanvulling: Aanvulling
    fouten: list[tuple[int, str]] = field(default_factory=list)
    meldingen: list[Melding] = field(default_factory=list)

    def lees(self) -> Inhoud:
        self._controleer()
        lezer = Kolomlezer(self.aanvulling.namen)
        kolommen = [self._kolom(lezer, kolom) for kolom in self.tabel.kolommen]
        rijen = [rij for nummer, gelezen in enumerate(self.tabel.rijen, start=1) if (rij := self._rij(lezer, kolommen, nummer, gelezen))]
        standaard = self._uitkomst(self.tabel.standaard) if self.tabel.standaard else ""
        gaat_over = self._gaat_over(lezer)
        genoemd = self._genoemd(rijen)
        uitkomsten = list(dict.fromkeys([*genoemd, *(rij.uitkomst for rij in rijen), *([standaard] if standaard else [])]))
        naam = _kort(self.beslissing.naam or self.beslissing.id) or "tabel"
        regels = list(self._regels(naam, rijen, standaard, genoemd, gaat_over))
        if not regels and not self.fouten:
            self._fout(self.tabel.regel, "deze tabel heeft geen rijen. Vul er minstens een in.")
        self._meld()
        return {"set": naam, "titel": self.beslissing.titel or naam, "methode": "tabel", "uitkomsten": [*uitkomsten], "regels": regels}

    def _fout(self, regel: int, tekst: str) -> None:
        self.fouten.append((regel, tekst))

    def _meldt(self, soort: Soort, tekst: str) -> None:
        self.meldingen.append(Melding(soort, self.beslissing.naam or self.beslissing.id, tekst))

    def _controleer(self) -> None:
        tabel = self.tabel
        if self.aanvulling.bron is None:
            self._fout(tabel.regel, "een regel zonder bron kan niet. Geef de bron mee: een wet met artikel, of een document met paragraaf.")
        if self.aanvulling.geldig_van is None:
            self._fout(tabel.regel, "de tabel zegt niet vanaf welke dag zij geldt. Geef de eerste dag mee, zoals 2026-01-01.")
        if tabel.hitpolicy not in (*_GENOEG, *_VERTAALBAAR):
            self._fout(
                tabel.regel,
                f"hit policy {tabel.hitpolicy} geeft een lijst of een som van uitkomsten; wij geven er een. Maak er UNIQUE, ANY, FIRST of PRIORITY van.",
            )
        if tabel.uitvoeren != 1:
            self._fout(tabel.regel, f"de tabel heeft {tabel.uitvoeren} uitkomstkolommen; wij lezen er een. Maak per uitkomst een eigen tabel.")
        if tabel.hitpolicy == "PRIORITY" and tabel.uitkomsten is None:
            self._fout(tabel.regel, "bij hit policy PRIORITY horen outputValues: de uitkomsten van belangrijk naar minder belangrijk. Vul die in.")

    def _kolom(self, lezer: Kolomlezer, kolom: Tekst) -> Kant | None:
        try:
            return lezer.kolom(kolom.tekst)
        except FeelFout as fout:
            self._fout(kolom.regel, str(fout))
            return None

    def _rij(self, lezer: Kolomlezer, kolommen: Sequence[Kant | None], nummer: int, rij: GelezenRij) -> _Rij | None:
        if len(rij.cellen) != len(kolommen) or len(rij.uitkomsten) != 1:
            self._fout(rij.regel, f"rij {nummer} heeft niet evenveel cellen als de tabel kolommen heeft. Vul haar aan.")
            return None
        delen: list[Inhoud] = []
        fouten = len(self.fouten)
        for kolom, cel in zip(kolommen, rij.cellen, strict=True):
            try:
                if kolom is not None and (deel := lezer.voorwaarde(kolom, cel.tekst)) is not None:
                    delen.append(deel)
            except FeelFout as fout:
                self._fout(cel.regel, str(fout))
        als: Inhoud | None = {"alle": delen} if len(delen) > 1 else delen[0] if delen else None
        uitkomst = self._uitkomst(rij.uitkomsten[0])
        goed = len(self.fouten) == fouten and None not in kolommen
        return _Rij(nummer, als, uitkomst, rij.uitleg, rij.regel) if goed else None

    def _uitkomst(self, tekst: Tekst) -> str:
        try:
            waarde = lees_waarde(tekst.tekst)
            if not isinstance(waarde, Naam):
                return als_tekst(waarde)
            self._fout(tekst.regel, f"de uitkomst '{tekst.tekst}' is een naam of berekening. Zet er een vaste waarde, een woord tussen aanhalingstekens.")
        except FeelFout:
            self._fout(tekst.regel, f"de uitkomst '{tekst.tekst}' is geen vaste waarde. Zet er een woord tussen aanhalingstekens, een getal, true of false.")
        return ""

    def _genoemd(self, rijen: Sequence[_Rij]) -> list[str]:
        """The output values the table lists, in their order; a row may not have another."""
        tekst = self.tabel.uitkomsten
        if tekst is None:
            return []
        try:
            delen = lees_unair(tekst.tekst).delen
        except FeelFout as fout:
            self._fout(tekst.regel, str(fout))
            return []
        if not all(isinstance(deel, Grens) and not deel.teken and not isinstance(deel.waarde, Naam) for deel in delen):
            self._fout(tekst.regel, f"de lijst met uitkomsten ({tekst.tekst}) noemt geen vaste waarden. Noem ze met komma's.")
            return []
        genoemd = [als_tekst(deel.waarde) for deel in delen if isinstance(deel, Grens) and not isinstance(deel.waarde, Naam)]
        for rij in rijen:
            if rij.uitkomst and rij.uitkomst not in genoemd:
                self._fout(
                    rij.regel, f"de uitkomst '{rij.uitkomst}' van rij {rij.nummer} staat niet in de lijst met uitkomsten.{bedoel_je(rij.uitkomst, genoemd)}"
                )
        return genoemd

    def _gaat_over(self, lezer: Kolomlezer) -> Onderwerp:
        kanten = {catalogus()[naam].kant for naam in lezer.gebruikt}
        if self.aanvulling.gaat_over is not None:
            return self.aanvulling.gaat_over
        past = [onderwerp for onderwerp in Onderwerp if kanten <= KANTEN[onderwerp]]
        if not past:
            self._fout(self.tabel.regel, f"geen regel kan over {', '.join(sorted(kanten))} tegelijk gaan. Splits de tabel.")
            return Onderwerp.CLIENT
        if len(past) > 1:
            self._meldt(Soort.AANGENOMEN, f"De tabel gaat over {past[0]}; {', '.join(past[1:])} kan ook. Geef het mee als dat zo is.")
        return past[0]

    def _regels(self, naam: str, rijen: Sequence[_Rij], standaard: str, genoemd: Sequence[str], gaat_over: Onderwerp) -> Iterator[Inhoud]:
        for i, rij in enumerate(rijen):
            eerder = [ander for ander in self._gaat_voor(i, rijen, genoemd) if ander.uitkomst != rij.uitkomst]
            if any(ander.als is None for ander in eerder):
                self._meldt(Soort.VERTAALD, f"Rij {rij.nummer} kan nooit gelden (een rij die altijd geldt gaat voor) en is weggelaten.")
                continue
            if als := _met(rij.als, [ander.als for ander in eerder if ander.als is not None]):
                yield self._regel(f"{naam}-{rij.nummer}", als, rij.uitkomst, rij.uitleg or self._zin(f"rij {rij.nummer}", rij.uitkomst), gaat_over)
            else:
                self._fout(rij.regel, f"rij {rij.nummer} vraagt niets en geldt dus altijd. Vul minstens een cel in, of maak er de standaarduitkomst van.")
        if standaard and all(rij.als is not None for rij in rijen) and (als := _met(None, [rij.als for rij in rijen if rij.als is not None])):
            self._meldt(Soort.VERTAALD, f"De standaarduitkomst '{standaard}' is een eigen regel: geen van de rijen geldt.")
            yield self._regel(f"{naam}-anders", als, standaard, self._zin("geen van de rijen", standaard), gaat_over)

    def _gaat_voor(self, i: int, rijen: Sequence[_Rij], genoemd: Sequence[str]) -> Sequence[_Rij]:
        """The rows that win from row `i` when both hold."""
        if self.tabel.hitpolicy == "FIRST":
            return rijen[:i]
        if self.tabel.hitpolicy == "PRIORITY" and rijen[i].uitkomst in genoemd:
            hoger = genoemd[: genoemd.index(rijen[i].uitkomst)]
            return [rij for rij in rijen if rij.uitkomst in hoger]
        return ()

    def _regel(self, id_: str, als: Inhoud, uitkomst: str, uitleg: str, gaat_over: Onderwerp) -> Inhoud:
        bron, van = self.aanvulling.bron or Grondslag(), self.aanvulling.geldig_van or date.min
        kop: dict[str, Inhoud] = {"id": id_, "titel": f"{self.beslissing.titel or id_}: {uitkomst}", "geldig_van": van.isoformat()}
        uitleg = re.sub(r"[{}]", "", uitleg)
        return {**kop, "legal_basis": grondslag(bron), "gaat_over": gaat_over.value, "als": als, "dan": "uitkomst", "uitkomst": uitkomst, "uitleg": uitleg}

    def _zin(self, wat: str, uitkomst: str) -> str:
        self._meldt(Soort.AANGENOMEN, f"Bij {wat} stond geen toelichting; de uitleg is een standaardzin. Schrijf een zin die mensen begrijpen.")
        return f"Volgens de tabel ({wat}) is het antwoord: {uitkomst.replace('_', ' ')}."

    def _meld(self) -> None:
        tabel = self.tabel
        self._meldt(
            Soort.ONBEKEND, "In DMN geeft een leeg feit (null) 'nee' of de standaarduitkomst. Bij ons wordt het antwoord dan 'onbekend', met een vraag."
        )
        self._meldt(Soort.TEKST, "Zinnen voor de cliënt en voor een weigering staan niet in de tabel. Vul ze in het regelbestand aan.")
        if tabel.hitpolicy == "UNIQUE":
            self._meldt(Soort.VERTAALD, "Hit policy UNIQUE verbiedt dat twee rijen tegelijk gelden. Bij ons mag dat als de uitkomst dezelfde is (ANY).")
        if tabel.hitpolicy in _VERTAALBAAR:
            self._meldt(Soort.VERTAALD, f"Hit policy {tabel.hitpolicy} is uitgeschreven: een rij geldt alleen als geen rij die voorgaat geldt.")
        if any(rij.uitkomsten and rij.uitkomsten[0].tekst in ("true", "false") for rij in tabel.rijen):
            self._meldt(Soort.VERTAALD, "De uitkomsten true en false heten bij ons ja en nee.")


def _met(als: Inhoud | None, niet: Sequence[Inhoud]) -> Inhoud | None:
    """A condition that holds, and none of the others."""
    geen: Inhoud | None = {"niet": {"een_van": list(niet)} if len(niet) > 1 else niet[0]} if niet else None
    return {"alle": [als, geen]} if als and geen else als or geen


def _kort(naam: str) -> str:
    return re.sub(r"\W+", "_", naam.lower()).strip("_")

"""A verdict for one case: per rule what it gave, the sentences per reader, the trace as a Dutch tree, and what is still unknown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rules.boom import boom
from rules.feiten import catalogus
from rules.geval import Feitenbron, Spoor, bijdrage, lees_deel, lees_geval, ontbrekende_feiten, waarde_van
from rules.leesbaar.woorden import code_in_woorden
from rules.lezer.regel import INVULPLEK
from rules.regelboek import Regelset
from rules.taal import BESLISSEND, Constante, DagGevraagd, Feitverwijzing, Gevolg, Parameterverwijzing, Regel, Zinnen
from rules.waarden import ONWAAR, ONZEKER, OORDELEN, WAAR, Waarde, datum_in_woorden, in_woorden


@dataclass(frozen=True)
class OntbrekendFeit:
    """A fact nobody has filled in yet: the question, who may answer, and on what ground."""

    feit: str
    vraag: str
    wie: str
    grond: str


@dataclass(frozen=True)
class RegelOordeel:
    """What one rule gave (0 forbids, 1 unknown, 2 allows), its sentences filled in, and its source.

    `uitleg` is for the professional, `voor_client` for the client. `laatste_dag` is the day a term runs out, as far as it is known.
    """

    regel_id: str
    titel: str
    waarde: int
    uitleg: str
    bron: str
    spoor: Spoor
    dan: Gevolg
    voor_client: str = ""
    soort: str = ""
    aan: str = ""
    uitkomst: str = ""
    laatste_dag: date | None = None


@dataclass(frozen=True)
class Oordeel:
    """The verdict of a set at a date: the lowest of its requirements. Only 2 admits.

    `regels` are those that decide, `signalen` what a person should look at, `termijnen` what must be done before a day.
    """

    titel: str
    op: date
    waarde: int
    regels: tuple[RegelOordeel, ...]
    ontbreekt: tuple[OntbrekendFeit, ...]
    signalen: tuple[RegelOordeel, ...] = ()
    termijnen: tuple[RegelOordeel, ...] = ()

    def redenen(self) -> tuple[str, ...]:
        """Dutch sentences: what forbids, and then what nobody knows yet."""
        verbiedt = [regel.uitleg for regel in self.regels if regel.waarde == ONWAAR]
        return (*verbiedt, *(f"Nog niet bekend: {feit.vraag}" for feit in self.ontbreekt))

    def voor_client(self) -> tuple[str, ...]:
        """The same for the client: what forbids, in B1, and what still has to be asked."""
        verbiedt = [regel.voor_client for regel in self.regels if regel.waarde == ONWAAR]
        return (*verbiedt, *(["We weten nog niet alles. We stellen u nog vragen."] if self.ontbreekt else []))

    def kop(self) -> str:
        """The set, the day and the verdict in one line; a set that decides nothing has no verdict."""
        return f"{self.titel}, op {datum_in_woorden(self.op)}" + (f": {OORDELEN[self.waarde]}" if self.regels else "")

    def op_volgorde(self) -> Sequence[RegelOordeel]:
        """The rules, those that stand in the way first."""
        return sorted(self.regels, key=lambda regel: (regel.waarde, regel.regel_id))

    def als_boom(self) -> str:
        """The trace as a tree in Dutch: per rule what decided, the facts, and the source."""
        regels = [self.kop(), *regels_als_boom(self.op_volgorde())]
        for titel, rest in (("signalen", self.signalen), ("termijnen", self.termijnen)):
            if geldig := [regel for regel in rest if regel.waarde != ONWAAR]:
                regels += [f"  {titel}:", *(f"    {regel.uitleg} [{regel.regel_id}; {regel.bron}]" for regel in geldig)]
        return "\n".join([*regels, *vragen_als_boom(self.ontbreekt)])


@dataclass(frozen=True)
class Tabeloordeel:
    """What a table answers: `uitkomst` when exactly one can hold, else None with what is still `mogelijk`.

    `tegenstrijdig`: rows with different outcomes hold at once; the sources contradict and a person decides.
    """

    titel: str
    op: date
    uitkomst: str | None
    mogelijk: tuple[str, ...]
    tegenstrijdig: bool
    regels: tuple[RegelOordeel, ...]
    ontbreekt: tuple[OntbrekendFeit, ...]

    def in_woorden(self) -> str:
        """The outcome in a few Dutch words, or why there is none."""
        mogelijk = "; of ".join(map(code_in_woorden, self.mogelijk))
        if self.tegenstrijdig:
            return f"de bronnen spreken elkaar tegen: {mogelijk}"
        if self.uitkomst is not None:
            return code_in_woorden(self.uitkomst)
        return f"onbekend, nog mogelijk: {mogelijk}" if mogelijk else "geen regel geeft antwoord"

    def kop(self) -> str:
        """The table, the day and the outcome in one line."""
        return f"{self.titel}, op {datum_in_woorden(self.op)}: {self.in_woorden()}"

    def op_volgorde(self) -> Sequence[RegelOordeel]:
        """The rows, those that hold first."""
        return sorted(self.regels, key=lambda regel: (-regel.waarde, regel.regel_id))

    def als_boom(self) -> str:
        """The trace as a tree in Dutch."""
        return "\n".join([self.kop(), *regels_als_boom(self.op_volgorde()), *vragen_als_boom(self.ontbreekt)])


def regels_als_boom(regels: Iterable[RegelOordeel]) -> Iterator[str]:
    """Per rule its verdict, title and source, and below it the sentence (once it is known) and the trace."""
    for regel in regels:
        yield f"  {OORDELEN[regel.waarde]}: {regel.titel} [{regel.regel_id}; {regel.bron}]"
        if regel.waarde != ONZEKER:
            yield f"    {regel.uitleg}"
        yield from boom(regel.spoor, "    ", 6)


def vragen_als_boom(vragen: Iterable[OntbrekendFeit]) -> Iterator[str]:
    """What is still to be asked."""
    for nummer, feit in enumerate(vragen):
        if nummer == 0:
            yield "  nog te vragen:"
        yield f"    {feit.vraag} (aan: {feit.wie}; grond: {feit.grond})"


def oordeel_van(regelset: Regelset, bron: Feitenbron, op: date) -> Oordeel:
    """Reads the rules of a set that hold at the date for one case.

    Raises:
        RegelFout: a set that decides has no rule that decides at this date.
    """
    regels = tuple(regel_oordeel(regel, bron, op) for regel in (regelset.eisen_op(op) if regelset.beslist else ()))
    alle = [regel_oordeel(regel, bron, op) for regel in regelset.geldig_op(op) if regel.dan not in BESLISSEND]
    waarde = min((regel.waarde for regel in regels), default=ONZEKER)
    namen = sorted({naam for regel in regels for naam in ontbrekende_feiten(regel.spoor)}) if waarde == ONZEKER else []
    signalen, termijnen = (tuple(regel for regel in alle if regel.dan is dan) for dan in (Gevolg.SIGNALEREN, Gevolg.TERMIJN))
    return Oordeel(regelset.titel, op, waarde, regels, tuple(ontbrekend(namen)), signalen, termijnen)


def tabel_van(regelset: Regelset, bron: Feitenbron, op: date) -> Tabeloordeel:
    """Reads a table for one case."""
    regels = tuple(regel_oordeel(regel, bron, op) for regel in regelset.geldig_op(op))
    zeker = {regel.uitkomst for regel in regels if regel.waarde == WAAR}
    mogelijk = {regel.uitkomst for regel in regels if regel.waarde != ONWAAR}
    vast = len(zeker) == 1 and mogelijk == zeker
    open_regels = [regel for regel in regels if regel.waarde == ONZEKER] if not vast and len(zeker) < 2 else []
    namen = sorted({naam for regel in open_regels for naam in ontbrekende_feiten(regel.spoor)})
    volgorde = tuple(uitkomst for uitkomst in regelset.uitkomsten if uitkomst in mogelijk)
    return Tabeloordeel(regelset.titel, op, next(iter(zeker)) if vast else None, volgorde, len(zeker) > 1, regels, tuple(ontbrekend(namen)))


def ontbrekend(namen: Iterable[str]) -> Iterator[OntbrekendFeit]:
    """Missing facts with their question."""
    for naam in namen:
        vraag = catalogus()[naam].vraag
        yield OntbrekendFeit(naam, vraag.tekst, vraag.wie, vraag.grond)


def ingevuld(zin: str, regel: Regel, bron: Feitenbron, op: date) -> str:
    """A sentence of a rule with its facts, parameters, derived facts and term filled in."""
    return INVULPLEK.sub(lambda plek: _op_plek(plek[1], regel, bron, op), zin)


def _op_plek(naam: str, regel: Regel, bron: Feitenbron, op: date) -> str:
    if naam == "op":
        return datum_in_woorden(op)
    deel = dict(regel.begrippen).get(naam)
    if deel is None:
        return in_woorden(bron(naam))
    if isinstance(deel, Feitverwijzing | Constante | DagGevraagd | Parameterverwijzing):
        return in_woorden(waarde_van(deel, bron, op))
    return OORDELEN[lees_deel(deel, bron, op).waarde]


def regel_oordeel(regel: Regel, bron: Feitenbron, op: date) -> RegelOordeel:
    """What one rule gives for one case, with its sentences."""
    spoor = lees_geval(regel, bron, op)
    waarde = bijdrage(regel, spoor.waarde)
    titel = f"{regel.titel[0].lower()}{regel.titel[1:]}"
    client = regel.voor_client or Zinnen(f"{regel.titel}.")
    geeft = (regel.uitleg, f"Nog niet bekend of dit klopt: {titel}.", regel.weigering or regel.uitleg)
    geeft_client = (client.uitleg, "We weten hierover nog niet genoeg. We vragen u ernaar.", client.weigering or client.uitleg)
    einde: Waarde | None = waarde_van(regel.termijn, bron, op) if regel.termijn else None
    return RegelOordeel(
        regel_id=regel.id,
        titel=regel.titel,
        waarde=waarde,
        uitleg=ingevuld(geeft[WAAR - waarde], regel, bron, op),
        bron=regel.grondslag.kort(),
        spoor=spoor,
        dan=regel.dan,
        voor_client=ingevuld(geeft_client[WAAR - waarde], regel, bron, op),
        soort=regel.soort,
        aan=regel.aan,
        uitkomst=regel.uitkomst,
        laatste_dag=einde if isinstance(einde, date) else None,
    )

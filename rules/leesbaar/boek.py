"""The rule book as people read it: content only, no HTML. Rendered by `api.regelboekje`; kept in JSON with what developers need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from domain.kalender import EEN_DAG
from rules.leesbaar.bronnen import Afspraak, Bron, OpenVraag, lees_afspraak, lees_bron, open_vragen, voor_lezers
from rules.leesbaar.tabel import Beslistabel, als_dan, beslistabel
from rules.leesbaar.uitleg import OVER_WIE, wat_de_set_doet, wie_beslist
from rules.leesbaar.woorden import code_in_woorden, rol_in_woorden, waarde_in_woorden, woorden_van, zonder_lidwoord
from rules.leesbaar.zinnen import DAG_GEVRAAGD, Deel, Lezer
from rules.lezer.regel import INVULPLEK
from rules.regelboek import Regelboek, Regelset
from rules.taal import Afgeleid, Alle, DagGevraagd, EenVan, Feitverwijzing, Gevolg, Grondslag, Niet, Parameterverwijzing, Regel, Voorwaarde, Zinnen, feiten_in
from rules.waarden import datum_in_woorden

DOMEINEN = {"BW": "beschermd wonen", "BG": "begeleiding"}


@dataclass(frozen=True)
class Leeszin:
    """What each reader gets to read, and when. Empty for a client: nothing is said to them."""

    wanneer: str
    professional: str
    client: str


@dataclass(frozen=True)
class Leesregel:
    """One version of a rule: what must hold (`kop`, `voorwaarde`), and when it counts at all (`alleen_als`; None: always)."""

    id: str
    titel: str
    dan: Gevolg
    alleen_als: Deel | None
    kop: str
    voorwaarde: Deel
    zinnen: tuple[Leeszin, ...]
    bron: Bron
    geldig_van: date
    geldig_tot: date | None
    vanaf_later: bool
    aan: str
    uitkomst: str
    feiten: tuple[str, ...]
    afspraken: tuple[str, ...]
    grondslag: Grondslag


@dataclass(frozen=True)
class Begripuitleg:
    """A derived fact that rules name between quotes: when it is so."""

    titel: str
    wanneer: Deel


@dataclass(frozen=True)
class Wijziging:
    """What reads differently from a day on."""

    dag: date
    teksten: tuple[str, ...]


@dataclass(frozen=True)
class Leesset:
    """One rule set at a date. `regels` are its requirements, or the rows of its table; those of later days are marked."""

    naam: str
    titel: str
    doet: str
    voor_wie: str
    wie_beslist: str
    beslist: bool
    regels: tuple[Leesregel, ...]
    tabel: Beslistabel | None
    signalen: tuple[Leesregel, ...]
    termijnen: tuple[Leesregel, ...]
    begrippen: tuple[Begripuitleg, ...]
    afspraken: tuple[Afspraak, ...]
    vragen: tuple[OpenVraag, ...]
    wijzigingen: tuple[Wijziging, ...]


@dataclass(frozen=True)
class Leesboek:
    """Every set, or one, at a date; the open questions of all of them; the hash of the rule files."""

    op: date
    sha256: str
    sets: tuple[Leesset, ...]
    vragen: tuple[OpenVraag, ...]


def lees_boek(boek: Regelboek, op: date, naam: str | None = None) -> Leesboek:
    """The book as people read it at a date; `naam` keeps one set.

    Raises:
        RegelFout: there is no set by that name.
    """
    sets = [boek[naam]] if naam else [regelset for _, regelset in sorted(boek.sets.items())]
    vragen = open_vragen(boek, op)
    lezer = Lezer(op, boek.parameters, {begrip.naam: begrip.titel for begrip in boek.begrippen.values()})
    gelezen = tuple(_Setlezer(regelset, lezer, vragen).lees() for regelset in sets)
    if naam:
        vragen = gelezen[0].vragen
    return Leesboek(op, boek.sha256, gelezen, vragen)


@dataclass(frozen=True)
class _Setlezer:
    regelset: Regelset
    lezer: Lezer
    vragen: tuple[OpenVraag, ...]

    def lees(self) -> Leesset:
        op = self.lezer.op
        regels = [regel for regel in self.regelset.regels if regel.geldig_tot is None or regel.geldig_tot >= op]
        beslissend = [regel for regel in regels if regel.dan not in (Gevolg.SIGNALEREN, Gevolg.TERMIJN)]
        gebruikt = sorted({naam for regel in regels for naam in regel.parameters})
        vragen = {vraag.titel for vraag in self.vragen} & {self.lezer.parameters[naam].titel for naam in gebruikt}
        nu = [regel for regel in beslissend if regel.geldt_op(op)]
        domein = f", voor {DOMEINEN[self.regelset.domein]}" if self.regelset.domein else ""
        return Leesset(
            naam=self.regelset.naam,
            titel=self.regelset.titel,
            doet=wat_de_set_doet(self.regelset),
            voor_wie=f"Over {OVER_WIE[self.regelset.gaat_over]}{domein}.",
            wie_beslist=wie_beslist(self.regelset),
            beslist=self.regelset.beslist,
            regels=tuple(self.regel(regel) for regel in beslissend),
            tabel=beslistabel(nu, self.lezer),
            signalen=tuple(self.regel(regel) for regel in regels if regel.dan is Gevolg.SIGNALEREN),
            termijnen=tuple(self.regel(regel) for regel in regels if regel.dan is Gevolg.TERMIJN),
            begrippen=tuple(self._begrippen(regels)),
            afspraken=tuple(lees_afspraak(self.lezer.parameters[naam], op) for naam in gebruikt),
            vragen=tuple(vraag for vraag in self.vragen if vraag.titel in vragen),
            wijzigingen=tuple(wijzigingen(self.regelset, op)),
        )

    def regel(self, regel: Regel) -> Leesregel:
        """One version of a rule, its parameters by their value at the date read, or on its first day when that is later."""
        lezer = replace(self.lezer, op=max(self.lezer.op, regel.geldig_van))
        wanneer, eis = (als_dan(regel.als) if regel.dan is Gevolg.TOELATEN else None) or (None, regel.als)
        return Leesregel(
            id=regel.id,
            titel=regel.titel,
            dan=regel.dan,
            alleen_als=lezer.voorwaarde(wanneer) if wanneer else None,
            kop="Dan moet dit zo zijn:" if wanneer else _kop(regel, lezer),
            voorwaarde=lezer.voorwaarde(eis),
            zinnen=tuple(_zinnen(regel, lezer)),
            bron=lees_bron(regel.grondslag),
            geldig_van=regel.geldig_van,
            geldig_tot=regel.geldig_tot,
            vanaf_later=regel.geldig_van > self.lezer.op,
            aan=rol_in_woorden(regel.aan) if regel.aan else "",
            uitkomst=code_in_woorden(regel.uitkomst) if regel.uitkomst else "",
            feiten=feiten_in(regel.als),
            afspraken=regel.parameters,
            grondslag=regel.grondslag,
        )

    def _begrippen(self, regels: Iterable[Regel]) -> Iterator[Begripuitleg]:
        """Derived facts by title, each as it reads when the first rule that uses it holds."""
        gezien: dict[str, tuple[Voorwaarde, date]] = {}
        for regel in regels:
            for naam, deel in _afgeleid_in(regel.als):
                gezien.setdefault(naam, (deel, regel.geldig_van))
        for naam, (deel, sinds) in sorted(gezien.items(), key=lambda paar: self.lezer.titel(paar[0])):
            yield Begripuitleg(self.lezer.titel(naam), replace(self.lezer, op=max(self.lezer.op, sinds)).voorwaarde(deel))


def wijzigingen(regelset: Regelset, op: date) -> Iterator[Wijziging]:
    """What of a set reads differently on later days, day by day."""
    for dag in sorted(dag for dag in regelset.wisseldagen() if dag > op):
        if teksten := tuple(_verandert(regelset, dag)):
            yield Wijziging(dag, teksten)


def _verandert(regelset: Regelset, dag: date) -> Iterator[str]:
    ervoor = {regel.id: regel for regel in regelset.regels if regel.geldt_op(dag - EEN_DAG)}
    erna = {regel.id: regel for regel in regelset.regels if regel.geldt_op(dag)}
    for regel_id in sorted(ervoor.keys() | erna.keys()):
        if regel_id not in erna:
            yield f"De regel ‘{ervoor[regel_id].titel}’ geldt dan niet meer."
        elif regel_id not in ervoor:
            yield f"De regel ‘{erna[regel_id].titel}’ gaat dan gelden."
        elif ervoor[regel_id] != erna[regel_id]:
            yield f"De regel ‘{erna[regel_id].titel}’ verandert."
    for naam in sorted({naam for regel_id, regel in erna.items() if regel_id in ervoor for naam in regel.parameters}):
        parameter = regelset.parameters[naam]
        oud, nieuw = parameter.op(dag - EEN_DAG), parameter.op(dag)
        if oud != nieuw:
            yield f"‘{parameter.titel}’ wordt {waarde_in_woorden(nieuw)} (was {waarde_in_woorden(oud)})."


def _kop(regel: Regel, lezer: Lezer) -> str:
    match regel.dan:
        case Gevolg.TOELATEN:
            return "Dit moet zo zijn:"
        case Gevolg.UITSLUITEN:
            return "Dit mag niet zo zijn:"
        case Gevolg.SIGNALEREN:
            return f"{_hoofdletter(rol_in_woorden(regel.aan))} krijgt een signaal als dit zo is:"
        case Gevolg.TERMIJN:
            assert regel.termijn is not None  # the loader gives every term its day
            return f"Dit is een termijn voor {rol_in_woorden(regel.aan)}, tot en met {lezer.operand(regel.termijn)}. De termijn loopt als dit zo is:"
        case Gevolg.UITKOMST:
            return f"De uitkomst is ‘{code_in_woorden(regel.uitkomst)}’ als dit zo is:"


def _zinnen(regel: Regel, lezer: Lezer) -> Iterator[Leeszin]:
    """Per answer of the rule what is said to whom."""
    client = regel.voor_client or Zinnen("")
    wel, niet = ("Als dit niet zo is", "Als dit zo is") if regel.dan is Gevolg.UITSLUITEN else ("Als dit zo is", "Als dit niet zo is")
    if regel.dan not in (Gevolg.TOELATEN, Gevolg.UITSLUITEN):
        antwoorden = [(wel, regel.uitleg, client.uitleg)]
    elif regel.weigering or client.weigering:
        antwoorden = [(wel, regel.uitleg, client.uitleg), (niet, regel.weigering or regel.uitleg, client.weigering or client.uitleg)]
    else:
        antwoorden = [("Altijd", regel.uitleg, client.uitleg)]
    for wanneer, professional, voor_client in antwoorden:
        yield Leeszin(wanneer, _zin(professional, regel, lezer), _zin(voor_client, regel, lezer))


def _zin(zin: str, regel: Regel, lezer: Lezer) -> str:
    begrippen = dict(regel.begrippen)

    def plek(naam: str) -> str:
        if isinstance(verwijzing := begrippen.get(naam), Parameterverwijzing):
            return waarde_in_woorden(lezer.constante(verwijzing))
        return f"‹{van_de_persoon(naam)}›"

    def van_de_persoon(naam: str) -> str:
        if naam == "op":
            return zonder_lidwoord(DAG_GEVRAAGD)
        if naam == "termijn":
            return "laatste dag van de termijn"
        match begrippen.get(naam):
            case Feitverwijzing() | DagGevraagd():
                return zonder_lidwoord(lezer.als_naam(naam.partition(".")[2]))
            case Afgeleid():
                return "ja of nee"
            case _:
                woorden = woorden_van(naam)
                return "ja of nee" if woorden.ja else zonder_lidwoord(woorden.naam)

    return voor_lezers(INVULPLEK.sub(lambda gevonden: plek(gevonden[1]), zin))


def _afgeleid_in(deel: Voorwaarde) -> Iterator[tuple[str, Voorwaarde]]:
    match deel:
        case Alle(delen) | EenVan(delen):
            for kind in delen:
                yield from _afgeleid_in(kind)
        case Niet(kind):
            yield from _afgeleid_in(kind)
        case Afgeleid(naam, kind):
            yield naam, kind
            yield from _afgeleid_in(kind)


def _hoofdletter(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]


def geldigheid(regel: Leesregel) -> str:
    """From when to when a rule holds, where that is worth saying: it begins later, or it ends."""
    delen = [f"vanaf {datum_in_woorden(regel.geldig_van)}"] if regel.vanaf_later else []
    delen += [f"tot en met {datum_in_woorden(regel.geldig_tot)}"] if regel.geldig_tot else []
    return f"Geldt {' '.join(delen)}." if delen else ""

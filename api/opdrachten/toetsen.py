"""`passend toets`: what the rules say about one client: who may, what a person should look at, and which terms run."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from api.opdrachten.invoer import eis_client, laad
from api.opdrachten.regels_bron import boek_van
from api.opdrachten.uitkomst import Uitkomst, meld, schrijf
from api.scherm import Scherm
from domain.beleid import Beleid
from domain.fouten import Fout, InvoerFout
from domain.gebied import laad_regio
from domain.kalender import eerste_maandag
from domain.momentopname import Momentopname
from domain.soorten import Domein
from rules.bw import BwRegels
from rules.leesbaar.woorden import rol_in_woorden
from rules.oordeel import Oordeel, RegelOordeel, Tabeloordeel, regels_als_boom
from rules.taal import Onderwerp
from rules.toetsing import HOUDT_BESLUIT_CLIENT, Toetsing
from rules.waarden import ONWAAR, ONZEKER, OORDELEN, WAAR, datum_in_woorden

WACHTEN = "wachten_bw"


def toets_client(bron: Path, client_id: str, set_naam: str | None, op: date | None, beleid_bestand: Path | None, regels: Path | None, als_data: bool) -> int:
    """Exit 0 when the set that was asked says yes; without one: when a BW client may wait for a place. A BG client has no such set.

    A set about who is entitled says no `no` to who has the DAT already: there it only signals (counting.md 7).
    """
    opname, beleid = laad(bron, beleid_bestand)
    client = eis_client(opname, client_id)
    toetsing = Toetsing(opname, beleid, laad_regio(), boek_van(regels))
    if set_naam is not None:
        _eis_over_client(toetsing, set_naam, client_id)
    dag = op or eerste_maandag(opname.peildatum)
    naam = set_naam or (WACHTEN if client.domein is Domein.BW else None)
    oordeel = toetsing.oordeel(naam, client_id, dag) if naam else None
    plekken = _plekken(opname, beleid, toetsing, client_id, dag) if naam == WACHTEN else None
    houdt = naam is not None and toetsing.houdt_besluit(naam, client_id, dag)
    if als_data:
        schrijf(json.dumps(_als_json(toetsing, client_id, dag, oordeel, plekken, houdt=houdt), ensure_ascii=False, indent=1))
    elif set_naam is not None and oordeel is not None:
        _toon_set(oordeel, dag)
    else:
        _toon(toetsing, client_id, dag, oordeel, plekken, len(opname.plekgroep))
    if oordeel is not None and oordeel.ontbreekt and not als_data:
        meld(f"Niet alles is bekend. Dat is geen nee. Vraag wat ontbreekt met: passend regels vraag {bron} --client {client_id} --set {naam}")
    if houdt and not als_data:
        meld("Deze cliënt heeft al een DAT-besluit. Dit oordeel verandert daar niets aan. Wat niet meer klopt, is een signaal voor de toegang.")
    return Uitkomst.GOED if oordeel is None or houdt or _is_ja(oordeel) else Uitkomst.NEE


def _eis_over_client(toetsing: Toetsing, naam: str, client_id: str) -> None:
    """A set about a place, a begeleider or a decision says nothing about a client alone: without the other side it would answer at random."""
    regelset = toetsing.boek[naam]
    if any(regel.gaat_over is Onderwerp.CLIENT for regel in regelset.regels):
        return
    kan = ", ".join(ander.naam for ander in toetsing.sets_voor(client_id))
    melding = f"deze regels gaan over {regelset.gaat_over}, niet over een cliënt alleen"
    raise InvoerFout([Fout(kolom="--set", waarde=naam, melding=melding, doe=f"Kies uit: {kan}. Of vraag: passend regels vraag MAP --client ID --set {naam}")])


def _is_ja(oordeel: Oordeel | Tabeloordeel) -> bool:
    """A set that only signals or gives terms never says no."""
    return oordeel.waarde == WAAR or not oordeel.regels if isinstance(oordeel, Oordeel) else oordeel.uitkomst is not None


def _voor_client(oordeel: Oordeel, *, houdt: bool) -> list[str]:
    """What the client reads. Who keeps the decision reads no refusal."""
    return [HOUDT_BESLUIT_CLIENT] if houdt and oordeel.waarde == ONWAAR else list(oordeel.voor_client())


def _plekken(opname: Momentopname, beleid: Beleid, toetsing: Toetsing, client_id: str, dag: date) -> list[str]:
    """Places that the rules allow this client on a day."""
    ids = sorted(opname.plekgroep)
    waarden = BwRegels(opname, beleid, laad_regio(), toetsing.boek).paren([client_id], ids, dag)[0].tolist()
    return [plek for plek, waarde in zip(ids, waarden, strict=True) if waarde == WAAR]


def _sets(toetsing: Toetsing, client_id: str, dag: date) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Every set that decides something about this client: name, title, verdict in words, and why it is no yes."""
    for regelset in toetsing.sets_voor(client_id):
        if not regelset.beslist:
            continue
        if not regelset.beslist_op(dag):
            yield regelset.naam, regelset.titel, "geldt niet", (f"Deze regels gelden niet op {datum_in_woorden(dag)}.",)
            continue
        oordeel = toetsing.oordeel(regelset.naam, client_id, dag)
        if toetsing.houdt_besluit(regelset.naam, client_id, dag):
            yield regelset.naam, regelset.titel, "alleen signalen", ("Er is al een DAT-besluit. Deze regels veranderen daar niets aan.",)
        elif isinstance(oordeel, Oordeel):
            yield regelset.naam, regelset.titel, OORDELEN[oordeel.waarde], oordeel.redenen()
        else:
            vragen = tuple(f"Nog niet bekend: {feit.vraag}" for feit in oordeel.ontbreekt)
            yield regelset.naam, regelset.titel, oordeel.in_woorden(), vragen


def _als_json(
    toetsing: Toetsing, client_id: str, dag: date, oordeel: Oordeel | Tabeloordeel | None, plekken: list[str] | None, *, houdt: bool
) -> dict[str, object]:
    inhoud: dict[str, object] = {"clientId": client_id, "op": dag.isoformat(), "oordeel": None}
    if isinstance(oordeel, Oordeel):
        inhoud |= {"oordeel": OORDELEN[oordeel.waarde], "redenen": list(oordeel.redenen()), "voorClient": _voor_client(oordeel, houdt=houdt)}
    elif oordeel is not None:
        inhoud |= {"oordeel": oordeel.in_woorden(), "uitkomst": oordeel.uitkomst, "mogelijk": list(oordeel.mogelijk), "tegenstrijdig": oordeel.tegenstrijdig}
    if oordeel is not None:
        inhoud |= {
            "regels": [{"id": regel.regel_id, "oordeel": OORDELEN[regel.waarde], "uitleg": regel.uitleg, "bron": regel.bron} for regel in oordeel.regels],
            "ontbreekt": [{"feit": feit.feit, "vraag": feit.vraag, "wie": feit.wie, "grond": feit.grond} for feit in oordeel.ontbreekt],
        }
    if houdt:
        inhoud["alleenSignalen"] = True
    inhoud["sets"] = [{"set": n, "titel": t, "oordeel": o, "redenen": list(r)} for n, t, o, r in _sets(toetsing, client_id, dag)]
    inhoud["signalen"] = [{"soort": r.soort, "aan": r.aan, "tekst": r.uitleg, "bron": r.bron} for r in toetsing.signalen(client_id, dag)]
    inhoud["termijnen"] = [
        {
            "id": r.regel_id,
            "titel": r.titel,
            "laatsteDag": r.laatste_dag.isoformat() if r.laatste_dag else None,
            "aan": r.aan,
            "tekst": r.uitleg,
            "bron": r.bron,
        }
        for r in _op_dag(toetsing.termijnen(client_id, dag))
    ]
    if plekken is not None:
        inhoud["passendePlekken"] = plekken
    return inhoud


def _toon(toetsing: Toetsing, client_id: str, dag: date, oordeel: Oordeel | Tabeloordeel | None, plekken: list[str] | None, van: int) -> None:
    """All that holds for one client: the verdict, the other sets with what is missing, then signals and terms."""
    scherm = Scherm()
    if oordeel is not None:
        scherm.regel(oordeel.kop())
        scherm.paren([(OORDELEN[regel.waarde], f"{regel.uitleg} [{regel.bron}]") for regel in oordeel.op_volgorde()])
        _toon_vragen(scherm, oordeel)
    if plekken is not None:
        scherm.regel("")
        if plekken:
            scherm.regel(f"Plekken die volgens de regels passen ({len(plekken)} van {van}): {', '.join(plekken)}")
        else:
            scherm.regel("Volgens de regels past er op deze dag geen enkele plek.")
    rijen = [(titel, woord.partition(", nog mogelijk")[0], _waarom(redenen), naam) for naam, titel, woord, redenen in _sets(toetsing, client_id, dag)]
    scherm.tabel(f"Alle regels voor {client_id} op {datum_in_woorden(dag)}", ("waarover", "oordeel", "waarom, of wat nog niet bekend is", "naam"), rijen)
    scherm.regel("Met --set NAAM ziet u van één rij alles wat besliste en alles wat nog te vragen is.")
    _toon_signalen(scherm, list(toetsing.signalen(client_id, dag)))
    _toon_termijnen(scherm, list(toetsing.termijnen(client_id, dag)), dag)


def _toon_set(oordeel: Oordeel | Tabeloordeel, dag: date) -> None:
    """One set: the verdict, what is missing, signals and terms, and then how every rule came to it."""
    scherm = Scherm()
    scherm.regel(oordeel.kop())
    _toon_vragen(scherm, oordeel)
    if isinstance(oordeel, Oordeel):
        _toon_signalen(scherm, [regel for regel in oordeel.signalen if regel.waarde == WAAR])
        _toon_termijnen(scherm, [regel for regel in oordeel.termijnen if regel.waarde == WAAR], dag)
        if onzeker := [regel.titel for regel in (*oordeel.signalen, *oordeel.termijnen) if regel.waarde == ONZEKER]:
            scherm.kop("Nog niet bekend of dit speelt")
            for titel in onzeker:
                scherm.regel(f"    {titel}")
    if oordeel.regels:
        scherm.kop("Zo kwam elke regel aan zijn antwoord")
        scherm.regel("\n".join(regels_als_boom(oordeel.op_volgorde())))


def _toon_vragen(scherm: Scherm, oordeel: Oordeel | Tabeloordeel) -> None:
    if oordeel.ontbreekt:
        rijen = [(feit.vraag, rol_in_woorden(feit.wie), feit.grond) for feit in oordeel.ontbreekt]
        scherm.tabel("Nog te vragen", ("vraag", "aan", "grond"), rijen)


def _toon_signalen(scherm: Scherm, signalen: Sequence[RegelOordeel]) -> None:
    if signalen:
        scherm.tabel("Hier moet een mens naar kijken", ("aan", "signaal"), [(rol_in_woorden(regel.aan), regel.uitleg) for regel in signalen])


def _toon_termijnen(scherm: Scherm, termijnen: Sequence[RegelOordeel], dag: date) -> None:
    if rijen := [_termijnrij(regel, regel.laatste_dag, dag) for regel in _op_dag(termijnen) if regel.laatste_dag is not None]:
        scherm.tabel("Termijnen die lopen", ("laatste dag", "aan", "wat"), rijen)


def _waarom(redenen: Sequence[str]) -> str:
    """The first reason, and how many more there are."""
    return "".join(redenen[:1]) + (f" (en nog {len(redenen) - 1})" if len(redenen) > 1 else "")


def _op_dag(termijnen: Iterable[RegelOordeel]) -> Sequence[RegelOordeel]:
    return sorted(termijnen, key=lambda regel: (regel.laatste_dag or date.max, regel.regel_id))


def _termijnrij(regel: RegelOordeel, laatste_dag: date, dag: date) -> tuple[str, str, str]:
    over = (laatste_dag - dag).days
    dagen = "1 dag" if abs(over) == 1 else f"{abs(over)} dagen"
    wanneer = "deze dag" if over == 0 else f"over {dagen}" if over > 0 else f"{dagen} te laat"
    return f"{datum_in_woorden(laatste_dag)} ({wanneer})", rol_in_woorden(regel.aan), regel.uitleg

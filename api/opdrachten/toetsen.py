"""`passend toets`: what the rules say about one client: who may, what a person should look at, and which terms run."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from api.opdrachten.invoer import eis_client, laad
from api.opdrachten.regels_bron import boek_van
from api.opdrachten.uitkomst import Uitkomst, meld, schrijf
from api.scherm import Scherm
from domain.beleid import Beleid
from domain.gebied import laad_regio
from domain.kalender import eerste_maandag
from domain.momentopname import Momentopname
from domain.soorten import Domein
from rules.bw import BwRegels
from rules.oordeel import Oordeel, RegelOordeel, Tabeloordeel
from rules.toetsing import Toetsing
from rules.waarden import OORDELEN, WAAR, datum_in_woorden

WACHTEN = "wachten_bw"


def toets_client(bron: Path, client_id: str, set_naam: str | None, op: date | None, beleid_bestand: Path | None, regels: Path | None, als_data: bool) -> int:
    """Exit 0 when the set that was asked says yes; without one: when a BW client may wait for a place. A BG client has no such set."""
    opname, beleid = laad(bron, beleid_bestand)
    client = eis_client(opname, client_id)
    toetsing = Toetsing(opname, beleid, laad_regio(), boek_van(regels))
    dag = op or eerste_maandag(opname.peildatum)
    naam = set_naam or (WACHTEN if client.domein is Domein.BW else None)
    oordeel = toetsing.oordeel(naam, client_id, dag) if naam else None
    plekken = _plekken(opname, beleid, toetsing, client_id, dag) if naam == WACHTEN else None
    if als_data:
        schrijf(json.dumps(_als_json(toetsing, client_id, dag, oordeel, plekken), ensure_ascii=False, indent=1))
    else:
        _toon(toetsing, client_id, dag, oordeel, plekken, len(opname.plekgroep), alleen_set=set_naam is not None)
    if isinstance(oordeel, Oordeel) and oordeel.ontbreekt and not als_data:
        meld(f"Niet alles is bekend; daarom is het oordeel nog geen ja. Vraag wat ontbreekt met: passend regels vraag MAP --client {client_id} --set {naam}")
    return Uitkomst.GOED if oordeel is None or _is_ja(oordeel) else Uitkomst.NEE


def _is_ja(oordeel: Oordeel | Tabeloordeel) -> bool:
    return oordeel.waarde == WAAR if isinstance(oordeel, Oordeel) else oordeel.uitkomst is not None


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
        oordeel = toetsing.oordeel(regelset.naam, client_id, dag)
        if isinstance(oordeel, Oordeel):
            yield regelset.naam, regelset.titel, OORDELEN[oordeel.waarde], oordeel.redenen()
        else:
            vragen = tuple(f"Nog niet bekend: {feit.vraag}" for feit in oordeel.ontbreekt)
            yield regelset.naam, regelset.titel, oordeel.in_woorden(), vragen


def _als_json(toetsing: Toetsing, client_id: str, dag: date, oordeel: Oordeel | Tabeloordeel | None, plekken: list[str] | None) -> dict[str, object]:
    inhoud: dict[str, object] = {"clientId": client_id, "op": dag.isoformat(), "oordeel": None}
    if isinstance(oordeel, Oordeel):
        inhoud |= {"oordeel": OORDELEN[oordeel.waarde], "redenen": list(oordeel.redenen()), "voorClient": list(oordeel.voor_client())}
    elif oordeel is not None:
        inhoud |= {"oordeel": oordeel.in_woorden(), "uitkomst": oordeel.uitkomst, "mogelijk": list(oordeel.mogelijk), "tegenstrijdig": oordeel.tegenstrijdig}
    if oordeel is not None:
        inhoud |= {
            "regels": [{"id": regel.regel_id, "oordeel": OORDELEN[regel.waarde], "uitleg": regel.uitleg, "bron": regel.bron} for regel in oordeel.regels],
            "ontbreekt": [{"feit": feit.feit, "vraag": feit.vraag, "wie": feit.wie, "grond": feit.grond} for feit in oordeel.ontbreekt],
        }
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


def _toon(
    toetsing: Toetsing, client_id: str, dag: date, oordeel: Oordeel | Tabeloordeel | None, plekken: list[str] | None, van: int, *, alleen_set: bool
) -> None:
    scherm = Scherm()
    if oordeel is not None:
        scherm.regel(oordeel.als_boom())
    if plekken is not None:
        scherm.regel("")
        if plekken:
            scherm.regel(f"Plekken die volgens de regels passen ({len(plekken)} van {van}): {', '.join(plekken)}")
        else:
            scherm.regel("Volgens de regels past er op deze dag geen enkele plek.")
    if alleen_set:
        return
    rijen = [(naam, titel, woord, " ".join(redenen[:2])) for naam, titel, woord, redenen in _sets(toetsing, client_id, dag)]
    scherm.tabel(f"Alle regelsets voor deze cliënt op {datum_in_woorden(dag)} (meer met --set NAAM)", ("set", "", "oordeel", "waarom"), rijen)
    if signalen := list(toetsing.signalen(client_id, dag)):
        scherm.tabel("Hier moet een mens naar kijken", ("aan", "signaal"), [(regel.aan.replace("_", " "), regel.uitleg) for regel in signalen])
    if termijnen := _op_dag(toetsing.termijnen(client_id, dag)):
        scherm.tabel("Termijnen die lopen", ("laatste dag", "aan", ""), [_termijnrij(regel, dag) for regel in termijnen])


def _op_dag(termijnen: Iterator[RegelOordeel]) -> Sequence[RegelOordeel]:
    return sorted(termijnen, key=lambda regel: (regel.laatste_dag or date.max, regel.regel_id))


def _termijnrij(regel: RegelOordeel, dag: date) -> tuple[str, str, str]:
    assert regel.laatste_dag is not None  # the facade gives only terms with a last day
    over = (regel.laatste_dag - dag).days
    wanneer = "vandaag" if over == 0 else f"over {over} dagen" if over > 0 else f"{-over} dagen geleden"
    return f"{datum_in_woorden(regel.laatste_dag)} ({wanneer})", regel.aan.replace("_", " "), regel.uitleg

"""What the decisions of a set do not say: one report for each kind of loss. All of it travels in the extension elements."""

from __future__ import annotations

from collections.abc import Iterator

from rules.dmn.melding import Melding, Soort
from rules.dmn.model import Model
from rules.dmn.uitdrukking import zegbaar
from rules.feiten import Feittype, catalogus
from rules.taal import DagGevraagd, Feitverwijzing, Gevolg, Methode, Regel, feiten_in, operanden
from rules.waarden import datum_in_woorden, in_woorden


def verlies_van(model: Model) -> tuple[Melding, ...]:
    """Everything that is lost or means something else in DMN."""
    return tuple([*_van_de_set(model), *_toetsen(model), *(melding for regel in model.regels for melding in _van_regel(regel))])


def _van_de_set(model: Model) -> Iterator[Melding]:
    regelset, dag = model.regelset, datum_in_woorden(model.op)
    yield Melding(
        Soort.ONBEKEND,
        regelset.naam,
        "DMN kent geen onbekend: een leeg feit (null) geeft daar 'nee' of de standaarduitkomst. Bij ons is het antwoord dan 'onbekend', met een vraag.",
    )
    yield Melding(
        Soort.AFWEZIG,
        regelset.naam,
        "DMN kent geen verschil tussen 'geen' en 'onbekend': allebei null. Vul null alleen in voor wat er zeker niet is.",
    )
    yield Melding(
        Soort.TEKST,
        regelset.naam,
        "De volledige bron, de zinnen voor de professional en voor de cliënt en de namen van afgeleide feiten staan alleen in de uitbreiding van Passend. "
        "Een ander programma toont er hoogstens de titel, de korte bron en de uitleg van.",
    )
    if regelset.domein is not None:
        yield Melding(Soort.TEKST, regelset.naam, f"Dat deze regels alleen over {regelset.domein} gaan staat alleen in de uitbreiding.")
    yield Melding(Soort.GELDIGHEID, regelset.naam, f"De tabellen zeggen wat geldt op {dag}. De dagen waarop regels gelden staan alleen in de uitbreiding.")
    geldig = {(regel.id, regel.geldig_van) for regel in model.regels}
    for regel in regelset.regels:
        if (regel.id, regel.geldig_van) not in geldig:
            van = datum_in_woorden(regel.geldig_van)
            yield Melding(Soort.GELDIGHEID, regel.id, f"Deze regel (vanaf {van}) geldt niet op {dag} en staat niet in een tabel.")
    if regelset.methode is Methode.TABEL:
        yield Melding(
            Soort.TEGENSTRIJDIG,
            regelset.naam,
            "Gelden er rijen met verschillende uitkomsten, dan is dat in DMN (ANY) een fout. Bij ons ziet een mens de uitkomsten die elkaar tegenspreken.",
        )
        yield Melding(Soort.ONBEKEND, regelset.naam, "Geldt er geen rij, dan geeft DMN null. Bij ons staat er dat geen regel antwoord geeft.")
    if any(catalogus()[naam].type is Feittype.LEEFTIJD for regel in model.regels for naam in feiten_in(regel.als)):
        yield Melding(Soort.ONBEKEND, regelset.naam, "Weten we alleen het geboortejaar, dan lezen wij twee leeftijden. DMN krijgt er één; reken die eerst uit.")


def _toetsen(model: Model) -> Iterator[Melding]:
    for naam in model.toetsen.op_naam:
        yield Melding(
            Soort.JA_NEE_INVOER,
            f"toets.{naam}",
            f"Dit past niet in S-FEEL en is een ja/nee-invoer die u zelf uitrekent: {model.toetsen.betekenis(naam)}.",
        )


def _van_regel(regel: Regel) -> Iterator[Melding]:
    for naam, waarde in regel.ingevuld:
        ingevuld = f"De parameter '{naam}' is ingevuld met {in_woorden(waarde)}."
        yield Melding(Soort.PARAMETER, regel.id, f"{ingevuld} Andere dagen en de bron staan in de uitbreiding.")
    datums = [o for o in (*operanden(regel.als), regel.termijn) if isinstance(o, Feitverwijzing | DagGevraagd)]
    if any(datum.schuif.maanden and zegbaar(datum) for datum in datums):
        yield Melding(Soort.DATUM, regel.id, "Maanden tellen bij ons tot de laatste dag van de maand als de dag niet bestaat. Niet elk DMN-programma doet dat.")
    if regel.termijn is not None and not zegbaar(regel.termijn):
        yield Melding(Soort.DATUM, regel.id, "De laatste dag schuift door naar een werkdag. Dat kan S-FEEL niet; de termijn staat alleen in de uitbreiding.")
    if regel.dan in (Gevolg.SIGNALEREN, Gevolg.TERMIJN):
        yield Melding(Soort.GEVOLG, regel.id, f"Deze regel beslist niets ({regel.dan}, aan {regel.aan}). In DMN is het een losse ja/nee-beslissing.")

"""A split of a gebiedsteam in plain Dutch: the sentences and cells that screen and page share, and the tables on a terminal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from allocation.subteams_antwoord import Aantal, Subteam, Subteams, Vak
from api.scherm import Scherm
from api.tabel_verdeling import GEEN_METING, VOORSTEL
from api.woorden import bewijs, dag, leesbaar

DELEN_NAAST_ELKAAR = 6
"""More columns than this do not fit on a screen without breaking words."""
CLIENTEN_HOOGSTENS = 200
"""So many ids of clients are shown on a terminal; the JSON and the page hold all."""
DOELEN = {
    "afgesneden_clienten": "Cliënten met begeleiders in twee sub-teams",
    "ontbrekende_expertises": "Expertises die in een sub-team ontbreken, bij elkaar geteld",
}
"""The doelen of a split (counting.md 37) in the words of a teamleider."""
MERKWOORDEN = {"gedekt": "", "gat": "GAT", "gat_in_team": "miste al", "niet_meer": "niet meer in huis", "over": "niet nodig", "geen": ""}
LEGENDA = (
    "GAT: een cliënt hier heeft het nodig en niemand hier heeft het; elders in het team wel. Miste al: niemand in het hele team heeft het, ook zonder "
    "splitsing. Niet meer in huis: het team heeft het, dit sub-team niet, en nu vraagt geen cliënt hier erom."
)
VAN_EEN = "niet getoond"
"""Instead of the load of a part of one begeleider: that would be the load of a person."""
GEVOLG = "Deze cliënten houden begeleiders in twee teams, of krijgen een andere tweede. Dat beslist u, samen met hen."


def zinnen(antwoord: Subteams) -> list[str]:
    """What to know before the tables: size, who is not divided, what was counted, who is in no part, whether it was stopped."""
    uit = [_omvang(antwoord), "Geteld is met wie nu bij wie hoort." if antwoord.basis == "vandaag" else "Geteld is met de gegeven verdeling."]
    if antwoord.niet_ingedeeld:
        namen = ", ".join(antwoord.niet_ingedeeld)
        if len(antwoord.niet_ingedeeld) == 1:
            uit.append(f"Begeleider {namen} is in deze periode weg en zit nog in geen sub-team. Waar die bij komt, beslist u.")
        else:
            uit.append(
                f"{len(antwoord.niet_ingedeeld)} begeleiders zijn in deze periode weg en zitten nog in geen sub-team: {namen}. Waar zij bij komen, beslist u."
            )
    if antwoord.volgt_niemand:
        wie = "1 cliënt hoort" if antwoord.volgt_niemand == 1 else f"{antwoord.volgt_niemand} cliënten horen"
        uit.append(f"{wie} bij geen sub-team: nog zonder begeleider, bij een onderaannemer, of alleen bij iemand die weg is.")
    if any(len(deel.begeleiders) == 1 for deel in antwoord.delen):
        uit.append("De belasting van een sub-team met één begeleider staat er niet bij: die is van die persoon zelf.")
    if antwoord.afgebroken:
        uit.append("Het zoeken is eerder gestopt: met meer tijd kan het misschien beter.")
    return uit


def _omvang(antwoord: Subteams) -> str:
    heeft = f"{antwoord.team} heeft {antwoord.omvang} begeleiders."
    if antwoord.boven_signaal:
        return f"{heeft} Dat is meer dan {antwoord.signaal_omvang}: zo'n groot team krijgt het signaal om over splitsen na te denken."
    return f"{heeft} Een team krijgt pas boven {antwoord.signaal_omvang} het signaal om over splitsen na te denken: hier hoeft het niet."


def feiten(antwoord: Subteams) -> list[tuple[str, ...]]:
    """A row per fact, a column per part; facts that are nowhere are left out."""
    regels = (
        ("begeleiders", [str(len(deel.begeleiders)) for deel in antwoord.delen]),
        ("contracturen per week", [getal(deel.contracturen) for deel in antwoord.delen]),
        ("cliënten", [str(deel.clienten) for deel in antwoord.delen]),
        ("van wie alleen de tweede hier werkt", [str(deel.zonder_eerste or "") for deel in antwoord.delen]),
        ("punten die zij dragen", [_punten(deel.punten) for deel in antwoord.delen]),
        ("punten die zij kunnen dragen", [_punten(deel.capaciteit) for deel in antwoord.delen]),
        ("belasting van het sub-team, in procent", [_procent(deel) for deel in antwoord.delen]),
        ("expertises die ontbreken door de splitsing", [str(len(deel.mist_door_splitsing)) for deel in antwoord.delen]),
        ("expertises die het hele team al miste", [str(len(deel.mist) - len(deel.mist_door_splitsing)) for deel in antwoord.delen]),
    )
    return [(kop, *cellen) for kop, cellen in regels if any(cellen)]


def getal(waarde: float) -> str:
    """A number with a comma, without needless decimals."""
    return f"{waarde:.1f}".removesuffix(".0").replace(".", ",")


def _punten(punten: int | None) -> str:
    return VAN_EEN if punten is None else str(punten)


def _procent(deel: Subteam) -> str:
    if deel.punten is None:
        return VAN_EEN
    return "onbekend" if deel.belasting_permille is None else getal(deel.belasting_permille / 10)


def vak_in_woorden(vak: Vak) -> str:
    """Clients who need it / begeleiders who have it, and in words what is wrong."""
    return f"{vak.nodig} / {vak.begeleiders} {MERKWOORDEN[vak.beeld]}".rstrip()


def per_naam(lijsten: Sequence[Sequence[Aantal]]) -> list[tuple[str, tuple[int, ...]]]:
    """Every name in any of the lists (one per part), with the number in each."""
    geteld = [{rij.naam: rij.aantal for rij in lijst} for lijst in lijsten]
    return [(naam, tuple(deel.get(naam, 0) for deel in geteld)) for naam in sorted({naam for deel in geteld for naam in deel})]


def wat_ontbreekt(antwoord: Subteams) -> list[tuple[str, str]]:
    """Per part in words what it lacks through the split, and what it has no longer without anybody asking now."""
    regels = {regel.expertise: regel for regel in antwoord.expertises}
    uit = []
    for deel in antwoord.delen:
        gaten = ", ".join(f"{leesbaar(naam)} ({_clienten(regels[naam].delen[deel.nummer - 1].nodig)})" for naam in deel.mist_door_splitsing)
        stil = ", ".join(leesbaar(naam) for naam in deel.niet_meer if naam not in deel.mist_door_splitsing)
        tekst = f"Mist door de splitsing: {gaten}." if gaten else "Mist door de splitsing niets wat cliënten nodig hebben."
        uit.append((f"sub-team {deel.nummer}", f"{tekst} Ook niet meer in huis, en nu niet gevraagd: {stil}." if stil else tekst))
    return uit


def team_miste(antwoord: Subteams) -> str:
    """What nobody in the team has, so that no split is to blame."""
    if not antwoord.team_mist:
        return "Voor de splitsing miste het hele team niets wat cliënten nodig hebben."
    regels = {regel.expertise: regel for regel in antwoord.expertises}
    namen = ", ".join(f"{leesbaar(naam)} ({_clienten(regels[naam].team.nodig)})" for naam in antwoord.team_mist)
    return f"Dit miste het hele team al, ook zonder splitsing: {namen}."


def afgesneden_kop(antwoord: Subteams) -> str:
    """How many clients are cut, of how many who could be."""
    return f"Cliënten met begeleiders in twee sub-teams: {len(antwoord.afgesneden)} van de {antwoord.clienten_met_twee} met twee begeleiders in dit team"


def afgesneden_per_kant(antwoord: Subteams) -> Mapping[str, tuple[str, ...]]:
    """Ids of clients who are cut, by where their eerste and tweede are."""
    uit: dict[tuple[int, int], list[str]] = defaultdict(list)
    for rij in antwoord.afgesneden:
        uit[rij.eerste_deel, rij.tweede_deel].append(rij.client_id)
    return {f"Eerste in sub-team {van}, tweede in sub-team {naar}": tuple(uit[van, naar]) for van, naar in sorted(uit)}


def doelrijen(antwoord: Subteams) -> list[tuple[str, str, str]]:
    """Both doelen with their value and proof."""
    return [(DOELEN[doel.naam], str(doel.waarde), bewijs(doel)) for doel in antwoord.doelen]


def toon_subteams(antwoord: Subteams, teamnaam: str, scherm: Scherm) -> None:
    """The split for a teamleider: what it is, who sits where, what each part has and lacks, whom it cuts, how good it is."""
    scherm.kop(f"{antwoord.aantal} sub-teams van {antwoord.team} {teamnaam}, stand van {dag(antwoord.peildatum)}")
    scherm.regel(VOORSTEL)
    for zin in zinnen(antwoord):
        scherm.regel(zin)
    koppen = tuple(f"sub-team {deel.nummer}" for deel in antwoord.delen)
    _toon_naast_elkaar(scherm, "De sub-teams naast elkaar", ("", *koppen), feiten(antwoord))
    scherm.regel(GEEN_METING)
    scherm.kop("Wie zit waar")
    scherm.paren([(kop, ", ".join(deel.begeleiders)) for kop, deel in zip(koppen, antwoord.delen, strict=True)])
    _toon_expertise(antwoord, koppen, scherm)
    gebieden = [(naam, *map(str, aantallen)) for naam, aantallen in per_naam([deel.gebieden for deel in antwoord.delen])]
    _toon_naast_elkaar(scherm, "Cliënten per gebied", ("gebied", *koppen), gebieden)
    talen = [(naam, *(str(aantal or "niemand") for aantal in aantallen)) for naam, aantallen in per_naam([deel.talen for deel in antwoord.delen])]
    _toon_naast_elkaar(scherm, "Begeleiders per taal", ("taal", *koppen), talen)
    _toon_afgesneden(antwoord, scherm)
    scherm.tabel("Hoe goed is deze splitsing? Doelen in volgorde; lager is beter", ("doel", "waarde", "zekerheid"), doelrijen(antwoord), rechts=(1,))


def _toon_naast_elkaar(scherm: Scherm, titel: str, koppen: Sequence[str], rijen: Sequence[Sequence[str]], vast: int = 1, getallen: bool = True) -> None:
    """A table with a column per part; many parts come in several tables that all begin with the first `vast` columns."""
    for begin in range(vast, len(koppen), DELEN_NAAST_ELKAAR):
        kies = [*range(vast), *range(begin, min(begin + DELEN_NAAST_ELKAAR, len(koppen)))]
        cellen = [[rij[kolom] for kolom in kies] for rij in rijen]
        scherm.tabel(titel if begin == vast else f"{titel}, vervolg", [koppen[kolom] for kolom in kies], cellen, range(1, len(kies)) if getallen else ())


def _toon_expertise(antwoord: Subteams, koppen: Sequence[str], scherm: Scherm) -> None:
    rijen = [(leesbaar(regel.expertise), vak_in_woorden(regel.team), *map(vak_in_woorden, regel.delen)) for regel in antwoord.expertises]
    if rijen:
        titel = "Expertise: cliënten die het nodig hebben / begeleiders die het hebben"
        _toon_naast_elkaar(scherm, titel, ("expertise", "hele team", *koppen), rijen, vast=2, getallen=False)
        scherm.regel(LEGENDA)
    scherm.kop("Wat elk sub-team dan mist")
    scherm.paren(wat_ontbreekt(antwoord))
    scherm.regel(team_miste(antwoord))


def _toon_afgesneden(antwoord: Subteams, scherm: Scherm) -> None:
    scherm.kop(afgesneden_kop(antwoord))
    over = CLIENTEN_HOOGSTENS
    for kop, clienten in afgesneden_per_kant(antwoord).items():
        if over > 0:
            scherm.regel(f"{kop} ({len(clienten)}):")
            scherm.paren([("", ", ".join(clienten[:over]))])
        over -= len(clienten)
    if over < 0:
        scherm.regel(f"En nog {-over}; met --json of --uit ziet u ze allemaal.")
    if antwoord.afgesneden:
        scherm.regel(GEVOLG)


def _clienten(aantal: int) -> str:
    return "1 cliënt" if aantal == 1 else f"{aantal} cliënten"

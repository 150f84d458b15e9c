"""The command weekstart: Monday morning of a teamleider, as tables or as data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from allocation.bemensing import WERKDAGEN_PER_WEEK
from allocation.weekafwezig import Afwezige
from allocation.weekstart import Afsluiting, Termijn, Weekstart, weekstart
from api.opdrachten.invoer import eis_gebiedsteam, laad
from api.opdrachten.uitkomst import Uitkomst, als_json, schrijf
from api.scherm import Scherm
from api.woorden import kort
from domain.gebied import laad_regio
from domain.kalender import eerste_maandag
from rules.waarden import datum_in_woorden

DAGNAMEN = ("ma", "di", "wo", "do", "vr", "za", "zo")
NOG_NIEMAND = "nog niemand"


def toon_weekstart(bron: Path, team: str, op: date | None, beleid_bestand: Path | None, json: bool) -> int:
    """Exit 0, also when there is nothing to see to."""
    regio = laad_regio()
    team = eis_gebiedsteam(regio, team)
    opname, beleid = laad(bron, beleid_bestand)
    week = weekstart(opname, beleid, regio, team, op or eerste_maandag(opname.peildatum))
    if json:
        schrijf(als_json(week))
    else:
        _toon(Scherm(), week, regio.gebiedsteams[team].naam, bron)
    return Uitkomst.GOED


def _toon(scherm: Scherm, week: Weekstart, naam: str, bron: Path) -> None:
    """Most urgent first. A list without anything takes one line."""
    scherm.regel(f"Weekstart van {week.team} {naam}, week van maandag {datum_in_woorden(week.maandag)}", "bold")
    if not (week.clienten or week.begeleiders) and week.leeg:
        scherm.regel(f"In deze momentopname staan geen cliënten en geen begeleiders van {week.team}.")
        return
    if week.op != week.maandag:
        scherm.regel(f"Dagen zijn geteld vanaf {datum_in_woorden(week.op)}.")
    if week.leeg:
        scherm.regel("Er is deze week niets dat op u wacht.")
        return
    _toon_gesprekken(scherm, week)
    _toon_afwezigen(scherm, week)
    _toon_einde_en_begin(scherm, week)
    _toon_bekijken(scherm, week)
    scherm.regel("")
    scherm.regel(f"Alles over één cliënt ziet u met: passend toets {bron} --client ID", "dim")


def _toon_gesprekken(scherm: Scherm, week: Weekstart) -> None:
    for titel, lijst in (("Eerste gesprek: al te laat", week.te_laat), ("Eerste gesprek: nog op tijd", week.aanmeldingen)):
        rijen = [(*_termijn(rij), rij.bij or NOG_NIEMAND, "" if rij.heeft_dat else "er is nog geen DAT-besluit begeleiding") for rij in lijst]
        _lijst(scherm, titel, ("cliënt", "uiterlijk", "", "begeleider", "let op"), rijen)


def _toon_afwezigen(scherm: Scherm, week: Weekstart) -> None:
    rijen = [(rij.begeleider_id, _dagen(rij.dagen_afwezig), _tot_wanneer(rij, week.maandag)) for rij in week.afwezig]
    _lijst(scherm, "Deze week afwezig", ("begeleider", "dagen", ""), rijen)
    risico = [
        (rij.client_id, rij.eerste_id, rij.tweede_id or "geen", _dagen(rij.dagen_niemand) or "nooit", _dagen(rij.dagen_alleen) or "nooit")
        for rij in week.risico_zonder_collega
    ]
    koppen = ("cliënt", "eerste", "tweede", "niemand aanwezig", "één alleen")
    _lijst(scherm, "Veiligheidsrisico, en deze week niet met twee (hier werkt niemand alleen)", koppen, risico)


def _toon_einde_en_begin(scherm: Scherm, week: Weekstart) -> None:
    proef = [(*_termijn(rij, voorbij="voorbij"), rij.bij or NOG_NIEMAND) for rij in week.proefperiodes]
    _lijst(scherm, "Proefperiode eindigt deze of volgende week, of is al voorbij", ("cliënt", "laatste dag", "", "begeleider"), proef)
    weer = [(rij.client_id, kort(rij.gevraagd_op), rij.direct, rij.bij or "geen van eerder", _waarom(rij.redenen)) for rij in week.hervattingen]
    _lijst(scherm, "Vraagt om weer te beginnen", ("cliënt", "gevraagd op", "mag direct", "begeleider", "waarom niet"), weer)
    dicht = [(rij.client_id, _eerst_vier_ogen(rij), _waarom(rij.redenen)) for rij in week.afsluitingen]
    _lijst(scherm, "Afsluiten kan nog niet", ("cliënt", "vier ogen", "wat ontbreekt"), dicht)


def _toon_bekijken(scherm: Scherm, week: Weekstart) -> None:
    uitzonderingen = [(rij.client_id, kort(rij.herzien_op), _over(rij.dagen, "voorbij"), "ja" if rij.akkoord else "nog niet") for rij in week.uitzonderingen]
    _lijst(scherm, "Uitzondering op vier ogen: opnieuw bekijken", ("cliënt", "voor", "", "akkoord teamleider"), uitzonderingen)
    zwaarte = [(*_termijn(rij), rij.bij or NOG_NIEMAND) for rij in week.zorgzwaarte]
    _lijst(scherm, "Zorgzwaarte nog niet bekend, en de termijn is voorbij (telt als gemiddeld)", ("cliënt", "uiterlijk", "", "begeleider"), zwaarte)


def _lijst(scherm: Scherm, titel: str, koppen: Sequence[str], rijen: Sequence[Sequence[str]]) -> None:
    """A table with its count, without columns that are empty in every row; or one line."""
    if not rijen:
        scherm.kop(f"{titel}: geen")
        return
    gevuld = [nummer for nummer in range(len(koppen)) if any(rij[nummer] for rij in rijen)]
    scherm.tabel(f"{titel} ({len(rijen)})", [koppen[nummer] for nummer in gevuld], [[rij[nummer] for nummer in gevuld] for rij in rijen])


def _termijn(rij: Termijn, voorbij: str = "te laat") -> tuple[str, str, str]:
    if rij.laatste_dag is None or rij.dagen is None:
        return rij.client_id, "onbekend", "vul de dag in waarop het begon"
    return rij.client_id, kort(rij.laatste_dag), _over(rij.dagen, voorbij)


def _over(dagen: int, voorbij: str) -> str:
    aantal = "1 dag" if abs(dagen) == 1 else f"{abs(dagen)} dagen"
    return "vandaag" if dagen == 0 else f"nog {aantal}" if dagen > 0 else f"{aantal} {voorbij}"


def _dagen(dagen: Sequence[date]) -> str:
    return "hele week" if len(dagen) == WERKDAGEN_PER_WEEK else " ".join(DAGNAMEN[dag.weekday()] for dag in dagen)


def _tot_wanneer(rij: Afwezige, maandag: date) -> str:
    if rij.uit_dienst_op is not None and (rij.uit_dienst_op <= maandag or rij.uit_dienst_op in rij.dagen_afwezig):
        return f"uit dienst vanaf {kort(rij.uit_dienst_op)}"
    return f"tot en met {kort(rij.afwezig_tot)}" if rij.afwezig_tot else "tot nader bericht"


def _eerst_vier_ogen(rij: Afsluiting) -> str:
    return "iemand moet nog meekijken" if rij.vier_ogen else "niet nodig of al gedaan"


def _waarom(redenen: Sequence[str]) -> str:
    """The first reason, and how many more there are."""
    return "".join(redenen[:1]) + (f" (en nog {len(redenen) - 1})" if len(redenen) > 1 else "")

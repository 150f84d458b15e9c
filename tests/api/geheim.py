"""Two people who may not live together, planned on two locations, and answers that say far too much about the other.

What a reader may never meet is everything in `verboden`: the other's id, and the location and place tied to the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from domain.momentopname import Momentopname
from placement.antwoorden import Gevolg, Kandidaat, Oorzaak, Prijs, Puntdeel, Voorstel, Voorstellen, WaaromNiet, WiePast
from placement.check.telling import Telling
from placement.lezers import Lezer, Zicht, zicht_van
from placement.plan import NietGeplaatst, Plan, Signaal
from tests import bouw
from tests.placement.nepregels import NepRegels
from tests.placement.planbouw import goed_plan, keuze

HUIZEN = {"L1": "Huis Zeearend", "L2": "Hof Meerkoet", "L3": "Erf Wielewaal"}
PLEK = {"L1": "PZ1", "L2": "PM2", "L3": "PW3"}
HASHES = {"peildatum": bouw.PEILDATUM, "momentopname": "m", "basisplan": "b"}


@dataclass(frozen=True)
class Paar:
    """`wie` asks; `ander` may not be recognised. Each is planned on a location of their own."""

    wie: str
    ander: str
    eigen_locatie: str
    andere_locatie: str

    @property
    def verboden(self) -> tuple[str, ...]:
        return (self.ander, HUIZEN[self.andere_locatie], PLEK[self.andere_locatie])


PAREN = (Paar("SLO88", "DAD99", "L2", "L1"), Paar("DAD99", "SLO88", "L1", "L2"))


def regio() -> Momentopname:
    return bouw.opname(
        *(bouw.locatie(code, naam=naam) for code, naam in HUIZEN.items()),
        *(bouw.plek(PLEK[code], code, 2) for code in HUIZEN),
        bouw.wachtende("SLO88", kenmerken=("kwetsbaar_voor_misbruik",)),
        bouw.wachtende("DAD99", kenmerken=("agressie",)),
        bouw.wachtende("DERDE", urgentie=4),
        bouw.onverenigbaar("SLO88", "DAD99"),
        bouw.samenstelling("L1", "agressie", max_aantal=1),
        bouw.wens("SLO88", "locatie", "L1"),
        bouw.wens("DAD99", "locatie", "L2"),
    )


def plan_van(opname: Momentopname) -> Plan:
    """Each on their own location; the third is not placed, and the texts name everybody."""
    beleid = bouw.vast_beleid()
    plan = goed_plan(Telling(opname, beleid, NepRegels()), keuze("SLO88", "PM2", 1), keuze("DAD99", "PZ1", 0))
    praatziek = [
        Signaal(soort="onverenigbaar_nu", client_id=wie, locatie_id=locatie, tekst=f"{wie} kan niet met {ander} wonen; op {HUIZEN[locatie]} wonen 2 bewoners.")
        for wie, ander, locatie in (("SLO88", "DAD99", "L2"), ("DAD99", "SLO88", "L1"))
    ]
    met = tuple(rij.model_copy(update={"hangt_af_van": ("DAD99" if rij.client_id == "SLO88" else "SLO88",)}) for rij in plan.plaatsingen)
    niet = tuple(NietGeplaatst(client_id=rij.client_id, redenen=("SLO88 en DAD99 gaan voor.",)) for rij in plan.niet_geplaatst)
    return plan.model_copy(update={"signalen": tuple(praatziek), "plaatsingen": met, "niet_geplaatst": niet})


def zicht(opname: Momentopname, lezer: Lezer, paar: Paar, plan: Plan) -> Zicht:
    return zicht_van(opname, lezer, paar.wie, paar.eigen_locatie, plan)


def voorstel(paar: Paar, locatie: str, teksten: tuple[str, ...]) -> Voorstel:
    """A proposal with everything in it that a sleutelfiguur may see."""
    return Voorstel(
        client_id=paar.wie,
        locatie_id=locatie,
        plekgroep_id=PLEK[locatie],
        week=bouw.week(2),
        prijs=(Prijs(naam="wachttijd", minstens=1, hoogstens=3), Prijs(naam="ongeplaatst_urgentie_3", minstens=1, hoogstens=1)),
        gevolgen=(Gevolg(client_id=paar.ander, soort="andere_plek", weken=2, plekgroep_id=PLEK[paar.andere_locatie]),),
        punten=3,
        puntdelen=(Puntdeel(soort="kenmerk_vol", waarde="agressie", punten=3, tekst=f"de groep zit vol door {paar.ander}"),),
        sterk=teksten,
        wensen_vervuld=teksten,
        wensen_niet=teksten,
        hangt_af_van=(paar.ander,),
        onzeker=teksten,
    )


def antwoorden(paar: Paar, teksten: tuple[str, ...], soorten: tuple[Any, ...], uitkomst: Any) -> tuple[Voorstellen | WiePast | WaaromNiet, ...]:
    """One answer of each kind for this person, with these texts and causes in it."""
    oorzaken = tuple(
        Oorzaak(soort=soort, ids=(PLEK[paar.andere_locatie],), tekst=f"{soort}: {paar.ander} woont er", personen=(paar.ander,)) for soort in soorten
    )
    mogelijk = voorstel(paar, paar.eigen_locatie, teksten)
    return (
        Voorstellen(client_id=paar.wie, voorstellen=tuple(voorstel(paar, locatie, teksten) for locatie in HUIZEN), geen_reden=teksten, **HASHES),
        WiePast(
            plekgroep_id=PLEK[paar.eigen_locatie],
            locatie_id=paar.eigen_locatie,
            kandidaten=(_kandidaat(paar.wie, paar.andere_locatie, True, teksten), _kandidaat(paar.ander, paar.andere_locatie, False, teksten)),
            geen_reden=teksten,
            **HASHES,
        ),
        WaaromNiet(
            client_id=paar.wie,
            locatie_id=paar.eigen_locatie,
            uitkomst=uitkomst,
            redenen=teksten,
            oorzaken=oorzaken,
            bewezen_kleinst=True,
            voorstel=mogelijk,
            raad=(*teksten, f"Past wel als {paar.ander} verhuist."),
            **HASHES,
        ),
    )


def _kandidaat(wie: str, betere: str, in_plan: bool, teksten: tuple[str, ...]) -> Kandidaat:
    return Kandidaat(
        client_id=wie,
        week=bouw.week(1),
        punten=2,
        prijs=(Prijs(naam="wachttijd", minstens=1, hoogstens=3),),
        in_basisplan=in_plan,
        betere_plek_verwacht=True,
        betere_plek=PLEK[betere],
        tekst=" ".join(teksten),
    )

"""5,000 clients and 330 begeleiders in a workbook with twenty planted faults: exactly those twenty are told, with what to do."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook

from api.opdrachten.uitvoeren import draai
from benchmarks.instances.genereer import genereer
from domain import soorten as s
from domain.momentopname import Momentopname
from domain.uitwisseling import schrijf_xlsx
from tests.api.opdrachtregel import Passend

BSN = "123456782"


@dataclass(frozen=True)
class Geplant:
    """One planted fault: where it is told, the value told with it, a word of what is wrong and one of what to do."""

    blad: str
    rij: int
    kolom: str
    waarde: str
    melding: str
    doe: str


class Planter:
    """Changes cells of a workbook, and adds rows below what is there."""

    def __init__(self, boek: Workbook, opname: Momentopname) -> None:
        self._boek, self.opname = boek, opname

    def zet(self, blad: str, rij: int, kolom: str, waarde: object, melding: str, doe: str, getoond: str | None = None) -> Geplant:
        vel = self._boek[blad]
        plaats = [cel.value for cel in vel[1]].index(kolom) + 1
        vel.cell(rij, plaats).value = waarde  # type: ignore[union-attr,assignment]  # a sheet of cells; any value that openpyxl writes
        return Geplant(blad, rij, kolom, str(waarde or "") if getoond is None else getoond, melding, doe)

    def erbij(self, blad: str, kolom: str, melding: str, doe: str, **cellen: str) -> Geplant:
        vel = self._boek[blad]
        koppen = [str(cel.value) for cel in vel[1]]
        assert set(cellen) <= set(koppen)
        vel.append([cellen.get(kop) for kop in koppen])
        return Geplant(blad, vel.max_row, kolom, cellen.get(kolom, ""), melding, doe)

    def rij(self, blad: str, past: Callable[..., bool], nummer: int = 0) -> int:
        """The row of the `nummer`-th for which `past`."""
        return [rij for rij, inhoud in enumerate(self.opname.rijen(blad), start=2) if past(inhoud)][nummer]

    def caseload(self, rol: s.RolBegeleider, nummer: int) -> int:
        """The row of the `nummer`-th own pair: its first or its second."""
        tweede = {rij.client_id for rij in self.opname.caseload if rij.rol is s.RolBegeleider.TWEEDE}
        return self.rij("caseload", lambda rij: rij.rol is rol and rij.client_id in tweede, nummer)


def plant(p: Planter) -> list[Geplant]:
    """Twenty different faults in six sheets about allocation."""
    eerste, tweede = s.RolBegeleider.EERSTE, s.RolBegeleider.TWEEDE
    combinant = next(rij.organisatie_id for rij in p.opname.organisaties if rij.rol is s.Rol.COMBINANT)
    met_team = [rij for rij, wie in enumerate(p.opname.begeleiders, start=2) if wie.gebiedsteam and not (wie.afwezig_van or wie.uit_dienst_op)]
    zelf = p.opname.caseload[p.caseload(eerste, 7) - 2]
    dubbel = p.opname.caseload[p.caseload(tweede, 9) - 2].client_id
    nieuw = [rij.client_id for rij in p.opname.clienten if rij.status is s.Status.AANGEMELD]
    collega = p.opname.begeleiders[met_team[11] - 2].begeleider_id
    ander = p.opname.begeleiders[met_team[12] - 2].begeleider_id
    pin = {"soort": "vast", "door": "teamleider", "reden": "afgesproken"}
    vast = p.erbij("vastleggingen", "", "", "", client_id=nieuw[0], begeleider_id=collega, rol="eerste", **pin)
    return [
        p.zet("begeleiders", met_team[0], "gebiedsteam", "GT12", "dit gebiedsteam is er niet", "Kies uit: GT1, GT2"),
        p.zet("begeleiders", met_team[1], "gebiedsteam", None, "vul een gebiedsteam in", "Eén van beide is nodig"),
        p.zet("begeleiders", met_team[2], "contract_uren", -32, "negatief getal", "0 of meer"),
        p.zet("begeleiders", met_team[3], "rol_uren", "vier", "dit is geen getal", "in cijfers"),
        p.zet("begeleiders", met_team[4], "inzetbaar_pct", 120, "hoogstens 100", "Kijk het getal na"),
        p.zet("begeleiders", met_team[5], "expertises", "autismme", "staat niet in de lijst expertises", "Bedoel je 'autisme'?"),
        p.zet("begeleiders", met_team[6], "afwezig_van", "7-12-2026", "dit is geen datum", "2026-12-07"),
        p.zet("begeleiders", met_team[7], "eerste_gesprekken_per_week", "#N/A", "formule met een fout", "Herstel de formule"),
        p.erbij(
            "begeleiders", "begeleider_id", "lijkt een burgerservicenummer", "eigen code", begeleider_id=BSN, gebiedsteam="GT3", werkgever=combinant,
            contract_uren="32",
        ),
        p.erbij("begeleiders", "begeleider_id", "staat al op rij", "Laat één rij staan", begeleider_id=ander, gebiedsteam="GT3", werkgever=combinant,
                contract_uren="32"),
        p.zet("caseload", p.caseload(eerste, 3), "begeleider_id", "B9999", "staat niet in het blad begeleiders", "verbeter de code"),
        p.zet("caseload", p.caseload(tweede, 5), "client_id", "K99999", "staat niet in het blad clienten", "clienten"),
        p.zet("caseload", p.caseload(tweede, 7), "begeleider_id", zelf.begeleider_id, "ook de eerste begeleider", "iemand anders"),
        replace(p.zet("caseload", p.caseload(tweede, 9), "rol", "eerste", "dit staat al op rij", "Laat één rij staan", f"{dubbel}, eerste"), kolom="client_id"),
        p.zet("caseload", p.caseload(tweede, 11), "rol", "derde", "deze waarde kan hier niet", "eerste, tweede"),
        p.zet("onderaannemer_capaciteit", 2, "max_punten", -1, "negatief getal", "0 of meer"),
        p.erbij(
            "onderaannemer_capaciteit", "organisatie_id", "geen onderaannemer maar combinant", "Haal de rij weg", organisatie_id=combinant, gebiedsteam="GT3",
            max_punten="500",
        ),
        p.zet("vier_ogen_uitzonderingen", 2, "herzien_op", None, "mag niet leeg zijn", "opnieuw bekeken"),
        p.erbij("vastleggingen", "week", "dit is geen maandag", "2026-12-07", client_id=nieuw[1], begeleider_id=collega, week="2026-12-08", **pin),
        p.erbij("vastleggingen", "begeleider_id", f"spreekt rij {vast.rij} tegen", "Laat één van beide staan", client_id=nieuw[0], begeleider_id=ander,
                rol="eerste", **pin),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def werkboek(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Geplant]]:
    pad = tmp_path_factory.mktemp("r330") / "momentopname.xlsx"
    opname = genereer("R330", 1)
    assert len(opname.clienten) == 5_000
    assert sum(1 for rij in opname.begeleiders if rij.gebiedsteam) == 330
    schrijf_xlsx(opname, pad)
    boek = openpyxl.load_workbook(pad)
    geplant = plant(Planter(boek, opname))
    boek.save(pad)
    return pad, geplant


@pytest.fixture(scope="module")
def verteld(werkboek: tuple[Path, list[Geplant]]) -> dict[tuple[str, int, str], dict[str, str]]:
    """What `controleer --json` says, by place."""
    with pytest.MonkeyPatch.context() as omgeving:
        regels: list[str] = []
        omgeving.setattr("api.opdrachten.gegevens.schrijf", regels.append)
        assert draai(["controleer", str(werkboek[0]), "--json"]) == 2
    gelezen = json.loads("".join(regels))
    assert gelezen["goed"] is False
    assert len(gelezen["fouten"]) == 20
    return {(rij["blad"], rij["rij"], rij["kolom"]): rij for rij in gelezen["fouten"]}


def test_controleer_tells_these_twenty_and_no_other(werkboek: tuple[Path, list[Geplant]], verteld: dict[tuple[str, int, str], dict[str, str]]) -> None:
    assert sorted(verteld) == sorted((rij.blad, rij.rij, rij.kolom) for rij in werkboek[1])


def test_each_says_what_stands_there_what_is_wrong_and_what_to_do(
    werkboek: tuple[Path, list[Geplant]], verteld: dict[tuple[str, int, str], dict[str, str]]
) -> None:
    for rij in werkboek[1]:
        fout = verteld[rij.blad, rij.rij, rij.kolom]
        assert fout["bestand"] == "momentopname.xlsx"
        assert fout["waarde"] == ("(9 cijfers)" if rij.waarde == BSN else rij.waarde), rij
        assert rij.melding in fout["melding"], rij
        assert rij.doe in fout["doe"], rij


def test_verdeel_stops_at_the_same_twenty_and_writes_nothing(passend: Passend, werkboek: tuple[Path, list[Geplant]], tmp_path: Path) -> None:
    uit = passend("verdeel", werkboek[0], "--uit", tmp_path / "uit", "--json")
    assert uit.code == 2
    assert uit.uit == ""
    assert uit.fout.startswith("20 fouten gevonden. Er is niets gelezen.")
    assert uit.fout.count("\n  - rij ") == 20
    assert "Traceback" not in uit.fout
    assert BSN not in uit.fout
    assert not (tmp_path / "uit").exists()

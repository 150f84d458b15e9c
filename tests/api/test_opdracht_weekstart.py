"""`passend weekstart` and `passend expertisekaart` as people type them."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.api.opdrachtregel import Passend


class TestWeekstart:
    def test_de_teamleider_ziet_elke_lijst_ook_als_er_niets_in_staat(self, passend: Passend, demo: Path) -> None:
        uit = passend("weekstart", demo, "--team", "gt3", "--op", "2026-12-09")
        assert (uit.code, uit.fout) == (0, "")
        assert uit.uit.startswith("Weekstart van GT3 Tilburg Zuid en Zuid-Oost, week van maandag 7 december 2026\n")
        assert re.search(r"B04 +hele week +tot en met 26 feb 2027", uit.uit)
        koppen = re.findall(r"^(\S[^\n]*?)(?: \(\d+\)|: geen)$", uit.uit, re.MULTILINE)
        assert len(koppen) == 9

    def test_json_is_alles_wat_op_stdout_staat(self, passend: Passend, demo: Path) -> None:
        uit = passend("weekstart", demo, "--team", "GT3", "--op", "2026-12-09", "--json")
        week = json.loads(uit.uit)
        assert (week["team"], week["op"], week["maandag"]) == ("GT3", "2026-12-09", "2026-12-07")
        assert week["afwezig"][0]["dagenAfwezig"] == [f"2026-12-{dag:02}" for dag in range(7, 12)]
        sleutels = {sleutel for deel in (week, *week["aanmeldingen"], *week["afwezig"]) for sleutel in deel}
        assert not [sleutel for sleutel in sleutels if "_" in sleutel]

    def test_een_onbekend_team_noemt_de_teams_die_er_zijn(self, passend: Passend, demo: Path) -> None:
        uit = passend("weekstart", demo, "--team", "GT12")
        assert (uit.code, uit.uit) == (2, "")
        assert "GT1 (Tilburg Binnenstad en Midden-Zuid)" in uit.fout
        assert "GT11 (Loon op Zand)" in uit.fout

    def test_een_team_zonder_iets_zegt_dat(self, passend: Passend, demo: Path) -> None:
        uit = passend("weekstart", demo, "--team", "GT11")
        assert uit.code == 0
        assert "staan geen cliënten en geen begeleiders van GT11." in uit.uit

    def test_voor_de_regels_begonnen_is_er_geen_antwoord(self, passend: Passend, demo: Path) -> None:
        uit = passend("weekstart", demo, "--team", "GT3", "--op", "2001-01-01")
        assert (uit.code, uit.uit) == (2, "")
        assert "Kies een dag vanaf" in uit.fout


class TestExpertisekaart:
    def test_een_team_ziet_zijn_eigen_kleine_getallen_en_een_verslag_niet(self, passend: Passend, demo: Path) -> None:
        eigen = passend("expertisekaart", demo, "--team", "GT3")
        buiten = passend("expertisekaart", demo, "--team", "GT3", "--buiten")
        assert (eigen.code, buiten.code) == (0, 0)
        assert re.search(r"\b[1-4] / \d", eigen.uit)
        assert not re.search(r"\b[1-4] / |/ [1-4]\b|\([1-4]\)", buiten.uit)
        assert "zijn verborgen (<5)" in buiten.uit

    def test_zonder_team_is_het_altijd_een_verslag_voor_buiten(self, passend: Passend, demo: Path) -> None:
        kaart = json.loads(passend("expertisekaart", demo, "--json").uit)
        assert (kaart["team"], kaart["verborgenOnder"]) == (None, 5)
        assert kaart["vakken"]
        assert not [vak for vak in kaart["vakken"] for soort in ("nodig", "begeleiders", "begeleidersTeam") if vak[soort] in (1, 2, 3, 4)]

    def test_geen_begeleider_en_geen_client_is_met_naam_te_zien(self, passend: Passend, demo: Path) -> None:
        uit = passend("expertisekaart", demo, "--team", "GT3").uit
        assert not re.search(r"\b[KB]0\d+", uit)

    def test_een_onbekend_team_noemt_de_teams_die_er_zijn(self, passend: Passend, demo: Path) -> None:
        uit = passend("expertisekaart", demo, "--team", "Zuid")
        assert (uit.code, uit.uit) == (2, "")
        assert "GT3 (Tilburg Zuid en Zuid-Oost)" in uit.fout

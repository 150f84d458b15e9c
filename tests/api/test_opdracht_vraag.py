"""`passend regels vraag` as people type it: the conversation, its end, and the answers as data or as a row of a sheet."""

from __future__ import annotations

import io
import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from domain.beleid import lees_beleid
from domain.uitwisseling import lees
from tests.api.opdrachtregel import Passend


class TestVraag:
    def test_een_gesprek_stopt_zodra_het_antwoord_vaststaat(self, passend: Passend, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO("misschien\nterug\nja\n"))
        uit = passend("regels", "vraag", "--set", "dat_bw", "--op", "2026-11-30")
        assert uit.code == 1
        assert "Weet u het niet, typ dan: weet ik niet." in uit.uit  # a wrong answer may be given again
        assert "Verder terug kan niet" in uit.uit
        assert "2. " not in uit.uit
        assert "Een mens beslist" in uit.uit

    def test_het_gesprek_zegt_hoe_ver_het_is_en_hoort_hoofdletters_en_punten(self, passend: Passend, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO("Nee.\nTerug\nNEE\nuitleg\nSTOP\n"))
        uit = passend("regels", "vraag", "--set", "dat_bw", "--op", "2026-11-30").uit
        assert (uit.count("\n1. "), uit.count("\n2. "), uit.count("\n3. ")) == (2, 2, 0)
        assert "(Nog hoogstens 11 vragen.)" in uit
        assert "Telt mee voor" in uit

    def test_aan_het_eind_staat_wie_beslist_en_wat_nu(self, passend: Passend, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO("nee\nstop\n"))
        slot = passend("regels", "vraag", "--set", "dat_bw", "--op", "2026-11-30").uit.partition("30 november 2026: onbekend")[2]
        assert "de medewerker van de toegang  Is begeleiding thuis genoeg?" in slot  # who is asked what is still open
        assert "algemene_voorziening_toereikend  nee" in slot
        assert "Wat nu?\nDe Regionale Toegang beslist" in slot

    def test_een_lange_lijst_open_vragen_wordt_geteld(self, passend: Passend, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO("stop\n"))
        uit = passend("regels", "vraag", "--set", "client_plek", "--op", "2026-11-30").uit
        assert "en nog 28; " in uit

    def test_de_antwoorden_worden_een_rij_voor_het_blad_toegangsfeiten(
        self, passend: Passend, demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO("nee\nnee\nnee\nnee\n3 april 2027\nstop\n"))
        regio = shutil.copytree(demo, tmp_path / "regio")
        uit = passend("regels", "vraag", regio, "--client", "K001", "--op", "2026-11-30", "--uit", regio / "toegangsfeiten.csv")
        assert "een rij voor het blad toegangsfeiten" in uit.fout
        (rij,) = lees(regio, lees_beleid()).toegangsfeiten
        assert (rij.client_id, rij.behandeling_toereikend, rij.forensische_titel_tot) == ("K001", False, date(2027, 4, 3))
        assert rij.tijdelijk is None

    def test_wat_niet_in_het_blad_kan_staat_apart(self, passend: Passend) -> None:
        antwoorden = ("--antwoord", "client.leeftijd=3-4-2001", "--antwoord", "toegang.forensische_titel_tot=geen", "--antwoord", "toegang.tijdelijk=ja")
        uit = passend("regels", "vraag", "--set", "dat_bw", "--op", "2026-11-30", *antwoorden).uit
        apart = uit.partition("Dit kan niet in dat blad")[2]
        assert "op welke dag wordt deze cliënt 18? 25" in apart
        assert "forensische titel" not in apart
        in_het_blad = " ".join(uit.partition("Dit kan niet")[0].split())
        assert "forensische_titel nee" in in_het_blad
        assert "tijdelijk ja" in in_het_blad

    def test_een_bestand_dat_niet_kan_wordt_voor_de_eerste_vraag_gezegd(self, passend: Passend, tmp_path: Path) -> None:
        for pad in (tmp_path / "er_niet" / "a.json", tmp_path / "a.txt"):
            uit = passend("regels", "vraag", "--set", "dat_bw", "--uit", pad)
            assert (uit.code, uit.uit) == (2, "")
            assert "--uit" in uit.fout

    def test_weet_ik_niet_op_alles_eindigt_en_is_geen_nee(self, passend: Passend, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO("weet ik niet\n" * 40))
        uit = passend("regels", "vraag", "--set", "dat_bw")
        assert uit.code == 1
        assert "Dat is geen nee" in uit.uit

    def test_het_gesprek_als_gegevens_gaat_verder_waar_het_was(self, passend: Passend, tmp_path: Path) -> None:
        stand = tmp_path / "stand.json"
        begin = json.loads(passend("regels", "vraag", "--set", "bw_vorm", "--op", "2026-11-30", "--uit", stand, "--json").uit)
        assert begin["vraag"]["feit"] == "toegang.zorg_planbaar"
        uit = passend("regels", "vraag", "--set", "bw_vorm", "--stand", stand, "--antwoord", "toegang.zorg_planbaar=nee", "--json")
        eind = json.loads(uit.uit)
        assert (uit.code, eind["klaar"], eind["oordeel"], eind["vraag"]) == (0, True, "intramuraal", None)

    def test_een_client_uit_de_momentopname_hoeft_niet_te_herhalen_wat_er_staat(self, passend: Passend, demo: Path) -> None:
        gezegd = json.loads(passend("regels", "vraag", demo, "--client", "K001", "--json").uit)
        assert gezegd["regelset"] == "dat_bw"
        assert gezegd["vraag"]["feit"].startswith("toegang.")
        gelijk = json.loads(passend("regels", "vraag", "--momentopname", demo, "--client", "K001", "--json").uit)
        assert gelijk == gezegd

    @pytest.mark.parametrize(
        ("argumenten", "zin"),
        [
            (("--set", "dat_bw", "--antwoord", "toegang.tijdelijk"), "Schrijf feit=antwoord"),
            (("--set", "dat_bw", "--antwoord", "toegang.tijdelijk=soms"), "ja of nee"),
            (("--set", "dat_bw", "--antwoord", "toegang.tijdelyk=ja"), "Bedoel je 'toegang.tijdelijk'?"),
            (("--client", "K001"), "bij een cliënt hoort een momentopname"),
            (("--set", "dat_bw", "--stand", "er_niet.json"), "geen bewaard vraaggesprek"),
        ],
    )
    def test_een_fout_antwoord_is_exit_2_en_zegt_wat_wel_kan(self, passend: Passend, argumenten: tuple[str, ...], zin: str) -> None:
        uit = passend("regels", "vraag", *argumenten)
        assert (uit.code, uit.uit) == (2, "")
        assert zin in uit.fout

from __future__ import annotations

import pytest

from domain.bladen import Reistijd
from domain.gebied import Reistijden, gemeentecodes, laad_regio
from domain.soorten import Domein, Rol

REGIO = laad_regio()


def test_elf_gemeenten_kopen_bw_en_alleen_waalwijk_geen_bg() -> None:
    assert len(REGIO.gemeenten) == 11
    assert all(Domein.BW in gemeente.koopt for gemeente in REGIO.gemeenten.values())
    assert [g.naam for g in REGIO.gemeenten.values() if Domein.BG not in g.koopt] == ["Waalwijk"]
    assert set(REGIO.gemeenten) <= gemeentecodes()


def test_elf_gebiedsteams_waarvan_zes_in_tilburg() -> None:
    assert list(REGIO.gebiedsteams) == [f"GT{nummer}" for nummer in range(1, 12)]
    assert sum(bool(team.gebieden) for team in REGIO.gebiedsteams.values()) == 6
    assert all(REGIO.gemeente_van(gebied) == "GM0855" for team in REGIO.gebiedsteams.values() for gebied in team.gebieden)


def test_tien_moederorganisaties_met_hun_rol() -> None:
    assert [rol.rol for rol in REGIO.organisaties].count(Rol.COMBINANT) == 5
    assert len(REGIO.organisaties) == 10
    assert [o.naam for o in REGIO.organisaties if o.penvoerder] == ["RIBW Brabant"]
    assert [o.naam for o in REGIO.organisaties if not o.bw_bevoegd] == ["impegno"]


@pytest.mark.parametrize(
    ("tekst", "plaats"),
    [
        ("Zuid-Oost", "Zuid-Oost"),
        ("zuid oost", "Zuid-Oost"),
        ("de blaak", "De Blaak"),
        ("'s-Gravenmoer", "'s Gravenmoer"),
        ("Goirle", "GM0785"),
        ("gilze rijen", "GM0784"),
        ("gm0855", "GM0855"),
        ("GM0758", "GM0758"),
        ("GM9999", None),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_een_plaats_heeft_een_sleutel_hoe_hij_ook_geschreven_is(tekst: str, plaats: str | None) -> None:
    assert REGIO.plaats(tekst) == plaats


def test_geen_naam_wijst_naar_twee_plaatsen() -> None:
    namen = [naam for plek in (*REGIO.gemeentelijst, *REGIO.gebiedenlijst) for naam in (plek.naam, *plek.andere_namen)]
    assert len({REGIO.plaats(naam) for naam in namen}) == len(REGIO.plaatsen)


@pytest.mark.parametrize(
    ("gemeente", "gebied", "team"),
    [
        ("GM0855", "Reeshof", "GT6"),
        ("GM0855", "de blaak", "GT5"),
        ("GM0855", None, None),
        ("GM0855", "Atlantis", None),
        ("GM0855", "Riel", None),
        ("GM0785", "Riel", "GT9"),
        ("GM0785", None, "GT9"),
        ("GM0797", "Heusden", "GT10"),
        ("GM0867", "Waspik", None),
        ("GM0758", None, None),
    ],
)
def test_waar_iemand_woont_bepaalt_het_gebiedsteam(gemeente: str, gebied: str | None, team: str | None) -> None:
    assert REGIO.gebiedsteam_van(gemeente, gebied) == team


def test_reistijd_van_de_regio_is_nul_binnen_een_plaats_en_gelijk_in_beide_richtingen() -> None:
    tijden = Reistijden(REGIO)
    assert tijden.minuten("reeshof", "Reeshof") == 0
    assert tijden.minuten("Goirle", "GM0785") == 0
    assert tijden.minuten("Reeshof", "Waalwijk") == tijden.minuten("GM0867", "reeshof")
    assert 20 <= (tijden.minuten("Tilburg", "Waalwijk") or 0) <= 45
    assert tijden.minuten("Tilburg", "GM0758") is None
    assert all(tijden.minuten(van, naar) is not None for van in REGIO.plaatsen for naar in REGIO.plaatsen)


def test_een_blad_reistijden_vervangt_de_hele_tabel() -> None:
    tijden = Reistijden(REGIO, (Reistijd(van="Reeshof", naar="GM0785", minuten=21), Reistijd(van="GM0785", naar="Reeshof", minuten=25)))
    assert tijden.minuten("de reeshof", "Goirle") == 21
    assert tijden.minuten("goirle", "Reeshof") == 25
    assert tijden.minuten("Reeshof", "Waalwijk") is None
    assert tijden.minuten("Noord", "noord") == 0


def test_zonder_de_ene_richting_geldt_de_andere() -> None:
    tijden = Reistijden(REGIO, (Reistijd(van="Noord", naar="West", minuten=9),))
    assert tijden.minuten("West", "Noord") == 9

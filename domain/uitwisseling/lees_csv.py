"""One CSV file as a raw sheet: delimiter and character set are detected, doubt is a fault."""

from __future__ import annotations

import codecs
import csv
import io
import re
from pathlib import Path

from domain.uitwisseling.tabel import Tabel, Verzamelaar

SCHEIDINGSTEKENS = (";", ",", "\t")
MAX_BYTES = 200_000_000
OPSLAAN = "Sla het bestand op als 'CSV UTF-8'."


def lees_csvbestand(pad: Path, blad: str, uit: Verzamelaar) -> Tabel:
    """Read one file. Encoding, quotes or size that cannot be understood are faults, with the row where they start."""
    onleesbaar = Tabel(pad.name, blad, [], [], onvolledig=True)
    if pad.stat().st_size > MAX_BYTES:
        uit.fout("dit bestand is te groot", f"Een blad mag hoogstens {MAX_BYTES // 1_000_000} MB zijn.", blad=blad, bestand=pad.name)
        return onleesbaar
    tekst = _ontcijfer(pad.read_bytes(), pad, blad, uit)
    if tekst is None:
        return onleesbaar
    scheiding, tekst = _scheidingsteken(tekst)
    rijen: list[list[str]] = []
    onvolledig = False
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding, strict=True)
    try:
        rijen.extend(lezer)
    except csv.Error:
        onvolledig = True
        uit.fout(
            "deze rij is niet te lezen: een aanhalingsteken sluit niet of een cel is te lang",
            "Zet twee aanhalingstekens waar er een in de tekst staat, en sluit elke tekst af.",
            blad=blad, rij=len(rijen) + 1, bestand=pad.name,
        )  # fmt: skip
    kop = [naam.strip() for naam in rijen[0]] if rijen else []
    return Tabel(pad.name, blad, kop, [(nummer, list(rij)) for nummer, rij in enumerate(rijen[1:], start=2)], onvolledig)


def _ontcijfer(inhoud: bytes, pad: Path, blad: str, uit: Verzamelaar) -> str | None:
    """The text, or None after reporting an unknown character set."""
    utf16 = inhoud.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        tekst = inhoud.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError as fout:
        rij = None if utf16 else inhoud[: fout.start].count(b"\n") + 1
        uit.fout("onbekende tekenset", OPSLAAN, blad=blad, rij=rij, bestand=pad.name)
        return None
    if "\0" in tekst:
        uit.fout("onbekende tekenset", OPSLAAN, blad=blad, rij=tekst[: tekst.index("\0")].count("\n") + 1, bestand=pad.name)
        return None
    return tekst


def _scheidingsteken(tekst: str) -> tuple[str, str]:
    """The delimiter and the text without Excel's own `sep=` line; counted in the header, outside quotes."""
    if treffer := re.match(r"sep=(.)\r?\n", tekst):
        return treffer.group(1), tekst[treffer.end() :]
    kop = re.sub(r'"[^"]*"', "", tekst.lstrip().split("\n", 1)[0])
    return max(SCHEIDINGSTEKENS, key=kop.count) if any(teken in kop for teken in SCHEIDINGSTEKENS) else ",", tekst

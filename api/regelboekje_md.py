"""The rules as Markdown: for `docs/` and for who reads text. Every file says that it was made, and from what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from rules.leesbaar import uitleg
from rules.leesbaar.boek import Begripuitleg, Leesboek, Leesregel, Leesset, geldigheid
from rules.leesbaar.bronnen import Bron, OpenVraag
from rules.leesbaar.tabel import Beslistabel
from rules.leesbaar.zinnen import Deel, Lijst
from rules.waarden import datum_in_woorden

GEMAAKT = "<!-- gemaakt uit de regels; niet met de hand wijzigen -->"
NAAR_ALLES = "[Naar alle regels](index.md)"
ENKELVOUD = {"De eisen": "eis", "De uitkomsten": "uitkomst", "Signalen": "signaal", "Termijnen": "termijn"}
_BIJZONDER = re.compile(r"([\\`*_<>\[\]|])")


def heel_boek(boek: Leesboek) -> str:
    """Everything in one text."""
    regels = [*_kop("De regels van Passend", boek.op), *_inleiding(), *_inhoud(boek.sets, binnen_blad=True)]
    for deel in boek.sets:
        regels += ["", *_set(deel, 2)]
    if boek.vragen:
        regels += ["", "## Vragen die nog open zijn", "", *_vragen(boek.vragen, 3)]
    return _tekst(regels)


def index(boek: Leesboek) -> str:
    """The first page of the folder: the introduction and where each set stands."""
    regels = [*_kop("De regels van Passend", boek.op), *_inleiding(), *_inhoud(boek.sets, binnen_blad=False)]
    return _tekst([*regels, f"- [Vragen die nog open zijn](open-vragen.md): {len(boek.vragen)}"])


def setblad(deel: Leesset, op: date) -> str:
    """One set on its own page."""
    return _tekst([*_set(deel, 1, op), "", NAAR_ALLES])


def vragenblad(vragen: Iterable[OpenVraag], op: date) -> str:
    """The open questions on their own page."""
    zin = "Op deze vragen geven de bronnen geen antwoord. Siem moet ze beantwoorden. Hier staat waarmee het programma tot dan rekent."
    return _tekst([*_kop("Vragen die nog open zijn", op), zin, "", *_vragen(vragen, 2)])


def groepen(deel: Leesset) -> list[tuple[str, tuple[Leesregel, ...]]]:
    """The rules of a set under their heads, without empty ones."""
    eerste = "De uitkomsten" if any(regel.uitkomst for regel in deel.regels) else "De eisen"
    return [(kop, regels) for kop, regels in ((eerste, deel.regels), ("Signalen", deel.signalen), ("Termijnen", deel.termijnen)) if regels]


def aantallen(deel: Leesset) -> str:
    """How many rules of each kind a set has, in words."""
    return ", ".join(f"{len(regels)} {ENKELVOUD[kop] if len(regels) == 1 else kop.lower().removeprefix('de ')}" for kop, regels in groepen(deel))


def hoofdletter(tekst: str) -> str:
    """A text as the beginning of a sentence."""
    return tekst[:1].upper() + tekst[1:]


def _tekst(regels: Iterable[str]) -> str:
    return re.sub(r"\n{3,}", "\n\n", "\n".join(regels)).strip("\n") + "\n"


def _kop(titel: str, op: date) -> list[str]:
    return [GEMAAKT, "", f"# {_veilig(titel)}", "", f"De regels zoals ze gelden op {datum_in_woorden(op)}.", ""]


def _inleiding() -> Iterator[str]:
    yield from ("**Het programma geeft advies. Een mens beslist.**", "", "## Wat dit is", "")
    for alinea in uitleg.WAT_DIT_IS:
        yield from (alinea, "")
    yield from ("### Wat dit niet is", "")
    for alinea in uitleg.WAT_DIT_NIET_IS:
        yield from (alinea, "")
    yield from ("## Zo leest u de regels", "")
    yield from (f"- {alinea}" for alinea in uitleg.HOE_LEEST_U)
    yield from ("", "## Bent u het er niet mee eens?", "")
    for alinea in uitleg.BENT_U_HET_NIET_EENS:
        yield from (alinea, "")


def _inhoud(sets: Iterable[Leesset], *, binnen_blad: bool) -> Iterator[str]:
    yield from ("## Inhoud", "")
    for deel in sets:
        doel = f"#{anker(deel.titel)}" if binnen_blad else f"{deel.naam}.md"
        yield f"- [{_veilig(deel.titel)}]({doel}): {aantallen(deel)}"


def anker(titel: str) -> str:
    """The address of a heading as Markdown renderers make it."""
    return re.sub(r"[^\w\- ]", "", titel.lower()).replace(" ", "-")


def _set(deel: Leesset, diepte: int, op: date | None = None) -> Iterator[str]:
    kop, onder = "#" * diepte, "#" * (diepte + 1)
    yield from (_kop(deel.titel, op) if op else [f"{kop} {_veilig(deel.titel)}", ""])
    yield from (deel.doet, "", f"**Over wie of wat?** {deel.voor_wie}", "", f"**Wie beslist?** {deel.wie_beslist}", "")
    for nummer, (titel, regels) in enumerate(groepen(deel)):
        yield from (f"{onder} {titel}", "")
        if nummer == 0 and deel.tabel:
            yield from (*tabelregels(deel.tabel), "")
        for regel in regels:
            yield from (*_regel(regel, f"{onder}#"), "")
    if deel.begrippen:
        yield from (f"{onder} Wat de woorden tussen aanhalingstekens betekenen", "")
        for begrip in deel.begrippen:
            yield from (*_begrip(begrip), "")
    yield from _slot(deel, onder)


def _slot(deel: Leesset, kop: str) -> Iterator[str]:
    """What belongs to the set as a whole: numbers, open questions, what changes."""
    if deel.afspraken:
        yield from (f"{kop} Getallen en keuzes in deze regels", "", "| Afspraak | Nu | Sinds | Bepaald door |", "|---|---|---|---|")
        for a in deel.afspraken:
            sinds = (datum_in_woorden(a.sinds) if a.sinds else "altijd") + (f", tot en met {datum_in_woorden(a.tot)}" if a.tot else "")
            door = _bron(a.bron) + (f" ({a.aanname})" if a.aanname else "") + (f" (open vraag {a.open_vraag})" if a.open_vraag else "")
            yield f"| {_veilig(a.titel)} | {_veilig(a.waarde)} | {sinds} | {door} |"
        yield ""
    if deel.vragen:
        yield from (f"{kop} Vragen die nog open zijn bij deze regels", "")
        for vraag in deel.vragen:
            nu = f"Tot dan rekent het programma met: {_veilig(vraag.standaard)}." if vraag.bekend else "Tot dan blijft onbekend wat hiervan afhangt."
            yield f"- {vraag.code}. {_veilig(vraag.vraag)} {nu}"
        yield ""
    if deel.wijzigingen:
        yield from (f"{kop} Wat later verandert", "")
        for wijziging in deel.wijzigingen:
            yield f"- Vanaf {datum_in_woorden(wijziging.dag)}: {_veilig(' '.join(wijziging.teksten))}"
        yield ""


def _regel(regel: Leesregel, kop: str) -> Iterator[str]:
    yield from (f"{kop} {_veilig(regel.titel)}", "")
    if dagen := geldigheid(regel):
        yield from (f"**{dagen}**", "")
    if regel.alleen_als:
        yield from ("Deze regel telt alleen als dit zo is:", "", *_deel(regel.alleen_als, 0), "")
    yield from (_veilig(regel.kop), "", *_deel(regel.voorwaarde, 0), "")
    for zin in regel.zinnen:
        yield f"- {zin.wanneer}, leest de professional: “{_veilig(zin.professional)}”"
        if zin.client:
            yield f"- {zin.wanneer}, leest de cliënt: “{_veilig(zin.client)}”"
    yield from ("", f"Bron: {_bron(regel.bron)}. Kenmerk: {regel.id}.")


def _begrip(begrip: Begripuitleg) -> Iterator[str]:
    yield from (f"**‘{_veilig(begrip.titel)}’** is zo als:", "", *_deel(begrip.wanneer, 0))


def _deel(deel: Deel, diepte: int) -> Iterator[str]:
    marge = "  " * diepte
    if isinstance(deel, Lijst):
        yield f"{marge}- {deel.kop}:"
        for kind in deel.delen:
            yield from _deel(kind, diepte + 1)
    else:
        yield f"{marge}- {_veilig(hoofdletter(deel.tekst))}."


def tabelregels(tabel: Beslistabel) -> Iterator[str]:
    """A decision table as the lines of a Markdown table."""
    laatste = [tabel.gevolg] if tabel.gevolg else []
    koppen = ["Regel", *tabel.kolommen, *laatste]
    yield f"| {' | '.join(_veilig(kop) for kop in koppen)} |"
    yield "|" + "---|" * len(koppen)
    for rij in tabel.rijen:
        cellen = [rij.titel, *rij.cellen, *([rij.gevolg] if laatste else [])]
        yield f"| {' | '.join(_veilig(cel) for cel in cellen)} |"


def _vragen(vragen: Iterable[OpenVraag], diepte: int) -> Iterator[str]:
    for vraag in vragen:
        yield from (f"{'#' * diepte} {vraag.code}. {_veilig(vraag.vraag)}", "")
        aanname = f" Dit is een {vraag.aanname}." if vraag.aanname else ""
        nu = f"Zolang er geen antwoord is, rekent het programma met: **{_veilig(vraag.standaard)}**.{aanname}"
        yield f"{_veilig(vraag.titel)}. {nu if vraag.bekend else 'Er is geen standaard. Wat hiervan afhangt, blijft onbekend.'}"
        yield from (f"Vanaf {datum_in_woorden(dag)}: **{_veilig(waarde)}**." for dag, waarde in vraag.later)
        yield from ("", f"Bron: {_bron(vraag.bron)}.", "")
        if vraag.regels:
            yield from ("Hangt hiervan af:", "", *(f"- {_veilig(titel)}" for _, _, titel in vraag.regels), "")
        else:
            yield from ("Geen enkele regel hangt hiervan af.", "")


def _bron(bron: Bron) -> str:
    tekst = f"[{_veilig(bron.tekst)}]({bron.url})" if bron.url else _veilig(bron.tekst)
    return f"{tekst}: {_veilig(bron.toelichting)}" if bron.toelichting else tekst


def _veilig(tekst: str) -> str:
    """A text in which nothing is markup."""
    return _BIJZONDER.sub(r"\\\1", tekst)

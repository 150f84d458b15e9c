"""Small DMN files as another program would write them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape


def dmn(
    kolommen: Sequence[str],
    rijen: Sequence[Sequence[str]],
    *,
    hitpolicy: str = "UNIQUE",
    uitkomsten: str = "",
    standaard: str = "",
    naam: str = "stoplicht",
    uitvoeren: int = 1,
    versie: str = "20180521",
    toelichting: str = "",
) -> str:
    """A file with one table; the last item of a row is its outcome. Each input, row and cell has a line of its own."""
    regels = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<definitions xmlns="http://www.omg.org/spec/DMN/{versie}/MODEL/" id="d" name="d" namespace="n">',
        f'<decision id="b" name="{naam}"><variable name="{naam}" typeRef="string"/>',
        f'<decisionTable hitPolicy="{hitpolicy}">',
        *(f"<input><inputExpression><text>{escape(kolom)}</text></inputExpression></input>" for kolom in kolommen),
        *(f"<output>{_deel('outputValues', uitkomsten)}{_deel('defaultOutputEntry', standaard)}</output>" for _ in range(uitvoeren)),
    ]
    for rij in rijen:
        regels += ["<rule>", _deel("description", toelichting, False), *(f"<inputEntry><text>{escape(cel)}</text></inputEntry>" for cel in rij[:-1])]
        regels += [f"<outputEntry><text>{escape(rij[-1])}</text></outputEntry>" for _ in range(uitvoeren)] + ["</rule>"]
    return "\n".join([*regels, "</decisionTable>", "</decision>", "</definitions>"])


def _deel(naam: str, tekst: str, in_text: bool = True) -> str:
    return f"<{naam}>{f'<text>{escape(tekst)}</text>' if in_text else escape(tekst)}</{naam}>" if tekst else ""

"""A second reading of our DMN files: XML and S-FEEL evaluated by themselves, without anything of `rules.dmn`.

Three-valued as the standard has it: a comparison with null is null, null = null is true, and a row counts only when all its tests are
true. Just enough for what level 2 tables of ours hold.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from xml.etree import ElementTree

NS = {"d": "https://www.omg.org/spec/DMN/20230324/MODEL/"}
TEGENSTRIJDIG = "<tegenstrijdig>"
_DELEN = re.compile(r'date\("[^"]*"\)|duration\("[^"]*"\)|"(?:[^"\\]|\\.)*"|-?\d+|[A-Za-z_][\w.]*|<=|>=|\.\.|[-+<>=(),\[\]]')


def beslis(xml: str, invoer: Mapping[str, object]) -> dict[str, object]:
    """Every decision of the file by name; `invoer` holds values by qualified name (None: null)."""
    bekend = dict(invoer)
    uit: dict[str, object] = {}
    for decision in ElementTree.fromstring(xml).findall("d:decision", NS):
        tabel = decision.find("d:decisionTable", NS)
        tekst = decision.findtext("d:literalExpression/d:text", namespaces=NS)
        waarde = _tabel(tabel, bekend) if tabel is not None else _uitdrukking(_DELEN.findall(tekst or ""), bekend)
        bekend[decision.attrib["name"]] = uit[decision.attrib["name"]] = waarde
    return uit


def _tabel(tabel: ElementTree.Element, bekend: Mapping[str, object]) -> object:
    assert tabel.attrib["hitPolicy"] == "ANY"
    kolommen = [_uitdrukking(_DELEN.findall(tekst.text or ""), bekend) for tekst in tabel.findall("d:input/d:inputExpression/d:text", NS)]
    gevonden = set()
    for rij in tabel.findall("d:rule", NS):
        cellen = [cel.text or "" for cel in rij.findall("d:inputEntry/d:text", NS)]
        if all(_unair(cel, waarde, bekend) is True for cel, waarde in zip(cellen, kolommen, strict=True)):
            gevonden.add(_uitdrukking(_DELEN.findall(rij.findtext("d:outputEntry/d:text", "", NS)), bekend))
    if len(gevonden) > 1:
        return TEGENSTRIJDIG
    standaard = tabel.findtext("d:output/d:defaultOutputEntry/d:text", namespaces=NS)
    return gevonden.pop() if gevonden else _uitdrukking(_DELEN.findall(standaard), bekend) if standaard else None


def _unair(cel: str, waarde: object, bekend: Mapping[str, object]) -> bool | None:
    if cel.strip() == "-":
        return True
    if cel.startswith("not("):
        binnen = _unair(cel[4:-1], waarde, bekend)
        return None if binnen is None else not binnen
    delen = [_een(deel.strip(), waarde, bekend) for deel in _op_komma(cel)]
    return True if True in delen else None if None in delen else False


def _op_komma(cel: str) -> list[str]:
    return re.findall(r'(?:"(?:[^"\\]|\\.)*"|\([^()]*\)|[^,"])+', cel)


def _een(deel: str, waarde: object, bekend: Mapping[str, object]) -> bool | None:
    bereik = re.fullmatch(r"([\[(])(.+)\.\.(.+)([\])])", deel)
    if bereik:
        laag, hoog = (_uitdrukking(_DELEN.findall(eind), bekend) for eind in bereik.groups()[1:3])
        boven, onder = _meet(waarde, ">=" if bereik[1] == "[" else ">", laag), _meet(waarde, "<=" if bereik[4] == "]" else "<", hoog)
        return None if None in (boven, onder) else bool(boven and onder)
    teken = re.match(r"<=|>=|<|>", deel)
    return _meet(waarde, teken[0] if teken else "=", _uitdrukking(_DELEN.findall(deel[teken.end() :] if teken else deel), bekend))


def _meet(links: object, teken: str, rechts: object) -> bool | None:
    if teken == "=":
        return links == rechts and type(links) is type(rechts)
    if links is None or rechts is None:
        return None
    assert type(links) is type(rechts)
    assert not isinstance(links, str | bool)  # words have no order that is ours
    return {"<": links < rechts, "<=": links <= rechts, ">": links > rechts, ">=": links >= rechts}[teken]  # type: ignore[operator]


def _uitdrukking(delen: list[str], bekend: Mapping[str, object]) -> object:
    for i, deel in enumerate(delen):
        if deel in ("<", "<=", ">", ">=", "="):
            return _meet(_uitdrukking(delen[:i], bekend), deel, _uitdrukking(delen[i + 1 :], bekend))
    waarde = _een_waarde(delen[0], bekend)
    for om, duur in zip(delen[1::2], delen[2::2], strict=True):
        waarde = _tel_op(waarde, 1 if om == "+" else -1, duur)
    return waarde


def _een_waarde(deel: str, bekend: Mapping[str, object]) -> object:
    if deel.startswith("date("):
        return date.fromisoformat(deel[6:-2])
    if deel.startswith('"'):
        return deel[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    if deel in ("true", "false"):
        return deel == "true"
    return int(deel) if deel.lstrip("-").isdigit() else bekend[deel]


def _tel_op(dag: object, om: int, duur: str) -> object:
    if dag is None:
        return None
    assert isinstance(dag, date)
    aantal, eenheid = int(duur[11:-3]) * om, duur[-3]
    if eenheid == "D":
        return dag + timedelta(days=aantal)
    maand = dag.year * 12 + dag.month - 1 + aantal
    for kandidaat in range(dag.day, 27, -1):
        try:
            return date(maand // 12, maand % 12 + 1, kandidaat)
        except ValueError:
            continue
    return date(maand // 12, maand % 12 + 1, min(dag.day, 28))

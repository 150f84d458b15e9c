"""The fast reader and the careful one read the same, or the careful one says what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

import yaml

from rules.lezer.yamlbron import Regelmelding, _Lezer, _snel_gelezen

BESTANDEN = {bron.name: bron.read_text(encoding="utf-8") for bron in files("rules").joinpath("sets").iterdir() if bron.name.endswith(".yaml")}


def test_de_snelle_lezer_leest_wat_de_andere_leest() -> None:
    """Law: on every shipped file and every line left out of it, the same nodes on the same lines, or the fault of the careful reader."""
    for naam, tekst in sorted(BESTANDEN.items()):
        regels = tekst.splitlines(keepends=True)
        for weg in range(0, len(regels), 9):
            proef = "".join(regels[:weg] + regels[weg + 1 :])
            snel = _snel_gelezen(proef)
            try:
                zorgvuldig: yaml.Node | None = _Lezer(proef).get_single_node()
            except (Regelmelding, yaml.YAMLError):
                zorgvuldig = None
            assert (snel is None) == (zorgvuldig is None or not yaml.__with_libyaml__), (naam, weg)
            if snel is not None:
                assert list(_uitgeschreven(snel)) == list(_uitgeschreven(zorgvuldig)), (naam, weg)


def _uitgeschreven(node: yaml.Node) -> Iterator[tuple[str, int, str]]:
    yield type(node).__name__, node.start_mark.line, node.value if isinstance(node, yaml.ScalarNode) else ""
    for deel in node.value if isinstance(node, yaml.CollectionNode) else ():
        for kind in deel if isinstance(deel, tuple) else (deel,):
            yield from _uitgeschreven(kind)

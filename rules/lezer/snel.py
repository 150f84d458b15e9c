"""The fast reader of rule files: the parser of libyaml, with our own composer. What it cannot read, `yamlbron` reads again to say why."""

from __future__ import annotations

from yaml.composer import Composer
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs do not name it
from yaml.resolver import Resolver

from rules.lezer.yamlbron import Streng


class SnelleLezer(Streng, CParser, Resolver):
    """Nodes as `yaml.SafeLoader` gives them."""

    def __init__(self, tekst: str) -> None:
        CParser.__init__(self, tekst)
        Composer.__init__(self)
        Resolver.__init__(self)

"""The source of a rule or a parameter value, with the field names of regelrecht (`legal_basis`)."""

from __future__ import annotations

import yaml

from rules.lezer.voorwaarde import lees_teksten
from rules.lezer.yamlbron import Regelmelding
from rules.taal import Grondslag

GRONDSLEUTELS = ("law", "bwb_id", "article", "paragraph", "document", "section", "url", "explanation")


def lees_grondslag(node: yaml.Node) -> Grondslag:
    """A law with its article, or a document with its section.

    Raises:
        Regelmelding: it names neither, or its url is no web address.
    """
    delen = lees_teksten(node, GRONDSLEUTELS)
    if not ((delen.get("law") and delen.get("article")) or (delen.get("document") and delen.get("section"))):
        raise Regelmelding(node, "de bron is niet volledig. Noem law en article, of document en section.")
    if "url" in delen and not delen["url"].startswith(("https://", "http://")):
        raise Regelmelding(node, f"'{delen['url']}' is geen webadres. Begin met https://.")
    return Grondslag(**delen)

"""What verification can find: seven kinds, each defined in one sentence, and a finding with its witness."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rules.leesbaar.woorden import waarde_in_woorden, woorden_van
from rules.waarden import Waarde, in_woorden, opsomming


class Soort(StrEnum):
    GAT = "gat"
    TEGENSPRAAK = "tegenspraak"
    OVERBODIG = "overbodig"
    DOOD = "dood"
    OVERSCHADUWD = "overschaduwd"
    NOOIT_BEKEND = "nooit_bekend"
    KLEENE_TE_VOORZICHTIG = "kleene_te_voorzichtig"


NAMEN: Mapping[Soort, str] = {
    Soort.GAT: "Gat",
    Soort.TEGENSPRAAK: "Tegenspraak",
    Soort.OVERBODIG: "Overbodig",
    Soort.DOOD: "Doet niets",
    Soort.OVERSCHADUWD: "Beslist nooit alleen",
    Soort.NOOIT_BEKEND: "Nooit bekend",
    Soort.KLEENE_TE_VOORZICHTIG: "Te voorzichtig",
}
"""How people read a kind; the reviewed list and JSON keep the kind itself."""

DEFINITIES: Mapping[Soort, str] = {
    Soort.GAT: "Er is een geval waarin alles bekend is en waarvoor de tabel geen regel heeft, of een dag waarop de set niets zegt.",
    Soort.TEGENSPRAAK: "In een tabel gelden twee regels met een andere uitkomst tegelijk; bij eisen kunnen deze regels samen niemand toelaten.",
    Soort.OVERBODIG: "Eén andere regel doet op elke dag en in elk geval al wat deze regel doet.",
    Soort.DOOD: "De regel doet op geen enkele dag en in geen enkel geval iets: de voorwaarde kan nooit waar zijn, of de eis weigert nooit iemand.",
    Soort.OVERSCHADUWD: "De regel beslist nooit alleen: telkens als hij iets doet, doet een van de andere regels het samen met hem, en niet steeds dezelfde.",
    Soort.NOOIT_BEKEND: "Ook als alle feiten bekend zijn, blijft de uitkomst van de regel onbekend.",
    Soort.KLEENE_TE_VOORZICHTIG: "De regel zegt onbekend, terwijl de uitkomst al vaststaat: wat er ook wordt ingevuld, zij blijft dezelfde.",
}
"""One sentence per kind. A case is a day on which the rules hold, with a value or "geen" for every fact; only a fact that a rule asks
with `is_bekend` may stay unknown."""

ZINNEN: Mapping[Soort, str] = {
    Soort.GAT: "De set '{set}' heeft voor dit geval geen regel.",
    Soort.TEGENSPRAAK: "De regels {regels} spreken elkaar tegen.",
    Soort.OVERBODIG: "De regel {eerste} is overbodig: telkens als hij iets doet, doet {rest} hetzelfde.",
    Soort.DOOD: "De regel {eerste} kan op geen enkele dag iets veranderen.",
    Soort.OVERSCHADUWD: "De regel {eerste} beslist nooit alleen: {rest} dekken samen elk geval af.",
    Soort.NOOIT_BEKEND: "De regel {eerste} is nooit bekend, ook niet als alle feiten bekend zijn.",
    Soort.KLEENE_TE_VOORZICHTIG: "De regel {eerste} zegt onbekend, terwijl de uitkomst al vaststaat wat er ook wordt ingevuld.",
}

GAT_IN_DE_TIJD = "De set '{set}' heeft dagen waarop geen regel beslist, tussen {regels}."


@dataclass(frozen=True)
class Bevinding:
    """One finding. `regels`: the rule it is about first, then those that do its work. `getuige`: a case (with `op`) that shows it.

    Of a finding that says "never", the witness is a case in which the rule would be expected to matter and does not.
    """

    soort: Soort
    set: str
    regels: tuple[str, ...]
    getuige: Mapping[str, Waarde]

    @property
    def sleutel(self) -> str:
        """A stable id for the reviewed list: set/soort/regel+regel."""
        return "/".join([self.set, self.soort, *(["+".join(self.regels)] if self.regels else [])])

    @property
    def zin(self) -> str:
        """The finding in one Dutch sentence."""
        namen = [f"'{regel}'" for regel in self.regels]
        in_de_tijd = self.soort is Soort.GAT and bool(namen)
        regels = f"twee versies van {namen[0]}" if in_de_tijd and len(namen) == 1 else opsomming(namen)
        return (GAT_IN_DE_TIJD if in_de_tijd else ZINNEN[self.soort]).format(set=self.set, regels=regels, eerste="".join(namen[:1]), rest=opsomming(namen[1:]))

    def getuige_in_woorden(self) -> tuple[str, ...]:
        """The witness as Dutch lines: the day first, then every fact by the name people know it by."""
        feiten = sorted(naam for naam in self.getuige if naam != "op")
        regels = (f"{woorden_van(naam).naam}: {waarde_in_woorden(self.getuige[naam])}" for naam in feiten)
        return (f"op {in_woorden(self.getuige['op'])}", *regels)

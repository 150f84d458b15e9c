"""The interview: the shortest series of questions that settles what a rule set says about one case (design.md section 4).

A question is asked only while its answer can still change the verdict; "weet ik niet" is an answer, and that fact is not asked again.
The state is a value: an answer gives a new interview, and `als_json` holds all that another front end needs to go on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property

from domain.beleid import Beleid, lees_beleid
from domain.fouten import RegelFout
from rules.feiten import catalogus
from rules.geval import Feitenbron
from rules.leesbaar.woorden import code_in_woorden
from rules.lezer.voorwaarde import GESLOTEN_LIJSTEN
from rules.lezer.yamlbron import bedoel_je
from rules.oordeel import Oordeel, Tabeloordeel, oordeel_van, tabel_van
from rules.regelboek import Regelset
from rules.taal import BESLISSEND, Gevolg, feiten_in
from rules.vraaggesprek.antwoord import AntwoordFout, al_bekend, als_antwoord, lees_antwoord
from rules.vraaggesprek.stand import GEEN_UITKOMST, TEGENSTRIJDIG, Stand, stand_van
from rules.vraaggesprek.volgorde import volgende_feit
from rules.vraaggesprek.vraag import Vraagstelling, stel_vraag
from rules.waarden import ONBEKEND, ONZEKER, OORDELEN, Leeftijd, Waarde, datum_in_woorden

WEET_NIET = "weet ik niet"
_standaard = cache(lees_beleid)
_WEET_NIET = frozenset({WEET_NIET, "weet niet", "weet ik nog niet", "weet het niet", "ik weet het niet", "geen idee", "onbekend", "?"})


@dataclass(frozen=True)
class Vraaggesprek:
    """An interview about one case (`bron`, what is known without asking) on one set, as of `op`.

    `beantwoord` holds what was answered, in the order of answering, `niet_geweten` what nobody knew; `beleid` the closed lists.

    Raises:
        RegelFout: the set decides nothing, or not at this date.
    """

    regelset: Regelset
    bron: Feitenbron
    op: date
    beantwoord: tuple[tuple[str, Waarde], ...] = ()
    niet_geweten: tuple[str, ...] = ()
    beleid: Beleid = field(default_factory=_standaard, repr=False)

    def __post_init__(self) -> None:
        if not self.regelset.beslist:
            raise RegelFout(f"De regelset '{self.regelset.naam}' geeft alleen signalen of termijnen en beslist niets. Kies een set die beslist, zoals dat_bw.")

    @property
    def oordeel(self) -> Oordeel | Tabeloordeel:
        """The verdict so far; known as soon as no answer can change it any more, also where reading rule by rule is not sure yet."""
        return self._oordeel

    @property
    def klaar(self) -> bool:
        """Nothing is left to ask: the verdict is known, or will stay unknown."""
        return not self.open_feiten

    @property
    def open_feiten(self) -> tuple[str, ...]:
        """The facts whose answer can still change the verdict, sorted; a fact that nobody knew is not among them."""
        return self.stand.relevant

    def volgende(self) -> Vraagstelling | None:
        """The question to ask now; None when it is done."""
        return self._volgende

    def antwoord(self, feit: str, tekst: str) -> Vraaggesprek:
        """The interview after one answer, as a person typed it. An earlier answer to the same question is replaced.

        Raises:
            AntwoordFout: no question of this set, already known without asking, or not an answer that fits.
        """
        if feit not in self._gevraagd:
            raise AntwoordFout(f"Deze regels vragen niet naar '{feit}'.{bedoel_je(feit, self._gevraagd)}")
        eerder = self.bron(feit)
        if not _onbekend(eerder):
            raise AntwoordFout(f"'{feit}' is al bekend en hoeft niet gevraagd te worden. Klopt het niet, verander het dan in de gegevens.")
        rest = tuple(rij for rij in self.beantwoord if rij[0] != feit)
        niet = tuple(naam for naam in self.niet_geweten if naam != feit)
        if " ".join(tekst.lower().split()).rstrip(".!") in _WEET_NIET:
            return replace(self, beantwoord=rest, niet_geweten=(*niet, feit))
        waarde = lees_antwoord(catalogus()[feit], tekst, self.op, eerder, self._lijsten.get(catalogus()[feit].lijst, ()))
        if isinstance(waarde, Leeftijd) and waarde.laag != waarde.hoog and waarde == self._feit(feit):
            raise AntwoordFout(al_bekend(waarde))
        return replace(self, beantwoord=(*rest, (feit, waarde)), niet_geweten=niet)

    def kort(self) -> str:
        """What the rules say now, in one Dutch line."""
        return f"{self.regelset.titel}, op {datum_in_woorden(self.op)}: {code_in_woorden(self._uitslag)}"

    def overzicht(self) -> str:
        """What was said, what nobody knew, and what the rules say now, in Dutch."""
        regels = [self.kort()]
        regels += [f"  {_kort(feit)} {als_antwoord(waarde)}" for feit, waarde in self.beantwoord]
        regels += [f"  {_kort(feit)} {WEET_NIET}" for feit in self.niet_geweten]
        if self.open_feiten:
            aantal = len(self.open_feiten)
            regels.append(f"  nog hoogstens {aantal} {'vraag' if aantal == 1 else 'vragen'}")
        return "\n".join(regels)

    def als_json(self) -> dict[str, object]:
        """The whole state and the next question as data; what was known without asking is not in it."""
        vraag = self.volgende()
        return {
            "regelset": self.regelset.naam,
            "op": self.op.isoformat(),
            "oordeel": self._uitslag,
            "klaar": self.klaar,
            "vraag": None if vraag is None else vraag.als_json(),
            "beantwoord": [{"feit": feit, "waarde": als_antwoord(waarde)} for feit, waarde in self.beantwoord],
            "nietGeweten": list(self.niet_geweten),
        }

    @classmethod
    def uit_json(cls, gegevens: Mapping[str, object], regelset: Regelset, bron: Feitenbron, beleid: Beleid | None = None) -> Vraaggesprek:
        """Goes on with an interview from `als_json`, for the same set and case. Verdict and question are worked out again.

        Raises:
            AntwoordFout: the data are of another set, miss a part, or hold an answer that does not fit.
        """
        if gegevens.get("regelset") != regelset.naam:
            raise AntwoordFout(f"Dit vraaggesprek hoort niet bij de regelset '{regelset.naam}'. Kies de set waarmee het begon.")
        try:
            op = date.fromisoformat(_tekst(gegevens.get("op")))
        except ValueError:
            raise AntwoordFout("In dit vraaggesprek mist de dag ('op', zoals 2026-11-30).") from None
        gesprek = cls(regelset, bron, op, beleid=beleid or _standaard())
        for rij in _lijst(gegevens.get("beantwoord")):
            if not isinstance(rij, Mapping):
                raise AntwoordFout("Elk antwoord in dit vraaggesprek heeft een 'feit' en een 'waarde'.")
            gesprek = gesprek.antwoord(_tekst(rij.get("feit")), _tekst(rij.get("waarde")))
        for naam in _lijst(gegevens.get("nietGeweten")):
            gesprek = gesprek.antwoord(_tekst(naam), WEET_NIET)
        return gesprek

    def _feit(self, naam: str) -> Waarde:
        return self._antwoorden[naam] if naam in self._antwoorden else self.bron(naam)

    @cached_property
    def _antwoorden(self) -> Mapping[str, Waarde]:
        return dict(self.beantwoord)

    @cached_property
    def _gevraagd(self) -> frozenset[str]:
        """Every fact that the rules which decide at this date use."""
        beslissend = BESLISSEND | {Gevolg.UITKOMST}
        return frozenset(naam for regel in self.regelset.geldig_op(self.op) if regel.dan in beslissend for naam in feiten_in(regel.als))

    @cached_property
    def _lijsten(self) -> Mapping[str, tuple[str, ...]]:
        return {naam: tuple(getattr(self.beleid, naam)) for naam in GESLOTEN_LIJSTEN}

    @cached_property
    def stand(self) -> Stand:
        """The verdict as a function of what is still open, for who wants to check a question."""
        return stand_van(self.regelset, self._feit, self.op, frozenset(self.niet_geweten), self._lijsten)

    @cached_property
    def _oordeel(self) -> Oordeel | Tabeloordeel:
        uitslag = self.stand.uitslag
        if not self.regelset.uitkomsten:
            oordeel = oordeel_van(self.regelset, self._feit, self.op)
            return oordeel if uitslag in (None, ONZEKER, oordeel.waarde) else replace(oordeel, waarde=uitslag, ontbreekt=())
        tabel = tabel_van(self.regelset, self._feit, self.op)
        if uitslag is None or uitslag < TEGENSTRIJDIG or tabel.uitkomst is not None or tabel.tegenstrijdig:
            return tabel
        if uitslag == TEGENSTRIJDIG:
            return replace(tabel, tegenstrijdig=True, ontbreekt=())
        zeker = None if uitslag == GEEN_UITKOMST else self.regelset.uitkomsten[uitslag]
        return replace(tabel, uitkomst=zeker, mogelijk=() if zeker is None else (zeker,), ontbreekt=())

    @cached_property
    def _uitslag(self) -> str:
        oordeel = self.oordeel
        if isinstance(oordeel, Oordeel):
            return OORDELEN[oordeel.waarde]
        if oordeel.tegenstrijdig:
            return "tegenstrijdig"
        return oordeel.uitkomst or ("onbekend" if oordeel.mogelijk else "geen_uitkomst")

    @cached_property
    def _volgende(self) -> Vraagstelling | None:
        stand = self.stand
        if not stand.relevant:
            return None
        bij_laatste = self._bij(self.beantwoord[-1][0]) if self.beantwoord else frozenset()

        def voorkeur(nummer: int) -> tuple[int | str, ...]:
            """The rule that was begun first, then the client's own facts, then the place's; then by name."""
            naam = stand.namen[nummer]
            kant = catalogus()[naam].kant
            return (int(naam not in bij_laatste), int(kant != "client"), naam)

        def regels_met(nummer: int) -> int:
            return sum(stand.namen[nummer] in feiten_in(regel.als) for regel in stand.regels)

        feit = catalogus()[stand.namen[volgende_feit(stand.diagram, stand.delen, voorkeur, regels_met)]]
        return stel_vraag(feit, self._feit(feit.naam), self._lijsten.get(feit.lijst, ()), stand.regels)

    def _bij(self, feit: str) -> frozenset[str]:
        """The facts that stand in an undecided rule together with this one."""
        return frozenset(naam for regel in self.stand.regels if feit in (samen := feiten_in(regel.als)) for naam in samen)


def _onbekend(waarde: Waarde) -> bool:
    return waarde is ONBEKEND or (isinstance(waarde, Leeftijd) and waarde.laag != waarde.hoog)


def _kort(feit: str) -> str:
    return catalogus()[feit].vraag.tekst


def _tekst(deel: object) -> str:
    return deel if isinstance(deel, str) else ""


def _lijst(deel: object) -> Sequence[object]:
    if deel is not None and not isinstance(deel, list | tuple):
        raise AntwoordFout("In dit vraaggesprek staan de antwoorden niet in een lijst.")
    return deel or ()

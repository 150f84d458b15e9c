"""Random conditions and facts over a small piece of the catalogue: what the property tests read in several ways.

`voorwaarden`: what decides, dates within weeks. `ruime_voorwaarden`: also months, statutory terms and fixed sets. `open_voorwaarden`:
also parameters that nobody has decided on (ONBEKEND). `alle_voorwaarden`: also `is_bekend`, which only signals may ask: whatever
the syntax tree can say.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from hypothesis import strategies as st

from rules.taal import (
    Afgeleid,
    Alle,
    Constante,
    DagGevraagd,
    EenVan,
    Feitverwijzing,
    Gevolg,
    Grondslag,
    Niet,
    Onderwerp,
    Operator,
    Regel,
    Schuif,
    Vergelijking,
    Voorwaarde,
)
from rules.waarden import AFWEZIG, ONBEKEND, Leeftijd, Waarde

OP = date(2026, 11, 30)
DAGEN = tuple(OP + timedelta(days=verschil) for verschil in (-7, -1, 0, 1, 7))
LEEG = (AFWEZIG, ONBEKEND)
SETS = tuple(frozenset(items) for items in ((), ("lvb",), ("ggz",), ("lvb", "ggz"), ("lvb", "ggz", "nah")))
VORMEN = ("bw_thuis", "gemengd_wonen", "intramuraal")
WAARDEN: Mapping[str, tuple[Waarde, ...]] = {
    "client.woonvorm_nodig": (*VORMEN, *LEEG),
    "plek.woonvorm": (*VORMEN, *LEEG),
    "client.woning": ("eigen", "toegezegd", "nodig", *LEEG),
    "client.zwaardere_vorm_akkoord": (True, False, *LEEG),
    "client.urgentie": (1, 2, 3, 4, *LEEG),
    "client.vroegste_week": (*DAGEN, *LEEG),
    "client.uiterste_datum": (*DAGEN, *LEEG),
    "locatie.geen_plaatsing_tot": (*DAGEN, *LEEG),
    "paar.bedenking_tot": (*DAGEN, *LEEG),
    "client.expertise_nodig": (*SETS, ONBEKEND),
    "locatie.expertises": (*SETS, ONBEKEND),
    "client.leeftijd": (Leeftijd(17, 17), Leeftijd(17, 18), Leeftijd(18, 19), Leeftijd(18, 18), *LEEG),
    "locatie.min_leeftijd": (17, 18, 19, *LEEG),
    "locatie.organisatie_id": ("O1", "O2", *LEEG),
    "client.woont_bij_organisatie": ("O1", "O2", *LEEG),
}
DATUMS = ("client.vroegste_week", "client.uiterste_datum", "locatie.geen_plaatsing_tot", "paar.bedenking_tot")
VERGELIJKBAAR = (
    ("client.woonvorm_nodig", "plek.woonvorm"),
    ("client.leeftijd", "locatie.min_leeftijd"),
    ("client.vroegste_week", "locatie.geen_plaatsing_tot"),
    ("paar.bedenking_tot", "client.vroegste_week"),
    ("client.uiterste_datum", "client.vroegste_week"),
)
DATUMPAREN = tuple(paar for paar in VERGELIJKBAAR if set(paar) <= set(DATUMS))
ORDE = (Operator.GELIJK, Operator.ONGELIJK, Operator.MINDER, Operator.HOOGSTENS, Operator.MEER, Operator.MINSTENS)


def _paar(orde: tuple[Operator, ...], paren: tuple[tuple[str, str], ...]) -> st.SearchStrategy[Voorwaarde]:
    return st.builds(
        lambda operator, paar, om: Vergelijking(operator, *(Feitverwijzing(naam) for naam in (paar[::-1] if om else paar))),
        st.sampled_from(orde),
        st.sampled_from(paren),
        st.booleans(),
    )


schuiven = st.builds(Schuif, st.sampled_from((0, 0, 1, -3)), st.sampled_from((0, 0, 1, 7, -7)), st.sampled_from((False, False, True)))
blad: st.SearchStrategy[Voorwaarde] = st.one_of(
    _paar(ORDE, VERGELIJKBAAR),
    _paar(ORDE[:2], (("locatie.organisatie_id", "client.woont_bij_organisatie"),)),
    _paar((Operator.BEVAT_ALLE, Operator.OVERLAPT), (("client.expertise_nodig", "locatie.expertises"),)),
    st.builds(
        lambda operator, naam, plus, verschil: Vergelijking(operator, Feitverwijzing(naam, Schuif(dagen=plus)), DagGevraagd(Schuif(dagen=verschil))),
        st.sampled_from(ORDE),
        st.sampled_from(DATUMS),
        st.sampled_from((0, 1, -7)),
        st.sampled_from((0, 7)),
    ),
    st.builds(lambda operator, getal: Vergelijking(operator, Feitverwijzing("client.urgentie"), Constante(getal)), st.sampled_from(ORDE), st.integers(0, 4)),
    st.builds(lambda getal: Vergelijking(Operator.GELIJK, Feitverwijzing("client.zwaardere_vorm_akkoord"), Constante(getal)), st.booleans()),
    st.builds(
        lambda keuzes: Vergelijking(Operator.IN, Feitverwijzing("client.woning"), Constante(keuzes)),
        st.frozensets(st.sampled_from(("eigen", "nodig")), min_size=1),
    ),
    st.builds(lambda naam: Vergelijking(Operator.IS_AFWEZIG, Feitverwijzing(naam)), st.sampled_from(sorted(WAARDEN))),
)
verder_blad: st.SearchStrategy[Voorwaarde] = st.one_of(
    st.builds(
        lambda operator, naam, schuif, anders: Vergelijking(operator, Feitverwijzing(naam, schuif), DagGevraagd(anders)),
        st.sampled_from(ORDE),
        st.sampled_from(DATUMS),
        schuiven,
        schuiven,
    ),
    st.builds(
        lambda operator, paar, schuif: Vergelijking(operator, Feitverwijzing(paar[0], schuif), Feitverwijzing(paar[1])),
        st.sampled_from(ORDE),
        st.sampled_from(DATUMPAREN),
        schuiven,
    ),
    st.builds(
        lambda naam, schuif, dagen: Vergelijking(Operator.IN, Feitverwijzing(naam, schuif), Constante(frozenset(map(str, dagen)))),
        st.sampled_from(DATUMS),
        schuiven,
        st.sets(st.sampled_from(DAGEN), min_size=1, max_size=3),
    ),
    st.builds(
        lambda operator, feit, om: Vergelijking(operator, *((Constante(frozenset(feit[1])), Feitverwijzing(feit[0]))[:: -1 if om else 1])),
        st.sampled_from((Operator.BEVAT_ALLE, Operator.OVERLAPT)),
        st.sampled_from(
            (
                ("client.expertise_nodig", ("lvb",)),
                ("client.expertise_nodig", ("lvb", "ggz")),
                ("locatie.expertises", ("nah", "ggz")),
                ("locatie.organisatie_id", ("O1",)),
            )
        ),
        st.booleans(),
    ),
)
open_vraag: st.SearchStrategy[Voorwaarde] = st.builds(
    lambda keuze: Vergelijking(keuze[0], Feitverwijzing(keuze[1]), Constante(ONBEKEND, "open_vraag")),
    st.sampled_from(
        (
            *((operator, "client.urgentie") for operator in ORDE),
            *((operator, "client.vroegste_week") for operator in ORDE),
            (Operator.GELIJK, "client.zwaardere_vorm_akkoord"),
            (Operator.ONGELIJK, "plek.woonvorm"),
            (Operator.MINSTENS, "client.leeftijd"),
            (Operator.IN, "client.woning"),
            (Operator.BEVAT_ALLE, "locatie.expertises"),
            (Operator.OVERLAPT, "client.expertise_nodig"),
        )
    ),
)
is_bekend: st.SearchStrategy[Voorwaarde] = st.builds(
    lambda naam: Vergelijking(Operator.IS_BEKEND, Feitverwijzing(naam)),
    st.sampled_from(sorted(WAARDEN)),
)


def bomen(bladeren: st.SearchStrategy[Voorwaarde]) -> st.SearchStrategy[Voorwaarde]:
    """Conditions made of these comparisons."""
    return st.recursive(
        bladeren,
        lambda deel: st.one_of(
            st.builds(lambda delen: Alle(tuple(delen)), st.lists(deel, min_size=1, max_size=3)),
            st.builds(lambda delen: EenVan(tuple(delen)), st.lists(deel, min_size=1, max_size=3)),
            st.builds(Niet, deel),
            st.builds(lambda kind: Afgeleid("begrip", kind), deel),
        ),
        max_leaves=6,
    )


voorwaarden = bomen(blad)
ruime_voorwaarden = bomen(st.one_of(blad, verder_blad))
open_voorwaarden = bomen(st.one_of(blad, verder_blad, open_vraag))
alle_voorwaarden = bomen(st.one_of(blad, verder_blad, open_vraag, is_bekend))
feiten: st.SearchStrategy[dict[str, Waarde]] = st.fixed_dictionaries({naam: st.sampled_from(waarden) for naam, waarden in WAARDEN.items()})


def regel_met(als: Voorwaarde, dan: Gevolg = Gevolg.TOELATEN) -> Regel:
    """A rule around a condition."""
    bron = Grondslag(document="test", section="1")
    return Regel("r", "r", date(2023, 1, 1), None, bron, Onderwerp.CLIENT_PLEK, als, dan, "")

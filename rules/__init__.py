"""Who is entitled to what, and which place may serve whom: rules as data, read for one case and in bulk (design.md section 4).

sets/*.yaml          the rules themselves: source, validity, condition, Dutch sentence
taal, waarden        the syntax tree and what a fact can hold: a value, AFWEZIG or ONBEKEND
feiten, vragen       the typed catalogue of facts, and what to ask when one is unknown
laden                files to a checked `Regelboek`; every fault with file, line and a way out
geval, oordeel       one case with its trace
bulk                 int8 arrays over clients × places (`kolommen`: facts in numbers; `vergelijken`: comparisons of whole columns)
bw                   the facade for placement: `BwRegels`
"""

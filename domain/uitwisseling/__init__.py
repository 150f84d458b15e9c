"""The exchange format: a momentopname in and out as CSV folder, workbook or JSON, its template and its hash (design.md 3)."""

from domain.uitwisseling.lezen import lees, lees_met_meldingen, vind_beleid
from domain.uitwisseling.schrijven import schrijf_csv, schrijf_json, schrijf_xlsx
from domain.uitwisseling.sjabloon import sjabloon
from domain.uitwisseling.vingerafdruk import momentopname_hash

__all__ = [
    "lees",
    "lees_met_meldingen",
    "momentopname_hash",
    "schrijf_csv",
    "schrijf_json",
    "schrijf_xlsx",
    "sjabloon",
    "vind_beleid",
]

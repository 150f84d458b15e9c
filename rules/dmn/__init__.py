"""Rule sets as DMN 1.5 decision tables (conformance level 2) and back; what DMN cannot say is reported and carried along."""

from rules.dmn.export import DmnUitvoer, naar_dmn
from rules.dmn.invoer import DmnInvoer, uit_dmn
from rules.dmn.melding import Melding, Soort

__all__ = ["DmnInvoer", "DmnUitvoer", "Melding", "Soort", "naar_dmn", "uit_dmn"]

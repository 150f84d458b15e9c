"""What the plan files of placement and allocation share: camelCase JSON without clock, path or host (design.md section 7)."""

from __future__ import annotations

import json

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel


class Plandeel(BaseModel):
    """A part of a plan file: immutable, nothing extra, keys in camelCase."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=to_camel, populate_by_name=True)

    def als_json(self) -> str:
        """Canonical text, ending in a newline."""
        return json.dumps(self.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=1) + "\n"


class Doelwaarde(Plandeel):
    """One objective: `waarde` in this plan, `beste` found at its own level, `grens` a proven bound for all plans no worse on the
    earlier doelen, `bewezen` when beste equals grens here and in every earlier doel (counting.md 26)."""

    naam: str
    waarde: int
    beste: int
    grens: int
    bewezen: bool


class Reden(Plandeel):
    client_id: str
    reden: str

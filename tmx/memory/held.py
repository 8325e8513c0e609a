"""What a memory tells of one of its documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Held:
    """A document of a memory: its name, when it was added, its number of units, and facts such as its symbol.

    `newest` is the date of its newest unit, as TMX writes it; None if none has a date.
    """

    name: str
    added: str
    units: int
    facts: Mapping[str, Any]
    newest: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """The same as data for JSON."""
        return {
            "name": self.name,
            "added": self.added,
            "units": self.units,
            "newest": self.newest,
            "facts": dict(self.facts),
        }

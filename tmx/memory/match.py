"""What a look-up finds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from tmx.memory.difference import differences
from tmx.memory.rendering import Rendering


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a match is from: the document, the number of the unit in the memory, its place in the document, from 1,
    its date as TMX writes it, and what is known of the document.
    """

    document: str
    unit: int
    place: int
    date: str | None
    facts: Mapping[str, Any]
    symbol: str | None = None
    path: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "document": self.document,
            "symbol": self.symbol,
            "path": self.path,
            "unit": self.unit,
            "place": self.place,
            "date": self.date,
            "facts": dict(self.facts),
        }


@dataclass(frozen=True, slots=True)
class Context:
    """The texts before and after a text in its document, None at its beginning and its end."""

    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A unit of a memory that matches a text, and how many others have the same two texts.

    The score is that of `tmx.memory.score`, 101 for an equal text between the same neighbours. `adapted` is the target
    with the numbers, dates and symbols of the text that was looked up, if they alone differ from those of the source
    and can be changed without doubt (`tmx.memory.adapt`), else None.
    """

    score: int
    source: str
    target: str
    origin: Origin
    others: int = 0
    adapted: str | None = None

    def as_dict(self, text: str) -> dict[str, Any]:
        """For JSON; `text` is what was looked up."""
        return {
            "score": self.score,
            "source": self.source,
            "target": self.target,
            "adapted": self.adapted,
            "origin": self.origin.as_dict(),
            "others": self.others,
            "difference": [part.as_dict(self.source, text) for part in differences(self.source, text)],
        }


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a text, from one character to another, that texts of the memory hold, and what translates it.

    `count` is the number of texts that hold it, of the most that are looked at; the renderings are the words of their
    translations that most probably translate it, the most frequent first.
    """

    text: str
    start: int
    end: int
    count: int
    renderings: tuple[Rendering, ...]

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "count": self.count,
            "translations": [asdict(rendering) for rendering in self.renderings],
        }

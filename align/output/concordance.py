"""Finding words in the units of an alignment: a frame of units, or a concordance with each hit in its context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from align.core.alignment import AlignedPair
from tmx.base.errors import UsageError
from tmx.base.languages import base_language
from tmx.base.queries import after, before, pattern_of, spans_of

if TYPE_CHECKING:
    import pandas as pd
    from regex import Pattern

_SIDES = ("source", "target")


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for, as `search` and `kwic` of an alignment take it.

    Attributes:
        text: words or, if `regex` is set, a regular expression. Words are found as whole words, whatever white space,
            apostrophes and hyphens the text has; ``*`` stands for any letters. In scripts without spaces between
            words they are found anywhere.
        side: ``source``, ``target`` or one of the two languages; empty for both sides.
        case: whether capitals count.
        regex: whether `text` is a regular expression, as those of the Python package regex.
    """

    text: str
    side: str = ""
    case: bool = False
    regex: bool = False

    def pattern(self) -> Pattern[str]:
        """The query as a pattern.

        Raises:
            UsageError: it is empty or no text, or is not a regular expression.
        """
        if not isinstance(self.text, str):
            raise UsageError(
                f"only text can be looked for, not {self.text!r}", cure="Put it in quotes: a.search('1995')."
            )
        if not self.text.strip():
            raise UsageError("there is nothing to look for", cure="Give a word, such as a.search('crime').")
        return pattern_of(self.text, case=self.case, regex=self.regex)

    def sides(self, langs: tuple[str, str]) -> tuple[str, ...]:
        """The sides on which it is looked for.

        Raises:
            UsageError: the side is neither of an alignment in these languages.
        """
        if not self.side:
            return _SIDES
        if self.side in _SIDES:
            return (self.side,)
        wanted = (self.side, base_language(self.side))
        for codes in (langs, tuple(map(base_language, langs))):
            found = [name for name, code in zip(_SIDES, codes, strict=True) if code in wanted]
            if len(found) == 1:
                return tuple(found)
        raise UsageError(
            f"no side is {self.side!r}", cure=f"Choose source ({langs[0]}), target ({langs[1]}), or neither."
        )


def hits(pairs: Iterable[AlignedPair], query: Query, langs: tuple[str, str]) -> Iterator[Hit]:
    """Every place where a query is found, by units; in each unit the source comes first.

    Raises:
        UsageError: the query cannot be used, or takes too long.
    """
    pattern, sides = query.pattern(), query.sides(langs)
    for pair in pairs:
        for name in sides:
            text = pair.source.text if name == "source" else pair.target.text
            found = spans_of(pattern, text, f"unit {pair.unit}")
            yield from (Hit(pair, name, start, end) for start, end in found)


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in a unit, ``text[start:end]`` of one side."""

    pair: AlignedPair
    side: str
    start: int
    end: int

    @property
    def text(self) -> str:
        """The text of the side that it is in."""
        return self.pair.source.text if self.side == "source" else self.pair.target.text

    @property
    def translation(self) -> str:
        """The text of the other side."""
        return self.pair.target.text if self.side == "source" else self.pair.source.text


def search_frame(pairs: Iterable[AlignedPair], query: Query, langs: tuple[str, str]) -> pd.DataFrame:
    """The units in which a query is found, one row each, and how often it is found.

    Raises:
        UsageError: as for `hits`.
    """
    import pandas as pd

    counts: dict[int, int] = {}
    found: dict[int, AlignedPair] = {}
    for hit in hits(pairs, query, langs):
        counts[hit.pair.unit] = counts.get(hit.pair.unit, 0) + 1
        found[hit.pair.unit] = hit.pair
    rows = [
        (unit, pair.place, counts[unit], pair.source.text, pair.target.text, pair.bead.confidence)
        for unit, pair in found.items()
    ]
    return pd.DataFrame(rows, columns=["unit", "place", "hits", "source", "target", "confidence"])


def kwic_frame(
    pairs: Iterable[AlignedPair], query: Query, langs: tuple[str, str], width: int
) -> pd.DataFrame:
    """A concordance (key word in context): one row per hit, with the translation of its unit.

    Args:
        pairs: the units.
        query: what is looked for.
        langs: the languages of source and target.
        width: the most characters of context on either side; a word at the edge is left out rather than cut.

    Raises:
        UsageError: as for `hits`, or the width is negative.
    """
    import pandas as pd

    if width < 0:
        raise UsageError("the context cannot have fewer than 0 characters", cure="Give a width such as 40.")
    rows = [
        (
            hit.pair.unit,
            hit.pair.place,
            langs[hit.side == "target"],
            before(hit.text, hit.start, width),
            hit.text[hit.start : hit.end],
            after(hit.text, hit.end, width),
            hit.translation,
            hit.pair.bead.confidence,
        )
        for hit in hits(pairs, query, langs)
    ]
    columns = ["unit", "place", "lang", "left", "match", "right", "translation", "confidence"]
    return pd.DataFrame(rows, columns=columns)

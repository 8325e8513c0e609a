"""What an analysis found: every segment with its band, and the counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from align.core.block import Segment
from align.reuse.bands import BANDS, KEYS
from align.reuse.pieces import Level
from tmx.base.words import count_words
from tmx.memory import Match

if TYPE_CHECKING:
    import pandas as pd


class Count(NamedTuple):
    """Segments, and their words and characters; spaces are characters."""

    segments: int = 0
    words: int = 0
    characters: int = 0

    def plus(self, other: Count) -> Count:
        """Both together."""
        return Count(
            self.segments + other.segments, self.words + other.words, self.characters + other.characters
        )


@dataclass(frozen=True, slots=True)
class Analysed:
    """A segment with the best that there is for it.

    Attributes:
        document: the name of its document.
        segment: the segment.
        band: the key of its band.
        match: the best match with a score of `align.reuse.bands.LEAST` or more, if there is one.
        internal: whether the match is of an earlier segment of the documents, not of the memory.
    """

    document: str
    segment: Segment
    band: str
    match: Match | None
    internal: bool = False

    @property
    def role(self) -> str:
        """The role of its paragraph."""
        return str(self.segment.block.kind)

    @property
    def score(self) -> int:
        """The score of the match, 0 if there is none."""
        return self.match.score if self.match else 0

    @property
    def count(self) -> Count:
        """The segment, counted."""
        text = self.segment.text
        return Count(1, count_words(text), len(text))


@dataclass(frozen=True)
class Leverage:
    """The analysis of documents against a memory.

    Attributes:
        level: what a segment is.
        languages: from which and into which language, as the memory calls them.
        memory: the name of its file.
        documents: the names of the documents, in order.
        analysed: all segments, in order.
        weights: what a word of each band costs.
    """

    level: Level
    languages: tuple[str, str]
    memory: str
    documents: tuple[str, ...]
    analysed: tuple[Analysed, ...]
    weights: Mapping[str, float]

    @cached_property
    def counts(self) -> Mapping[tuple[str, str, str], Count]:
        """The counts by document, role and band."""
        counts: dict[tuple[str, str, str], Count] = {}
        for one in self.analysed:
            key = one.document, one.role, one.band
            counts[key] = counts.get(key, Count()).plus(one.count)
        return counts

    @property
    def roles(self) -> list[str]:
        """The roles that occur, in the order in which they do."""
        return list(dict.fromkeys(one.role for one in self.analysed))

    def bands(self, document: str | None = None, role: str | None = None) -> dict[str, Count]:
        """The counts by band, of all or of one document or role; every band is there."""
        counts = dict.fromkeys(KEYS, Count())
        for (its_document, its_role, band), count in self.counts.items():
            if document in (None, its_document) and role in (None, its_role):
                counts[band] = counts[band].plus(count)
        return counts

    def weighted(self, bands: Mapping[str, Count]) -> float:
        """The words of some bands, each by its weight."""
        return sum(count.words * self.weights[band] for band, count in bands.items())

    @property
    def internal(self) -> Count:
        """What is matched best by an earlier segment of the documents."""
        return total(one.count for one in self.analysed if one.internal)

    def as_dict(self) -> dict[str, Any]:
        """The analysis as plain data."""
        bands = self.bands()
        return {
            "segment": self.level,
            "memory": self.memory,
            "source_lang": self.languages[0],
            "target_lang": self.languages[1],
            "bands": self._data(bands),
            "total": self._total(bands),
            "internal": self.internal._asdict(),
            "weights": dict(self.weights),
            "roles": {role: self._part(self.bands(role=role)) for role in self.roles},
            "documents": {name: self._part(self.bands(document=name)) for name in self.documents},
        }

    def to_pandas(self) -> pd.DataFrame:
        """One row per document, role and band that occurs."""
        import pandas as pd

        order = {key: at for at, key in enumerate(KEYS)}
        rows = sorted(
            self.counts.items(), key=lambda item: (*map(self._place, item[0][:2]), order[item[0][2]])
        )
        return pd.DataFrame(
            [
                {
                    "segment": self.level,
                    "document": document,
                    "role": role,
                    "band": band,
                    **count._asdict(),
                    "weighted": round(count.words * self.weights[band], 2),
                }
                for (document, role, band), count in rows
            ]
        )

    def _place(self, name: str) -> int:
        return (*self.documents, *self.roles).index(name)

    def _part(self, bands: Mapping[str, Count]) -> dict[str, Any]:
        return {"bands": self._data(bands), "total": self._total(bands)}

    def _data(self, bands: Mapping[str, Count]) -> dict[str, Any]:
        words = total(bands.values()).words
        return {
            band.key: {
                **bands[band.key]._asdict(),
                "percent": share(bands[band.key].words, words),
                "weighted": round(bands[band.key].words * self.weights[band.key], 2),
            }
            for band in BANDS
        }

    def _total(self, bands: Mapping[str, Count]) -> dict[str, Any]:
        return {**total(bands.values())._asdict(), "weighted": round(self.weighted(bands), 2)}


def total(counts: Iterable[Count]) -> Count:
    """The sum of counts."""
    result = Count()
    for count in counts:
        result = result.plus(count)
    return result


def share(part: int, whole: int) -> float:
    """A part in per cent, to one decimal.

    >>> share(1, 3), share(0, 0)
    (33.3, 0.0)
    """
    return round(100 * part / whole, 1) if whole else 0.0

"""Statistics of a memory, from one pass."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from tmx.base.findings import Findings
from tmx.base.hashset import HashSet
from tmx.base.severity import Severity
from tmx.base.words import count_words
from tmx.read.reader import TmxReader
from tmx.read.source import Source
from tmx.tools.conditions import ROLE
from tmx.tools.sources import open_units, remarks_on
from tmx.unit.model import TranslationUnit
from tmx.write.context import DOCUMENT
from tmx.write.unit_key import unit_key

CONFIDENCE_BANDS = (
    (0.95, "0.95 to 1"),
    (0.9, "0.90 to 0.95"),
    (0.8, "0.80 to 0.90"),
    (0.5, "0.50 to 0.80"),
    (0.0, "below 0.50"),
)


@dataclass(slots=True)
class LanguageStats:
    """The segments of one language, as CAT tools count them.

    Attributes:
        segments: their number.
        words: their words: what white space separates, and each letter of scripts without spaces between words.
        repeated: those words that are in a segment which was counted before.
        characters: their characters.
        dense: their characters but for white space.
        longest: the characters of the longest.
    """

    segments: int = 0
    words: int = 0
    repeated: int = 0
    characters: int = 0
    dense: int = 0
    longest: int = 0

    def add(self, text: str, *, is_new: bool) -> None:
        """Count one segment."""
        words = count_words(text)
        self.segments += 1
        self.words += words
        self.repeated += 0 if is_new else words
        self.dense += sum(map(len, text.split()))
        self.characters += len(text)
        self.longest = max(self.longest, len(text))


@dataclass(slots=True)
class MemoryStats:
    """The counts of a memory; `confidences` counts the units that have one, by band.

    Units that cannot be read, such as those without segments, are among `units`, and counted in `unreadable`.
    `remarks` say what else the reading left out.
    """

    units: int = 0
    unreadable: int = 0
    duplicates: int = 0
    with_inline: int = 0
    languages: dict[str, LanguageStats] = field(default_factory=dict)
    roles: Counter[str] = field(default_factory=Counter)
    documents: Counter[str] = field(default_factory=Counter)
    confidences: Counter[str] = field(default_factory=Counter)
    oldest: str | None = None
    newest: str | None = None
    findings: Findings = field(default_factory=Findings)
    remarks: list[str] = field(default_factory=list)
    _texts: HashSet = field(default_factory=HashSet, repr=False, compare=False)

    @property
    def errors(self) -> int:
        """The number of errors in the file, which may have cost units."""
        return self.findings.count(Severity.ERROR)

    def add(self, unit: TranslationUnit) -> None:
        """Count one unit."""
        self.units += 1
        for variant in unit.variants:
            text = variant.text
            is_new = self._texts.add((variant.lang, text))
            self.languages.setdefault(variant.lang, LanguageStats()).add(text, is_new=is_new)
        self.with_inline += any(not isinstance(variant.content, str) for variant in unit.variants)
        if role := unit.get(ROLE):
            self.roles[role] += 1
        if document := unit.get(DOCUMENT):
            self.documents[document] += 1
        if (confidence := unit.confidence) is not None:
            self.confidences[_band(confidence)] += 1
        if (moment := unit.changed) is not None:
            day = moment.date().isoformat()
            self.oldest, self.newest = min(self.oldest or day, day), max(self.newest or day, day)

    def as_dict(self) -> dict[str, Any]:
        """The counts as data for JSON."""
        return {
            "units": self.units,
            "unreadable": self.unreadable,
            "duplicates": self.duplicates,
            "with_inline_elements": self.with_inline,
            "languages": {
                lang: {
                    "segments": counts.segments,
                    "words": counts.words,
                    "repeated_words": counts.repeated,
                    "characters": counts.characters,
                    "characters_without_spaces": counts.dense,
                    "longest": counts.longest,
                }
                for lang, counts in self.languages.items()
            },
            "roles": dict(self.roles.most_common()),
            "documents": dict(self.documents.most_common()),
            "confidence": {
                name: self.confidences[name] for _, name in CONFIDENCE_BANDS if self.confidences[name]
            },
            "oldest": self.oldest,
            "newest": self.newest,
            "findings": dict(self.findings.counts),
            "remarks": self.remarks,
        }


def _band(confidence: float) -> str:
    return next(name for least, name in CONFIDENCE_BANDS if confidence >= least)


def memory_stats(path: str | os.PathLike[str]) -> MemoryStats:
    """Count what is in a file of any format that `convert` reads.

    Raises:
        UsageError: there is no such file, or it is a folder.
        InputError: the memory cannot be read.
    """
    return stats_of(open_units(path))


def stats_of(source: Source) -> MemoryStats:
    """Count the units of a source.

    Raises:
        UsageError: there is no such file, or it is a folder.
        InputError: it cannot be read.
    """
    stats, seen = MemoryStats(), HashSet()
    for unit in source:
        stats.add(unit)
        stats.duplicates += not seen.add(unit_key(unit))
    stats.unreadable = sum(source.losses().left_out.values())
    stats.units += stats.unreadable
    if isinstance(source, TmxReader):
        stats.findings = source.findings
    stats.remarks = remarks_on(source)
    return stats

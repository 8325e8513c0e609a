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
from tmx.read.reader import read_tmx
from tmx.tools.filters import ROLE
from tmx.unit.model import TranslationUnit
from tmx.write.prepare import unit_key

CONFIDENCE_BANDS = (
    (0.95, "0.95 to 1"),
    (0.9, "0.90 to 0.95"),
    (0.8, "0.80 to 0.90"),
    (0.5, "0.50 to 0.80"),
    (0.0, "below 0.50"),
)


@dataclass(slots=True)
class LanguageStats:
    """The segments of one language: their number, words and characters, and the characters of the longest."""

    segments: int = 0
    words: int = 0
    characters: int = 0
    longest: int = 0

    def add(self, text: str) -> None:
        """Count one segment."""
        self.segments += 1
        self.words += count_words(text)
        self.characters += len(text)
        self.longest = max(self.longest, len(text))


@dataclass(slots=True)
class MemoryStats:
    """The counts of a memory; `confidences` counts the units that have one, by band."""

    units: int = 0
    duplicates: int = 0
    with_inline: int = 0
    languages: dict[str, LanguageStats] = field(default_factory=dict)
    roles: Counter[str] = field(default_factory=Counter)
    documents: Counter[str] = field(default_factory=Counter)
    confidences: Counter[str] = field(default_factory=Counter)
    oldest: str | None = None
    newest: str | None = None
    findings: Findings = field(default_factory=Findings)

    @property
    def errors(self) -> int:
        """The number of errors in the file, which may have cost units."""
        return self.findings.count(Severity.ERROR)

    def add(self, unit: TranslationUnit) -> None:
        """Count one unit."""
        self.units += 1
        for variant in unit.variants:
            self.languages.setdefault(variant.lang, LanguageStats()).add(variant.text)
        self.with_inline += any(not isinstance(variant.content, str) for variant in unit.variants)
        if role := unit.get(ROLE):
            self.roles[role] += 1
        if document := unit.get("x-document"):
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
            "duplicates": self.duplicates,
            "with_inline_elements": self.with_inline,
            "languages": {
                lang: {
                    "segments": counts.segments,
                    "words": counts.words,
                    "characters": counts.characters,
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
        }


def _band(confidence: float) -> str:
    return next(name for least, name in CONFIDENCE_BANDS if confidence >= least)


def memory_stats(path: str | os.PathLike[str]) -> MemoryStats:
    """Count what is in a memory.

    Raises:
        UsageError: there is no such file, or it is a folder.
        InputError: the memory cannot be read.
    """
    reader = read_tmx(path)
    stats, seen = MemoryStats(), HashSet()
    for unit in reader:
        stats.add(unit)
        stats.duplicates += not seen.add(unit_key(unit))
    stats.findings = reader.findings
    return stats

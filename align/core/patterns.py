"""Patterns by name, each compiled when it is first asked for: a kind of document has many, and most need few."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping


class Patterns(Mapping[str, re.Pattern[str]]):
    """A mapping of names to patterns that is made of their sources.

    Looking a name up raises `re.error` if its source is not a valid pattern.
    """

    def __init__(self, sources: Mapping[str, str]) -> None:
        self.sources = dict(sources)
        self._compiled: dict[str, re.Pattern[str]] = {}

    def __getitem__(self, name: str) -> re.Pattern[str]:
        if name not in self._compiled:
            self._compiled[name] = re.compile(self.sources[name])
        return self._compiled[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.sources)

    def __len__(self) -> int:
        return len(self.sources)

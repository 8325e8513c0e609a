"""Matches among the segments that are to be translated: what comes earlier helps with what comes later."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from align.reuse.bands import BANDS, LEAST
from tmx.memory import Match, Memory
from tmx.unit.model import TranslationUnit, Variant

_STEPS = [band.least for band in BANDS if band.least is not None and LEAST <= band.least < 100]


class Earlier:
    """The texts of documents in their order, each of which finds those before it that match."""

    def __init__(self, texts: Sequence[str], lang: str, *, on: bool = True) -> None:
        """Take the texts in; with `on` false, none is ever found."""
        self._lang = lang
        self._places = {text: place for place, text in enumerate(dict.fromkeys(texts))}
        self._folder = TemporaryDirectory(prefix="bitext-") if on else None
        self._memory: Memory | None = None

    def __enter__(self) -> Self:
        if self._folder is not None:
            self._memory = Memory(Path(self._folder.name) / "earlier.db", write=True)
            self._memory.add(
                "earlier",
                (TranslationUnit((Variant(self._lang, text),), self._lang) for text in self._places),
            )
        return self

    def __exit__(self, *_: object) -> None:
        if self._memory is not None:
            self._memory.close()
        if self._folder is not None:
            self._folder.cleanup()

    def best(self, text: str) -> Match | None:
        """The best match among the texts that come before this one for the first time; None if there is none."""
        if self._memory is None:
            return None
        place = self._places[text]
        for threshold in _STEPS:
            for match in self._memory.lookup(text, self._lang, self._lang, threshold=threshold, limit=None):
                if self._places[match.source] < place:
                    return match
        return None

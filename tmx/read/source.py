"""What a tool needs of the place that units come from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from tmx.base.report import Losses
from tmx.read.pairs import PairSelection
from tmx.unit.model import Header, TranslationUnit


class Source(Protocol):
    """Units that can be read several times, under a header; a `TmxReader` is one."""

    @property
    def path(self) -> Path:
        """The file, for messages."""

    @property
    def header(self) -> Header:
        """The header under which the units are written again."""

    @property
    def pairs(self) -> PairSelection:
        """The languages that were chosen."""

    def __iter__(self) -> Iterator[TranslationUnit]: ...

    def losses(self) -> Losses:
        """What the last iteration left out or altered."""

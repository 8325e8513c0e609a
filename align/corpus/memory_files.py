"""Files of units that are scored and cleaned, and what is done with them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from align.corpus.hygiene import Hygiene
from align.corpus.judging import UNITS, Batch
from align.corpus.memories_report import MemoryFile
from align.corpus.scoring import batches
from tmx.base.errors import BitextError, InputError
from tmx.base.version import bitext_version
from tmx.memory.sources import units_of
from tmx.read.reader import TmxReader
from tmx.read.source import Source
from tmx.tools.sources import remarks_on
from tmx.unit.model import TranslationUnit


@dataclass(frozen=True, slots=True)
class Cleaning:
    """What is done with memories.

    Attributes:
        out: the folder to write to.
        rules: what units must meet to be kept.
        encoder: what scores use: see `align.corpus.scoring.Scorer`.
        profile: the CAT tool that TMX is written for.
        source_lang: the source language; None takes that of each unit.
        target_lang: the target language; None takes all.
    """

    out: str
    rules: Hygiene = field(default_factory=lambda: Hygiene(min_score=0.5))
    encoder: str = "use"
    profile: str = "generic"
    source_lang: str | None = None
    target_lang: str | None = None

    @property
    def signature(self) -> str:
        """One line that identifies what decided: the version and all rules."""
        rules = [f"{name}:{value}" for name, value in dataclasses.asdict(self.rules).items()]
        return "|".join([f"bitext:{bitext_version()}", f"encoder:{self.encoder}", *rules])


class Memories:
    """Files of units that are read several times, the same each time; `files` says what became of each."""

    def __init__(self, paths: Sequence[Path], cleaning: Cleaning) -> None:
        self.cleaning = cleaning
        langs = {"source_lang": cleaning.source_lang, "target_lang": cleaning.target_lang}
        self.sources: list[Source] = [units_of(path, **langs) for path in paths]
        self.files = [MemoryFile(path.name) for path in paths]
        self._errors: list[BitextError] = []

    def batches(self) -> Iterator[Batch]:
        """All units for the first time; they are counted, and files that cannot be read are noted."""
        number, cleaning = 0, self.cleaning
        for file in range(len(self.sources)):
            for units in batches(self._first(file), UNITS):
                yield Batch(number, tuple(units), cleaning.rules, cleaning.encoder, cleaning.out)
                number += 1

    def _first(self, file: int) -> Iterator[TranslationUnit]:
        source, told = self.sources[file], self.files[file]
        try:
            for unit in source:
                told.units += 1
                yield unit
        except InputError as error:
            told.failure = f"line {error.line}: {error.what}" if error.line else error.what
            self._errors.append(error)
            return
        told.remarks = remarks_on(source)
        losses = source.losses()
        told.lost = dict(losses.left_out + losses.altered)

    def again(self) -> Iterator[tuple[int, TranslationUnit]]:
        """The same units again, each with the number of its file."""
        for file, (source, told) in enumerate(zip(self.sources, self.files, strict=True)):
            if told.units:
                yield from ((file, unit) for unit in islice(source, told.units))

    def refuse_none(self) -> None:
        """Fail if there are no units at all.

        Raises:
            InputError: there are none.
        """
        if any(told.units for told in self.files):
            return
        if len(self._errors) == 1 == len(self.files):
            raise self._errors[0]
        raise InputError(
            "; ".join(
                [
                    "no file has any units",
                    *(f"{one.name}: {one.failure}" for one in self.files if one.failure),
                ]
            )
        )

    @property
    def headed(self) -> Source:
        """The source whose header what is written gets: the first TMX, or else the first, that has units."""
        filled = [one for one, told in zip(self.sources, self.files, strict=True) if told.units]
        return next((one for one in filled if isinstance(one, TmxReader)), filled[0])

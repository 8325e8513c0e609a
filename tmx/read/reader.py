"""TMX in: streaming, forgiving, and exact about what it forgave."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from tmx.base.decode import text_chunks
from tmx.base.findings import Finding, Findings, Report
from tmx.base.report import Losses
from tmx.read.chunks import pieces
from tmx.read.pairs import PairSelection
from tmx.read.parser import parse
from tmx.unit.model import Header, TranslationUnit


class TmxReader:
    """A TMX file as an iterable of units; each iteration reads the file again, a piece at a time.

    `findings` holds what was wrong, and `pairs` counts what the choice of languages left out, in the last
    iteration.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        source_lang: str | None = None,
        target_lang: str | None = None,
        report: Report | None = None,
    ) -> None:
        self.path = Path(path)
        self.findings = Findings()
        self.pairs = PairSelection(source_lang, target_lang)
        self._also_report = report
        self._header: Header | None = None

    @property
    def header(self) -> Header:
        """The header, read from the file when it is first asked for.

        Raises:
            UsageError: there is no such file, or it is a folder.
            InputError: the file cannot be read, is no TMX, or is built to do harm.
        """
        if self._header is None:
            chunks = text_chunks(self.path, lambda _: None)
            self._header, _ = parse(pieces(chunks, self.path), self.path, lambda _: None)
        return self._header

    def __iter__(self) -> Iterator[TranslationUnit]:
        self.findings = Findings()
        self.pairs = self.pairs.anew()
        return self.pairs.select(self._units(), self.path) if self.pairs.is_choice else self._units()

    def _units(self) -> Iterator[TranslationUnit]:
        chunks = text_chunks(self.path, self._report)
        self._header, units = parse(pieces(chunks, self.path), self.path, self._report)
        yield from units

    def losses(self) -> Losses:
        """What the last iteration could not read, mended, or left out for its languages."""
        return self.findings.losses(self.path) + self.pairs.losses()

    def _report(self, finding: Finding) -> None:
        self.findings(finding)
        if self._also_report:
            self._also_report(finding)


def read_tmx(
    path: str | os.PathLike[str],
    *,
    source_lang: str | None = None,
    target_lang: str | None = None,
    report: Report | None = None,
) -> TmxReader:
    """Read a TMX file, plain or gzipped, in any encoding that it declares.

    Without languages the units come whole, with all their variants. With a language they come as pairs, the
    source first; ``en-GB`` falls back on ``en``, ``en-US`` and other English, in that order, and units that
    lack a language are left out and counted in ``pairs``. What can be mended is mended and reported.

    Args:
        path: the file to read.
        source_lang: the language wanted as source; None takes each unit's own.
        target_lang: the language wanted as target; None takes the first other one.
        report: called with each finding as it is made, beside their collection in ``findings``.

    Raises:
        UsageError: a language is no code; on iteration, there is no such file, or it is a folder.
        InputError: (on iteration) the file cannot be read, is no TMX, or is built to do harm; or none of its
            units has the languages asked for.
    """
    return TmxReader(path, source_lang=source_lang, target_lang=target_lang, report=report)

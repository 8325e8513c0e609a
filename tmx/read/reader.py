"""Reading TMX: as a stream, tolerant of faults, and exact about which faults it found."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from tmx.base.decode import decode_file
from tmx.base.findings import Finding, Findings, Report
from tmx.base.report import Losses
from tmx.read.chunks import chunks
from tmx.read.pairs import PairSelection
from tmx.read.parser import parse
from tmx.unit.model import Header, TranslationUnit


class TmxReader:
    """A TMX file as an iterable of units; each iteration reads the file again, part by part.

    After an iteration, `findings` holds what was wrong with the file, and `pairs` counts what the choice of languages
    left out.
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
        """The header, read from the file on first use.

        Raises:
            UsageError: there is no such file, or it is a folder.
            InputError: the file cannot be read, is not TMX, or is built to do harm.
        """
        if self._header is None:
            self._header, _ = self._parsed(lambda _: None)
        return self._header

    def __iter__(self) -> Iterator[TranslationUnit]:
        self.findings = Findings()
        self.pairs = self.pairs.fresh()
        return self.pairs.select(self._units(), self.path) if self.pairs.is_choice else self._units()

    def _units(self) -> Iterator[TranslationUnit]:
        self._header, units = self._parsed(self._report)
        yield from units

    def _parsed(self, report: Report) -> tuple[Header, Iterator[TranslationUnit]]:
        return parse(chunks(decode_file(self.path, report), self.path), self.path, report)

    def losses(self) -> Losses:
        """What the last iteration could not read, what it repaired, and what it left out because of the languages."""
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
    """Read a TMX file, plain or gzipped, in whatever encoding it declares.

    If no language is given, the units have all their variants. Otherwise they are pairs, source first: ``en-GB`` falls
    back to ``en``, ``en-US`` and other varieties of English, in that order, and units that lack a language are left
    out and counted in ``pairs``. Faults that can be repaired are repaired and reported.

    Args:
        path: the file to read.
        source_lang: the source language; None takes that of each unit.
        target_lang: the target language; None takes the first other language of each unit.
        report: called with each finding as soon as it is made, in addition to collecting it in ``findings``.

    Raises:
        UsageError: a language is not a language code; on iteration, there is no such file, or it is a folder.
        InputError: (on iteration) the file cannot be read, is not TMX, or is built to do harm, or none of its units
            has the languages.
    """
    return TmxReader(path, source_lang=source_lang, target_lang=target_lang, report=report)

"""Where the units come from that a tool works on: a TMX file, a file of another format, or anything that has units."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from tmx.base.decode import refuse_missing
from tmx.base.report import Losses
from tmx.formats.base import Languages
from tmx.formats.moses import MOSES
from tmx.read.pairs import PairSelection
from tmx.read.reader import TmxReader, read_tmx
from tmx.read.source import Source
from tmx.tools.conversion import FORMATS, TMX, format_of
from tmx.unit.model import Header, TranslationUnit

Read = Callable[[Callable[[str], None]], Iterator[TranslationUnit]]


class Units:
    """The units of a file that is not TMX.

    Args:
        path: the file, for messages.
        read: reads it from its beginning; it is given what takes remarks on the file.
        source_lang: the source language; None takes that of each unit.
        target_lang: the target language; None takes all.

    Raises:
        UsageError: a language is not a language code.
    """

    def __init__(
        self, path: Path, read: Read, source_lang: str | None = None, target_lang: str | None = None
    ) -> None:
        self.path = path
        self.header = Header()
        self.pairs = PairSelection(source_lang, target_lang)
        self.remarks: list[str] = []
        self._read = read

    def __iter__(self) -> Iterator[TranslationUnit]:
        self.remarks.clear()
        self.pairs = self.pairs.fresh()
        units = self._read(self.remarks.append)
        return self.pairs.select(units, self.path) if self.pairs.is_choice else units

    def losses(self) -> Losses:
        """What the last iteration left out because of the languages."""
        return self.pairs.losses()


def open_units(
    path: str | os.PathLike[str],
    *,
    source_format: str | None = None,
    source_lang: str | None = None,
    target_lang: str | None = None,
) -> TmxReader | Units:
    """The units of a file in any format that `convert` reads.

    Args:
        path: the file.
        source_format: the format; None chooses it by the suffix.
        source_lang: the source language; None takes that of the file.
        target_lang: the target language; None takes that of the file, of TMX all.

    Raises:
        UsageError: the format is unknown, or a language is not a language code; on iteration, there is no such file.
        InputError: (on iteration) the file cannot be read, or none of its units has the languages.
    """
    path = Path(path)
    chosen = format_of(path, source_format)
    if chosen == TMX:
        return read_tmx(path, source_lang=source_lang, target_lang=target_lang)
    if chosen != MOSES.name:
        refuse_missing([path])
    languages = Languages(source_lang, target_lang)
    return Units(path, lambda remark: FORMATS[chosen].read(path, languages, remark))


def source_of(given: Source | str | os.PathLike[str]) -> Source:
    """What is given, if it is units already; the units of the file, if it is a path. See `open_units`."""
    return open_units(given) if isinstance(given, str | os.PathLike) else given


def stem_of(path: Path) -> str:
    """The name of a file without its suffix: what the names of files made of it begin with.

    >>> stem_of(Path("a.b.tmx.gz")), stem_of(Path("corpus.en-fr")), stem_of(Path("TM.db"))
    ('a.b', 'corpus', 'TM')
    """
    name = path.name
    return Path(name[:-3]).stem if name.lower().endswith(".gz") else path.stem


def remarks_on(source: Source) -> list[str]:
    """What was remarked on the file in the last iteration, but for what its losses say."""
    return list(dict.fromkeys(source.remarks)) if isinstance(source, Units) else []

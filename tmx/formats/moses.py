"""Plain bitext: two files with the same number of lines, named as in OPUS and Moses.

``corpus.en-fr`` stands for the files ``corpus.en-fr.en`` and ``corpus.en-fr.fr``. Each line is a segment; line breaks
inside a segment become spaces.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator
from contextlib import ExitStack, closing
from itertools import zip_longest
from pathlib import Path

from tmx.base.characters import joined_lines
from tmx.base.errors import InputError, UsageError
from tmx.base.files import atomic_write
from tmx.base.languages import best_language, is_stand_in
from tmx.base.report import Ledger
from tmx.base.wording import counted
from tmx.formats.base import Format, Languages, Pair, Remark
from tmx.formats.text import line_end, open_text
from tmx.unit.model import TranslationUnit

_CR = frozenset("\r")
_CODE = r"[a-z]{2,3}(?:_[A-Z][a-z]{3})?(?:_[A-Z]{2})?"
PAIR_SUFFIX = re.compile(rf"\.({_CODE})-({_CODE})$")


def pair_of(path: Path, languages: Languages) -> Languages:
    """The languages of the two files, in the order of the name; `languages` may be more specific.

    >>> pair_of(Path("corpus.fr-en"), Languages("en-GB"))
    Languages(source='fr', target='en-GB', every=False)

    Raises:
        UsageError: the name has no pair of languages, or not those asked for.
    """
    codes = [code.replace("_", "-") for code in _codes(path)]
    for wish in (languages.source, languages.target):
        if wish is not None:
            place = best_language(wish, codes)
            if place is None:
                raise UsageError(
                    f"the file name says {codes[0]} and {codes[1]}, not {wish}",
                    path=path,
                    cure="Name the file after its languages, or leave the option out.",
                )
            codes[place] = wish
    return Languages(codes[0], codes[1])


def _codes(path: Path) -> Pair:
    match = PAIR_SUFFIX.search(path.name)
    if match is None:
        raise UsageError("not the name of a plain bitext", path=path, cure="Name it like corpus.en-fr.")
    return match[1], match[2]


def _files(path: Path) -> tuple[Path, Path]:
    first, second = _codes(path)
    return path.with_name(f"{path.name}.{first}"), path.with_name(f"{path.name}.{second}")


def _read(path: Path, languages: Languages, remark: Remark) -> Iterator[TranslationUnit]:
    source_path, target_path = _files(path)
    named = pair_of(path, languages)
    langs = [named.source or "", named.target or ""]
    for place, code in enumerate(code.replace("_", "-") for code in _codes(path)):
        if "-" in code and is_stand_in(langs[place], code):
            remark(f"{code} taken for {langs[place]}")
            langs[place] = code
    is_turned = languages.source == named.target or languages.target == named.source
    skipped = 0
    with closing(_lines(source_path)) as sources, closing(_lines(target_path)) as targets:
        pairs = enumerate(zip_longest(sources, targets), 1)
        for line, (source, target) in pairs:
            if source is None or target is None:
                raise InputError(
                    "one file has more lines than the other",
                    path=target_path if source is None else source_path,
                    line=line,
                    cure="Line n of one file must translate line n of the other.",
                )
            if source.strip() and target.strip():
                ours, theirs = (langs[0], source), (langs[1], target)
                if is_turned:
                    ours, theirs = theirs, ours
                yield TranslationUnit.pair(*ours, *theirs, line=line)
            elif source.strip() or target.strip():
                skipped += 1
    if skipped:
        remark(f"{counted(skipped, 'line')} left out: one side is empty")


def _lines(path: Path) -> Generator[str, None, None]:
    """The lines of one file; a generator of its own, so that an error names this file and not the other.

    A CR inside a line is white space: LF ends lines, except in a file without any.
    """
    with open_text(path, line_end(path)) as stream:
        for line in stream:
            yield joined_lines(line.rstrip("\r\n"), _CR)


def _write(path: Path, units: Iterable[TranslationUnit], pair: Pair, ledger: Ledger) -> None:
    with ExitStack() as stack:
        streams = [stack.enter_context(atomic_write(file)) for file in _files(path)]
        for unit in units:
            for stream, variant in zip(streams, unit.variants, strict=True):
                line = joined_lines(variant.text)
                if line != variant.text:
                    ledger.alter("line break in a segment replaced by a space")
                stream.write(f"{line}\n".encode())


MOSES = Format(
    "moses", (), "plain bitext: NAME.en-fr stands for NAME.en-fr.en and NAME.en-fr.fr", _read, _write
)

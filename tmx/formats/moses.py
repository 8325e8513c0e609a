"""Plain bitext: two files of as many lines, named as OPUS and Moses name them.

``corpus.en-fr`` stands for the files ``corpus.en-fr.en`` and ``corpus.en-fr.fr``. A segment is a line; line
breaks inside it become spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import zip_longest
from pathlib import Path

from tmx.errors import InputError
from tmx.files import atomic_write
from tmx.formats.base import Format, Languages, Tell
from tmx.formats.text import open_text
from tmx.report import Ledger
from tmx.unit import TranslationUnit

_CODE = r"[a-z]{2,3}(?:_[A-Z]{2})?"
PAIR_SUFFIX = re.compile(rf"\.({_CODE})-({_CODE})$")
_BREAK = re.compile(r"\s*[\n\r\u2028\u2029\x0b\x0c\x85]\s*")


def _files(path: Path) -> tuple[tuple[str, Path], tuple[str, Path]]:
    match = PAIR_SUFFIX.search(path.name)
    if match is None:
        raise InputError("this is no name of a bitext", path=path, cure="Name it like corpus.en-fr.")
    return tuple((code.replace("_", "-"), path.with_name(f"{path.name}.{code}")) for code in match.groups())  # type: ignore[return-value]


def _read(path: Path, languages: Languages, tell: Tell) -> Iterator[TranslationUnit]:
    (source_lang, source_path), (target_lang, target_path) = _files(path)
    skipped = 0
    with open_text(source_path) as sources, open_text(target_path) as targets:
        pairs = enumerate(zip_longest(_lines(sources), _lines(targets)), 1)
        for line, (source, target) in pairs:
            if source is None or target is None:
                raise InputError(
                    "one file has more lines than the other",
                    path=target_path if source is None else source_path,
                    line=line,
                    cure="Line n of one file must translate line n of the other.",
                )
            if source.strip() and target.strip():
                yield TranslationUnit.pair(
                    languages.source or source_lang,
                    source,
                    languages.target or target_lang,
                    target,
                    line=line,
                )
            elif source.strip() or target.strip():
                skipped += 1
    if skipped:
        tell(f"{skipped} lines left out: one side is empty")


def _lines(stream: Iterable[str]) -> Iterator[str]:
    return (line.rstrip("\r\n") for line in stream)


def _write(path: Path, units: Iterable[TranslationUnit], languages: Languages, ledger: Ledger) -> None:
    with ExitStack() as stack:
        streams = [stack.enter_context(atomic_write(file)) for _, file in _files(path)]
        for unit in units:
            for stream, variant in zip(streams, unit.variants, strict=True):
                line = _BREAK.sub(" ", variant.text)
                if line != variant.text:
                    ledger.alter("line break in a segment became a space")
                stream.write(f"{line}\n".encode())


MOSES = Format(
    "moses", (), "plain bitext: NAME.en-fr stands for NAME.en-fr.en and NAME.en-fr.fr", _read, _write
)

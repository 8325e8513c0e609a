"""Encodings, languages, and reading as a stream."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmx.read.chunks import chunks
from tmx.read.reader import read_tmx
from tmx.unit.model import TranslationUnit

SOUND = '<tu><tuv xml:lang="en-US"><seg>one</seg></tuv><tuv xml:lang="fr-FR"><seg>un</seg></tuv></tu>'


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "iso-8859-1", "windows-1252", "us-ascii", "cp850"]
)
def test_encodings(tmx_file: Callable[..., Path], encoding: str) -> None:
    word = "ete" if encoding == "us-ascii" else "été"
    declared = "utf-8" if encoding == "utf-8-sig" else encoding
    path = tmx_file(SOUND.replace("un<", f"{word}<"), encoding=declared)
    path.write_bytes(path.read_bytes().decode(declared).encode(encoding))
    assert [unit.target.text for unit in read_tmx(path)] == [word]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_wide_encodings_without_a_byte_order_mark(tmx_file: Callable[..., Path], encoding: str) -> None:
    path = tmx_file(SOUND)
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))
    assert [unit.target.text for unit in read_tmx(path)] == ["un"]


def test_line_ends_of_every_system(tmx_file: Callable[..., Path]) -> None:
    path = tmx_file(SOUND.replace("one", "a\nb&#13;c"))
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert [unit.source.text for unit in read_tmx(path)] == ["a\nb\rc"]


def test_falling_back_between_regions() -> None:
    def pick(*codes: str) -> str | None:
        unit = TranslationUnit.pair("fr", "un", codes[0], codes[0])
        unit = unit._replace(
            variants=unit.variants + tuple(unit.variants[1]._replace(lang=c) for c in codes[1:])
        )
        chosen = unit.select("fr-CA", "en-GB")
        return chosen and chosen.target.lang

    assert pick("en-US", "en", "en-GB") == "en-GB"
    assert pick("en-AU", "en-US", "en") == "en"
    assert pick("en-AU", "en-US") == "en-US"
    assert pick("en-AU") == "en-AU"
    assert pick("de") is None


def test_a_source_language_of_all_takes_the_language_asked_for(tmx_file: Callable[..., Path]) -> None:
    header = (
        '<header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" '
        'srclang="*all*" datatype="plaintext"/>'
    )
    path = tmx_file(SOUND, header=header)
    (unit,) = read_tmx(path, source_lang="fr", target_lang="en")
    assert (unit.source.text, unit.target.text, unit.source_lang) == ("un", "one", "fr-FR")


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(["<tu>", "</tu>", "<tuv>", "x\n", "<!--", "-->", "<![CDATA[", "]]>", "<tu "]),
        max_size=30,
    ),
    st.integers(1, 9),
)
def test_cutting_loses_nothing_and_counts_lines(parts: list[str], size: int) -> None:
    text = "".join(parts)
    cut = list(chunks((text[at : at + size] for at in range(0, len(text), size)), "memory.tmx"))
    assert "".join(chunk.text for chunk in cut) == text
    for index, chunk in enumerate(cut):
        assert chunk.line == 1 + "".join(before.text for before in cut[:index]).count("\n")


def test_long_files_are_read_in_chunks_with_the_right_lines(tmx_file: Callable[..., Path]) -> None:
    count = 5000
    numbered = [
        SOUND.replace("one", f"one <ph/> {n} é" if n % 7 == 0 else f"one {n} é") for n in range(count)
    ]
    lines = [unit.line for unit in read_tmx(tmx_file(*numbered))]
    assert lines == list(range(5, 5 + count))


def test_gzip_is_recognised_by_its_bytes(tmx_file: Callable[..., Path]) -> None:
    path = tmx_file(SOUND)
    path.write_bytes(gzip.compress(path.read_bytes()))
    assert len(list(read_tmx(path))) == 1

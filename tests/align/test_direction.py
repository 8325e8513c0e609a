"""Contradictions between the languages that are given, the names of the files and the texts are said."""

from __future__ import annotations

from pathlib import Path

import pytest

import align
from tmx.base.errors import UsageError

ENGLISH = (
    "The captain saluted the crowd from the bridge, and the children shouted on the quay all morning. " * 4
)
FRENCH = (
    "Le capitaine salua la foule depuis la passerelle, et les enfants crièrent sur le quai toute la matinée. "
    * 4
)
SHORT = "The ship left the harbour.", "Le navire quitta le port."


@pytest.fixture
def texts(tmp_path: Path) -> tuple[Path, Path]:
    return written(tmp_path, ENGLISH, FRENCH)


def written(folder: Path, english: str, french: str, names: str = "press") -> tuple[Path, Path]:
    paths = folder / f"{names}.en.txt", folder / f"{names}.fr.txt"
    for path, text in zip(paths, (english, french), strict=True):
        path.write_text(f"{text}\n", encoding="utf-8")
    return paths


def warnings(texts: tuple[Path, Path], source: str | None, target: str | None) -> tuple[str, ...]:
    return align.align(*texts, source_lang=source, target_lang=target, encoder="none").warnings


@pytest.mark.parametrize("codes", [("fr", "en"), ("fr-CA", "en-GB")])
def test_swapped_languages_are_said_once(texts: tuple[Path, Path], codes: tuple[str, str]) -> None:
    (said,) = warnings(texts, *codes)
    assert said == (
        f"the languages seem to be swapped: {texts[0]} is read as {codes[0]} and {texts[1]} as {codes[1]}, "
        "but it seems to be the other way round"
    )


@pytest.mark.parametrize("codes", [("en", "fr"), ("en-GB", "fr-CA"), (None, None), ("en", None)])
def test_nothing_is_said_of_what_agrees(
    texts: tuple[Path, Path], codes: tuple[str | None, str | None]
) -> None:
    assert warnings(texts, *codes) == ()


def test_names_tell_it_where_texts_are_short(tmp_path: Path) -> None:
    (said,) = warnings(written(tmp_path, *SHORT), "fr", "en")
    assert "seem to be swapped" in said


def test_a_name_alone_says_nothing_against_the_text(tmp_path: Path) -> None:
    """Files that were named the wrong way round, and languages that were given to put that right."""
    assert warnings(written(tmp_path, FRENCH, ENGLISH), "fr", "en") == ()
    assert warnings(written(tmp_path, *reversed(SHORT)), "fr", "en") == ()


def test_two_files_of_one_language(tmp_path: Path) -> None:
    paths = written(tmp_path, ENGLISH, ENGLISH.replace("captain", "admiral"))
    assert warnings(paths, "en", "fr") == (f"{paths[1]}: read as fr, but the text seems to be in en",)


def test_a_wrong_language_of_one_side_is_named_where_it_makes_both_the_same(texts: tuple[Path, Path]) -> None:
    with pytest.raises(UsageError, match="same language") as error:
        warnings(texts, "fr", None)
    assert f"{texts[0]}: read as fr, but the text seems to be in en" in str(error.value)


def test_documents_that_were_read_before_are_compared_too(texts: tuple[Path, Path]) -> None:
    sides = align.read(texts[0], "fr"), align.read(texts[1], "en")
    (said,) = align.align(*sides, encoder="none").warnings
    assert "seem to be swapped" in said

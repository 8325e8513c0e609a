"""Tables without a row of headings: glossaries of DeepL, Google and OmegaT."""

from __future__ import annotations

from pathlib import Path

import pytest

from tmx import convert, read_tmx
from tmx.base.errors import UsageError

DEEPL = "Hello,Bonjour,en,fr\nBye,Au revoir,en,fr\nHi,Hallo,en,de\n"
NO_HEADING = "the first row is not taken for a heading, but for a unit: "


def read(folder: Path, name: str, text: str, *langs: str) -> tuple[list[str], tuple[str, ...]]:
    (folder / name).write_text(text, encoding="utf-8")
    source, target = langs or (None, None)
    done = convert(folder / name, folder / "out.tmx", source_lang=source, target_lang=target)
    return [f"{unit.source.text}={unit.target.text}" for unit in read_tmx(folder / "out.tmx")], done.remarks


@pytest.mark.parametrize(
    ("langs", "pairs", "left_out"),
    [
        ((), ["Hello=Bonjour", "Bye=Au revoir"], "1 row left out: in other languages than en and fr"),
        (("en", "de"), ["Hi=Hallo"], "2 rows left out: in other languages than en and de"),
        (
            ("en", "fr"),
            ["Hello=Bonjour", "Bye=Au revoir"],
            "1 row left out: in other languages than en and fr",
        ),
    ],
)
def test_codes_in_the_rows_are_no_headings(
    tmp_path: Path, langs: tuple[str, ...], pairs: list[str], left_out: str
) -> None:
    assert read(tmp_path, "in.csv", DEEPL, *langs) == (
        pairs,
        (f"{NO_HEADING}Hello, Bonjour, en, fr", left_out),
    )


def test_words_that_are_codes_do_not_unmake_a_heading(tmp_path: Path) -> None:
    pairs, _ = read(tmp_path, "in.csv", "en,fr,pos,note\nis,est,verb,a\nno,non,adverb,b\n")
    assert pairs == ["is=est", "no=non"]


def test_a_comment_and_further_cells_of_a_glossary_are_named(tmp_path: Path) -> None:
    text = "# a glossary\ncourt\ttribunal\njudge\tjuge\twith a comment\n"
    pairs, remarks = read(tmp_path, "in.tsv", text, "en", "fr")
    assert pairs == ["court=tribunal", "judge=juge"]
    assert remarks == (
        "1 comment left out before the table",
        f"{NO_HEADING}court, tribunal",
        "not read: other columns, in 1 row",
    )


def test_a_comma_too_many_is_still_a_row_left_out(tmp_path: Path) -> None:
    pairs, remarks = read(tmp_path, "in.csv", "one,un\ntwo, or 2,deux\n", "en", "fr")
    assert pairs == ["one=un"]
    assert any("1 row left out: more cells than the first row, line 2" in remark for remark in remarks)


def test_languages_that_nothing_names_must_be_given(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not say what its languages are"):
        read(tmp_path, "in.csv", "hello,bonjour\nbye,au revoir\n")

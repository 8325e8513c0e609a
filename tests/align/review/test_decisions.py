"""Saved decisions as JSON: what is read, and what is refused, by unit and with the reason."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from reviews import saved, written

from align.alignment import Alignment
from align.review import read_decisions, read_texts
from tmx.base.errors import InputError, UsageError


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("", "not valid JSON"),
        ("[1]", "its format is not"),
        ('{"format": "bitext-decisions", "version": 9}', "version 9"),
        ('{"format": "bitext-decisions", "version": 1}', "the header: source is missing, not an object"),
    ],
)
def test_what_is_no_decisions_file_is_refused(tmp_path: Path, content: str, what: str) -> None:
    path = tmp_path / "d.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=what):
        read_decisions(path)


@pytest.mark.parametrize(
    ("part", "value", "what"),
    [
        ("source", None, "source is missing, not a list"),
        ("source", [["0", 0, 1, "x"]], 'not a piece of text .*: ."0", 0, 1, "x".'),
        ("source", [[0, True, 1, "x"]], "not a piece of text"),
        ("source", [[0, 1]], "not a piece of text"),
        ("source", [[0, 5, 1, "x"]], "a piece must be in a block"),
        ("status", "maybe", 'the status is "maybe", not one of open, accepted, corrected'),
        ("status", [], "the status is .., not one of"),
        ("translation", "no", 'translation is "no", not true or false'),
        ("confidence", True, "the confidence is true, not a number"),
        ("confidence", "high", 'the confidence is "high", not a number'),
        ("reasons", 5, "reasons is 5, not a list"),
        ("reasons", [5], "a reason is 5, not text"),
        ("reasons", [{"en": "so"}], 'a reason is ."en": "so"., not text'),
        ("target_text", 5, "an edited text is 5, not text"),
    ],
)
def test_a_bad_unit_is_named(
    resolution: Alignment, tmp_path: Path, part: str, value: object, what: str
) -> None:
    data = saved(resolution)
    data["units"][2][part] = value
    with pytest.raises(InputError, match=f"unit 3: {what}"):
        read_decisions(written(data, tmp_path / "d.json"))


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"units": {}}, "units is {}, not a list"),
        ({"units": ["x"]}, 'unit 1: the unit is "x", not an object'),
        ({"units": [{"source": [], "target": []}]}, "unit 1: a unit must have text on at least one side"),
        ({"source": "x"}, 'source is "x", not an object'),
        ({"config": 5}, "config is 5, not an object"),
    ],
)
def test_bad_decisions_are_named(
    resolution: Alignment, tmp_path: Path, changes: dict[str, Any], what: str
) -> None:
    with pytest.raises(InputError, match=what):
        read_decisions(written(saved(resolution) | changes, tmp_path / "d.json"))


def test_missing_texts_are_named(resolution: Alignment, tmp_path: Path) -> None:
    data = saved(resolution)
    data["source"] |= {"name": "gone.txt", "path": "gone.txt"}
    path = written(data, tmp_path / "d.json")
    with pytest.raises(UsageError, match=r"the source text “gone\.txt” cannot be found"):
        read_texts(read_decisions(path), path)


def test_reasons_are_read_as_any_page_saved_them(resolution: Alignment, tmp_path: Path) -> None:
    """Earlier pages saved them in English."""
    data = saved(resolution)
    data["units"][0]["reasons"] = ["numbers differ: 3 / none", {"en": "same numbers", "fr": "mêmes nombres"}]
    reasons = read_decisions(written(data, tmp_path / "d.json")).units[0].reasons
    assert [reason.texts() for reason in reasons] == [
        {"en": "numbers differ: 3 / none", "fr": "numbers differ: 3 / none"},
        {"en": "same numbers", "fr": "mêmes nombres"},
    ]

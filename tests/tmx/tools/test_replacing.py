"""Text replaced in segments, never in their codes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmx.base.errors import InputError, UsageError
from tmx.read.reader import read_tmx
from tmx.tools.replacing import Replacement, changes, replace_units
from tmx.tools.sources import Units
from tmx.unit.content import Inline
from tmx.unit.model import TranslationUnit

CODE = Inline("ph", {"x": "1"}, ("color",))
UNIT = TranslationUnit.pair("en-US", ("color ", CODE, " Color"), "fr", "la color, 1,5 colore")


@pytest.mark.parametrize(
    ("replacement", "source", "target"),
    [
        (Replacement("color", "hue"), "hue  Color", "la hue, 1,5 huee"),
        (Replacement("color", "hue", case=False, words=True), "hue  hue", "la hue, 1,5 colore"),
        (Replacement("color", "hue", side="source"), "hue  Color", "la color, 1,5 colore"),
        (Replacement("color", "hue", side="target"), "color  Color", "la hue, 1,5 huee"),
        (Replacement("color", "hue", lang="fr-CA"), "color  Color", "la hue, 1,5 huee"),
        (Replacement("color", "hue", lang="en-GB"), "color  Color", "la color, 1,5 colore"),
        (Replacement(r"(\d),(\d)", r"\1.\2", regex=True), "color  Color", "la color, 1.5 colore"),
        (Replacement(".", r"\1"), "color  Color", "la color, 1,5 colore"),
    ],
)
def test_what_is_replaced(replacement: Replacement, source: str, target: str) -> None:
    new = replacement.unit(UNIT)
    assert (new.source.text, new.target.text) == (source, target)
    assert new.source.content[1] == CODE
    assert (replacement.places > 0) is (new != UNIT)


def test_a_place_with_a_code_inside_is_counted_and_left(tmp_path: Path) -> None:
    unit = TranslationUnit.pair("en", ("co", CODE, "lor color"), "fr", "x")
    replacement = Replacement("color", "hue")
    report = replace_units(Units(Path("m.tmx"), lambda _: iter([unit])), tmp_path / "out.tmx", replacement)
    (written,) = read_tmx(tmp_path / "out.tmx")
    assert written.source.content == ("co", CODE, "lor hue")
    assert (replacement.places, replacement.segments, replacement.across) == (1, 1, 1)
    assert report.altered["places left as they are, since a code is in them"] == 1


def test_a_language_that_no_segment_has_is_refused(tmp_path: Path) -> None:
    output = tmp_path / "out.tmx"
    with pytest.raises(InputError, match="no unit has ja") as error:
        replace_units(Units(Path("m.tmx"), lambda _: iter([UNIT])), output, Replacement("a", "b", lang="ja"))
    assert "en-US, fr" in str(error.value)
    assert not output.exists()


@given(st.text("abc", min_size=1, max_size=2), st.text("abc", max_size=3), st.text("abc ", min_size=1))
def test_plain_text_is_replaced_as_python_does(find: str, put: str, text: str) -> None:
    unit = TranslationUnit.pair("en", text, "fr", "x")
    replacement = Replacement(find, put, side="source")
    found = list(changes(Units(Path("m.tmx"), lambda _: iter([unit])), replacement))
    assert [one.after.text for one in found] == [new for new in [text.replace(find, put)] if new != text]
    assert replacement.places == text.count(find)


def test_what_makes_no_sense_is_refused() -> None:
    for bad, says in (("", "nothing to find"), ("(", "not a regular expression")):
        with pytest.raises(UsageError, match=says):
            Replacement(bad, "x", regex=True)
    with pytest.raises(UsageError, match="cannot be put in"):
        Replacement("a", r"\2", regex=True)

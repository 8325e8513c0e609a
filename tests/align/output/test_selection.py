"""Units of an alignment by number, role, place and words."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from alignments import of_spans, small
from hypothesis import given
from hypothesis import strategies as st

import align
from align.alignment import Alignment
from align.core.bead import Bead
from align.output.selection import Selection
from tmx.base.errors import UsageError

EVIL = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def alignment(corpora: Path) -> Alignment:
    folder = corpora / "A-RES-59-159"
    return align.align(folder / "en.txt", folder / "fr.txt", encoder="none")


def numbers(found: Selection) -> list[int]:
    return [pair.unit for pair in found]


def test_a_number_is_that_of_the_unit_in_every_table(alignment: Alignment) -> None:
    frame = alignment.to_pandas().set_index("unit")
    for number in (1, 3, 53):
        assert alignment[number].unit == number
        assert alignment[number].source.text == frame.loc[number, "source"]
    assert alignment[-1].unit == 53
    assert numbers(alignment[3:7]) == [3, 4, 5, 6, 7]
    assert numbers(alignment[:3]) == [1, 2, 3]
    assert numbers(alignment[-2:]) == [52, 53]
    assert numbers(alignment[60:]) == []


@pytest.mark.parametrize("number", [0, 54, -54])
def test_a_number_that_no_unit_has_is_refused_with_those_there_are(alignment: Alignment, number: int) -> None:
    with pytest.raises(UsageError, match=f"no unit {number} here") as caught:
        alignment[number]
    assert "from 1 to 53" in caught.value.cure


def test_a_role_or_a_place_chooses_its_units(alignment: Alignment) -> None:
    operative = alignment["operative"]
    assert {pair.role for pair in operative} == {"operative"}
    assert len(operative) == 23
    assert numbers(alignment["Operative 5"]) == numbers(alignment["5"])[:1]
    assert alignment["operative 1"] == alignment["operative  1"]
    assert len(alignment["operative 1"]) == 1  # not 10 to 19
    assert alignment["operative"][19].place == "operative 1"
    assert operative["operative 2"] == alignment["operative 2"]
    with pytest.raises(UsageError, match="role or place 'crime'") as caught:
        alignment["crime"]
    assert "preambular" in caught.value.cure
    with pytest.raises(UsageError, match="no unit 1 here"):
        operative[1]
    with pytest.raises(UsageError, match="name of the role is empty"):
        alignment[" "]
    with pytest.raises(UsageError, match="one after the other"):
        alignment[1:9:2]
    assert "operative 5" in alignment._ipython_key_completions_()


@given(st.integers(-12, 12) | st.none(), st.integers(-12, 12) | st.none(), st.sets(st.integers(1, 8)))
def test_a_range_takes_the_units_between_its_limits(
    first: int | None, last: int | None, kept: set[int]
) -> None:
    whole = small(*(Bead(range(k, k + 1), range(k, k + 1)) for k in range(8)))
    some = Selection(tuple(pair for pair in whole if pair.unit in kept), whole.langs)
    for units in (whole, some):
        found = numbers(units[first:last])
        own = [pair.unit for pair in units]
        assert found == sorted(found)
        assert set(found) <= set(own)
        if (first or 0) >= 0 and (last or 0) >= 0:
            assert found == [n for n in own if n >= (first or 0) and (last is None or n <= last)]
        elif last is None and first is not None:
            assert found == own[first:]


def test_a_unit_is_shown_in_words_not_as_its_fields(alignment: Alignment) -> None:
    unit = alignment[3]
    assert repr(unit).startswith("<unit 3, preambular, 1-1, confidence ")
    assert len(repr(unit)) < 200
    assert str(unit).splitlines()[1:] == [f"  {unit.source.text}", f"  {unit.target.text}"]
    assert repr(of_spans((0, 1, 0, 0))[1]) == "<unit 1, paragraph, 1-0: source 0 | >"
    assert repr(alignment["operative"]) == "<23 units (en and fr)>"
    shown = alignment["operative"]._repr_html_()
    assert "… and 11 more units" in shown
    assert shown.count("<tr>") == 13


def test_a_preview_escapes_its_text() -> None:
    found = align.align_texts([EVIL, "b"], ["c", EVIL], source_lang="en", target_lang="fr", encoder="none")
    for shown in (found._repr_html_(), found[1]._repr_html_(), found[:]._repr_html_()):
        assert "<script" not in shown
        assert "&lt;script&gt;" in shown


def test_choosing_changes_nothing_about_the_alignment(alignment: Alignment) -> None:
    before = pickle.dumps(alignment.beads)
    assert alignment[1] is alignment[1]
    assert pickle.dumps(alignment.beads) == before
    assert pickle.loads(pickle.dumps(alignment)) == alignment  # noqa: S301
    assert list(alignment) == list(alignment.units_by_number)
    assert alignment["title"].to_pandas().equals(alignment.to_pandas().head(1))


def test_every_way_out_has_a_method_that_needs_no_suffix(alignment: Alignment, tmp_path: Path) -> None:
    first = {"docx": b"PK", "xlsx": b"PK", "html": b"<!DOCTYPE html>", "tei": b"<?xml", "tmx": b"<?xml"}
    for name, begins in first.items():
        getattr(alignment, f"to_{name}")(tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(begins)
    alignment.to_vertical(tmp_path / "corpus")
    assert (tmp_path / "corpus.en.vert").is_file()
    alignment.to_paraconc(tmp_path / "corpus")
    assert (tmp_path / "corpus.paraconc.fr.txt").is_file()

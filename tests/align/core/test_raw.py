"""The values of a raw document: checked where they are made, and offsets that follow when text is removed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.core.block import Block, NoteRef
from align.core.locator import Locator
from align.core.raw import RawParagraph, Run, moved, moved_runs, without


@st.composite
def removals(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    """A text of different characters, and spans of it that ascend and do not overlap."""
    text = "".join(map(chr, range(65, 65 + draw(st.integers(0, 40)))))
    edges = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    return text, list(zip(edges[::2], edges[1::2], strict=False))


@given(removals())
def test_offsets_follow_what_is_removed(case: tuple[str, list[tuple[int, int]]]) -> None:
    text, removed = case
    left = without(text, removed)
    gone = {offset for start, end in removed for offset in range(start, end)}
    assert left == "".join(character for offset, character in enumerate(text) if offset not in gone)
    for offset in range(len(text) + 1):
        assert moved(offset, removed) == sum(k not in gone for k in range(offset))
    for start in range(0, len(text), 3):
        runs = moved_runs([Run(start, min(start + 5, len(text)), bold=True)], removed)
        kept = "".join(text[k] for k in range(start, min(start + 5, len(text))) if k not in gone)
        assert "".join(left[run.start : run.end] for run in runs) == kept


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"text": " x"}, "white space at its edges"),
        ({"text": "x", "refs": (NoteRef(2, "1"),)}, "out of range"),
        ({"text": "xy", "refs": (NoteRef(2, "1"), NoteRef(1, "2"))}, "out of order"),
        ({"text": "x", "runs": (Run(0, 2),)}, "beyond the end"),
    ],
)
def test_a_paragraph_that_cannot_be_is_refused(fields: dict[str, object], fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        RawParagraph(**fields)  # type: ignore[arg-type]  # any field may be wrong
    with pytest.raises(ValueError, match="not a run"):
        Run(2, 1)


@pytest.mark.parametrize(
    ("locator", "text", "line"),
    [
        (Locator((12, 13)), "line 12", 12),
        (Locator((4,), 3), "page 3, line 4", 4),
        (Locator(path="chapter2.xhtml", page=3), "chapter2.xhtml, page 3", 0),
        (Locator(), "", 0),
    ],
)
def test_a_place_in_words(locator: Locator, text: str, line: int) -> None:
    assert (str(locator), locator.line) == (text, line)
    assert locator.within("f.pdf") == (f"f.pdf, {text}" if text else "f.pdf")
    assert Block("paragraph", (), "x", locator=locator).lines == locator.lines

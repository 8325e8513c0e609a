"""Hard anchors: whatever is decided, the windows around it hold every segment once."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from align.aligner.anchors import Anchor, AnchoredSegments, cut
from align.aligner.windows import Window, in_order
from align.core.bead import Bead
from align.core.block import Block, Kind, Segment


def segments(count: int) -> list[Segment]:
    return [Segment(Block(Kind.PARAGRAPH, (), f"segment {i}"), 0, len(f"segment {i}")) for i in range(count)]


def pieces(draw: st.DrawFn, size: int) -> list[range]:
    """Disjoint stretches of a side, empty ones left out."""
    edges = sorted(draw(st.lists(st.integers(0, size), max_size=8, unique=True)))
    return [range(a, b) for a, b in pairwise(edges)][:: draw(st.sampled_from((1, 2)))]


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[Segment], list[Segment], list[Anchor], list[Window]]:
    source, target = (segments(draw(st.integers(1, 12))) for _ in range(2))
    left, right = pieces(draw, len(source)), draw(st.permutations(pieces(draw, len(target))))
    anchors = []
    for index in range(max(len(left), len(right))):
        rows = tuple(source[i] for i in (left[index] if index < len(left) else ()))
        columns = tuple(target[j] for j in (right[index] if index < len(right) else ()))
        after = None
        if not (rows and columns):
            after = draw(st.sampled_from([None, *(target if rows else source)]))
        anchors.append(Anchor(rows, columns, after))
    i, j = draw(st.integers(0, len(source))), draw(st.integers(0, len(target)))
    structure = [(range(i), range(j)), (range(i, len(source)), range(j, len(target)))]
    return source, target, anchors, structure


@settings(max_examples=300)
@given(cases())
def test_windows_and_beads_hold_every_segment_once(
    case: tuple[list[Segment], list[Segment], list[Anchor], list[Window]],
) -> None:
    source, target, anchors, structure = case
    anchored = AnchoredSegments(anchors, source, target)
    windows = anchored.windows(structure)
    in_order(windows, len(source), len(target))  # raises where they do not partition both sides
    beads = [Bead(rows, columns) for rows, columns in windows if rows or columns]
    # The least that an aligner does inside its windows: gaps of one segment.
    gaps = [
        Bead(range(i, i + 1), range(bead.target.start, bead.target.start))
        for bead in beads
        for i in bead.source
    ]
    gaps += [
        Bead(range(bead.source.stop, bead.source.stop), range(j, j + 1))
        for bead in beads
        for j in bead.target
    ]
    result = anchored.with_anchors(gaps)
    assert sorted(i for bead in result for i in bead.source) == list(range(len(source)))
    assert sorted(j for bead in result for j in bead.target) == list(range(len(target)))
    decided = {
        (tuple(source[i] for i in bead.source), tuple(target[j] for j in bead.target))
        for bead in result
        if bead.decided
    }
    assert decided == {(anchor.source, anchor.target) for anchor in anchors}


@given(st.text("ab .", min_size=1).filter(lambda text: text == text.strip() and text), st.data())
def test_a_block_is_cut_at_the_pieces_and_loses_no_letter(text: str, data: st.DataObject) -> None:
    block = Block(Kind.PARAGRAPH, (), text)
    middle = data.draw(st.integers(0, len(text)))
    start, end = data.draw(st.integers(0, middle)), middle
    whole = [Segment(block, 0, len(text))]
    piece = Segment(block, start, end)
    if not piece.text or piece.text != piece.text.strip():
        assert cut([whole], []) == [whole]
        return
    (result,) = cut([whole], [piece])
    assert piece in result
    assert "".join(segment.text for segment in result).replace(" ", "") == text.replace(" ", "")
    assert all(a.end <= b.start for a, b in pairwise(result))

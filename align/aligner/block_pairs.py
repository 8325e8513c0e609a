"""Which blocks of two documents may be aligned with which: windows from numbers and roles.

A block that has a name on both sides (paragraph 5 (a), footnote 3, the title) is paired with its namesake; such a
pair is an anchor, and the blocks between two anchors make a window, which is searched. Numbers are the same in all
languages, so a number that is missing, repeated or out of place on one side is reported and shifts nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from types import MappingProxyType

from align.aligner.landmarks import heaviest_ascending
from align.aligner.windows import Window
from align.core.block import Block, Kind
from align.core.document import Document

Key = tuple[str, ...]
NOTHING: Mapping[int, int] = MappingProxyType({})

_ONLY_ONE = frozenset({Kind.TITLE, Kind.FORMULA, Kind.MEETING, Kind.DATE})
_NAMES = {Kind.FOOTNOTE: "footnote", Kind.OPERATIVE: "paragraph", Kind.PARAGRAPH: "paragraph"}


@dataclass(frozen=True, slots=True)
class Pairing:
    """Windows that partition the blocks of both sides, in source order, and warnings about what does not fit.

    `regular` says whether both sides name the same blocks in the same order, so that the names can be trusted;
    `numbered` are the anchors (source block, target block) that are based on a number.
    """

    windows: tuple[Window, ...]
    regular: bool
    numbered: tuple[tuple[int, int], ...]
    warnings: tuple[str, ...]


def pair_blocks(source: Document, target: Document, corrected: Mapping[int, int] = NOTHING) -> Pairing:
    """Pair the blocks of two documents by their number paths and roles.

    Args:
        source: one language version.
        target: the other.
        corrected: target blocks by source blocks, which are paired whatever their numbers are.
    """
    source_keys, target_keys = ([_key(block) for block in side.blocks] for side in (source, target))
    taken = set(corrected.values())
    common = [
        (i, j) for i, j in _namesakes(source_keys, target_keys) if i not in corrected and j not in taken
    ]
    common = sorted([*common, *corrected.items()])
    rising = longest_rising(common)
    moved = sorted(set(common).difference(rising))
    warnings = [
        *_differences(source, source_keys, target, target_keys),
        *_differences(target, target_keys, source, source_keys),
        *(
            f"{source.name}, line {_line(source.blocks[i])}: {_name(source.blocks[i])} is in a different place "
            f"in {target.name} (line {_line(target.blocks[j])})"
            for i, j in moved
        ),
    ]
    return Pairing(
        windows=tuple(_windows(len(source.blocks), len(target.blocks), rising, moved)),
        regular=[key for key in source_keys if key] == [key for key in target_keys if key],
        numbered=tuple(pair for pair in common if _is_number(source_keys[pair[0]])),
        warnings=tuple(warnings),
    )


def _namesakes(source: Sequence[Key | None], target: Sequence[Key | None]) -> list[tuple[int, int]]:
    """The blocks that have the same name on both sides, in source order."""
    target_at = _unique(target)
    return [(i, target_at[key]) for key, i in _unique(source).items() if key in target_at]


def _is_number(key: Key | None) -> bool:
    return key is not None and key[0] in ("path", "footnote")


def _key(block: Block) -> Key | None:
    """The name of a block, which is the same in every language, or None."""
    if block.kind is Kind.FOOTNOTE:
        return ("footnote", *block.path)
    if block.kind in _ONLY_ONE:
        return (block.kind.value, *(block.path if block.kind is Kind.FORMULA else ()))
    if block.kind is Kind.HEADING and block.path:
        return ("heading", *block.path)
    if block.label and block.path:
        return ("path", *block.path)
    return None


def _unique(keys: Sequence[Key | None]) -> dict[Key, int]:
    counts = Counter(keys)
    return {key: index for index, key in enumerate(keys) if key is not None and counts[key] == 1}


def longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence that rises on both sides, from pairs that rise on the first."""
    return [pairs[position] for position in heaviest_ascending([(j, 1) for _, j in pairs])]


def _windows(
    rows: int, columns: int, rising: Sequence[tuple[int, int]], moved: Sequence[tuple[int, int]]
) -> list[Window]:
    """Each anchor as a window, and the stretches between the anchors, cut at the blocks that have moved."""
    windows: list[Window] = [(range(i, i + 1), range(j, j + 1)) for i, j in [*rising, *moved]]
    corners = [(-1, -1), *rising, (rows, columns)]
    moved_rows, moved_columns = sorted(i for i, _ in moved), sorted(j for _, j in moved)
    for (i, j), (next_i, next_j) in pairwise(corners):
        # The first pieces face each other; a piece that a moved block cuts off is alone.
        pieces = zip_longest(
            _cut(range(i + 1, next_i), moved_rows),
            _cut(range(j + 1, next_j), moved_columns),
        )
        windows += [
            (source or range(next_i, next_i), target or range(next_j, next_j)) for source, target in pieces
        ]
    return sorted(
        (window for window in windows if window[0] or window[1]),
        key=lambda window: (window[0].start, window[0].stop, window[1].start),
    )


def _cut(stretch: range, at: Sequence[int]) -> list[range]:
    """The pieces of a stretch that the given indexes, in ascending order, leave."""
    inside = at[bisect_left(at, stretch.start) : bisect_left(at, stretch.stop)]
    edges = [stretch.start - 1, *inside, stretch.stop]
    return [piece for a, b in pairwise(edges) if (piece := range(a + 1, b))]


def _differences(
    own: Document, own_keys: Sequence[Key | None], other: Document, other_keys: Sequence[Key | None]
) -> list[str]:
    """Warnings about named blocks that one side has and the other lacks or has less often."""
    counts, others = Counter(own_keys), Counter(other_keys)
    first = {key: index for index, key in reversed(list(enumerate(own_keys)))}
    found = []
    for index, key in enumerate(own_keys):
        if key is None:
            continue
        block = own.blocks[index]
        if not others[key]:
            found.append(
                f"{own.name}, line {_line(block)}: {_name(block)} has no counterpart in {other.name}"
            )
        elif counts[key] > others[key] and first[key] != index:
            found.append(
                f"{own.name}, line {_line(block)}: {_name(block)} occurs once more than in {other.name}"
            )
    return found


def _name(block: Block) -> str:
    return f"{_NAMES.get(block.kind, block.kind.value)} {block.number}".rstrip()


def _line(block: Block) -> int:
    return block.lines[0] if block.lines else 0

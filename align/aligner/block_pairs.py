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

from align.aligner.windows import Window
from align.core.ascending import longest_rising
from align.core.block import Block
from align.core.document import Document
from align.structure.grammars import role_of

Key = tuple[str, ...]
NOTHING: Mapping[int, int] = MappingProxyType({})
_ANY_ROLE = ""  # of paragraphs whose numbers make one sequence


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
    source_keys, target_keys = ([_key(side, block) for block in side.blocks] for side in (source, target))
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
            f"{_named(source, source.blocks[i])} is in a different place in "
            f"{target.blocks[j].locator.within(target.name)}"
            for i, j in moved
        ),
    ]
    return Pairing(
        windows=tuple(_windows(len(source.blocks), len(target.blocks), rising, moved)),
        regular=[key for key in source_keys if key] == [key for key in target_keys if key],
        numbered=tuple((i, j) for i, j in common if _is_numbered(source, source.blocks[i])),
        warnings=tuple(warnings),
    )


def _namesakes(source: Sequence[Key | None], target: Sequence[Key | None]) -> list[tuple[int, int]]:
    """The blocks that have the same name on both sides, in source order."""
    target_at = _unique(target)
    return [(i, target_at[key]) for key, i in _unique(source).items() if key in target_at]


def _key(document: Document, block: Block) -> Key | None:
    """What names a block in every language, or None: its role where it is unique or has numbers of its own."""
    role = role_of(document, block)
    if role.unique:
        return (role.name, *(block.path if role.unique == "section" else ()))
    if role.apart and block.path:
        return (role.name, *block.path)
    return (_ANY_ROLE, *block.path) if block.label and block.path else None


def _is_numbered(document: Document, block: Block) -> bool:
    """Whether the name of a block rests on a number."""
    role = role_of(document, block)
    return not role.unique and (role.numbered or not role.apart)


def _unique(keys: Sequence[Key | None]) -> dict[Key, int]:
    counts = Counter(keys)
    return {key: index for index, key in enumerate(keys) if key is not None and counts[key] == 1}


def _windows(
    rows: int, columns: int, rising: Sequence[tuple[int, int]], moved: Sequence[tuple[int, int]]
) -> list[Window]:
    """Anchors as windows of their own, and the stretches between them, cut where there is a moved block."""
    windows: list[Window] = [(range(i, i + 1), range(j, j + 1)) for i, j in [*rising, *moved]]
    corners = [(-1, -1), *rising, (rows, columns)]
    moved_rows, moved_columns = sorted(i for i, _ in moved), sorted(j for _, j in moved)
    for (i, j), (next_i, next_j) in pairwise(corners):
        # The first pieces face each other; what a moved block cuts off is alone.
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
    """Named blocks of one side that the other side lacks or has fewer of."""
    counts, others = Counter(own_keys), Counter(other_keys)
    first = {key: index for index, key in reversed(list(enumerate(own_keys)))}
    found = []
    for index, key in enumerate(own_keys):
        if key is None:
            continue
        block = own.blocks[index]
        if not others[key]:
            found.append(f"{_named(own, block)} has no counterpart in {other.name}")
        elif counts[key] > others[key] and first[key] != index:
            found.append(f"{_named(own, block)} appears more often than in {other.name}")
    return found


def _named(document: Document, block: Block) -> str:
    """A block with its place, as messages name it."""
    called = f"{role_of(document, block).called} {block.number}".rstrip()
    return f"{block.locator.within(document.name)}: {called}"

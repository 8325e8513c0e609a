"""Which blocks of two documents have the same name: paragraph 5 (a), footnote 3, the title.

Numbers are the same in all languages, so namesakes are anchors, and what is between two anchors can be paired only
inside. But numbers are printed wrongly, read wrongly, restarted in every section or in one language only: where the
content can say something, it must agree. A name need not be unique in the document: one that is unique between two
anchors is as good, and where the sections were found on one side only, so is the number inside the section.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from align.aligner.block_content import BlockContent
from align.aligner.search.lattice import Point
from align.aligner.windows import Window
from align.core.ascending import longest_rising
from align.core.block import Block
from align.core.document import Document
from align.structure.grammars import role_of
from align.structure.names import division_words, in_words_of

Key = tuple[str, ...]
_ANY_ROLE = ""  # of paragraphs whose numbers make one sequence


@dataclass(frozen=True, slots=True)
class Pairing:
    """What the names of the blocks say.

    Attributes:
        keys: the name of every block of either side, None for a block without one.
        anchors: namesakes in ascending order on both sides.
        moved: namesakes and other blocks with the same content that may be out of order.
        renamed: pairs of blocks, anchors or moved, that the content forms against their names.
        regular: whether both sides name the same blocks in the same order.
    """

    keys: tuple[tuple[Key | None, ...], tuple[Key | None, ...]]
    anchors: tuple[Point, ...]
    moved: tuple[Point, ...]
    renamed: tuple[Point, ...]
    regular: bool

    @property
    def windows(self) -> list[Window]:
        """The blocks of both sides in windows, each of which begins with an anchor and ends before the next.

        An anchor against the names of its blocks is alone: they would draw it apart.
        """
        alone = [(i + 1, j + 1) for i, j in self.anchors if (i, j) in self.renamed]
        ends = (0, 0), (len(self.keys[0]), len(self.keys[1]))
        corners = sorted({*ends, *self.anchors, *alone})
        return [(range(i, next_i), range(j, next_j)) for (i, j), (next_i, next_j) in pairwise(corners)]


def pair_blocks(source: Document, target: Document, content: BlockContent | None = None) -> Pairing:
    """Pair the blocks of two documents by their number paths and roles.

    Args:
        source: one language version.
        target: the other.
        content: what the content of their blocks says; without it all names are trusted that are unique on both
            sides, and no others, since nothing can confirm them.
    """
    words = division_words(source, target)
    keys = (
        tuple(key_of(source, block) for block in source.blocks),
        tuple(key and in_words_of(key, words) for key in (key_of(target, block) for block in target.blocks)),
    )
    regular = [key for key in keys[0] if key] == [key for key in keys[1] if key]
    common = _namesakes(*keys)
    heard = content if content is not None and content.tells else None
    renamed: set[Point] = set()
    if heard is not None:
        trusted, renamed = _heard(common, heard, keys, regular=regular)
        common = sorted(trusted | renamed)
    anchors = longest_rising(common)
    moved = set(common).difference(anchors)
    if heard is not None:
        numbers = tuple(tuple(_number(block) for block in side.blocks) for side in (source, target))
        for names in (keys, numbers):
            anchors = _between(anchors, names, heard)
        moved.update(heard.nearest.items())
    return Pairing(
        keys=keys,
        anchors=tuple(anchors),
        moved=tuple(sorted(moved.difference(anchors))),
        renamed=tuple(sorted(renamed)),
        regular=regular,
    )


def _heard(
    namesakes: Sequence[Point], content: BlockContent, keys: Sequence[Sequence[Key | None]], *, regular: bool
) -> tuple[set[Point], set[Point]]:
    """The namesakes that the content confirms, and blocks with other names that it pairs instead.

    Where both sides have the same names in the same order, namesakes that it does not contradict are enough.
    """
    trusted: set[Point] = set()
    renamed: set[Point] = set()
    for pair in namesakes:
        if others := content.against(*pair):
            renamed.update((i, j) for i, j in others if keys[0][i] and keys[1][j])
        elif regular or content.confirms(*pair):
            trusted.add(pair)
    rows, columns = {i for i, _ in renamed}, {j for _, j in renamed}
    return {(i, j) for i, j in trusted if i not in rows and j not in columns}, renamed


def key_of(document: Document, block: Block) -> Key | None:
    """What names a block in every language, or None: its role where it is unique or has numbers of its own."""
    role = role_of(document, block)
    if role.unique:
        return (role.name, *(block.path if role.unique == "section" else ()))
    if role.apart and block.path:
        return (role.name, *block.path)
    return (_ANY_ROLE, *block.path) if block.label and block.path else None


def _number(block: Block) -> Key | None:
    """The number of a block inside its section, which may be known on one side only."""
    figures = [at for at, part in enumerate(block.path) if part[:1].isdigit()]
    return block.path[figures[0] if figures else -1 :] if block.path and block.label else None


def _between(
    anchors: Sequence[Point], names: Sequence[Sequence[Key | None]], content: BlockContent
) -> list[Point]:
    """The anchors, and between each two of them the namesakes whose names are unique there."""
    ends = (-1, -1), (len(names[0]), len(names[1]))
    found = list(anchors)
    for (i, j), (next_i, next_j) in pairwise([ends[0], *anchors, ends[1]]):
        between = _namesakes(names[0][i + 1 : next_i], names[1][j + 1 : next_j])
        pairs = [(i + 1 + row, j + 1 + column) for row, column in between]
        found += longest_rising([pair for pair in pairs if content.confirms(*pair)])
    return sorted(found)


def _namesakes(source: Sequence[Key | None], target: Sequence[Key | None]) -> list[Point]:
    """The blocks that have the same name on both sides, each the only one there, in source order."""
    target_at = _unique(target)
    return [(i, target_at[key]) for key, i in _unique(source).items() if key in target_at]


def _unique(keys: Sequence[Key | None]) -> dict[Key, int]:
    counts = Counter(keys)
    return {key: index for index, key in enumerate(keys) if key is not None and counts[key] == 1}

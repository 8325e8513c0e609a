"""What is said of blocks that were aligned: numbers without a counterpart, out of place, or contradicted by content."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest
from typing import NamedTuple

from align.aligner.block_pairs import Key, Pairing, key_of
from align.core.bead import Bead
from align.core.block import Block
from align.core.document import Document
from align.structure.grammars import role_of

_SHOWN = 5  # places that a message names


def said_of_blocks(source: Document, target: Document, pairing: Pairing, beads: Sequence[Bead]) -> list[str]:
    """Warnings about the names of blocks, each fault once; nothing about what both sides have alike."""
    gaps = [bead for bead in beads if bead.is_gap]
    alone = {i for bead in gaps for i in bead.source}, {j for bead in gaps for j in bead.target}
    keys = pairing.keys
    return [
        *_without_counterpart(source, keys[0], target, keys[1], alone[0]),
        *_without_counterpart(target, keys[1], source, keys[0], alone[1]),
        *_out_of_place(source, target, beads),
        *_misleading(source, target, beads),
    ]


def _without_counterpart(
    own: Document, keys: Sequence[Key | None], other: Document, others: Sequence[Key | None], alone: set[int]
) -> Iterator[str]:
    """Blocks with a name that nothing on the other side corresponds to."""
    counts, there = Counter(keys), Counter(others)
    repeated: list[Block] = []
    missing: list[Block] = []
    for index in sorted(alone):
        key = keys[index]
        if key is not None:
            (repeated if counts[key] > there[key] > 0 else missing).append(own.blocks[index])
    for blocks, one, many in (
        (missing, "has no counterpart in", "have no counterpart in"),
        (repeated, "appears more often than in", "appear more often than in"),
    ):
        if len(blocks) <= _SHOWN:
            yield from (f"{_named(own, block)} {one} {other.name}" for block in blocks)
        else:
            yield f"{own.name}: {len(blocks)} {_called(own, blocks)} {many} {other.name} ({_places(blocks)})"


def _out_of_place(source: Document, target: Document, beads: Sequence[Bead]) -> Iterator[str]:
    """Blocks with numbers that were paired although they are out of order; others may be sorted by each language."""
    for bead in beads:
        if bead.decided and key_of(source, source.blocks[bead.source.start]):
            block, there = source.blocks[bead.source.start], target.blocks[bead.target.start]
            yield f"{_named(source, block)} is in a different place in {there.locator.within(target.name)}"


def _misleading(source: Document, target: Document, beads: Sequence[Bead]) -> Iterator[str]:
    """Blocks whose numbers differ although their content is the same."""
    blocks = list(_numbered_otherwise(source, target, beads))
    if blocks:
        numbers = "1 number is" if len(blocks) == 1 else f"{len(blocks)} numbers are"
        yield (
            f"{source.name}: {numbers} misleading ({_places(blocks)}): "
            "these paragraphs or footnotes were paired by content"
        )


def _numbered_otherwise(source: Document, target: Document, beads: Sequence[Bead]) -> Iterator[Block]:
    """The source blocks of pairs with different numbers that are of one way of counting.

    A letter on one side and a figure on the other are two ways. Numbers may run on in spite of what one side lacks, or
    begin again on one side only: from there on the difference is the same. Where it changes without such a reason, the
    block is given; those after it with the same difference are not.
    """
    differences: dict[str, list[_Difference]] = defaultdict(list)
    lacking: Counter[str] = Counter()
    for bead in beads:
        ours, theirs = (
            [document.blocks[at] for at in side]
            for document, side in ((source, bead.source), (target, bead.target))
        )
        if bead.is_gap:
            for blocks, sign in ((ours, 1), (theirs, -1)):
                for kind, _ in {(b.kind, b.path) for b in blocks if _own_number(b).isdecimal()}:
                    lacking[kind] += sign
        elif bead.type == "1-1":
            one, other = _own_number(ours[0]), _own_number(theirs[0])
            if one.isdecimal() and other.isdecimal():
                kind, numbers = ours[0].kind, (int(one), int(other))
                differences[kind].append(
                    _Difference(ours[0], numbers[0] - numbers[1], 1 in numbers, lacking.pop(kind, 0))
                )
            elif one and other and one != other and one[0].isdigit() == other[0].isdigit():
                yield ours[0]
    for row in differences.values():
        yield from _out_of_step(row)


class _Difference(NamedTuple):
    """By how much the numbers of a pair differ, whether one of them is the first of its count, and how many numbers
    more the source has than the target between the last pair and this one."""

    block: Block
    by: int
    begins: bool
    lacking: int


def _out_of_step(row: Sequence[_Difference]) -> Iterator[Block]:
    """The blocks of one kind at which the difference of the numbers changes without a reason."""
    usual = 0
    for pair, following in zip_longest(row, row[1:]):
        if pair.by == usual:
            continue
        stays = following is not None and following.by == pair.by
        explained = pair.by == 0 or pair.begins or pair.by == usual + pair.lacking
        if not explained:
            yield pair.block
        if explained or stays:
            usual = pair.by


def _own_number(block: Block) -> str:
    """The last part of the number of a block if it is printed in its label; else it is that of a section."""
    return block.path[-1] if block.path and block.path[-1] in block.label else ""


def _places(blocks: Sequence[Block]) -> str:
    """The first places of blocks, as far as they are known."""
    known = [str(block.locator) for block in blocks if str(block.locator)]
    return "; ".join(chain(known[:_SHOWN], ["…"] * (len(known) > _SHOWN)))


def _called(document: Document, blocks: Sequence[Block]) -> str:
    """What blocks are called together."""
    names = {role_of(document, block).called for block in blocks}
    return f"{names.pop()}s" if len(names) == 1 else "numbered paragraphs and notes"


def _named(document: Document, block: Block) -> str:
    """A block with its place, as messages name it."""
    number = block.number if key_of(document, block) else ""
    called = f"{role_of(document, block).called} {number}".rstrip()
    return f"{block.locator.within(document.name)}: {called}"

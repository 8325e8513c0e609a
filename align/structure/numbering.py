"""Do the numbers of one document run on without gaps or repeats?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from align.core.block import Block
from align.core.document import Document
from align.core.grammar import Role

_START = 1  # the number with which numbering begins again, in a new section or list


def numbering_warnings(blocks: Sequence[Block], roles: Iterable[Role]) -> Iterator[str]:
    """Sentences about numbers that are missing, repeated or out of order.

    Only the outermost numbers of roles whose numbers run on are followed: other lists may skip. Numbers that begin
    again with 1 after a larger one are in order.
    """
    for block, fault in _faults(blocks, roles):
        yield f"{block.locator}: {fault}"


def printed_alike(source: Document, target: Document) -> tuple[set[str], set[str]]:
    """The warnings of two language versions about what is the same in both, and hence as its author wants it.

    A number that is left out or comes twice in both is not a fault of the reading.
    """
    sides = [list(_faults(document.blocks, document.roles.values())) for document in (source, target)]
    counts = [Counter(fault for _, fault in side) for side in sides]
    alike = {fault for fault in counts[0] if counts[0][fault] == counts[1][fault]}
    ours, theirs = (
        {f"{document.name}: {block.locator}: {fault}" for block, fault in side if fault in alike}
        for document, side in zip((source, target), sides, strict=True)
    )
    return ours, theirs


def _faults(blocks: Sequence[Block], roles: Iterable[Role]) -> Iterator[tuple[Block, str]]:
    """The blocks whose numbers do not continue those before them, and what is wrong."""
    for role in roles:
        if not role.numbered:
            continue
        last: dict[tuple[str, ...], int] = {}
        latest = 0
        for block in blocks:
            if block.kind != role.name or not block.path or not re.fullmatch(r"\d+", block.path[-1]):
                continue
            section, number = block.path[:-1], int(block.path[-1])
            runs_on = number == latest + 1
            before = last.get(section, latest if runs_on else 0)
            begins_again = number == _START < before
            if not begins_again and (fault := _fault(role.called, number, before)):
                yield block, fault
            last[section] = latest = number


def _fault(name: str, number: int, before: int) -> str:
    """What is wrong if a number comes after another, 0 for none; empty if nothing is."""
    if number == before:
        return f"{name} {number} appears twice"
    if number < before:
        return f"{name} {number} comes after {name} {before}"
    if number == before + 1:
        return ""
    missing = f"{before + 1} is" if number == before + 2 else f"{before + 1}–{number - 1} are"
    place = f"comes after {name} {before}" if before else "is the first"
    return f"{name} {number} {place}; {missing} missing"

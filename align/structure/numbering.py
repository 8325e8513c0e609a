"""Do the numbers of one document run on without gaps or repeats?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from align.core.block import Block
from align.core.grammar import Role


def numbering_warnings(blocks: Sequence[Block], roles: Iterable[Role]) -> Iterator[str]:
    """Sentences about numbers that are missing, repeated or out of order.

    Only the outermost numbers of roles whose numbers run on are followed: other lists may skip.
    """
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
            if fault := _fault(role.called, number, before):
                yield f"{block.locator}: {fault}"
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

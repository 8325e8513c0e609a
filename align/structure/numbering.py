"""Does the numbering of one document run on without gaps or repeats?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from align.core.block import Block, Kind


def numbering_warnings(blocks: Sequence[Block]) -> Iterator[str]:
    """Sentences on numbers that are missing, doubled or out of order among numbered paragraphs.

    Only the outermost number of operative paragraphs and footnotes is followed: other lists may skip.
    """
    for kind, name in ((Kind.OPERATIVE, "paragraph"), (Kind.FOOTNOTE, "footnote")):
        last: dict[tuple[str, ...], int] = {}
        latest = 0
        for block in blocks:
            if block.kind is not kind or not block.path or not re.fullmatch(r"\d+", block.path[-1]):
                continue
            section, number, line = block.path[:-1], int(block.path[-1]), block.lines[0]
            runs_on = number == latest + 1
            before = last.get(section, latest if runs_on else 0)
            if number == before:
                yield f"line {line}: {name} {number} stands twice"
            elif number < before:
                yield f"line {line}: {name} {number} follows {before}"
            elif number > before + 1:
                missing = f"{before + 1}" if number == before + 2 else f"{before + 1}–{number - 1}"
                yield f"line {line}: {name} {number} follows {before or 'nothing'}; {missing} missing"
            last[section] = latest = number

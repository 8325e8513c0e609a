"""The place of a paragraph in a page."""

from __future__ import annotations

import re

from align.core.locator import Locator
from align.readers.html.content import PART, SOURCE_LINES
from align.readers.html.tree import Node

_RANGE = re.compile(r"(\d{1,9})-(\d{1,9})")


def place_of(node: Node, count: int, source_lines: int) -> Locator:
    """The place of a paragraph: its lines in the source, its name in the page, or else its number.

    Args:
        node: the element that it is.
        count: its number.
        source_lines: how many lines the source of the page has; 0 if `SOURCE_LINES` says nothing of them.
    """
    if source_lines:
        for holder in (node, *node.elements[:1], *node.ancestors()):
            if (match := _RANGE.fullmatch(holder.get(SOURCE_LINES))) is not None:
                lines = range(max(1, int(match[1])), min(source_lines, int(match[2])) + 1)
                return Locator(tuple(lines))
    part = next((holder.get("name") for holder in node.ancestors() if holder.tag == PART), "")
    name = f"#{node.get('id').removeprefix(f'{part}#')}" if node.get("id") else f"paragraph {count}"
    return Locator(path=f"{part}, {name}" if part else name)

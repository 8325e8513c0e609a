"""Numbers that a page prints before its paragraphs: in an element of their own, or as Word writes them."""

from __future__ import annotations

import re
from itertools import islice

from align.readers.html.elements import heading_level
from align.readers.html.lists import LISTS
from align.readers.html.tree import Node

# "1.", "(a)", "iv)", "2.1", "4 (1)", a bullet.
_ONE = r"\(?(?:\d{1,3}|[^\W\d_]|[ivxlcIVXLC]{1,6}|([a-z])\1)[.)]{1,2}|\d{1,3}(?:\.\d{1,3})*|[•·▪–—-]"
_PRINTED = re.compile(rf"(?:{_ONE})(?:\s*\((?:\d{{1,3}}|[^\W\d_]|[ivxlc]{{1,6}})\))*")
WORD_LABEL = re.compile(r"\S{1,8}[ \xa0]*$")
"""The number at the end of what Word printed before a paragraph."""


def is_printed_label(text: str) -> bool:
    """Whether a text is no more than the number or the bullet of a paragraph.

    >>> is_printed_label("a."), is_printed_label("4 (1)"), is_printed_label("Yes.")
    (True, True, False)
    """
    return _PRINTED.fullmatch(text.strip()) is not None


def takes_label(node: Node) -> bool:
    """Whether a number that is printed right before an element may be that of its first paragraph."""
    return heading_level(node) is None and node.tag not in {*LISTS, "li", "table", "tr", "td", "th", "hr"}


def stands_beside(node: Node) -> bool:
    """Whether an element is a term right before its definition, or the first of two that stand side by side."""
    if node.parent is None or node.tag not in ("dt", "div"):
        return False
    siblings = node.parent.children
    if node.tag == "dt":
        after = islice(siblings, siblings.index(node) + 1, None)
        return next((other.tag for other in after if isinstance(other, Node)), "") == "dd"
    first = list(islice((other for other in siblings if isinstance(other, Node)), 3))
    return len(first) == 2 and first[0] is node and first[1].tag == "div"


def parts_of_a_title(node: Node) -> bool:
    """Whether an element of a class follows one of another class right away: a style sheet sets them apart.

    Laws have the number and the title of a division so: ``<span class="label">PART I</span><span class="text">…``.
    """
    siblings = node.parent.children if node.parent is not None else []
    place = next((index for index, child in enumerate(siblings) if child is node), 0)
    before = siblings[place - 1] if place else None
    return (
        isinstance(before, Node)
        and before.tag == node.tag == "span"
        and "" not in (before.get("class"), node.get("class"))
        and before.classes != node.classes
        and before.text()[-1:].isalnum()
        and node.text()[:1].isupper()
    )


def is_word_label(node: Node) -> bool:
    """Whether an element is the number that Word put before a paragraph."""
    style = node.get("style")
    return bool(style) and "mso-list:ignore" in style.replace(" ", "").lower()


def is_word_gap(node: Node, text: str) -> bool:
    """Whether a text is the space after a number that Word printed: no-break spaces in a small type."""
    return (
        node.tag == "span"
        and "font:7" in node.get("style").replace(" ", "")
        and not text.strip(" \xa0\n\t\r")
    )

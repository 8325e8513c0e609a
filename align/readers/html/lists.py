"""The numbers of the items of ordered lists, as browsers compute them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.readers.html.tree import Node
from align.readers.list_numbers import formatted

LISTS = frozenset({"ol", "ul", "menu", "dir"})
_STYLE = re.compile(
    r"list-style(?:-type)?\s*:\s*(?:\w+\s+)*?(none|(?:lower|upper)-(?:alpha|latin|roman)|decimal)\b"
)
_FORMATS = {
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "1": "decimal",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "lower-roman": "lowerRoman",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "upper-roman": "upperRoman",
    "decimal": "decimal",
    "none": "none",
}


def item_labels(ordered: Node) -> Iterator[tuple[Node, str]]:
    """The items of an ordered list with their numbers: "1.", "a.", "iv."; empty where the list shows none.

    Attributes of HTML and the style of the element are followed, style sheets are not.
    """
    items = [child for child in ordered.elements if child.tag == "li"]
    step = -1 if "reversed" in ordered.attrs else 1
    number = _integer(ordered.get("start"), len(items) if step < 0 else 1)
    style = _format(ordered, "decimal")
    for item in items:
        number = _integer(item.get("value"), number)
        text = formatted(number, _format(item, style))
        yield item, f"{text}." if text else ""
        number += step


def list_level(node: Node) -> int:
    """How many lists an element is in, itself included."""
    return sum(around.tag in LISTS for around in (node, *node.ancestors()))


def _format(node: Node, default: str) -> str:
    if (match := _STYLE.search(node.get("style"))) is not None:
        return _FORMATS[match[1]]
    return _FORMATS.get(node.get("type"), default)


def _integer(text: str, default: int) -> int:
    return int(text) if re.fullmatch(r"\s*[+-]?[0-9]{1,9}\s*", text) else default

"""Marks at the beginning of a text that belong to the end of the one before, as when a superscript was broken off."""

from __future__ import annotations

import re
from collections.abc import Iterable

from align.layout.evidence import TERMINAL

_CLOSING = re.compile(r"\s*(?:[;:,.!?)\]»”…](?!\w)|[;,])")
_PAIRS = {")": "(", "]": "[", "»": "«", "”": "“"}


def closes(text: str, before: Iterable[str]) -> bool:
    """Whether a text begins with a mark that ends what is in the lines before it.

    A bracket or a quotation mark does so if it is open there, an ellipsis if the sentence has not ended.

    >>> closes(") of the treaty", ["(article 5"]), closes("]]> is code", ["Some words."])
    (True, False)
    """
    found = _CLOSING.match(text)
    if found is None:
        return False
    sign, lines = found[0].strip(), " ".join(before).rstrip()
    if opening := _PAIRS.get(sign):
        return lines.count(opening) > lines.count(sign)
    return sign != "…" or not TERMINAL.search(lines)

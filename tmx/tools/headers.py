"""What the header of a TMX says, and no other format holds."""

from __future__ import annotations

from collections import Counter

from tmx.base.report import Losses
from tmx.unit.model import Header
from tmx.unit.vocabulary import HEADER_ATTRIBUTES, HEADER_REQUIRED

# The attributes of a header that say something of the texts, and values by which they say nothing.
_ABOUT_TEXTS = HEADER_ATTRIBUTES.difference(HEADER_REQUIRED) | {"datatype"}
_SAYS_NOTHING = ("plaintext", "plain text", "text", "unknown")


def losses_of_header(header: Header) -> Losses:
    """What the header of a TMX says that no other format holds, but for the datatype of plain text."""
    lost = Counter(
        {
            "header properties left out": len(header.properties),
            "header notes left out": len(header.notes),
            "encodings of the header left out": len(header.encodings),
        }
    )
    names = sorted(
        name
        for name, value in header.attributes.items()
        if name in _ABOUT_TEXTS and value and value.lower() not in _SAYS_NOTHING
    )
    if names:
        lost[f"{', '.join(names)} of the header left out"] = 1
    return Losses(Counter(), +lost)

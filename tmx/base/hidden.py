"""Characters that nobody sees: soft hyphens, zero-width spaces, byte order marks inside a text, directional marks.

What a script needs is none of them: the joiners of Arabic and of the scripts of India, the directional marks of
texts from right to left.
"""

from __future__ import annotations

import re

from tmx.base.languages import base_language

# The ignorable code points of format (Unicode 16, category Cf) outside the scripts that need theirs, the controls
# that are not white space, what stands for an object or an annotation, and the noncharacters.
_FORMAT = "\u00ad\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffc\U000e0001"
_CONTROLS = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000)
)
_JOINERS = "\u200c\u200d"
_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_HIDDEN = re.compile(f"[{_FORMAT}{_CONTROLS}{_NONCHARACTERS}{_JOINERS}{_DIRECTIONS}]")
# Letters and signs after which a joiner changes what is seen: Arabic and its neighbours, the scripts of India and
# South-East Asia, Mongolian, and pictures.
_JOINED = re.compile(
    "[\u0600-\u0fff\u1000-\u109f\u1780-\u18af\ua840-\uabff\ufb50-\ufefc\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]"
)
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_WRITTEN_SO = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def hidden_spans(text: str, lang: str) -> list[tuple[int, int]]:
    """Where a text has characters that nobody sees and that its script does not need, in order.

    Args:
        text: any text.
        lang: its language, an ISO 639-1 code or BCP 47 tag.

    >>> hidden_spans("Mi\\u200bnute", "en"), hidden_spans("می\\u200cخواهم", "fa")
    ([(2, 3)], [])
    """
    if text.isascii() and text.isprintable():
        return []
    directed = base_language(lang) in _WRITTEN_SO or _RIGHT_TO_LEFT.search(text) is not None
    return [match.span() for match in _HIDDEN.finditer(text) if not _needed(text, match.start(), directed)]


def _needed(text: str, place: int, directed: bool) -> bool:
    character = text[place]
    if character in _JOINERS:
        return place > 0 and _JOINED.match(text, place - 1) is not None
    return directed and re.match(f"[{_DIRECTIONS}]", character) is not None


def without_hidden(text: str, lang: str) -> str:
    """The text without those characters.

    >>> without_hidden("\\ufeffThe da\\xadys", "en")
    'The days'
    """
    for start, end in reversed(hidden_spans(text, lang)):
        text = text[:start] + text[end:]
    return text

"""The signs of symbol fonts, whose characters are in the private use area: U+F061 in Symbol is an alpha."""

from __future__ import annotations

import re

_PRIVATE = re.compile("[\uf020-\uf0ff]")
# The encoding of Adobe's Symbol font, from 0x20 on and from 0xA0 on (unicode.org, VENDORS/ADOBE/symbol.txt).
_LOWER = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_\u203eαβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
)
_UPPER = (
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\uf8ff〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
)
_SYMBOL = {
    **{0xF020 + place: sign for place, sign in enumerate(_LOWER)},
    **{0xF0A0 + place: sign for place, sign in enumerate(_UPPER)},
}
# Signs of Wingdings that documents use in their text: ticks, boxes, arrows, hands.
_WINGDINGS = {
    0xF06C: "●",
    0xF06E: "■",
    0xF06F: "□",
    0xF071: "❑",
    0xF075: "◆",
    0xF076: "❖",
    0xF09F: "•",
    0xF0A7: "▪",
    0xF0A8: "◻",
    0xF0D8: "➢",
    0xF0DF: "←",
    0xF0E0: "→",
    0xF0E1: "↑",
    0xF0E2: "↓",
    0xF0E8: "➔",
    0xF046: "☞",
    0xF0FB: "✗",
    0xF0FC: "✓",
    0xF0FD: "☒",
    0xF0FE: "☑",
    0xF028: "☎",
    0xF02A: "✉",
    0xF04A: "☺",
}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}


def plain_symbol(font: str, code: str) -> str:
    """The character of ``w:sym``: its code is hexadecimal, perhaps without the F0 of the private use area."""
    try:
        number = int(code, 16)
        return plain_symbols(font, chr(0xF000 + number if 0x20 <= number <= 0xFF else number))
    except (ValueError, OverflowError):
        return ""


def plain_symbols(font: str | None, text: str) -> str:
    """A text with the signs of a symbol font as characters that every font has; unknown ones stay.

    >>> plain_symbols("Symbol", "\\uf061"), plain_symbols("Wingdings", "\\uf0fc"), plain_symbols("Arial", "a")
    ('α', '✓', 'a')
    """
    if _PRIVATE.search(text) is None:
        return text
    signs = _FONTS.get((font or "symbol").casefold(), {})
    return "".join(signs.get(ord(character), character) for character in text)

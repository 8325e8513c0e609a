"""Fractions: "½" and "1/2" are the same, and "2 ½" is 2.5."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import chain
from unicodedata import normalize

from align.language.figures import matches_at_figures

_SIGNS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_ANY_SIGN = re.compile(f"[{_SIGNS}]")
_SIGN = re.compile(rf"(?:(?<![\d.,])(?P<whole>\d{{1,4}})\s?)?(?P<sign>[{_SIGNS}])")
_TYPED = re.compile(r"(?<![\w/.,])(?P<whole>\d{1,4})[ \u00a0\u202f](?P<sign>[1-9][/⁄][2-9])(?![\w/]|[.,]\d)")
_LARGEST_DENOMINATOR = 10


def find_fractions(text: str, lang: str) -> Iterator[tuple[int, int, str]]:
    """The signs of fractions and the mixed numbers of a text as their start, their end and their value.

    A sign alone is written with a slash; with a whole number before it, it is a decimal number where there is one.

    >>> list(find_fractions("2 ½ and ⅔", "en"))
    [(0, 3, '2.5'), (8, 9, '2/3')]
    """
    signs = _SIGN.finditer(text) if _ANY_SIGN.search(text) is not None else ()
    typed = matches_at_figures(_TYPED, text) if "/" in text or "⁄" in text else ()
    for match in chain(signs, typed):
        value = normalize("NFKC", match["sign"]).replace("⁄", "/")
        part = Fraction(value)
        if match["whole"] is None:
            yield *match.span(), value
        elif part < 1:
            yield *match.span(), decimal_of(int(match["whole"]) + part) or f"{match['whole']} {value}"


def decimal_of(value: Fraction) -> str | None:
    """A fraction as a decimal number; None if it has no end.

    >>> decimal_of(Fraction(5, 2)), decimal_of(Fraction(1, 3))
    ('2.5', None)
    """
    text = f"{float(value):.6f}".rstrip("0").rstrip(".")
    return text if Fraction(text) == value else None


def same_share(value: str) -> frozenset[str]:
    """All ways to write a share: as a fraction, as a decimal number, and in per cent; only itself for other numbers.

    >>> sorted(same_share("1/2")), sorted(same_share("75%")), sorted(same_share("58/140"))
    (['0.5', '1/2', '50%'], ['0.75', '3/4', '75%'], ['58/140'])
    """
    try:
        share = Fraction(value.removesuffix("%")) / (100 if value.endswith("%") else 1)
    except (ValueError, ZeroDivisionError):
        return frozenset({value})
    if not 0 < share < 1 or share.denominator > _LARGEST_DENOMINATOR:
        return frozenset({value})
    decimal, percent = decimal_of(share), decimal_of(100 * share)
    return frozenset(
        {value, f"{share.numerator}/{share.denominator}"}
        | ({decimal} if decimal else set())
        | ({f"{percent}%"} if percent else set())
    )

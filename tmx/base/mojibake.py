"""Text that was decoded as something else than it was: ``Ã©`` for é."""

from __future__ import annotations

import re

# What UTF-8 looks like when it is read as Windows-1252 or Latin-1, and Cyrillic when it is read as Windows-1251.
_SECOND = "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
_SUSPECT = re.compile(
    rf"[\u00c2-\u00f4][{_SECOND}]|(?:[\u0420\u0421][{_SECOND}\u0402-\u040f\u0451-\u045f\u0490\u0491\u2116]){{2}}"
)


def decoded_again(text: str) -> str | None:
    """The text as it was, if it was decoded wrongly; None if nothing says so.

    >>> decoded_again("DÃ©jÃ  vu"), decoded_again("»Déjà vu«")
    ('Déjà vu', None)
    """
    if text.isascii() or _SUSPECT.search(text) is None:
        return None
    from ftfy import fix_encoding

    right = fix_encoding(text)
    return right if right != text else None

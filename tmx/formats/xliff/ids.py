"""Ids of codes and units: made from those of TMX so that reading gives these back.

A code of TMX need not have a number (``x``), and two may have the same; in XLIFF every code has an id of its own.
"""

from __future__ import annotations

import re

_UNNUMBERED = re.compile(r"unnumbered-\d+")
_AGAIN = re.compile(r"-again-\d+$")
_ESCAPED = re.compile(r"\.u([0-9A-F]{2,6})\.")
# What an NMTOKEN may not contain (XML 1.0, production 4a), as far as words of tools go.
_NOT_NMTOKEN = re.compile(r"[^\w.:-]|[ªº²³¹¼½¾]")


class Ids:
    """Gives out ids that are unique; with `nmtoken`, such as XLIFF 2.0 allows."""

    def __init__(self, *, nmtoken: bool) -> None:
        self._nmtoken = nmtoken
        self._taken: set[str] = set()
        self._unnumbered = 0

    def of(self, wanted: str | None) -> str:
        """The id for a wish, as near to it as can be."""
        if not wanted:
            self._unnumbered += 1
            return self.of(f"unnumbered-{self._unnumbered}")
        wanted = as_nmtoken(wanted) if self._nmtoken else wanted
        found, again = wanted, 1
        while found in self._taken:
            again += 1
            found = f"{wanted}-again-{again}"
        self._taken.add(found)
        return found


def number_of(id_: str | None) -> str | None:
    """The ``x`` of the code that got an id from `Ids`; the id of any other code is its ``x``.

    >>> number_of("7"), number_of("7-again-2"), number_of("unnumbered-1")
    ('7', '7', None)
    """
    if not id_ or _UNNUMBERED.fullmatch(id_):
        return None
    return from_nmtoken(_AGAIN.sub("", id_))


def name_of(id_: str) -> str:
    """The ``tuid`` of the unit that got an id from `Ids`; empty if it had none.

    >>> name_of("a.u20.b-again-2"), name_of("unnumbered-3")
    ('a b-again-2', '')
    """
    return "" if _UNNUMBERED.fullmatch(id_) else from_nmtoken(id_)


def as_nmtoken(text: str) -> str:
    """A text with code points in place of the characters that an NMTOKEN cannot have.

    >>> as_nmtoken("a b"), from_nmtoken(as_nmtoken("a b"))
    ('a.u20.b', 'a b')
    """
    return _NOT_NMTOKEN.sub(lambda found: f".u{ord(found[0]):02X}.", text)


def from_nmtoken(text: str) -> str:
    """The text of which `as_nmtoken` made an id."""
    return _ESCAPED.sub(lambda found: chr(min(int(found[1], 16), 0x10FFFF)), text) if ".u" in text else text

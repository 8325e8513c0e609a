"""Words and expressions that are looked for in texts, and the context of a place where they are found."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Self, TypeVar

from tmx.base.errors import UsageError
from tmx.base.words import Span, is_unspaced

if TYPE_CHECKING:
    from regex import Match, Pattern

T = TypeVar("T")
_SECONDS = 5.0
"""How long an expression may search in one text."""
_SECONDS_PER_TEXT = 0.0005
"""How much longer it may search in all for each text; a plain one takes 0.00001."""
_APOSTROPHES, _HYPHENS = "'’ʼ", "-‐‑"


def pattern_of(text: str, *, case: bool = False, regex: bool = False) -> Pattern[str]:
    """The pattern of some words, or of an expression.

    Words are found as whole words, whatever white space, apostrophes and hyphens the text has; ``*`` stands for any
    letters. In scripts without spaces between words they are found anywhere.

    Args:
        text: the words or, if `regex` is set, a regular expression as those of the Python package regex.
        case: whether capitals count.
        regex: whether `text` is a regular expression.

    Raises:
        UsageError: it is not a regular expression.
    """
    import regex as expressions

    written = text if regex else _of_words(text.split())
    try:
        return expressions.compile(written, 0 if case else expressions.IGNORECASE)
    except expressions.error as error:
        raise UsageError(
            f"not a regular expression: “{text}”: {error}",
            cure="Correct it; a sign that stands for itself has a backslash before it, as in \\( or \\*.",
        ) from error


def spans_of(pattern: Pattern[str], text: str, where: str) -> list[Span]:
    """The places where a pattern is found, but not those without a character.

    Args:
        pattern: what is looked for.
        text: the text.
        where: what the text is called in the message.

    Raises:
        UsageError: the pattern takes too long.
    """
    try:
        found = [match.span() for match in pattern.finditer(text, timeout=_SECONDS)]
    except TimeoutError as error:
        raise UsageError(
            f"the expression takes too long in {where}: {pattern.pattern}",
            cure="Simplify it; repetitions inside repetitions take the longest.",
        ) from error
    return [(start, end) for start, end in found if start < end]


class Expression:
    """A regular expression for many texts, which may take only so long in all.

    Raises:
        UsageError: it is not a regular expression.
    """

    def __init__(self, pattern: Pattern[str]) -> None:
        self.pattern = pattern
        self._took, self._allowed = 0.0, _SECONDS

    @classmethod
    def of(cls, text: str, *, case: bool = True) -> Self:
        """The expression that a text is.

        Raises:
            UsageError: it is not a regular expression.
        """
        return cls(pattern_of(text, case=case, regex=True))

    def matches(self, text: str) -> list[Match[str]]:
        """What it finds in a text, from left to right.

        Raises:
            UsageError: the expression takes too long.
        """
        return self._limited(lambda: list(self.pattern.finditer(text, timeout=_SECONDS)))

    def is_in(self, text: str) -> bool:
        """Whether it finds anything in a text.

        Raises:
            UsageError: the expression takes too long.
        """
        return self._limited(lambda: self.pattern.search(text, timeout=_SECONDS)) is not None

    def _limited(self, search: Callable[[], T]) -> T:
        start = time.process_time()
        try:
            found = search()
        except TimeoutError as error:
            raise self._too_long() from error
        self._took += time.process_time() - start
        self._allowed += _SECONDS_PER_TEXT
        if self._took > self._allowed:
            raise self._too_long()
        return found

    def _too_long(self) -> UsageError:
        return UsageError(
            f"the expression takes too long: {self.pattern.pattern}",
            cure="Simplify it; repetitions inside repetitions take the longest.",
        )


def _of_words(words: Iterable[str]) -> str:
    """The expression that finds words one after the other, composed or decomposed."""
    words = list(words)
    forms = dict[str, None]()
    for form in ("NFC", "NFD"):
        parts = [_of_word(unicodedata.normalize(form, word)) for word in words]
        forms[r"\s+".join(parts)] = None
    return "|".join(f"(?:{form})" for form in forms)


def _of_word(word: str) -> str:
    edges = [r"(?<!\w)" if _is_letter(word[0]) else "", r"(?!\w)" if _is_letter(word[-1]) else ""]
    return "".join([edges[0], *map(_of_character, word), edges[1]])


def _is_letter(character: str) -> bool:
    """Whether a word that begins or ends so must not go on in the text."""
    if character == "*":
        return True
    return (character.isalnum() or unicodedata.combining(character) > 0) and not is_unspaced(character)


def _of_character(character: str) -> str:
    if character == "*":
        return r"\w*"
    for alike in (_APOSTROPHES, _HYPHENS):
        if character in alike:
            return f"[{alike.replace('-', chr(92) + '-')}]"
    return f"\\{character}" if character.isascii() and not character.isalnum() else character


def before(text: str, at: int, width: int) -> str:
    """The text before a place, of at most `width` characters; a word at the edge is left out rather than cut.

    >>> before("Recalling its resolution 58/140;", 32, 20), before("Recalling;", 9, 20)
    ('… resolution 58/140;', 'Recalling')
    """
    if at <= width:
        return text[:at]
    cut = text[at - width : at]
    return f"… {cut.split(' ', 1)[-1]}"


def after(text: str, at: int, width: int) -> str:
    """The text after a place, of at most `width` characters; a word at the edge is left out rather than cut.

    >>> after("the Programme and its work", 13, 8), after("the Programme", 3, 20)
    (' and …', ' Programme')
    """
    if len(text) - at <= width:
        return text[at:]
    return f"{text[at : at + width].rsplit(' ', 1)[0]} …"

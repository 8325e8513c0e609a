"""Segmentation rules and how they cut a text: as OmegaT does with the same rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tmx.base.errors import InputError
from tmx.base.wording import clip

if TYPE_CHECKING:
    from regex import Pattern

SECONDS = 5.0
"""How long one rule may look at one text: an expression that takes longer is of the kind that never ends."""
# White space as Java has it: without no-break spaces, with the separators of files and records.
_WHITE = (
    " \t\n\x0b\f\r\x1c\x1d\x1e\x1f\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a"
    "\u2028\u2029\u205f\u3000"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """Where to cut, or not to: what is before and after the place; None for anything.

    `line` is where the rule is in its file.
    """

    breaks: bool
    before: Pattern[str] | None
    after: Pattern[str] | None
    line: int = 0


@dataclass(frozen=True, slots=True)
class LanguageRules:
    """The rules for one language, in order, and the file that they are from.

    At each place the first rule that fits decides.
    """

    path: str
    rules: tuple[Rule, ...]

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Start and end of every segment, without the white space between them; an empty text is one.

        Raises:
            InputError: a rule takes too long.
        """
        decided: dict[int, bool] = {}
        for rule in self.rules:
            for place in self._places(rule, text):
                decided.setdefault(place, rule.breaks)
        cuts = sorted(place for place, breaks in decided.items() if breaks and 0 < place < len(text))
        edges = [0, *cuts, len(text)]
        spans = [_trimmed(text, start, end) for start, end in pairwise(edges)]
        return [span for span in spans if span[0] < span[1]] or [(0, len(text))]

    def _places(self, rule: Rule, text: str) -> Iterator[int]:
        """Where a rule fits.

        Both expressions are searched for from left to right, each going on where its last match ended, as the tools
        do; a place is where a match of the one ends and a match of the other begins.
        """
        try:
            before = _ends(rule.before, text)
            if rule.after is None:
                yield from before
                return
            after = rule.after.finditer(text, timeout=SECONDS)
            start = next(after, None)
            for end in before:
                while start is not None and start.start() < end:
                    start = next(after, None)
                if start is None:
                    return
                if start.start() == end:
                    yield end
        except TimeoutError as error:
            raise InputError(
                f"the segmentation rule takes too long to look at “{clip(text, 60)}”",
                path=self.path,
                line=rule.line or None,
                cure="Repetitions inside repetitions, such as (a+)+, never end: write the rule without them.",
            ) from error


def _ends(pattern: Pattern[str] | None, text: str) -> Iterator[int]:
    if pattern is None:
        return iter(range(1, len(text) + 1))
    return (match.end() for match in pattern.finditer(text, timeout=SECONDS))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(_WHITE))
    return start + left, max(start + left, start + len(piece.rstrip(_WHITE)))


@dataclass(frozen=True, slots=True)
class SrxRules:
    """The rules of a file: by name, and which languages have which.

    Attributes:
        path: the file.
        rules: the rules by their name.
        maps: expressions for language codes, each with the name of rules.
        cascade: whether a language has the rules of all expressions that it fits, or of the first.
    """

    path: str
    rules: dict[str, tuple[Rule, ...]]
    maps: tuple[tuple[Pattern[str], str], ...]
    cascade: bool

    def for_language(self, lang: str) -> LanguageRules:
        """The rules for a language.

        Args:
            lang: its code, which is compared as SRX files mostly write it (EN-US), and without regard to case.

        Raises:
            InputError: the file has none for it.
        """
        fitting = [name for pattern, name in self.maps if pattern.fullmatch(lang, timeout=SECONDS)]
        if not fitting:
            raise InputError(
                f"there are no segmentation rules for the language {lang}",
                path=self.path,
                cure="Add a languagemap whose pattern its code fits, such as .* for any language.",
            )
        chosen = fitting if self.cascade else fitting[:1]
        return LanguageRules(self.path, tuple(rule for name in chosen for rule in self.rules[name]))

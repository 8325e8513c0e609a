"""Conditions that a unit meets or not."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from fnmatch import fnmatchcase

from tmx.base.errors import UsageError
from tmx.base.identify import seems_in
from tmx.base.languages import best_language, checked_code, is_stand_in, usual_code
from tmx.base.queries import Expression
from tmx.unit.model import TranslationUnit

ROLE = "x-role"
USER_ATTRIBUTES = ("creationid", "changeid")
Test = Callable[[TranslationUnit], str | None]
"""Says why a unit does not meet a condition; None if it does."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """The conditions that a unit must meet to be kept; every unit meets a condition that is not set.

    Attributes:
        min_confidence: the lowest ``x-confidence``, in [0, 1]; a unit without one does not meet it.
        roles: the values of ``x-role`` allowed; if empty, all.
        min_length: the fewest characters in each segment.
        max_length: the most characters in each segment; 0 means no limit.
        max_ratio: the highest ratio of the longest segment to the shortest, in characters; 0 means no limit.
        source_lang: the source language; the unit is reduced to the pair.
        target_lang: the target language; the unit is reduced to the pair.
        source_pattern: a regular expression to find in the source.
        target_pattern: a regular expression to find in a target.
        properties: the names of properties, each with the value that it must have; None for any.
        since: the first moment of the last change, or else of the creation; a unit without a date does not meet it.
        before: the moment before which it must be.
        users: names of who created or changed the unit, in any case, with the wildcards ``*`` and ``?``.
        ids: values of ``tuid``, with the same wildcards.
        note: a regular expression to find in a note.
        languages: codes of languages that the unit must have.
        copies: whether a target must, or must not, equal the source.
        tags: whether the unit must, or must not, have inline elements.
        other_language: whether a segment must, or must not, seem to be in another language than its code says.
    """

    min_confidence: float | None = None
    roles: frozenset[str] = frozenset()
    min_length: int = 0
    max_length: int = 0
    max_ratio: float = 0.0
    source_lang: str | None = None
    target_lang: str | None = None
    source_pattern: str | None = None
    target_pattern: str | None = None
    properties: tuple[tuple[str, str | None], ...] = ()
    since: datetime | None = None
    before: datetime | None = None
    users: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    note: str | None = None
    languages: tuple[str, ...] = ()
    copies: bool | None = None
    tags: bool | None = None
    other_language: bool | None = None

    def __post_init__(self) -> None:
        for pattern in (self.source_pattern, self.target_pattern, self.note):
            Expression.of(pattern or "")
        for code in self.languages:
            checked_code(code)
        if self.min_confidence is not None and not 0 <= self.min_confidence <= 1:
            raise UsageError(
                f"a confidence must be between 0 and 1, not {self.min_confidence}",
                cure="Give a number such as 0.8.",
            )
        if 0 < self.max_length < self.min_length:
            raise UsageError(
                f"the maximum of {self.max_length} characters is below the minimum of {self.min_length}",
                cure="Give a maximum that is not below the minimum.",
            )
        if not self.max_ratio >= 0:  # false for nan too
            raise UsageError(f"{self.max_ratio} is not a ratio of lengths", cure="Give a number such as 3.")
        if self.since and self.before and self.since >= self.before:
            raise UsageError("no date is in this range", cure="Give --since a day that is before --before.")

    def judge(self) -> Test:
        """What says of a unit which condition it does not meet, the first one if it is several."""
        tests = list(self._tests())

        def failed(unit: TranslationUnit) -> str | None:
            return next((reason for test in tests if (reason := test(unit)) is not None), None)

        return failed

    def _tests(self) -> Iterator[Test]:
        """The conditions that are set, those first that take least."""
        set_tests: list[tuple[object, Test]] = [
            (self.min_confidence is not None, self._confidence),
            (self.roles, lambda unit: None if unit.get(ROLE) in self.roles else "different role"),
            (self.min_length or self.max_length or self.max_ratio, self._lengths),
            (self.properties, self._properties),
            (self.since or self.before, self._dates),
            (self.users, _names(self.users, users_of, "different user", "no user given")),
            (self.ids, _names(self.ids, lambda unit: [unit.id or ""], "different id", "no id given")),
            (self.languages, self._languages),
        ]
        yield from (test for is_set, test in set_tests if is_set)
        yield from _marks(self.copies, is_copy, "the target equals the source", "no target equals the source")
        yield from _marks(self.tags, has_tags, "tags in a segment", "no tags in any segment")
        yield from _patterns(self.source_pattern, lambda unit: [unit.source.text], "source does not match")
        yield from _patterns(
            self.target_pattern, lambda unit: [one.text for one in unit.targets], "target does not match"
        )
        yield from _patterns(self.note, _notes, "no note matches")
        yield from _marks(
            self.other_language, in_other_language, "seems to be in another language", "in its language"
        )

    def _confidence(self, unit: TranslationUnit) -> str | None:
        if unit.confidence is None:
            return "no confidence given" if self.min_confidence else None
        return "confidence too low" if unit.confidence < (self.min_confidence or 0.0) else None

    def _lengths(self, unit: TranslationUnit) -> str | None:
        lengths = [len(variant.text) for variant in unit.variants]
        if min(lengths) < self.min_length:
            return "too short"
        if self.max_length and max(lengths) > self.max_length:
            return "too long"
        if self.max_ratio and max(lengths) > self.max_ratio * max(min(lengths), 1):
            return "lengths too different"
        return None

    def _properties(self, unit: TranslationUnit) -> str | None:
        for name, wanted in self.properties:
            given = unit.get(name)
            if given is None if wanted is None else given != wanted:
                return "different property" if wanted is not None else "property not given"
        return None

    def _dates(self, unit: TranslationUnit) -> str | None:
        if (moment := unit.changed) is None:
            return "no date given"
        if self.since and moment < self.since:
            return "too old"
        return "too new" if self.before and moment >= self.before else None

    def _languages(self, unit: TranslationUnit) -> str | None:
        langs = [variant.lang for variant in unit.variants]
        lacking = (code for code in self.languages if not any(is_in(code, lang) for lang in langs))
        return next((f"not in {code}" for code in lacking), None)


def is_in(wish: str, lang: str) -> bool:
    """Whether a text in one language is in the one wished for; of another region only if one of the two names none.

    >>> is_in("en", "en-US"), is_in("en-GB", "en"), is_in("en-GB", "en-US")
    (True, True, False)
    """
    is_open = "-" not in usual_code(wish) or "-" not in usual_code(lang)
    return best_language(wish, [lang]) is not None and (is_open or not is_stand_in(wish, lang))


def users_of(unit: TranslationUnit) -> list[str]:
    """Who created and changed a unit and its variants."""
    all_attributes = (unit.attributes, *(variant.attributes for variant in unit.variants))
    return [one[name] for one in all_attributes if one for name in USER_ATTRIBUTES if one.get(name)]


def has_tags(unit: TranslationUnit) -> bool:
    """Whether a segment has inline elements."""
    return any(not isinstance(variant.content, str) for variant in unit.variants)


def is_copy(unit: TranslationUnit) -> bool:
    """Whether a target equals the source, but for white space at its ends and how characters are composed."""
    source = _composed(unit.source.text)
    return any(_composed(variant.text) == source for variant in unit.targets)


def in_other_language(unit: TranslationUnit) -> bool:
    """Whether a segment seems to be in another language than its code says."""
    return any(seems_in(variant.text, variant.lang) is not None for variant in unit.variants)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()


def _notes(unit: TranslationUnit) -> list[str]:
    return [note.text for notes in (unit.notes, *(one.notes for one in unit.variants)) for note in notes]


def _marks(
    wanted: bool | None, test: Callable[[TranslationUnit], bool], where: str, where_not: str
) -> Iterator[Test]:
    """The test of what a unit may have or not, if one of the two is wanted."""
    if wanted is not None:
        yield lambda unit: None if test(unit) is wanted else (where_not if wanted else where)


def _patterns(
    pattern: str | None, texts: Callable[[TranslationUnit], list[str]], reason: str
) -> Iterator[Test]:
    """The test whether an expression is in a text, if there is one."""
    if pattern:
        expression = Expression.of(pattern)
        yield lambda unit: None if any(map(expression.is_in, texts(unit))) else reason


def _names(
    patterns: tuple[str, ...], names: Callable[[TranslationUnit], list[str]], other: str, none: str
) -> Test:
    folded = [pattern.casefold() for pattern in patterns]

    def test(unit: TranslationUnit) -> str | None:
        given = list(filter(None, names(unit)))
        if any(fnmatchcase(name.casefold(), pattern) for name in given for pattern in folded):
            return None
        return other if given else none

    return test

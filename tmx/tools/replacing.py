"""Text replaced in segments, never in their codes."""

from __future__ import annotations

import dataclasses
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, get_args

from tmx.base.errors import UsageError
from tmx.base.languages import checked_code
from tmx.base.queries import Expression
from tmx.base.report import Ledger, WriteReport
from tmx.read.pairs import no_unit_has
from tmx.read.source import Source
from tmx.tools.conditions import is_in
from tmx.tools.writing import write_again
from tmx.unit.content import Content, Inline, join_content, parts_of
from tmx.unit.model import TranslationUnit, Variant

Side = Literal["source", "target", "both"]
_ACROSS = "places left as they are, since a code is in them"


class Replaced(NamedTuple):
    """A segment before and after, with the unit that it is of."""

    unit: TranslationUnit
    before: Variant
    after: Variant


@dataclass(slots=True)
class Replacement:
    """What to replace in which segments, and how often that was done.

    Attributes:
        find: the text to find, or a regular expression.
        put: what to put in its place; with a regular expression, ``\\1`` is its first group.
        regex: whether `find` is a regular expression, as those of the Python package regex.
        case: whether capitals count.
        words: whether it must be whole words.
        side: the segments that are changed.
        lang: the language of the segments that are changed; None for any.
        langs: the codes of the segments seen so far.

    Raises:
        UsageError: there is nothing to find, `find` is no regular expression, or `put` names no group of it.
    """

    find: str
    put: str
    regex: bool = False
    case: bool = True
    words: bool = False
    side: Side = "both"
    lang: str | None = None
    places: int = 0
    segments: int = 0
    across: int = 0
    langs: Counter[str] = field(default_factory=Counter)
    _expression: Expression = field(init=False)

    def __post_init__(self) -> None:
        import regex

        if not self.find:
            raise UsageError("there is nothing to find", cure="Give a text, or an expression.")
        if self.side not in get_args(Side):
            raise UsageError(
                f"unknown side {self.side!r}", cure=f"Choose one of {', '.join(get_args(Side))}."
            )
        checked_code(self.lang)
        written = self.find if self.regex else regex.escape(self.find, special_only=True)
        if self.words:
            written = rf"(?<!\w)(?:{written})(?!\w)"
        self._expression = Expression.of(written, case=self.case)
        if self.regex:
            try:
                regex.compile(f"(?:{written})|").fullmatch("").expand(self.put)  # type: ignore[union-attr]
            except (regex.error, IndexError) as error:
                raise UsageError(
                    f"cannot be put in: {self.put!r}: {error}",
                    cure="Write a backslash as two, a group as \\1.",
                ) from error

    def units(self, source: Source) -> Iterator[tuple[TranslationUnit, TranslationUnit]]:
        """All units, as they were and with the text replaced.

        Raises:
            UsageError: the expression takes too long.
            InputError: there are units, and no segment is in the language.
        """
        for unit in source:
            self.langs.update(variant.lang for variant in unit.variants)
            yield unit, self.unit(unit)
        if self.lang is not None and self.langs and not any(is_in(self.lang, code) for code in self.langs):
            raise no_unit_has(self.lang, self.langs, source.path)

    def unit(self, unit: TranslationUnit) -> TranslationUnit:
        """The unit with the text replaced.

        Raises:
            UsageError: the expression takes too long.
        """
        source = unit.source
        variants = tuple(
            variant._replace(content=self._content(variant.content))
            if self._is_meant(variant, source)
            else variant
            for variant in unit.variants
        )
        return unit._replace(variants=variants)

    def _is_meant(self, variant: Variant, source: Variant) -> bool:
        if self.lang is not None and not is_in(self.lang, variant.lang):
            return False
        return self.side == "both" or (variant is source) is (self.side == "source")

    def _content(self, content: Content) -> Content:
        before = self.places
        new = self._text(content) if isinstance(content, str) else self._runs(content)
        self.segments += self.places > before
        return new

    def _runs(self, content: Content) -> Content:
        """Content with codes: the text between them is replaced, what they hold is not."""
        before = self.places
        found = len([match for match in self._expression.matches(_joined(content)) if match.group()])

        def changed(parts: Iterable[str | Inline]) -> Iterator[str | Inline]:
            for part in parts:
                if isinstance(part, str):
                    yield self._text(part)
                elif part.tag == "hi":
                    yield part._replace(content=parts_of(join_content(changed(part.content))))
                else:
                    yield part

        new = join_content(changed(parts_of(content)))
        self.across += max(0, found - (self.places - before))
        return new

    def _text(self, text: str) -> str:
        parts, done = [], 0
        for match in self._expression.matches(text):
            if not match.group():
                continue
            parts += [text[done : match.start()], match.expand(self.put) if self.regex else self.put]
            done = match.end()
            self.places += 1
        return "".join([*parts, text[done:]])


def _joined(content: Content) -> str:
    """The text of a segment as if its codes were not there."""
    return "".join(
        part if isinstance(part, str) else _joined(part.content) if part.tag == "hi" else ""
        for part in parts_of(content)
    )


def changes(source: Source, replacement: Replacement) -> Iterator[Replaced]:
    """The segments that a replacement would change, in order.

    Raises:
        UsageError: there is no such file, or the expression takes too long.
        InputError: the units cannot be read, or no segment is in the language.
    """
    for unit, new in replacement.units(source):
        for before, after in zip(unit.variants, new.variants, strict=True):
            if before.content != after.content:
                yield Replaced(unit, before, after)


def replace_units(source: Source, output: str | os.PathLike[str], replacement: Replacement) -> WriteReport:
    """Write all units, with the text replaced; places that a code divides are counted and left as they are.

    Raises:
        UsageError: there is no such file, or the expression takes too long.
        InputError: the units cannot be read, there are none, or no segment is in the language.
        OutputError: the file cannot be written.
    """
    ledger = Ledger(needs_units=True)
    units = (new for _, new in replacement.units(source))
    report = write_again(source, output, units, duplicates=True, ledger=ledger).with_losses(source.losses())
    altered = dict(report.altered)
    if replacement.across:
        altered[_ACROSS] = replacement.across
    return dataclasses.replace(report, altered=altered)

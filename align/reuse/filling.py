"""Which translation a segment gets from a memory, with the codes that the segment has."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from align.reuse.codes import with_codes
from align.reuse.passages import asked, codes
from tmx.memory import Context, Match, Memory
from tmx.memory.packing import comparable
from tmx.memory.score import EXACT
from tmx.unit.content import CODE, Content, Inline, join_content, with_placeholders
from tmx.unit.model import TranslationUnit, Variant


class Status(StrEnum):
    """What the translation of a segment is, from the surest to none."""

    CONTEXT = "context"  # the same text between the same neighbours
    EXACT = "exact"
    CODES = "codes"  # the same text, but codes were placed by rule
    ADAPTED = "adapted"  # the same but for numbers, dates or symbols, which were put in
    FUZZY = "fuzzy"
    NONE = "none"

    @property
    def is_doubtful(self) -> bool:
        """Whether somebody has to look at it."""
        return self not in (Status.CONTEXT, Status.EXACT)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A match with the translation that it gives, which has the codes of the segment."""

    match: Match
    status: Status
    source: Content
    target: Content


@dataclass(frozen=True, slots=True)
class Filler:
    """Looks segments up.

    Attributes:
        memory: the memory, open.
        source_lang: the language of the segments.
        target_lang: the language of the translations.
        threshold: the lowest score of a proposal.
        limit: the most proposals of a segment.
    """

    memory: Memory
    source_lang: str
    target_lang: str
    threshold: int = 70
    limit: int = 5

    def proposals(
        self, segment: Content, before: Content | None = None, after: Content | None = None
    ) -> list[Proposal]:
        """What the memory proposes for a segment, best first.

        Args:
            segment: the segment.
            before: the segment before it, None at the beginning of the document.
            after: the segment after it, None at the end.

        Raises:
            RunError: the memory cannot be read.
        """
        if not asked(segment, with_codes=False).strip():
            return []
        best: dict[tuple[str, str], Match] = {}
        with self.memory.reading():
            # A memory may have been made without codes.
            for coded in (True, False) if CODE in asked(segment) else (False,):
                for match in self._matches(segment, before, after, with_codes=coded):
                    known = best.get((match.source, match.target))
                    if known is None or known.score < match.score:
                        best[match.source, match.target] = match
            found = [self._proposal(segment, match) for match in best.values()]
        order = list(Status)
        found.sort(key=lambda one: (order.index(one.status), -one.match.score))
        return found[: self.limit]

    def _matches(
        self, segment: Content, before: Content | None, after: Content | None, *, with_codes: bool
    ) -> list[Match]:
        text = asked(segment, with_codes=with_codes)
        return self.memory.lookup(
            text,
            self.source_lang,
            self.target_lang,
            threshold=self.threshold,
            limit=self.limit,
            context=self._context(text, before, after),
        )

    def _context(self, text: str, before: Content | None, after: Content | None) -> Context:
        """What is around a text, in the wording in which the memory has it there, if it has."""
        ways = [Context(*near) for near in product(_wordings(before), _wordings(after))]
        langs = self.source_lang, self.target_lang
        held = (way for way in ways[1:] if self.memory.in_context(text, way.before, way.after, *langs))
        return next(held, ways[0])

    def _proposal(self, segment: Content, match: Match) -> Proposal:
        unit = self.memory.unit(match.origin.unit)
        source = _variant(unit, self.memory.language(self.source_lang), match.source)
        target = _variant(unit, self.memory.language(self.target_lang), match.target)
        if match.adapted is not None:
            target = _refilled(match.adapted, target)
        placed, by_rule = with_codes(segment, source, target)
        if match.score < EXACT:
            status = Status.FUZZY if match.adapted is None else Status.ADAPTED
        elif by_rule or asked(source) != asked(segment):
            status = Status.CODES
        else:
            status = Status.CONTEXT if match.score > EXACT else Status.EXACT
        return Proposal(match, status, asked(source, with_codes=False), placed)


def _wordings(segment: Content | None) -> list[str | None]:
    """A neighbour as memories may have it, with codes and without."""
    if segment is None:
        return [None]
    return list(dict.fromkeys(asked(segment, with_codes=coded) for coded in (True, False)))


def _variant(unit: TranslationUnit, lang: str, text: str) -> Content:
    """The content of the variant of a unit that has a text; a unit may have several of one language."""
    same = (one for one in unit.variants if one.lang == lang and comparable(one.content) == text)
    return next(map(_with_notes, same), text)


def _refilled(text: str, content: Content) -> Content:
    """A text with the codes of the content from which it was made, each of which is one character in it."""
    pieces = text.split(CODE)
    held = [code for code in codes(content) if code.tag == "ph"]
    if len(held) != len(pieces) - 1:
        return text.replace(CODE, "")
    parts: list[str | Inline] = [pieces[0]]
    for code, piece in zip(held, pieces[1:], strict=True):
        parts += [code, piece]
    return join_content(parts)


def _with_notes(variant: Variant) -> Content:
    """The content of a unit, with the references to notes that are not in it but in a property, as ours are."""
    said = next(
        (prop.text for prop in variant.properties if prop.type.partition(":")[0] == "x-footnotes"), ""
    )
    if not said or not isinstance(variant.content, str):
        return variant.content
    places = [ref.rpartition("@") for ref in said.split()]
    if not all(place.isdecimal() and int(place) <= len(variant.content) for *_, place in places):
        return variant.content
    return with_placeholders(variant.content, [(int(place), "fnote", number) for number, _, place in places])

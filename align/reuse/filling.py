"""Which translation a segment gets from a memory, with the codes that the segment has.

A reference to a note that is not in the memory is placed by rule: after the number that it follows in the source, if
that is in the translation just once, else at its end. So is what is set otherwise: the same words, or as many at the
beginning. Somebody has to look at that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from align.reuse.passages import asked, code_id, codes, is_needed
from tmx.memory import Match, Memory
from tmx.unit.content import Content, Inline, join_content, mapped, parts_of, with_placeholders
from tmx.unit.model import Variant

_BARE = re.compile(r"\W*$")
_ANCHOR = re.compile(r"[\w/]+(?:\s?\([\w]+\))?\W*$")


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

    def proposals(self, segment: Content) -> list[Proposal]:
        """What the memory proposes for a segment, best first."""
        text = asked(segment)
        plain = asked(segment, with_codes=False).strip()
        if not plain:
            return []
        best: dict[tuple[str, str], Match] = {}
        for query in dict.fromkeys((text, plain)):  # the memory may have been made without codes
            for match in self._matches(query):
                known = best.get((match.source, match.target))
                if known is None or known.score < match.score:
                    best[match.source, match.target] = match
        found = [self._proposal(segment, text, match) for match in best.values()]
        order = list(Status)
        found.sort(key=lambda one: (order.index(one.status), -one.match.score))
        return found[: self.limit]

    def _matches(self, text: str) -> list[Match]:
        return self.memory.lookup(
            text, self.source_lang, self.target_lang, threshold=self.threshold, limit=self.limit
        )

    def _proposal(self, segment: Content, text: str, match: Match) -> Proposal:
        unit = self.memory.unit(match.origin.unit)
        chosen = unit.select(self.memory.language(self.source_lang), self.memory.language(self.target_lang))
        source, target = (
            (match.source, match.target)
            if chosen is None
            else (_with_notes(chosen.source), _with_notes(chosen.target))
        )
        placed, by_rule = with_codes(segment, source, target)
        status = Status.FUZZY
        if match.score >= 100:
            status = Status.CODES if by_rule or asked(source) != text else Status.EXACT
        return Proposal(match, status, _without_codes(source), placed)


def with_codes(segment: Content, source: Content, target: Content) -> tuple[Content, bool]:
    """A translation of a memory with the codes of a segment.

    Args:
        segment: what is translated.
        source: what the memory has that matches it.
        target: its translation.

    Returns:
        The translation, and whether codes were placed by rule or left out.
    """
    wanted = [code for code in codes(segment) if is_needed(code)]
    theirs = [code for code in codes(source) if code.tag == "ph"]
    pairs = {_name(old): new for old, new in zip(theirs, wanted, strict=False)}
    left = {code_id(code): code for code in wanted}

    def element(code: Inline) -> Inline | None:
        new = pairs.get(_name(code)) if code.tag == "ph" else None
        return None if new is None or left.pop(code_id(new), None) is None else new

    content = _flat(
        mapped(target, str, lambda code: code._replace(tag="hi") if code.tag == "hi" else element(code))
    )
    formats = [part for part in parts_of(segment) if isinstance(part, Inline) and part.tag == "hi"]
    by_rule = bool(left or formats)
    for code in left.values():
        content = _placed(content, code, _before(segment, code))
    for code in formats:
        content = _around(content, code, first=parts_of(segment)[0] is code)
    return content, by_rule


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


def _name(code: Inline) -> str:
    """By what a code of a source is found in its translation: the number of a note, else its own number."""
    return "".join(map(str, code.content)) or code_id(code)


def _around(content: Content, code: Inline, *, first: bool) -> Content:
    """A translation with what the segment has set otherwise: the same text, or as many words at the beginning."""
    inside = asked(code.content, with_codes=False)
    parts = list(parts_of(content))
    words = re.compile(r"\s*" + r"\W*[\w’'-]+" * len(inside.split()))
    for at, part in enumerate(parts):
        if not isinstance(part, str):
            continue
        start, end = part.find(inside), part.find(inside) + len(inside)
        if start < 0 and first and not at and (found := words.match(part)):
            start, end = found.span()
        if start >= 0 and end > start:
            held = code._replace(content=(part[start:end],))
            parts[at : at + 1] = [part[:start], held, part[end:]]
            break
    return join_content(parts)


def _flat(content: Content) -> Content:
    """The content without ``hi`` of a memory, whose meaning here is not known."""
    parts: list[str | Inline] = []
    for part in parts_of(content):
        if isinstance(part, Inline) and part.tag == "hi":
            parts += parts_of(_flat(part.content))
        else:
            parts.append(part)
    return join_content(parts)


def _without_codes(content: Content) -> Content:
    return asked(content, with_codes=False)


def _before(segment: Content, code: Inline) -> str:
    """The text before a code."""
    found: list[str] = []

    def walk(content: Content) -> bool:
        for part in parts_of(content):
            if isinstance(part, str):
                found.append(part)
            elif part == code or (part.tag == "hi" and walk(part.content)):
                return True
        return False

    walk(segment)
    return "".join(found)


def _placed(content: Content, code: Inline, before: str) -> Content:
    """A translation with a code where it belongs, as far as that can be told."""
    parts = list(parts_of(content))
    anchor = _ANCHOR.search(before)
    word = "" if anchor is None else _BARE.sub("", anchor[0])
    if any(map(str.isdigit, word)):
        whole = re.compile(rf"(?<![\w/]){re.escape(word)}(?![\w/])")
        places = [
            (at, found.end())
            for at, part in enumerate(parts)
            if isinstance(part, str)
            for found in whole.finditer(part)
        ]
        if len(places) == 1:
            at, end = places[0]
            text = str(parts[at])
            parts[at : at + 1] = [text[:end], code, text[end:]]
            return join_content(parts)
    return join_content([*parts, code])


def missing(source: Content, target: Content) -> list[Inline]:
    """The codes of a segment that are needed and that its translation has not."""
    has = {code_id(code) for code in codes(target) if code.tag == "ph"}
    return [code for code in codes(source) if is_needed(code) and code_id(code) not in has]

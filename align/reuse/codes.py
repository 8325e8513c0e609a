"""Codes of a segment in a translation that a memory has for it.

A reference to a note that is not in the memory is placed by rule: after the number that it follows in the source, if
that is in the translation just once, else at its end. So is what is set otherwise: the same words, or as many at the
beginning. Somebody has to look at that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from align.reuse.passages import BREAK, LINK, asked, code_id, codes, is_needed
from tmx.base.wording import counted
from tmx.unit.content import Content, Inline, join_content, mapped, parts_of

_BARE = re.compile(r"\W*$")
_ANCHOR = re.compile(r"[\w/]+(?:\s?\([\w]+\))?\W*$")
_WORD = re.compile(r"\w")
_FEW = 5  # words of an opening such as "Recalling also"


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
    return content, by_rule or bool(missing(segment, content))


def _name(code: Inline) -> str:
    """By what a code of a source is found in its translation: the number of a note, else its own number."""
    return "".join(map(str, code.content)) or code_id(code)


def _around(content: Content, code: Inline, *, first: bool) -> Content:
    """A translation with what the segment has set otherwise: the same words, or the opening of the text.

    The opening is up to a colon where it is so in the segment, else as many words, of a few.
    """
    inside = asked(code.content, with_codes=False).strip()
    parts = list(parts_of(content))
    for at, part in enumerate(parts):
        if not isinstance(part, str):
            continue
        found = list(re.finditer(rf"(?<!\w){re.escape(inside)}(?!\w)", part)) if _WORD.search(inside) else []
        opening = _opening(inside).match(part) if first and not at and not found else None
        span = found[0].span() if len(found) == 1 else None if opening is None else opening.span()
        if span is not None:
            held = code._replace(content=(part[slice(*span)],))
            parts[at : at + 1] = [part[: span[0]], held, part[span[1] :]]
            break
    return join_content(parts)


def _opening(inside: str) -> re.Pattern[str]:
    """What is the opening of a translation where this is that of the source."""
    words = len(inside.split())
    if inside.endswith((":", "：")):
        return re.compile(r"[^:：]{1,80}?\s?[:：]")
    return re.compile(r"\W*[\w’'-]+" + r"\s[\w’'-]+" * (words - 1) if 0 < words <= _FEW else r"(?!)")


def _flat(content: Content) -> Content:
    """The content without ``hi`` of a memory, whose meaning here is not known."""
    parts: list[str | Inline] = []
    for part in parts_of(content):
        if isinstance(part, Inline) and part.tag == "hi":
            parts += parts_of(_flat(part.content))
        else:
            parts.append(part)
    return join_content(parts)


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
    """The codes of a segment that its translation has not; tabs and line ends in the text stand for such codes."""
    has = {code_id(code) for code in codes(target)}
    lacks = [code for code in codes(source) if code_id(code) not in has]
    typed = sum(map(asked(target).count, "\n\t"))
    breaks = [code for code in lacks if code.attributes.get("type") == BREAK]
    return [code for code in lacks if code not in breaks[:typed]]


AT_END, FORMAT = "at_end", "format"
"""Kinds of codes that a translation may lack, beside `BREAK` and `LINK`: what is then at its end; italics and such."""


def kinds_missing(source: Content, target: Content) -> set[str]:
    """Of what kinds the codes are that a translation has not."""
    return set(map(_kind, missing(source, target)))


def _kind(code: Inline) -> str:
    kind = code.attributes.get("type", "")
    return AT_END if is_needed(code) else kind if kind in (BREAK, LINK) else FORMAT


def without_codes(lacking: Mapping[str, int]) -> Iterator[str]:
    """What somebody should know about the codes that translations lack."""
    for kind, what, where in (
        (AT_END, "a code of the source, such as a reference to a note", "it was put at the end"),
        (BREAK, "a tab or line break of the source", "a space is there at most"),
        (LINK, "a link or field of the source", "only its text is there at most"),
        (FORMAT, "a format of the source, such as italics", "its text is set like the rest"),
    ):
        if lacking.get(kind):
            yield f"{counted(lacking[kind], 'translation')} without {what}: {where}"

"""Inline codes and placeholders: what the target lacks, has too much of, or puts in a wrong order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from align.core.message import says
from align.quality.checks.unit import Hit
from tmx.base.severity import Severity
from tmx.base.wording import clip
from tmx.unit.content import Content, Inline, plain_text
from tmx.unit.inline import elements
from tmx.write.prepare import FOOTNOTE

# What a program puts a value in place of, and what is written in the text as markup.
_PLACEHOLDER = re.compile(
    r"%(?:\d+\$)?[-+0#]*+\d*+(?:\.\d++)?[hlqLzjt]{0,2}[sdifgxXucS@](?![^\W\d_])"
    r"|%\(\w+\)[sdif]|\$?\{\w*(?:[.:]\w+)*\}|\{\{[^{}]*\}\}|&(?:[a-zA-Z]{2,8}|#x?[0-9a-fA-F]{1,6});"
    r"|</?[a-zA-Z][\w:-]*(?:\s[^<>]*)?/?>"
)
_NAME = re.compile(r"</?[a-zA-Z][\w:-]*")
_SHOWN = 30  # characters of a code in a message
_SIDES = {"it": {"begin": "bpt", "end": "ept"}}


def tags(source: Content, target: Content) -> Iterator[Hit]:
    """Codes that one side has more of, codes of another content, and an end before its beginning in the target."""
    ours, theirs = _codes(source), _codes(target)
    if not ours and not theirs:
        return
    kinds = Counter(map(_kind, ours)), Counter(map(_kind, theirs))
    severity = None if kinds[0] != kinds[1] else Severity.WARNING  # only what codes say differs
    names = Counter(map(_name, ours)), Counter(map(_name, theirs))
    if severity and not all(any(element.content for element in side) for side in (ours, theirs)):
        return
    for name, count in (names[0] - names[1]).items():
        yield Hit(says("tag-lost", tag=name, count=count), severity=severity)
    for name, count in (names[1] - names[0]).items():
        yield Hit(says("tag-added", tag=name, count=count), severity=severity)
    if kinds[0] == kinds[1] and not _crossed(ours) and (tag := _crossed(theirs)) is not None:
        yield Hit(says("tag-order", tag=_name(tag)))


def placeholders(source: Content, target: Content) -> Iterator[Hit]:
    """Placeholders of programs and markup in the text of one side alone: ``%s``, ``{0}``, ``<b>``, ``&nbsp;``."""
    ours, theirs = (
        Counter(map(_marked, _PLACEHOLDER.findall(plain_text(side)))) for side in (source, target)
    )
    for name in (ours - theirs).elements():
        yield Hit(says("placeholder-lost", tag=name))
    for name in (theirs - ours).elements():
        yield Hit(says("placeholder-added", tag=name))


def _codes(content: Content) -> list[Inline]:
    """The codes of a side but for footnote references, which have a check of their own."""
    if isinstance(content, str):
        return []
    return [one for one in elements(content) if one.tag != "sub" and one.attributes.get("type") != FOOTNOTE]


def _kind(element: Inline) -> str:
    """The element, where a part of a pair that stands alone is as the part of a pair."""
    return _SIDES.get(element.tag, {}).get(element.attributes.get("pos", ""), element.tag)


def _name(element: Inline) -> str:
    """A code as a person knows it: what the format of the document has there, or else its element and number."""
    inner = "".join(part if isinstance(part, str) else "" for part in element.content).strip()
    number = element.attributes.get("x") or ""
    return clip(inner, _SHOWN) if inner else f"<{_kind(element)}{f' {number}' if number else ''}>"


def _marked(text: str) -> str:
    """A placeholder as it is compared: of markup only its name, since values of attributes are translated."""
    name = _NAME.match(text)
    return f"{name.group().lower()}>" if name else text


def _crossed(codes: list[Inline]) -> Inline | None:
    """The first end that has its beginning after it."""
    begun = {element.attributes.get("i") for element in codes if element.tag == "bpt"}
    seen: set[str | None] = set()
    for element in codes:
        number = element.attributes.get("i")
        if element.tag == "bpt":
            seen.add(number)
        elif element.tag == "ept" and number in begun and number not in seen:
            return element
    return None

"""The content of a segment: text, and inline elements with their own content.

Content is a plain string or, if it has inline elements, a tuple of strings and `Inline` elements in reading order.
Names follow the TMX 1.4b specification (LISA OSCAR, 2005).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from tmx.base.frozen import EMPTY

CODE = "\ufffc"
"""The character, "object replacement", that stands for an inline code in texts that are compared."""


class Inline(NamedTuple):
    """An inline element: ``bpt``, ``ept``, ``ph``, ``hi``, ``it``, ``sub`` or the old ``ut``."""

    tag: str
    attributes: Mapping[str, str] = EMPTY
    content: tuple[str | Inline, ...] = ()


Content = str | tuple[str | Inline, ...]


def join_content(parts: Iterable[str | Inline]) -> Content:
    """Content in its canonical form: no empty strings, no adjacent strings, and a plain string where possible."""
    joined: list[str | Inline] = []
    for part in parts:
        if isinstance(part, Inline):
            inner = join_content(part.content)
            joined.append(part._replace(content=parts_of(inner)))
        elif part and joined and isinstance(joined[-1], str):
            joined[-1] += part
        elif part:
            joined.append(part)
    if not joined:
        return ""
    if len(joined) == 1 and isinstance(joined[0], str):
        return joined[0]
    return tuple(joined)


def parts_of(content: Content) -> tuple[str | Inline, ...]:
    """The content as a tuple, as an inline element holds it."""
    if isinstance(content, str):
        return (content,) if content else ()
    return content


def trimmed(content: Content, characters: str | None = None) -> Content:
    """The content without white space, or the characters given, at its beginning and end.

    >>> trimmed(("  ", Inline("ph"), " a "))
    (Inline(tag='ph', attributes={}, content=()), ' a')
    """
    if isinstance(content, str):
        return content.strip(characters)
    parts = list(content)
    if isinstance(parts[0], str):
        parts[0] = parts[0].lstrip(characters)
    if isinstance(parts[-1], str):
        parts[-1] = parts[-1].rstrip(characters)
    return join_content(parts)


def plain_text(content: Content) -> str:
    """The text that a translator reads: without codes, but with the content of ``hi``.

    A ``ph`` between two letters, such as a line break, leaves a space; other codes are nearly always formatting.

    >>> plain_text(("the ", Inline("hi", {}, ("black",)), " cat", Inline("ph", {"x": "1"}, ("<br/>",))))
    'the black cat'
    >>> plain_text(("now", Inline("ph", {"type": "lb"}), "or ", Inline("bpt", {"i": "1"}), "w", Inline("ept"), "ait"))
    'now or wait'
    """
    if isinstance(content, str):
        return content
    texts: list[str] = []
    standing = False  # whether nothing but codes, one of them a ph, has come since the last text
    for part in content:
        text = part if isinstance(part, str) else plain_text(part.content) if part.tag == "hi" else ""
        if text:
            if standing and texts and texts[-1][-1].isalnum() and text[0].isalnum():
                texts.append(" ")
            texts.append(text)
            standing = False
        elif isinstance(part, Inline):
            standing = standing or part.tag == "ph"
    return "".join(texts)


def with_placeholders(text: str, placeholders: Iterable[tuple[int, str, str]]) -> Content:
    """Insert ``<ph>`` elements into a text, each given as (offset, type, inner text).

    `offset` counts characters of `text`; the element is inserted before ``text[offset]``. Elements are numbered
    ``x="1"``, ``x="2"`` … from left to right, so that those of source and target correspond.

    >>> with_placeholders("Recalling", [(9, "fnote", "8")])
    ('Recalling', Inline(tag='ph', attributes={'x': '1', 'type': 'fnote'}, content=('8',)))

    Raises:
        ValueError: an offset is outside the text.
    """
    parts: list[str | Inline] = []
    done = 0
    for x, (offset, kind, inner) in enumerate(sorted(placeholders, key=lambda item: item[0]), start=1):
        if not 0 <= offset <= len(text):
            raise ValueError(f"placeholder at {offset} in a text of {len(text)} characters")
        parts += [text[done:offset], Inline("ph", {"x": str(x), "type": kind}, (inner,) if inner else ())]
        done = offset
    return join_content([*parts, text[done:]])


def mapped(
    content: Content, text: Callable[[str], str], element: Callable[[Inline], Inline | None]
) -> Content:
    """The content with each string and, from the inside out, each element replaced; None removes an element."""
    if isinstance(content, str):
        return text(content)
    parts: list[str | Inline] = []
    for part in content:
        if isinstance(part, str):
            parts.append(text(part))
            continue
        inner = parts_of(mapped(part.content, text, element))
        if (new := element(part._replace(content=inner))) is not None:
            parts.append(new)
    return join_content(parts)


def without_placeholders(content: Content, kind: str) -> Content:
    """The content without its ``<ph>`` elements of one type, such as ``fnote``."""

    def kept(element: Inline) -> Inline | None:
        return None if element.tag == "ph" and element.attributes.get("type") == kind else element

    return mapped(content, str, kept)

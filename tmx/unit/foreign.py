"""Inline elements of other formats, such as the ``<x/>`` and ``<g>`` of XLIFF or the tags of HTML, in those of TMX."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import count

from tmx.unit.content import Content, Inline
from tmx.unit.markup import quoteattr

_OPENING, _CLOSING = frozenset({"bx", "sc"}), frozenset({"ex", "ec"})
# Elements of XLIFF stand for codes that are kept elsewhere; of others the tag is the code.
_OF_XLIFF = frozenset({"x", "g", "pc", *_OPENING, *_CLOSING})
_FREE = "\0"  # stands for a number that `numbered` finds

Parts = tuple[str | Inline, ...]


def in_tmx(name: str, attributes: Mapping[str, str], content: Parts) -> Parts:
    """What TMX has for an element: ``ph`` for an empty one, else ``bpt`` and ``ept`` around its content.

    >>> in_tmx("x", {"id": "1"}, ())
    (Inline(tag='ph', attributes={'x': '1'}, content=()),)
    """
    number = attributes.get("id")
    x = {"x": number} if number else {}
    if name in _OPENING:
        i = attributes.get("rid") or number
        return (Inline("bpt", {"i": i, **x}) if i else Inline("it", {"pos": "begin"}), *content)
    if name in _CLOSING:
        i = attributes.get("rid") or attributes.get("startRef") or number
        return (Inline("ept", {"i": i}) if i else Inline("it", {"pos": "end"}), *content)
    if name == "mrk":
        return (Inline("hi", _kind(attributes), content),) if content else ()
    code = "" if name in _OF_XLIFF else _tag(name, attributes)
    if not content:
        return (Inline("ph", {**x, **_kind(attributes)}, (f"{code}/>",) if code else ()),)
    opening, closing = ((f"{code}>",), (f"</{name}>",)) if code else ((), ())
    pair = {"i": number or _FREE}
    return (
        Inline("bpt", {**pair, **x, **_kind(attributes)}, opening),
        *content,
        Inline("ept", pair, closing),
    )


def as_code(name: str, attributes: Mapping[str, str], content: Parts) -> Parts:
    """An element inside a code, as the text that it is.

    >>> as_code("br", {"class": "a"}, ())
    ('<br class="a"/>',)
    """
    tag = _tag(name, attributes)
    return (f"{tag}>", *content, f"</{name}>") if content else (f"{tag}/>",)


def _tag(name: str, attributes: Mapping[str, str]) -> str:
    return f"<{name}" + "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())


def _kind(attributes: Mapping[str, str]) -> dict[str, str]:
    kind = next((attributes[name] for name in ("type", "ctype", "mtype") if name in attributes), None)
    return {"type": kind} if kind else {}


def renamed(name: str, attributes: dict[str, str]) -> list[str]:
    """Give an element of TMX its own attributes in place of those that XLIFF has for the same; name what was renamed.

    ``id`` and ``rid`` become ``i`` or ``x``, ``ctype`` becomes ``type``.
    """
    wanted: list[tuple[str, tuple[str, ...]]] = []
    if name in ("bpt", "ept"):
        wanted.append(("i", ("rid", "id")))
    elif name in ("ph", "it", "hi", "ut"):
        wanted.append(("x", ("id",)))
    if name in ("bpt", "it", "ph"):
        wanted.append(("type", ("ctype",)))
    found = []
    for own, others in wanted:
        other = next((other for other in others if other in attributes), None)
        if other and own not in attributes:
            value = attributes.pop(other)
            attributes[own] = value
            if other == "rid":
                attributes.pop("id", None)
            found.append(f"{other} of {name}")
    return found


def numbered(content: Content) -> Content:
    """The content with numbers in the ``bpt`` and ``ept`` that have none of their own yet, each pair another one."""
    if isinstance(content, str):
        return content
    used = set(_numbers(content))
    free = (str(number) for number in count(1) if str(number) not in used)
    waiting: list[str] = []

    def whole(part: str | Inline) -> str | Inline:
        if isinstance(part, str):
            return part
        if part.attributes.get("i") == _FREE:
            if part.tag == "bpt":
                waiting.append(next(free))
                part = part._replace(attributes={**part.attributes, "i": waiting[-1]})
            else:
                part = part._replace(attributes={**part.attributes, "i": waiting.pop()})
        return part._replace(content=tuple([whole(inner) for inner in part.content]))

    return tuple([whole(part) for part in content])


def _numbers(parts: Iterable[str | Inline]) -> Iterable[str]:
    for part in parts:
        if isinstance(part, Inline):
            if "i" in part.attributes:
                yield part.attributes["i"]
            yield from _numbers(part.content)

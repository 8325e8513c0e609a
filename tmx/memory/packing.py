"""Units as rows of a memory, and back: what columns do not hold is kept as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from tmx.base.frozen import EMPTY
from tmx.unit.content import CODE, Content, Inline, parts_of
from tmx.unit.model import Note, Property, TranslationUnit, Variant

P = ParamSpec("P")
R = TypeVar("R")


class DamagedError(ValueError):
    """A memory holds what no program wrote into it."""


def says_damage(function: Callable[P, R]) -> Callable[P, R]:
    """A function for which data of another shape than what was packed is damage (`DamagedError`)."""

    @wraps(function)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return function(*args, **kwargs)
        except (TypeError, ValueError, AttributeError) as error:
            raise DamagedError from error

    return guarded


def comparable(content: Content) -> str:
    """The text that is compared: each inline code as one character, ``hi`` as its content.

    >>> comparable(("see", Inline("ph", {}, ("8",)), " ", Inline("hi", {}, ("this",))))
    'see\ufffc this'
    """
    if isinstance(content, str):
        return content
    return "".join(
        part if isinstance(part, str) else comparable(part.content) if part.tag == "hi" else CODE
        for part in content
    )


def pack_content(content: Content) -> str | None:
    """The content as JSON; None for a text without inline elements."""
    return None if isinstance(content, str) else _json(_plain(content))


def unpack_content(text: str, packed: str | None) -> Content:
    """The content from its text and what `pack_content` made of it."""
    return text if packed is None else tuple(map(_part, json.loads(packed)))


def pack_unit(unit: TranslationUnit) -> str | None:
    """All of a unit but the texts and contents of its variants; None if there is nothing."""
    if not (unit.properties or unit.notes or unit.attributes) and all(map(_is_plain, unit.variants)):
        # What most units of many memories are; the source is nearly always among the variants.
        known = any(variant.lang == unit.source_lang for variant in unit.variants)
        return None if known else _json({"s": unit.source_lang})
    data = _given(
        s=None if any(v.lang == unit.source_lang for v in unit.variants) else unit.source_lang,
        p=list(unit.properties),
        n=list(unit.notes),
        a=dict(unit.attributes),
        v=_extras(unit.variants),
    )
    return _json(data) if data else None


@says_damage
def unpack_unit(
    variants: Sequence[tuple[str, str, str | None]], source_lang: str | None, data: str | None
) -> TranslationUnit:
    """The unit from its variants (language, text, packed content), its source language, and its packed data.

    Raises:
        DamagedError: the data is not what `pack_unit` makes.
    """
    given: dict[str, Any] = json.loads(data) if data else {}
    extras = given.get("v") or [{}] * len(variants)
    return TranslationUnit(
        tuple(
            Variant(
                lang,
                unpack_content(text, content),
                tuple(Property(*item) for item in extra.get("p", ())),
                tuple(Note(*item) for item in extra.get("n", ())),
                extra.get("a", EMPTY),
            )
            for (lang, text, content), extra in zip(variants, extras, strict=True)
        ),
        given.get("s") or source_lang or "*all*",
        tuple(Property(*item) for item in given.get("p", ())),
        tuple(Note(*item) for item in given.get("n", ())),
        given.get("a", EMPTY),
    )


def _is_plain(variant: Variant) -> bool:
    return not (variant.properties or variant.notes or variant.attributes)


@says_damage
def properties_of(data: str | None) -> dict[str, str]:
    """The properties of a unit by their types, from its packed data; of several of one type the first.

    Raises:
        DamagedError: the data is not what `pack_unit` makes.
    """
    items = json.loads(data).get("p", ()) if data else ()
    return {type_: value for type_, value, *_ in reversed(items)}


def _extras(variants: Iterable[Variant]) -> list[dict[str, Any]]:
    """What the variants have beside their texts; an empty list if none has anything."""
    found = [_given(p=list(v.properties), n=list(v.notes), a=dict(v.attributes)) for v in variants]
    return found if any(found) else []


def _given(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _plain(content: Content) -> list[Any]:
    return [
        part if isinstance(part, str) else [part.tag, dict(part.attributes), _plain(part.content)]
        for part in parts_of(content)
    ]


def _part(item: Any) -> str | Inline:
    if isinstance(item, str):
        return item
    tag, attributes, content = item
    return Inline(tag, attributes, tuple(map(_part, content)))


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

"""Inline elements made valid: where each is allowed, what it requires, and which belong together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import count

from tmx.unit.content import Content, Inline, join_content, mapped, parts_of
from tmx.unit.vocabulary import INLINE_ATTRIBUTES, INLINE_CHILDREN, INLINE_REQUIRED


def elements(content: Content) -> Iterator[Inline]:
    """All inline elements of the content, outer ones before inner ones."""
    if isinstance(content, str):
        return
    for part in content:
        if isinstance(part, Inline):
            yield part
            yield from elements(part.content)


def well_placed(content: Content, inside: str = "seg") -> Content:
    """The content without the tags that the DTD does not allow where they are; their text is kept."""
    if isinstance(content, str):
        return content
    parts: list[str | Inline] = []
    for part in content:
        if isinstance(part, str):
            parts.append(part)
        elif part.tag in INLINE_CHILDREN[inside]:
            parts.append(part._replace(content=parts_of(well_placed(part.content, part.tag))))
        else:
            parts += parts_of(well_placed(part.content, inside))
    return join_content(parts)


def complete(element: Inline) -> Inline:
    """The element with its required attribute, and without attributes that TMX does not define."""
    known = INLINE_ATTRIBUTES[element.tag]
    attributes = {name: value for name, value in element.attributes.items() if name in known}
    if element.tag in INLINE_REQUIRED:
        attributes.setdefault(*INLINE_REQUIRED[element.tag])
    return element._replace(attributes=attributes)


def unpaired(content: Content) -> list[Inline]:
    """The ``bpt`` and ``ept`` elements without a counterpart that has the same ``i``."""
    found = [element for element in elements(content) if element.tag in ("bpt", "ept")]
    counts = Counter((element.tag, element.attributes.get("i")) for element in found)
    return [
        element
        for element in found
        if counts["bpt", element.attributes.get("i")] != counts["ept", element.attributes.get("i")]
    ]


def repeated(content: Content) -> list[str]:
    """The values of ``i`` that several ``bpt`` elements have."""
    counts = Counter(element.attributes.get("i", "") for element in elements(content) if element.tag == "bpt")
    return [number for number, count in counts.items() if count > 1]


def disordered(content: Content) -> list[Inline]:
    """The ``ept`` elements that come before the ``bpt`` to which they belong."""
    alone = {(element.tag, element.attributes.get("i")) for element in unpaired(content)}
    begun: Counter[str | None] = Counter()
    found = []
    for element in elements(content):
        number = element.attributes.get("i")
        if element.tag == "bpt":
            begun[number] += 1
        elif element.tag == "ept" and begun[number]:
            begun[number] -= 1
        elif element.tag == "ept" and ("ept", number) not in alone:
            found.append(element)
    return found


def renumbered(content: Content) -> Content:
    """The content with another ``i`` for each pair, where several pairs have the same one; each ``ept`` ends the last
    ``bpt`` that is open."""
    wrong = set(repeated(content))
    if not wrong:
        return content
    used = {element.attributes.get("i") for element in elements(content)}
    free = (str(number) for number in count(1) if str(number) not in used)
    taken: set[str] = set()
    opened: dict[str, list[str]] = {}

    def whole(part: str | Inline) -> str | Inline:
        if isinstance(part, str):
            return part
        number = part.attributes.get("i", "")
        if part.tag == "bpt" and number in wrong:
            new = next(free) if number in taken else number
            taken.add(number)
            opened.setdefault(number, []).append(new)
            part = part._replace(attributes={**part.attributes, "i": new})
        elif part.tag == "ept" and opened.get(number):
            part = part._replace(attributes={**part.attributes, "i": opened[number].pop()})
        return part._replace(content=tuple([whole(inner) for inner in part.content]))

    return tuple([whole(part) for part in parts_of(content)])


def isolated(content: Content) -> Content:
    """The content with an ``it`` element, which needs no counterpart, for each ``bpt`` or ``ept`` that has none before
    or after it."""
    wrong = [*unpaired(content), *disordered(content)]
    alone = {(tag, element.attributes.get("i")) for element in wrong for tag in ("bpt", "ept")}

    def whole(element: Inline) -> Inline:
        return _as_isolated(element) if (element.tag, element.attributes.get("i")) in alone else element

    return mapped(content, str, whole) if alone else content


def _as_isolated(element: Inline) -> Inline:
    attributes = {name: value for name, value in element.attributes.items() if name in ("x", "type")}
    return Inline("it", {"pos": "begin" if element.tag == "bpt" else "end", **attributes}, element.content)

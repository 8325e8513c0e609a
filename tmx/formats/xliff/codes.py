"""Inline elements of XLIFF as those of TMX.

- ``g`` and ``pc``: ``bpt`` and ``ept`` around their text
- ``bpt``/``ept``, ``bx``/``ex``, ``sc``/``ec``: ``bpt`` and ``ept``; ``it`` where the other half is in another
  segment
- ``it``: ``it``; ``x`` and ``ph``: ``ph``; ``sub``: ``sub``
- ``mrk mtype="x-hi"`` and ``mrk type="tmx:hi"``: ``hi``, which is how `bitext` writes it
- any other ``mrk``: its text; but what it marks as deleted is left out

The ``x`` of a code is its id. Its content is the native code: the text of the element, or else that in the
``originalData`` of the unit, in Trados' ``tag-defs``, or what it is shown as (``equiv-text``, ``disp``, ``equiv``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from urllib.parse import parse_qsl
from xml.etree.ElementTree import Element

from tmx.base.characters import is_legal
from tmx.base.frozen import EMPTY
from tmx.formats.xliff.ids import from_nmtoken, number_of
from tmx.formats.xliff.pairing import Half, paired
from tmx.formats.xliff.vocabulary import HI, MARKUP, NATIVE_TYPES, OURS, content_from_markup
from tmx.unit.content import Content, Inline, join_content

_ASSOC = {"preceding": "p", "following": "f", "both": "b"}
# What a code is shown as: where it begins or stands alone, and where it ends.
_SHOWN = (("equiv-text", "disp", "equiv", "dispStart", "equivStart"), ("dispEnd", "equivEnd"))
_DELETED = ("x-sdl-deleted",)

Part = str | Inline


class CodeReader:
    """Reads the segments of one unit; `lost` is told what is left out, `comments` are what marks say.

    `data` are the native codes of an XLIFF 2 unit by id; `natives` those of a Trados file, see `stream.Around`.
    """

    def __init__(
        self,
        lost: Callable[[str], None],
        data: Mapping[str, Element],
        natives: Mapping[str, tuple[str, str]],
    ) -> None:
        self.lost = lost
        self._data = data
        self._natives = natives
        self._halves: list[Half] = []
        self.comments: list[str] = []

    def content(self, elements: Iterable[Element]) -> Content:
        """What is in one segment, which may be in several elements."""
        self._halves.clear()
        parts = join_content(part for element in elements for part in self.inside(element))
        return paired(parts, self._halves) if self._halves else parts

    def inside(self, element: Element) -> list[Part]:
        """The text and the codes in an element; halves of pairs are numbered in the order of `_halves`."""
        parts: list[Part] = [element.text] if element.text else []
        for child in element:
            read = _READERS.get(child.tag)
            if read is not None:
                parts += read(self, child)
            else:
                self.lost(f"<{child.tag}> in a segment")
                parts += self.inside(child)
            if child.tail:
                parts.append(child.tail)
        return parts

    def half(self, tag: str, key: str, element: Element, content: Iterable[Part] = ()) -> Inline:
        """One half of the pair that has this key."""
        attributes = _attributes(element)
        number = attributes.pop("i", None) or key.rpartition(" ")[2]
        self._halves.append(Half(tag, key, number))
        return Inline(tag, {"i": str(len(self._halves) - 1), **attributes}, tuple(content))

    def native(self, element: Element, ref: str = "dataRef", end: int = 0) -> tuple[Part, ...]:
        """The native code of an element that does not hold it."""
        data = self._data.get(element.get(ref, ""))
        text = "" if data is None else "".join(part for part in self.inside(data) if isinstance(part, str))
        text = text or self._natives.get(element.get("id", ""), ("", ""))[end]
        text = text or next((shown for name in _SHOWN[end] if (shown := element.get(name))), "")
        if text and element.get(ref, "").startswith(MARKUP):
            return content_from_markup(text)
        return (text,) if text else ()


def _around(reader: CodeReader, element: Element) -> list[Part]:
    key = f"{element.tag} {element.get('id', '')}"
    start = reader.half("bpt", key, element, reader.native(element, "dataRefStart"))
    inside = reader.inside(element)
    return [start, *inside, reader.half("ept", key, element, reader.native(element, "dataRefEnd", 1))]


def _begin(reader: CodeReader, element: Element) -> list[Part]:
    return _half(reader, element, "bpt", element.get("rid"))


def _end(reader: CodeReader, element: Element) -> list[Part]:
    return _half(reader, element, "ept", element.get("startRef", element.get("rid")))


def _half(reader: CodeReader, element: Element, tag: str, ref: str | None) -> list[Part]:
    content = _content(reader, element)
    if element.get("isolated") == "yes":
        pos = "begin" if tag == "bpt" else "end"
        return [Inline("it", {"pos": pos, **_attributes(element)}, content)]
    return [reader.half(tag, f"half {ref or element.get('id', '')}", element, content)]


def _isolated(reader: CodeReader, element: Element) -> list[Part]:
    pos = "end" if element.get("pos") in ("close", "end") else "begin"
    return [Inline("it", {"pos": pos, **_attributes(element)}, _content(reader, element))]


def _alone(reader: CodeReader, element: Element) -> list[Part]:
    attributes = _attributes(element)
    if (assoc := _ASSOC.get(element.get("assoc", ""))) is not None:
        attributes["assoc"] = assoc
    return [Inline("ph", attributes, _content(reader, element))]


def _content(reader: CodeReader, element: Element) -> tuple[Part, ...]:
    return tuple(reader.inside(element)) or reader.native(element)


def _sub(reader: CodeReader, element: Element) -> list[Part]:
    attributes = _attributes(element)
    attributes.pop("x", None)
    if datatype := element.get("datatype"):
        attributes["datatype"] = datatype
    return [Inline("sub", attributes, tuple(reader.inside(element)))]


def _mark(reader: CodeReader, element: Element) -> list[Part]:
    kind, type_ = element.get("mtype", ""), element.get("type", "")
    if kind in _DELETED:
        return []
    if kind.partition("?")[0] == HI or type_ == f"{OURS}hi":
        said = kind.partition("?")[2] or element.get("value", "")
        attributes = dict(parse_qsl(said, keep_blank_values=True))
        return [Inline("hi", attributes, tuple(reader.inside(element)))]
    comment = element.get("comment") or (element.get("value") if type_ == "comment" else None)
    if comment:
        reader.comments.append(comment)
    return reader.inside(element)


def _character(reader: CodeReader, element: Element) -> list[Part]:
    """A character that XML cannot hold, nor TMX (``cp``); some tools write others in the same way."""
    try:
        code = int(element.get("hex", ""), 16)
    except ValueError:
        code = 0
    if is_legal(code) and code:
        return [chr(code)]
    reader.lost("character that XML cannot hold")
    return []


def _comment(reader: CodeReader, element: Element) -> list[Part]:
    if element.get("type") == "comment" and (comment := element.get("value")):
        reader.comments.append(comment)
    return []


def _attributes(element: Element) -> dict[str, str]:
    """The attributes in TMX: number and type, and those that XLIFF 2.0 has no attributes for."""
    attributes: dict[str, str] = {}
    if (number := number_of(element.get("id"))) is not None:
        attributes["x"] = number
    kind = element.get("ctype")
    if kind is not None:
        attributes["type"] = from_nmtoken(kind.removeprefix("x-"))
    elif (kind := element.get("subType") or element.get("type")) and not kind.startswith(OURS):
        attributes["type"] = NATIVE_TYPES.get(kind, kind)
    attributes |= _ours(element.get("subType"))
    return attributes


def _ours(text: str | None) -> Mapping[str, str]:
    if not text or not text.startswith(OURS):
        return EMPTY
    return dict(parse_qsl(text.removeprefix(OURS), keep_blank_values=True))


_READERS: Mapping[str, Callable[[CodeReader, Element], list[Part]]] = MappingProxyType(
    {
        **dict.fromkeys(("g", "pc"), _around),
        **dict.fromkeys(("bpt", "bx", "sc"), _begin),
        **dict.fromkeys(("ept", "ex", "ec"), _end),
        **dict.fromkeys(("x", "ph"), _alone),
        **dict.fromkeys(("sm", "em"), _comment),
        "it": _isolated,
        "sub": _sub,
        "mrk": _mark,
        "cp": _character,
    }
)

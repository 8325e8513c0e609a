"""Inline elements of XLIFF as those of TMX.

- ``g`` and ``pc``: ``bpt`` and ``ept`` around their text
- ``bpt``/``ept``, ``bx``/``ex``, ``sc``/``ec``: ``bpt`` and ``ept``; ``it`` where the other half is in another
  segment
- ``it``: ``it``; ``x`` and ``ph``: ``ph``; ``sub``: ``sub``
- ``mrk mtype="x-hi"`` and ``mrk type="tmx:hi"``: ``hi``, which is how `bitext` writes it
- any other ``mrk``: its text, and the mark is counted; but what it marks as deleted is left out
- an element that XLIFF does not know, such as HTML that nobody has escaped: its tags as codes
- in the files of Phrase, codes in the text itself; see `phrase`

The ``x`` of a code is its id. Its content is the native code: the text of the element, or else that in the
``originalData`` of the unit, in Trados' ``tag-defs``, or what it is shown as (``equiv-text``, ``disp``, ``equiv``).
A code that is a copy of another (``copyOf``) has the native code and the type of that one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from urllib.parse import parse_qsl
from xml.etree.ElementTree import Element

from tmx.base.characters import is_legal
from tmx.formats.xliff.natives import Natives
from tmx.formats.xliff.pairing import Half, paired
from tmx.formats.xliff.phrase import Marks, Sign
from tmx.formats.xliff.stream import Around
from tmx.formats.xliff.vocabulary import HI, OURS
from tmx.unit.content import Content, Inline, join_content
from tmx.unit.markup import quoteattr

_ASSOC = {"preceding": "p", "following": "f", "both": "b"}
_DELETED = ("x-sdl-deleted", "x-sdl-feedback-deleted")
_COMMENTED = ("x-sdl-comment", "x-sdl-feedback-comment")

Part = str | Inline


class CodeReader:
    """Reads the segments of one unit.

    `lost` is told what is left out, `comments` are what marks say, `remarks` are the texts that those of Trados name.
    """

    def __init__(self, lost: Callable[[str], None], unit: Element, around: Around) -> None:
        self.lost = lost
        self.remarks = around.comments
        self.natives = Natives(unit, around.natives)
        self._marks = Marks(unit)
        self._halves: list[Half] = []
        self.comments: list[str] = []

    def content(self, elements: Iterable[Element]) -> Content:
        """What is in one segment, which may be in several elements."""
        self._halves.clear()
        parts = join_content(part for element in elements for part in self.inside(element))
        return paired(parts, self._halves) if self._halves else parts

    def inside(self, element: Element) -> list[Part]:
        """The text and the codes in an element; halves of pairs are numbered in the order of `_halves`."""
        parts: list[Part] = [*self._text(element.text)]
        for child in element:
            parts += _READERS.get(child.tag, _foreign)(self, child)
            parts += self._text(child.tail)
        return parts

    def _text(self, text: str | None) -> Iterable[Part]:
        if not text:
            return ()
        return map(self._part, self._marks.cut(text)) if self._marks else (text,)

    def _part(self, part: str | Sign) -> Part:
        if isinstance(part, str):
            return part
        attributes = {"x": part.name} | ({"type": part.kind} if part.kind else {})
        content = (part.native,) if part.native else ()
        if part.tag == "ph":
            return Inline("ph", attributes, content)
        return self.half(part.tag, f"sign {part.name}", attributes, content)

    def half(self, tag: str, key: str, attributes: dict[str, str], content: Iterable[Part] = ()) -> Inline:
        """One half of the pair that has this key."""
        number = attributes.pop("i", None) or key.rpartition(" ")[2]
        self._halves.append(Half(tag, key, number))
        return Inline(tag, {"i": str(len(self._halves) - 1), **attributes}, tuple(content))

    def native(self, element: Element, ref: str = "dataRef", end: int = 0) -> tuple[Part, ...]:
        """The native code of an element that does not hold it."""
        data = self.natives.data(element, ref)
        text = "" if data is None else "".join(part for part in self.inside(data) if isinstance(part, str))
        return self.natives.content(element, ref, end, text)


def _around(reader: CodeReader, element: Element) -> list[Part]:
    key = f"{element.tag} {element.get('id', '')}"
    start = reader.half(
        "bpt", key, reader.natives.attributes(element), reader.native(element, "dataRefStart")
    )
    inside = reader.inside(element)
    end = reader.half("ept", key, reader.natives.attributes(element), reader.native(element, "dataRefEnd", 1))
    return [start, *inside, end]


def _begin(reader: CodeReader, element: Element) -> list[Part]:
    return _half(reader, element, "bpt", element.get("rid"))


def _end(reader: CodeReader, element: Element) -> list[Part]:
    return _half(reader, element, "ept", element.get("startRef", element.get("rid")))


def _half(reader: CodeReader, element: Element, tag: str, ref: str | None) -> list[Part]:
    content = _content(reader, element)
    if element.get("isolated") == "yes":
        pos = "begin" if tag == "bpt" else "end"
        return [Inline("it", {"pos": pos, **reader.natives.attributes(element)}, content)]
    return [
        reader.half(tag, f"half {ref or element.get('id', '')}", reader.natives.attributes(element), content)
    ]


def _isolated(reader: CodeReader, element: Element) -> list[Part]:
    pos = "end" if element.get("pos") in ("close", "end") else "begin"
    return [Inline("it", {"pos": pos, **reader.natives.attributes(element)}, _content(reader, element))]


def _alone(reader: CodeReader, element: Element) -> list[Part]:
    attributes = reader.natives.attributes(element)
    if "xid" in element.attrib:
        reader.lost("text of a code in a unit of its own")
    if (assoc := _ASSOC.get(element.get("assoc", ""))) is not None:
        attributes["assoc"] = assoc
    return [Inline("ph", attributes, _content(reader, element))]


def _content(reader: CodeReader, element: Element) -> tuple[Part, ...]:
    return tuple(reader.inside(element)) or reader.native(element)


def _sub(reader: CodeReader, element: Element) -> list[Part]:
    attributes = reader.natives.attributes(element)
    attributes.pop("x", None)
    if datatype := element.get("datatype"):
        attributes["datatype"] = datatype
    return [Inline("sub", attributes, tuple(reader.inside(element)))]


def _mark(reader: CodeReader, element: Element) -> list[Part]:
    kind, type_ = element.get("mtype", ""), element.get("type", "")
    if kind in _DELETED:
        reader.lost("text marked as deleted")
        return []
    if kind.partition("?")[0] == HI or type_ == f"{OURS}hi":
        said = kind.partition("?")[2] or element.get("value", "")
        attributes = dict(parse_qsl(said, keep_blank_values=True))
        return [Inline("hi", attributes, tuple(reader.inside(element)))]
    comment = element.get("comment") or (element.get("value") if type_ == "comment" else None)
    if kind in _COMMENTED:
        comment = reader.remarks.get(element.get("sdl:cid", ""))
    if comment and comment not in reader.comments:
        reader.comments.append(comment)
    _lose_mark(reader, kind or type_, comment)
    return reader.inside(element)


def _lose_mark(reader: CodeReader, kind: str, comment: str | None) -> None:
    """Count a mark of which only the text is kept; a comment becomes a note of the unit."""
    if comment:
        reader.lost("places of comments, which became notes")
    elif kind == "term":
        reader.lost("marks of terms")
    elif kind != "seg":
        reader.lost("other marks in the text")


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
    comment = element.get("value") if element.get("type") == "comment" else None
    if comment:
        reader.comments.append(comment)
    if element.tag == "sm":
        _lose_mark(reader, element.get("type", ""), comment)
    return []


def _foreign(reader: CodeReader, element: Element) -> list[Part]:
    name = element.tag.rpartition(":")[2]
    given = "".join(f" {key.rpartition(':')[2]}={quoteattr(value)}" for key, value in element.items())
    if not (len(element) or element.text):
        return [Inline("ph", {}, (f"<{name}{given}/>",))]
    start = reader.half("bpt", f"foreign {name}", {}, (f"<{name}{given}>",))
    return [start, *reader.inside(element), reader.half("ept", f"foreign {name}", {}, (f"</{name}>",))]


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

"""XLIFF that comes back from a CAT tool: the segments of each passage with their translations."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from align.readers.xml import parse_xml
from align.reuse.xliff.paired import nested
from tmx.base.errors import InputError, UsageError
from tmx.unit.content import Content, Inline, join_content, parts_of

if TYPE_CHECKING:
    from lxml.etree import _Element

# What has no text of its own in XLIFF 1.2 and 2.0, what is around text, and what begins and ends there.
_ALONE = ("x", "ph", "it")
_AROUND = ("g", "pc")
_BEGIN, _END = ("bx", "bpt", "sc"), ("ex", "ept", "ec")
_UNSEEN = ("sm", "em")
_OURS = re.compile(r"b\d+|p\d+|\w+-\d+")  # the ids of passages: see `align.reuse.passages.Passage`
_OPEN = ("", "initial", "new", "needs-translation")  # states of a target that may be only the source


@dataclass(frozen=True, slots=True)
class ReturnedSegment:
    """A segment and its translation, None if there is none.

    Attributes:
        id: of its ``trans-unit``, or of its ``unit`` and ``segment``.
        place: its number in its passage, from 1, as it was written; 0 if the id has none.
        source: the segment.
        target: its translation.
        doubtful: whether its state says that somebody has to look at it.
        begun: whether its state says that somebody or something has translated it.
    """

    id: str
    place: int
    source: Content
    target: Content | None
    doubtful: bool = False
    begun: bool = False


@dataclass(frozen=True)
class Returned:
    """What an XLIFF file says: the document that it was made from, its languages, and the segments by passage."""

    original: str
    kind: str
    source_lang: str
    target_lang: str
    passages: dict[str, list[ReturnedSegment]] = field(default_factory=dict)


def read_returned(path: Path) -> Returned:
    """Read an XLIFF file that was made by `align.reuse.xliff.write_xliff`.

    Raises:
        UsageError: there is no such file.
        InputError: it is no XLIFF, has no languages, or was made by another program.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read: {error.strerror}", path=path, cure="Check the name.") from error
    root = parse_xml(data, path)
    file = root.find("{*}file")
    if _name(root) != "xliff" or file is None:
        raise InputError(
            "this is no XLIFF file", path=path, cure="Give the XLIFF file that the CAT tool saved."
        )
    second = root.get("version", "").startswith("2")
    langs = (
        (root.get("srcLang"), root.get("trgLang"))
        if second
        else (file.get("source-language"), file.get("target-language"))
    )
    if not all(langs):
        raise InputError("the file does not say what its languages are", path=path, cure="Make it again.")
    kind = file.get("category") or file.findtext("{*}notes/{*}note[@category='kind']") or ""
    found = Returned(file.get("original", ""), kind, str(langs[0]), str(langs[1]))
    (_second if second else _first)(root, found)
    if found.passages and not any(map(_OURS.fullmatch, found.passages)):
        raise InputError(
            "this XLIFF file was not made by bitext pretranslate, which alone knows where in a document its segments "
            "belong",
            path=path,
            cure="Turn it into a document with the program that made it.",
        )
    return found


def _first(root: _Element, found: Returned) -> None:
    for unit in root.iter("{*}trans-unit"):
        target = unit.find("{*}target")
        state = "" if target is None else target.get("state", "")
        state = "final" if unit.get("approved") == "yes" else state
        name = unit.get("id", "")
        passage, _, place = name.rpartition(".")
        segment = _segment(name, _number(place), unit.find("{*}source"), target, state, "")
        found.passages.setdefault(passage, []).append(segment)


def _second(root: _Element, found: Returned) -> None:
    for unit in root.iter("{*}unit"):
        name = unit.get("id", "")
        for at, segment in enumerate(unit.iterchildren("{*}segment"), 1):
            own, state = segment.get("id", f"s{at}"), segment.get("state", "")
            place = _number(own.removeprefix("s"))
            source, target = segment.find("{*}source"), segment.find("{*}target")
            made = _segment(f"{name}.{own}", place, source, target, state, f"{own}c")
            found.passages.setdefault(name, []).append(made)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() else 0


def _segment(
    name: str, place: int, source: _Element | None, target: _Element | None, state: str, prefix: str
) -> ReturnedSegment:
    said = "" if source is None else _content(source, prefix)
    translated = None if target is None else _content(target, prefix)
    empty = translated is not None and not "".join(map(str, parts_of(translated))).strip()
    doubtful = state.startswith("needs-") or state in ("new", "initial")
    return ReturnedSegment(name, place, said, None if empty else translated, doubtful, state not in _OPEN)


def _content(element: _Element, prefix: str) -> Content:
    return join_content(nested(_parts(element, prefix)))


def _parts(element: _Element, prefix: str) -> list[str | Inline]:
    parts: list[str | Inline] = [element.text or ""]
    for child in element:
        name = _name(child)
        number = child.get("id", "").removeprefix(prefix)
        pair = child.get("startRef", child.get("rid", child.get("id", "")))
        code = {"x": number}
        if name in _ALONE:
            parts.append(Inline("ph", code))
        elif name in _AROUND:
            parts.append(Inline("hi", code, tuple(nested(_parts(child, prefix)))))
        elif name in _BEGIN:
            parts.append(Inline("bpt", {**code, "i": pair}))
        elif name in _END:
            parts.append(Inline("ept", {"i": pair}))
        elif name == "cp":
            parts.append("")
        elif name not in _UNSEEN:
            parts += _parts(child, prefix)  # marks, such as those of segments
        parts.append(child.tail or "")
    return parts


def _name(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]

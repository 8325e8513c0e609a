"""XLIFF that comes back from a CAT tool: the segments of each passage with their translations."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from align.readers.xml import parse_xml
from tmx.base.errors import InputError, UsageError
from tmx.unit.content import Content, Inline, join_content, parts_of

if TYPE_CHECKING:
    from lxml.etree import _Element

# What has no text of its own in XLIFF 1.2 and 2.0, and what is around text.
_ALONE = ("x", "ph", "bx", "ex", "it", "bpt", "ept", "sc", "ec")
_AROUND = ("g", "pc")
_UNSEEN = ("sm", "em")
_OPEN = ("", "initial", "new", "needs-translation")  # states of a target that may be only the source


@dataclass(frozen=True, slots=True)
class Pair:
    """A segment and its translation, None if there is none.

    Attributes:
        source: the segment.
        target: its translation.
        doubtful: whether its state says that somebody has to look at it.
        begun: whether its state says that somebody or something has translated it.
    """

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
    passages: dict[str, list[Pair]] = field(default_factory=dict)


def read_returned(path: Path) -> Returned:
    """Read an XLIFF file that was made by `align.reuse.xliff.write_xliff`.

    Raises:
        UsageError: there is no such file.
        InputError: it is no XLIFF, or has no languages.
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
    return found


def _first(root: _Element, found: Returned) -> None:
    for unit in root.iter("{*}trans-unit"):
        target = unit.find("{*}target")
        state = "" if target is None else target.get("state", "")
        state = "final" if unit.get("approved") == "yes" else state
        passage = unit.get("id", "").rpartition(".")[0]
        found.passages.setdefault(passage, []).append(_pair(unit.find("{*}source"), target, state, ""))


def _second(root: _Element, found: Returned) -> None:
    for unit in root.iter("{*}unit"):
        for place, segment in enumerate(unit.iterchildren("{*}segment"), 1):
            prefix = f"{segment.get('id', f's{place}')}c"
            pair = _pair(
                segment.find("{*}source"), segment.find("{*}target"), segment.get("state", ""), prefix
            )
            found.passages.setdefault(unit.get("id", ""), []).append(pair)


def _pair(source: _Element | None, target: _Element | None, state: str, prefix: str) -> Pair:
    said = "" if source is None else _content(source, prefix)
    translated = None if target is None else _content(target, prefix)
    empty = translated is not None and not "".join(map(str, parts_of(translated))).strip()
    doubtful = state.startswith("needs-") or state in ("new", "initial")
    return Pair(said, None if empty else translated, doubtful, state not in _OPEN)


def _content(element: _Element, prefix: str) -> Content:
    return join_content(_parts(element, prefix))


def _parts(element: _Element, prefix: str) -> list[str | Inline]:
    parts: list[str | Inline] = [element.text or ""]
    for child in element:
        name = _name(child)
        code = {"x": child.get("id", "").removeprefix(prefix)}
        if name in _ALONE:
            parts.append(Inline("ph", code))
        elif name in _AROUND:
            parts.append(Inline("hi", code, tuple(_parts(child, prefix))))
        elif name == "cp":
            parts.append("")
        elif name not in _UNSEEN:
            parts += _parts(child, prefix)  # marks, such as those of segments
        parts.append(child.tail or "")
    return parts


def _name(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]

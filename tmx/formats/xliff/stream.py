"""The units of an XLIFF file one after the other, as small trees, each with what is said around it.

translate-toolkit would keep the whole file in memory, give codes as text, and know one pair of segments per
``trans-unit``; lxml refuses text of more than 10 MB, which is how Trados packs the original document into its file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from tmx.base.decode import decode_file
from tmx.base.errors import InputError
from tmx.base.findings import Findings

# Names of other vocabularies get a short prefix; those of XLIFF, whatever its version, get none.
_CORE = "urn:oasis:names:tc:xliff:document:"
_PREFIXES = {
    "http://www.w3.org/XML/1998/namespace": "xml",
    "http://sdl.com/FileTypes/SdlXliff/1.0": "sdl",
    "MQXliff": "mq",
    "http://www.memsource.com/mxlf/2.0": "m",
    "http://www.gs4tr.org/schema/xliff-ext": "gs4tr",
    "urn:logoport:xliffeditor:xliff-extras:1.0": "logoport",
    "urn:oasis:names:tc:xliff:metadata:2.0": "mda",
    "urn:oasis:names:tc:xliff:matches:2.0": "mtc",
}
# What is built as a tree: units, and what is said of all that are in the same file or group.
_BUILT = ("trans-unit", "unit", "sdl:tag", "sdl:cmt-def", "context-group")
# Levels of elements: documents have some ten, and each level of a segment is a call of Python.
MAX_DEPTH = 200
_AROUND = ("xliff", "file", "group", "bin-unit")


@dataclass(slots=True)
class Around:
    """What encloses a unit: attributes that it inherits, and of its ``<file>`` the languages and the native codes.

    `natives` are what the header of a Trados file says of its codes: by id the text where one begins, and that
    where it ends; `comments` are those of the whole document by id. `groups` are the names of the groups that it is in,
    from the outermost, `contexts` the ``context-group`` elements of these, which stand before the units (XLIFF 1.2,
    section 2.3); `has_units` says that some have come.
    """

    version: Literal[1, 2]
    file: Mapping[str, str]
    translate: bool = True
    preserve: bool = False
    natives: dict[str, tuple[str, str]] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)
    contexts: list[Element] = field(default_factory=list)
    groups: tuple[str, ...] = ()
    has_units: bool = False


@dataclass(frozen=True, slots=True)
class RawUnit:
    """A ``<trans-unit>`` or ``<unit>``, and the 1-based line where it begins."""

    element: Element
    around: Around
    line: int


class XliffStream:
    """Reads a file part by part; afterwards `findings` says what was odd about it, the rest what was not read.

    Raises:
        UsageError: there is no such file, or it is a folder.
        InputError: it cannot be read, is no XLIFF, is not well-formed, declares entities, or is nested too deep.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.findings = Findings()
        self.has_namespace = True
        self.binary_units = 0
        self.notes = 0
        self.properties = 0
        self._names: dict[str, str] = {}
        self._around: list[Around] = []
        self._depth = 0
        self._builder: TreeBuilder | None = None
        self._began = (0, 0)  # depth and line of the element that is built
        self._units: list[RawUnit] = []
        self._parser = parser = expat.ParserCreate("utf-8", " ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = self._skipped_entity

    def __iter__(self) -> Iterator[RawUnit]:
        for text in decode_file(self._path, self.findings):
            self._parse(text, is_final=False)
            yield from self._units
            self._units.clear()
        self._parse("", is_final=True)
        yield from self._units

    def _parse(self, text: str, *, is_final: bool) -> None:
        try:
            self._parser.Parse(text.encode(), is_final)
        except UnicodeEncodeError as error:
            line = self._parser.CurrentLineNumber + text.count("\n", 0, error.start)
            raise self._error(
                "bytes that are not of the encoding of the file", line, "Save it in UTF-8."
            ) from error
        except expat.ExpatError as error:
            what = f"the XML is not well-formed: {expat.errors.messages[error.code]}"
            raise self._error(what, error.lineno, "Correct it or export the file again.") from error

    def _error(self, what: str, line: int, cure: str) -> InputError:
        return InputError(what, path=self._path, line=line, cure=cure)

    def _entity(self, name: str, *_: object) -> None:
        raise self._error(
            f"the file declares an entity ({name[:40]}), which is refused",
            self._parser.CurrentLineNumber,
            "Remove the declarations from the DOCTYPE.",
        )

    def _skipped_entity(self, name: str, _: bool) -> None:
        what = f"the entity &{name[:40]}; is not declared"
        raise self._error(what, self._parser.CurrentLineNumber, "Write the character itself.")

    def _name(self, full: str) -> str:
        name = self._names.get(full)
        if name is None:
            space, _, local = full.rpartition(" ")
            prefix = "" if not space or space.startswith(_CORE) else _PREFIXES.get(space, "other")
            name = self._names[full] = f"{prefix}:{local}" if prefix else local
        return name

    def _start(self, full: str, given: dict[str, str]) -> None:
        name, names = self._name(full), self._name
        self._depth += 1
        if self._depth > MAX_DEPTH:
            what = f"more than {MAX_DEPTH} elements lie inside each other"
            raise self._error(what, self._parser.CurrentLineNumber, "No program writes such a file.")
        if self._depth == 1:
            self._check_root(full, name)
        attributes = {names(key): value for key, value in given.items()}
        if self._builder is not None:
            self._builder.start(name, attributes)
        elif name in _BUILT:
            self._builder = TreeBuilder()
            self._builder.start(name, attributes)
            self._began = self._depth, self._parser.CurrentLineNumber
            self._parser.CharacterDataHandler = self._builder.data
        elif name in _AROUND:
            self._around.append(self._inside(name, attributes))
        else:
            self.notes += name == "note"
            self.properties += name in ("prop", "mda:meta")

    def _check_root(self, full: str, name: str) -> None:
        if name.rpartition(":")[2].lower() != "xliff":
            what = f"this is no XLIFF file: its root is <{name}>"
            raise self._error(what, self._parser.CurrentLineNumber, "Check the format and the suffix.")
        self.has_namespace = _CORE in full

    def _inside(self, name: str, attributes: dict[str, str]) -> Around:
        self.binary_units += name == "bin-unit"
        if not self._around:
            return Around(self._version(attributes), attributes, preserve=_preserves(attributes, False))
        outer = self._around[-1]
        group = attributes.get("resname") or attributes.get("name") if name == "group" else None
        return Around(
            outer.version,
            {**outer.file, **attributes} if name == "file" else outer.file,
            attributes.get("translate", "yes" if outer.translate else "no") != "no",
            _preserves(attributes, outer.preserve),
            {} if name == "file" else outer.natives,
            outer.comments,
            [*outer.contexts],
            (*outer.groups, group) if group else outer.groups,
        )

    def _version(self, attributes: dict[str, str]) -> Literal[1, 2]:
        version = attributes.get("version", "2" if "srcLang" in attributes else "1")
        if version.startswith("1"):
            return 1
        if version.startswith("2"):
            return 2
        what = f"version {version[:20]!r} of XLIFF is not known"
        raise self._error(what, self._parser.CurrentLineNumber, "Versions 1.0 to 2.1 can be read.")

    def _end(self, full: str) -> None:
        name = self._name(full)
        if self._builder is not None:
            self._builder.end(name)
            if self._depth == self._began[0]:
                self._take(self._builder.close())
        elif name in _AROUND:
            inner = self._around.pop()
            if inner.has_units and self._around:
                self._around[-1].has_units = True
        self._depth -= 1

    def _take(self, element: Element) -> None:
        self._builder = self._parser.CharacterDataHandler = None
        if not self._around:
            return
        inherited = self._around[-1]
        if element.tag == "sdl:tag":
            inherited.natives[element.get("id", "")] = _native(element)
        elif element.tag == "sdl:cmt-def":
            inherited.comments[element.get("id", "")] = " ".join("".join(element.itertext()).split())
        elif element.tag == "context-group" and inherited.has_units:
            self.properties += 1
        elif element.tag == "context-group":
            inherited.contexts.append(element)
        else:
            translate = element.get("translate", "yes" if inherited.translate else "no") != "no"
            preserve = _preserves(element.attrib, inherited.preserve)
            inherited.has_units = True
            own = inherited
            if (translate, preserve) != (inherited.translate, inherited.preserve):
                own = replace(inherited, translate=translate, preserve=preserve)
            self._units.append(RawUnit(element, own, self._began[1]))


def _preserves(attributes: Mapping[str, str], inherited: bool) -> bool:
    space = attributes.get("xml:space")
    return inherited if space is None else space == "preserve"


def _native(tag: Element) -> tuple[str, str]:
    """What a Trados file says of a code: where it begins or stands alone, and where it ends."""
    found = {child.tag: "".join(child.itertext()) for child in tag}
    start = next((found[name] for name in ("sdl:bpt", "sdl:ph", "sdl:st") if name in found), "")
    return start, found.get("sdl:ept", "")

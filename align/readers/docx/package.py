"""The parts of a Word document: which there are, and what they are called in this file (Open Packaging Conventions)."""

from __future__ import annotations

import posixpath
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from align.readers.docx.flat import FlatParts, Parts, is_flat
from align.readers.docx.names import WORD, transitional
from align.readers.zipped import Archive, is_zip
from tmx.base.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element

_DOCUMENT = "word/document.xml"
_CONTENT_TYPES = "[Content_Types].xml"
_MAIN = ("wordprocessingml.", "ms-word.")  # of the content type of a main part, with or without macros
_DC = "{http://purl.org/dc/elements/1.1/}"


@dataclass(frozen=True, slots=True)
class Relation:
    """A part that another part refers to: its kind (the end of its type), and its name."""

    kind: str
    target: str


@dataclass
class Package:
    """A Word document as a set of parts.

    Attributes:
        archive: what the parts are packed in.
        main: the name of the main part.
    """

    archive: Parts
    main: str = ""
    _relations: dict[str, dict[str, Relation]] = field(default_factory=dict)

    @classmethod
    def of(cls, data: bytes, path: Path) -> Package:
        """Open a document.

        Raises:
            InputError: the archive is damaged or refused, or there is no Word document in it.
        """
        archive: Parts = FlatParts(data, path) if is_flat(data) else Archive(data, path)
        package = cls(archive)
        related = (item.target for item in package.relations("").values() if item.kind == "officeDocument")
        candidates = [*related, _DOCUMENT, *(name for name in archive.names if _is_main_name(name))]
        package.main = next((name for name in candidates if name in archive), "")
        if not package.main:
            raise InputError(
                "the file has no word/document.xml, the text of a Word document",
                path=path,
                cure="Open it in a word processor and save it again as DOCX.",
            )
        return package

    def relations(self, part: str) -> dict[str, Relation]:
        """The parts that a part refers to, by the identifiers it has for them; of the whole file for ``""``."""
        if part not in self._relations:
            folder, name = posixpath.split(part)
            source = posixpath.join(folder, "_rels", f"{name}.rels")
            root = self.archive.xml(source) if source in self.archive else ()
            self._relations[part] = {
                str(item.get("Id")): Relation(
                    str(item.get("Type", "")).rpartition("/")[2],
                    _resolved(folder, str(item.get("Target", ""))),
                )
                for item in root
                if item.get("TargetMode") != "External"
            }
        return self._relations[part]

    def parts(self, kind: str) -> list[str]:
        """The parts of a kind that the main part refers to and that are there, in the order of its list."""
        found = (item.target for item in self.relations(self.main).values() if item.kind == kind)
        return [name for name in dict.fromkeys(found) if name in self.archive]

    def xml(self, name: str) -> _Element:
        """The root element of a part.

        Raises:
            InputError: it cannot be read, or is refused.
        """
        return transitional(self.archive.xml(name))

    def only(self, kind: str) -> _Element | None:
        """The root element of the only part of a kind; None if there is none."""
        beside = posixpath.join(posixpath.dirname(self.main), f"{kind}.xml")
        names = self.parts(kind) or [name for name in (beside,) if name in self.archive]
        return self.xml(names[0]) if names else None

    @cached_property
    def facts(self) -> dict[str, str]:
        """What the document's properties say: its title and its language."""
        names = [item.target for item in self.relations("").values() if item.kind == "core-properties"]
        with suppress(InputError, IndexError):  # a title is not worth the text
            root = self.archive.xml(names[0])
            said = {name: (root.findtext(_DC + name) or "").strip() for name in ("title", "language")}
            return {name: text for name, text in said.items() if text}
        return {}


def is_word(data: bytes, path: Path) -> bool:
    """Whether the content of a ZIP archive, or of a package in one XML file, is a Word document.

    Raises:
        InputError: the archive is damaged or refused.
    """
    if not is_zip(data):
        return is_flat(data) and WORD.encode() in data
    archive = Archive(data, path)
    if _DOCUMENT in archive:
        return True
    if _CONTENT_TYPES not in archive:
        return False
    kinds = (str(item.get("ContentType", "")) for item in archive.xml(_CONTENT_TYPES))
    return any(part in kind and "main+xml" in kind for kind in kinds for part in _MAIN)


def _is_main_name(name: str) -> bool:
    return posixpath.basename(name).casefold().startswith("document") and name.endswith(".xml")


def _resolved(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")

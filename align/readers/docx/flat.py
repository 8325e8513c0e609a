"""Word documents in one XML file (Flat OPC), as Word saves them under the name "Word XML Document"."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from align.readers.xml import parse_xml
from tmx.base.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element

_PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_HEAD = 4096  # bytes in which the root element begins


class Parts(Protocol):
    """The parts of a document by name, whatever they are packed in."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts."""

    def __contains__(self, name: str) -> bool: ...

    def xml(self, name: str) -> _Element:
        """The root element of a part that is XML."""


def is_flat(data: bytes) -> bool:
    """Whether a file is a package in one XML file."""
    head = data[:_HEAD]
    return b"<pkg:package" in head and _PKG[1:-1].encode() in head


class FlatParts:
    """The parts of a package in one XML file; those that are not XML have no names.

    Raises:
        InputError: the file cannot be read, or is refused as unsafe.
    """

    def __init__(self, data: bytes, path: Path) -> None:
        from lxml import etree

        self._path = path
        self._parts = {}
        for part in parse_xml(data, path).iterchildren(_PKG + "part"):
            for root in part.iterfind(f"{_PKG}xmlData/*"):
                alone = etree.ElementTree(root).getroot()
                self._parts[part.get(_PKG + "name", "").lstrip("/")] = alone

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts, in the order of the file."""
        return tuple(self._parts)

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def xml(self, name: str) -> _Element:
        """The root element of a part.

        Raises:
            InputError: there is no such part.
        """
        if name not in self._parts:
            raise InputError(f"the file has no part {name}", path=self._path, cure="Save it again as DOCX.")
        return self._parts[name]

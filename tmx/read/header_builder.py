"""The header of a file from the events of an XML parser."""

from __future__ import annotations

from collections.abc import Iterable

from tmx.base.languages import ALL
from tmx.base.subtags import names_language
from tmx.read.faults import DETAIL_LENGTH, Faults
from tmx.unit.model import Encoding, Header, Note, Property
from tmx.unit.vocabulary import (
    HEADER_ATTRIBUTES,
    HEADER_REQUIRED,
    MAP_ATTRIBUTES,
    SEGTYPES,
    UDE_ATTRIBUTES,
    VERSIONS,
)

# What stands for the name of an encoding without one.
NAMELESS = "unknown"


class HeaderBuilder:
    """Receives what is in the header, and finds its faults; `is_open` between its tags."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self.version: str | None = None
        self.is_open = False
        self._attributes: dict[str, str] = {}
        self._encodings: list[Encoding] = []
        self._encoding: dict[str, str] | None = None
        self._maps: list[dict[str, str]] = []

    def start_file(self, attributes: dict[str, str]) -> str:
        """Take the attributes of ``<tmx>``; return the version."""
        self.version = attributes.get("version")
        if self.version is None:
            self._faults.add("version-missing")
        elif self.version not in (VERSIONS[0], VERSIONS[-1]):
            self._faults.add("version", self.version or "it is empty")
        elif self.version != VERSIONS[-1]:
            self._faults.add("version-old", self.version)
        self._faults.drop_unknown("tmx", attributes, frozenset({"version"}))
        return self.version or VERSIONS[-1]

    def start(self, attributes: dict[str, str]) -> None:
        """Begin the header."""
        self.is_open = True
        self._attributes = attributes

    def start_element(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element that is neither a unit nor in one."""
        if name == "header":
            self.start(attributes)
        elif name in ("ude", "map") and not self.is_open:
            self._faults.add("element-misplaced", f"{name} outside the header")
        elif name == "ude":
            self.start_encoding(attributes)
        elif name == "map":
            self.add_map(attributes)
        elif name == "body":
            self._faults.drop_unknown(name, attributes, frozenset())
        else:
            self._faults.add("element-unknown", name)

    def start_encoding(self, attributes: dict[str, str]) -> None:
        """Begin a ``<ude>``."""
        self._faults.drop_unknown("ude", attributes, UDE_ATTRIBUTES)
        if "name" not in attributes:
            self._faults.add("header-ude", "ude without name")
            attributes["name"] = NAMELESS
        self._encoding, self._maps = attributes, []

    def add_map(self, attributes: dict[str, str]) -> None:
        """Take a ``<map>``."""
        self._faults.drop_unknown("map", attributes, MAP_ATTRIBUTES)
        if "unicode" not in attributes:
            self._faults.add("header-ude", "map without unicode")
        elif self._encoding is not None:
            self._maps.append(attributes)

    def end_encoding(self) -> None:
        """End a ``<ude>``."""
        if self._encoding is None:
            return
        if self._maps:
            name, base = self._encoding["name"], self._encoding.get("base")
            self._encodings.append(Encoding(name, base, tuple(self._maps)))
        else:
            self._faults.add("header-ude", "ude without map")
        self._encoding = None

    def end(self, properties: Iterable[Property], notes: Iterable[Note]) -> Header:
        """The header, at its end tag."""
        attributes, faults = self._attributes, self._faults
        self.is_open = False
        faults.drop_unknown("header", attributes, HEADER_ATTRIBUTES)
        for name in HEADER_REQUIRED:
            if name == "srclang" and not attributes.get(name):
                faults.add("header-srclang-missing", "it is empty" if name in attributes else name)
            elif name not in attributes:
                faults.add("header-attribute-missing", name)
            elif name == "srclang" and not (
                names_language(attributes[name]) or attributes[name].lower() == ALL
            ):
                faults.add("header-srclang-code", attributes[name][:DETAIL_LENGTH])
        if attributes.get("segtype", "block") not in SEGTYPES:
            faults.add("segtype", attributes["segtype"])
        return Header(
            attributes,
            tuple(properties),
            tuple(notes),
            self.version or VERSIONS[-1],
            tuple(self._encodings),
        )

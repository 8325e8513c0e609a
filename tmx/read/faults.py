"""Faults of structure, each with the line on which the parser met it."""

from __future__ import annotations

import os
from typing import NoReturn
from xml.parsers.expat import XMLParserType

from tmx.base.errors import InputError
from tmx.base.findings import Finding

# The longest value of an attribute; longer ones are an attack on the tools that will open the file next.
ATTRIBUTE_LIMIT = 1 << 16
# How many characters of misplaced text are shown.
DETAIL_LENGTH = 40
# Prefixes of attributes that are no part of TMX, and that no schema minds.
_OF_SCHEMAS = ("xmlns:", "xsi:")


def too_much(what: str, path: str | os.PathLike[str], line: int) -> InputError:
    """The error for a file that is built to do harm."""
    return InputError(
        f"{what}; such a file is refused",
        path=path,
        line=line,
        cure="Look at the file at that line; no real memory needs so much.",
    )


class Faults:
    """The findings of one expat parser, whose text begins on line `first_line` of the file `path`."""

    def __init__(self, parser: XMLParserType, first_line: int, path: str | os.PathLike[str]) -> None:
        self._parser = parser
        self._before = first_line - 1
        self._path = path
        self.findings: list[Finding] = []

    @property
    def line(self) -> int:
        """The line of the file that the parser is on."""
        return self._before + self._parser.CurrentLineNumber

    def add(self, rule: str, detail: str = "", line: int | None = None) -> None:
        """Add a fault, on the current line unless another is given."""
        self.findings.append(Finding(rule, self.line if line is None else line, detail))

    def keep_id(self, attributes: dict[str, str]) -> None:
        """Take the ``id`` of a unit, an attribute that TMX does not have, for its ``tuid``."""
        if "id" in attributes and "tuid" not in attributes:
            attributes["tuid"] = attributes.pop("id")
            self.add("unit-id-attribute", attributes["tuid"][:DETAIL_LENGTH])

    def drop_unknown(self, element: str, attributes: dict[str, str], known: frozenset[str]) -> None:
        """Remove the attributes that an element cannot have; each is a fault, but for those about XML schemas."""
        for name in [name for name in attributes if name not in known]:
            del attributes[name]
            if not name.startswith(_OF_SCHEMAS):
                self.add("attribute-unknown", f"{name} of {element}")

    def refuse_long(self, element: str, attributes: dict[str, str]) -> None:
        """Refuse an element with an attribute longer than `ATTRIBUTE_LIMIT`.

        Raises:
            InputError: there is one.
        """
        if max(map(len, attributes.values())) > ATTRIBUTE_LIMIT:
            self.refuse(f"an attribute of {element[:40]} is longer than {ATTRIBUTE_LIMIT:,} characters")

    def refuse(self, what: str) -> NoReturn:
        """Refuse a file that is built to do harm.

        Raises:
            InputError: always.
        """
        raise too_much(what, self._path, self.line)

"""Faults of structure, each with the line on which the parser met it."""

from __future__ import annotations

import os
from typing import NoReturn
from xml.parsers.expat import XMLParserType

from tmx.base.errors import InputError
from tmx.base.findings import Finding

# The longest value of an attribute. Longer ones are an attack on the tools that will open the file next.
ATTRIBUTE_LIMIT = 1 << 16


# How much of a text that is out of place is shown.
SHOWN = 40


class Faults:
    """The findings of one expat parser, whose text begins on the line `first_line` of the file `path`."""

    def __init__(self, parser: XMLParserType, first_line: int, path: str | os.PathLike[str]) -> None:
        self._parser = parser
        self._before = first_line - 1
        self._path = path
        self.findings: list[Finding] = []

    @property
    def line(self) -> int:
        """The line of the file on which the parser is."""
        return self._before + self._parser.CurrentLineNumber

    def find(self, rule: str, detail: str = "", line: int | None = None) -> None:
        """Enter a fault, on the present line unless another is given."""
        self.findings.append(Finding(rule, self.line if line is None else line, detail))

    def take_out(self, element: str, attributes: dict[str, str], known: frozenset[str]) -> None:
        """Take out the attributes that an element cannot have, and enter them."""
        for name in [name for name in attributes if name not in known]:
            del attributes[name]
            self.find("attribute-unknown", f"{name} of {element}")

    def refuse_long(self, element: str, attributes: dict[str, str]) -> None:
        """Refuse an attribute above `ATTRIBUTE_LIMIT`."""
        if max(map(len, attributes.values())) > ATTRIBUTE_LIMIT:
            self.refuse(f"an attribute of {element[:40]} is longer than {ATTRIBUTE_LIMIT:,} characters")

    def refuse(self, what: str) -> NoReturn:
        """Refuse a file that is built to do harm.

        Raises:
            InputError: always.
        """
        raise InputError(
            f"{what}; this is refused",
            path=self._path,
            line=self.line,
            cure="Look at the file there; no honest memory needs so much.",
        )

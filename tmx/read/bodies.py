"""Whether units are in the body of the file, and whether it has only one."""

from __future__ import annotations

import re

from tmx.base.findings import Finding, Report
from tmx.read.chunks import Chunk

_PLACES = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<(?P<tag>/?body|tu)(?=[\s/>])(?:[^<>]*+(?<=(?P<empty>/))>)?",
    re.DOTALL,
)


class Bodies:
    """Follows the tags of the body through the parts of a file; each fault is reported once."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._seen = False
        self._told: set[str] = set()
        self.inside = False

    def follow(self, part: Chunk) -> None:
        """Take the next part of the text, as far as it may have tags of the body."""
        if self.inside and "body" not in part.text:
            return
        for match in _PLACES.finditer(part.text):
            tag = match["tag"]
            if tag == "/body":
                self.inside = False
            elif tag == "body":
                if self._seen:
                    self._tell("body-repeated", part, match.start())
                self._seen, self.inside = True, not match["empty"]
            elif tag == "tu" and not self.inside:
                self._tell("unit-outside-body", part, match.start())

    def _tell(self, rule: str, part: Chunk, place: int) -> None:
        if rule not in self._told:
            self._told.add(rule)
            self._report(Finding(rule, part.line + part.text.count("\n", 0, place)))

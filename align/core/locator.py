"""Where in its file a text comes from, for every message about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Locator:
    """The raw lines (1-based), the page, and the path inside the file, as far as the reader knows them.

    >>> str(Locator((12, 13))), str(Locator(page=3, path="chapter2.xhtml")), str(Locator())
    ('line 12', 'chapter2.xhtml, page 3', '')
    """

    lines: tuple[int, ...] = ()
    page: int | None = None
    path: str = ""

    @property
    def line(self) -> int:
        """The first line; 0 if no line is known."""
        return self.lines[0] if self.lines else 0

    def __str__(self) -> str:
        page = "" if self.page is None else f"page {self.page}"
        line = f"line {self.lines[0]}" if self.lines else ""
        return ", ".join(filter(None, (self.path, page, line)))

    def within(self, name: str) -> str:
        """The place with the name of its file: ``en.txt, line 12``."""
        return ", ".join(filter(None, (name, str(self))))


NOWHERE = Locator()
"""The place of a text that comes from no file."""

"""What is counted in an RTF file: notes, and the cells of tables."""

from __future__ import annotations

from dataclasses import dataclass, field

from align.readers.list_numbers import formatted

_FORMATS = {
    "nar": "decimal",
    "nalc": "lowerLetter",
    "nauc": "upperLetter",
    "nrlc": "lowerRoman",
    "nruc": "upperRoman",
    "nchi": "chicago",
}


@dataclass
class NoteNumbers:
    """The numbers of footnotes and endnotes, which run on through the document.

    Endnotes have small Roman numerals where nothing is said, as Word prints them.
    """

    counts: dict[str, int] = field(default_factory=lambda: {"ftn": 0, "aftn": 0})
    formats: dict[str, str] = field(default_factory=lambda: {"ftn": "decimal", "aftn": "lowerRoman"})

    def follow(self, word: str) -> None:
        """Take a control word that says how notes are numbered: ``ftnnrlc``, ``aftnnar``."""
        for kind in self.formats:
            if word.startswith(kind) and (style := _FORMATS.get(word.removeprefix(kind))) is not None:
                self.formats[kind] = style

    def next(self, kind: str) -> str:
        """The number of the next note of a kind: ``ftn`` or ``aftn``."""
        self.counts[kind] += 1
        return formatted(self.counts[kind], self.formats[kind])


@dataclass
class Cells:
    """The place in the tables of the document."""

    table: int = 0
    row: int = 0
    column: int = 0
    inside: bool = False

    def enter(self, *, inside: bool) -> None:
        """Come to a paragraph that is in a table, or is not."""
        if inside and not self.inside:
            self.table, self.row, self.column = self.table + 1, 1, 1
        self.inside = inside

    def end_row(self) -> None:
        """Come to the end of a row."""
        self.row, self.column = self.row + 1, 1

    @property
    def place(self) -> tuple[int, int, int] | None:
        """Table, row and column; None outside tables."""
        return (self.table, self.row, self.column) if self.inside else None

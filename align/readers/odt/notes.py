"""Footnotes and endnotes of an OpenDocument text, which stand where they are referred to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from align.readers.list_numbers import formatted
from align.readers.odt.names import STYLE, TEXT

if TYPE_CHECKING:
    from lxml.etree import _Element

_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass(frozen=True, slots=True)
class Referred:
    """A note: its kind, its label, its body, and why it is set aside, if it is."""

    kind: str
    label: str
    body: _Element | None
    reason: str | None


@dataclass
class Notes:
    """The notes of a document in the order of their references.

    A note has the label that the file gives it. Where numbers begin again on each page or in each chapter, those
    that are there already are counted on instead: a number that is there once is what a note is found by.

    Attributes:
        configurations: how notes are numbered, by kind.
    """

    configurations: dict[str, _Element] = field(default_factory=dict)
    referred: list[Referred] = field(default_factory=list)
    _labels: set[tuple[str, str]] = field(default_factory=set)
    _counts: dict[str, int] = field(default_factory=dict)

    def refer(self, note: _Element, reason: str | None) -> str:
        """Note a reference and give its label."""
        kind = note.get(TEXT + "note-class", "footnote")
        citation = note.find(TEXT + "note-citation")
        label = "" if citation is None else "".join(map(str, citation.itertext())).strip()
        custom = citation is not None and citation.get(TEXT + "label") is not None
        if reason is None and not custom:
            self._counts[kind] = self._counts.get(kind, 0) + 1
            if not label or (kind, label) in self._labels:
                said = self.configurations.get(kind)
                style = "1" if said is None else said.get(STYLE + "num-format", "1")
                label = formatted(self._counts[kind], _FORMATS.get(style, "decimal"))
            self._labels.add((kind, label))
        self.referred.append(Referred(kind, label, note.find(TEXT + "note-body"), reason))
        return label

"""Footnotes and endnotes: their numbers follow from the order in which the text refers to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from align.readers.docx.names import W, children, value, whole
from align.readers.list_numbers import formatted

if TYPE_CHECKING:
    from lxml.etree import _Element

# The formats of numbers where none is given (17.11.17, 17.11.18).
_FORMATS = {"footnote": "decimal", "endnote": "lowerRoman"}


@dataclass(frozen=True, slots=True)
class Referred:
    """A note that the text refers to: its element, its label, and why it is set aside, if it is."""

    key: tuple[str, str]  # kind and identifier
    label: str
    element: _Element | None
    reason: str | None


@dataclass
class Notes:
    """The notes of a document by kind and identifier.

    Numbers run on through the document, also where they are printed anew on each page or in each section: a
    number that is there once is what a note is found by.

    Attributes:
        elements: by kind and identifier.
        properties: those of the numbers, by kind.
        referred: the notes referred to so far.
    """

    elements: dict[tuple[str, str], _Element] = field(default_factory=dict)
    properties: dict[str, _Element | None] = field(default_factory=dict)
    referred: list[Referred] = field(default_factory=list)
    _counts: dict[str, int] = field(default_factory=dict)
    _labels: dict[tuple[tuple[str, str], str | None], str] = field(default_factory=dict)

    @classmethod
    def of(cls, roots: dict[str, _Element | None], settings: _Element | None, body: _Element) -> Notes:
        """The notes of the roots of both parts; the settings, or else a section, say how they are numbered."""
        notes = cls()
        for kind, root in roots.items():
            for element in children(root, kind):
                if element.get(W + "type", "normal") == "normal":  # not a separator
                    notes.elements[kind, element.get(W + "id", "")] = element
            said = None if settings is None else settings.find(f"{W}{kind}Pr")
            if value(said, "numFmt") is None:
                section = body.find(f".//{W}sectPr/{W}{kind}Pr")
                said = section if section is not None else said
            notes.properties[kind] = said
        return notes

    def refer(self, kind: str, identifier: str, reason: str | None, mark: str) -> str:
        """Count a reference and give its number; one with a mark of its own, or set aside, is not counted."""
        key = (kind, identifier)
        if (key, reason) in self._labels:
            return self._labels[key, reason]
        if not mark and reason is None:
            properties = self.properties.get(kind)
            start = whole(value(properties, "numStart"))
            self._counts[kind] = self._counts.get(kind, (1 if start is None else start) - 1) + 1
            style = value(properties, "numFmt") or _FORMATS[kind]
            mark = formatted(self._counts[kind], style)
        self._labels[key, reason] = mark
        self.referred.append(Referred(key, mark, self.elements.get(key), reason))
        return mark

    @property
    def unreferred(self) -> list[tuple[str, _Element]]:
        """The notes that the text does not refer to, which Word does not print."""
        seen = {note.key for note in self.referred}
        return [(key[0], element) for key, element in self.elements.items() if key not in seen]

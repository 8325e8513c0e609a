"""Paragraphs of a document, or of the document that a memory was made of, with their translations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from align.core.block import Kind
from align.core.document import Document
from align.reuse.pieces import Level, pieces
from tmx.unit.model import TranslationUnit

_JOINED = " "


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or a sentence where those are compared.

    Attributes:
        text: its text.
        role: its role, empty if it is not known.
        number: its number in full, such as ``5 (a)``, empty if it has none.
        translation: its translation, empty if there is none.
    """

    text: str
    role: str = ""
    number: str = ""
    translation: str = ""

    @property
    def name(self) -> str:
        """What people call it: its number, else its role."""
        return self.number or self.role


def paragraphs_of_document(document: Document, level: Level = "paragraph", srx: str = "") -> list[Paragraph]:
    """The paragraphs of a document, or its sentences."""
    return [
        Paragraph(segment.text, str(segment.block.kind), segment.block.number)
        for segment in pieces(document, level, srx=srx)
    ]


def paragraphs_of_units(units: Iterable[TranslationUnit], *, joined: bool = True) -> list[Paragraph]:
    """The paragraphs that units come from; units of part of a paragraph are joined, as far as they tell.

    Units that follow each other are of one paragraph if their property ``x-paragraph`` says so, or if they have the
    same role and number, or, where nothing tells, if the second begins in the middle of a sentence.

    Args:
        units: bilingual units, source first, in the order of the document.
        joined: whether they are joined.
    """
    made: list[Paragraph] = []
    last: str | None = None
    for part, place in _parts(units):
        if joined and made and _goes_on(made[-1], part, last, place):
            made[-1] = _together(made[-1], part)
        else:
            made.append(part)
        last = place
    return made


def _parts(units: Iterable[TranslationUnit]) -> Iterator[tuple[Paragraph, str | None]]:
    """What the units hold of paragraphs, and which paragraph that is if they say so."""
    for unit in units:
        text = unit.source.text.strip()
        if text:
            target = unit.target.text.strip() if len(unit.variants) > 1 else ""
            part = Paragraph(text, unit.get("x-role") or "", unit.get("x-path") or "", target)
            yield part, unit.get("x-paragraph")


def _goes_on(before: Paragraph, after: Paragraph, last: str | None, place: str | None) -> bool:
    if (before.role, before.number) != (after.role, after.number):
        return False
    if (last or place) and not after.number:
        return last == place
    if before.role == Kind.PREAMBULAR and before.text.endswith(":"):  # such a paragraph ends with a comma
        return True
    return bool(after.number) or (bool(after.role) and after.text[0].islower())


def _together(before: Paragraph, after: Paragraph) -> Paragraph:
    return Paragraph(
        f"{before.text}{_JOINED}{after.text}",
        before.role,
        before.number,
        _JOINED.join(filter(None, (before.translation, after.translation))),
    )

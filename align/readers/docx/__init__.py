"""DOCX: Word documents, read from their parts with lxml.

python-docx knows neither footnotes nor what a list number comes out as, and leaves out content controls, text boxes
and insertions; docx2python gives plain strings without styles or offsets.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from align.core.raw import Furniture, RawDocument, RawParagraph
from align.readers.docx.blocks import Place, Story
from align.readers.docx.inline import Shared
from align.readers.docx.names import W
from align.readers.docx.notes import Notes, Referred
from align.readers.docx.numbering import Lists
from align.readers.docx.package import Package, is_word
from align.readers.docx.styles import Styles
from align.readers.line_by_line import line_by_line, without_text
from align.readers.notes import joined_note, referred_again
from align.readers.pages import PagedText
from tmx.base.errors import InputError
from tmx.base.wording import counted

if TYPE_CHECKING:
    from lxml.etree import _Element

_AROUND = (("header", Furniture.HEADER), ("footer", Furniture.FOOTER), ("comments", Furniture.COMMENT))


def recognises_docx(data: bytes) -> bool:
    """Whether a file is a Word document, template or not, with or without macros."""
    with suppress(InputError):
        return is_word(data, Path())
    return False


def read_docx(data: bytes, path: Path) -> RawDocument | PagedText:
    """Read a Word document. Tracked changes are taken as accepted; macros are not looked at.

    Raises:
        InputError: it is damaged, encrypted, refused as unsafe, or has no text.
    """
    package = Package.of(data, path)
    document = package.xml(package.main)
    body = document.find(W + "body")
    if body is None:
        raise InputError(
            f"{package.main} has no body",
            path=path,
            cure="Open the file in a word processor and save it again as DOCX.",
        )
    styles = Styles(package.only("styles"))
    lists = Lists(package.only("numbering"), styles)
    roots = {kind: package.only(f"{kind}s") for kind in ("footnote", "endnote")}
    notes = Notes.of(roots, package.only("settings"), body)
    shared = Shared(styles, notes, diagrams=_diagrams(package))
    story = Story(shared, lists)
    story.read(body)
    read_notes = [note for referred in notes.referred for note in _note(referred, story)]
    for kind, element in notes.unreferred:
        _set_aside(element, f"{kind} without a reference", Furniture.HIDDEN, story)
    for kind, reason in _AROUND:
        for name in package.parts(kind):
            _set_aside(package.xml(name), name, reason, story)
    raw = RawDocument(
        str(path),
        tuple(referred_again(story.paragraphs)),
        tuple(read_notes),
        tuple(story.aside),
        package.facts,
        tuple(f"{path}: {warning}" for warning in _warnings(shared)),
    )
    if not raw.paragraphs:
        raise without_text(path)
    return line_by_line(raw, story.lines) or raw


def _note(referred: Referred, story: Story) -> list[RawParagraph]:
    """A note as one paragraph with its label; none if it is set aside or has no text."""
    kind = referred.key[0]
    name = f"{kind} {referred.label}".strip()
    if referred.element is None:
        return []
    if referred.reason is not None:
        _set_aside(referred.element, name, referred.reason, story)
        return []
    inside = Story(story.shared, story.lists, name)
    inside.read(referred.element)
    story.aside += inside.aside
    return joined_note(inside.paragraphs, referred.label)


def _set_aside(element: _Element, name: str, reason: str, story: Story) -> None:
    inside = Story(story.shared, story.lists, name)
    inside.read(element, Place(reason=reason))
    story.aside += inside.aside


def _diagrams(package: Package) -> dict[str, _Element]:
    """The roots of the diagrams (SmartArt) of the main part by their relationships."""
    relations = package.relations(package.main)
    return {
        identifier: package.xml(item.target)
        for identifier, item in relations.items()
        if item.kind == "diagramData" and item.target in package.archive
    }


def _warnings(shared: Shared) -> list[str]:
    missing = [note for note in shared.notes.referred if note.element is None and note.reason is None]
    found = (
        (shared.changes, f"{counted(shared.changes, 'tracked change')} taken as accepted"),
        (len(missing), f"the text refers to {counted(len(missing), 'note')} that the file does not hold"),
        (shared.charts, f"not read: the text of {counted(shared.charts, 'chart')}"),
        (shared.embedded, f"not read: {counted(shared.embedded, 'embedded document')}"),
    )
    return [text for count, text in found if count]

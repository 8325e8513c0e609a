"""ODT: OpenDocument texts, in a ZIP archive or in one XML file (FODT), read from their parts with lxml.

odfdo gives the elements, but neither the numbers of lists nor texts with offsets.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from align.core.raw import Furniture, RawDocument, RawParagraph
from align.readers.line_by_line import line_by_line, without_text
from align.readers.notes import joined_note, referred_again
from align.readers.odt.blocks import Place, Story
from align.readers.odt.lists import Lists
from align.readers.odt.names import DC, OFFICE, STYLE, TEXT
from align.readers.odt.notes import Notes, Referred
from align.readers.odt.styles import Styles
from align.readers.pages import PagedText
from align.readers.xml import parse_xml
from align.readers.zipped import Archive, is_zip
from tmx.base.errors import InputError
from tmx.base.wording import counted

if TYPE_CHECKING:
    from lxml.etree import _Element

_TYPE = b"application/vnd.oasis.opendocument.text"
_HEAD = 8192  # bytes in which the root element of a flat file begins
_CONTENT, _ENCRYPTED = "content.xml", "encrypted-package"
_AROUND = {"header": Furniture.HEADER, "footer": Furniture.FOOTER}
_SIDES = ("", "-left", "-first")


@dataclass(frozen=True)
class _Parts:
    """The roots of a document, which are one and the same in a flat file."""

    content: _Element
    styles: _Element | None
    meta: _Element | None

    def places(self) -> list[_Element]:
        """The elements that hold styles; those of the content come last and hide others."""
        roots = dict.fromkeys(root for root in (self.styles, self.content) if root is not None)
        names = (OFFICE + "styles", OFFICE + "automatic-styles")
        return [place for root in roots for name in names for place in root.iterchildren(name)]


def recognises_odt(data: bytes) -> bool:
    """Whether a file is an OpenDocument text or a template of one, in a ZIP archive or in one XML file."""
    if not is_zip(data):
        head = data[:_HEAD]
        return b"<office:document" in head and _TYPE in head
    with suppress(InputError):
        archive = Archive(data, Path())
        if "mimetype" in archive:
            return archive.read("mimetype").strip().startswith(_TYPE)
        return _CONTENT in archive and b"<office:text" in archive.read(_CONTENT)
    return False


def read_odt(data: bytes, path: Path) -> RawDocument | PagedText:
    """Read an OpenDocument text. Tracked changes are taken as accepted; scripts are not looked at.

    Raises:
        InputError: it is damaged, encrypted, refused as unsafe, or has no text.
    """
    parts = _parts(data, path)
    body = parts.content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise InputError(
            "the file holds no text document",
            path=path,
            cure="Open it in a word processor and save it again as ODT.",
        )
    places = parts.places()
    outline = next((found for place in places for found in place.iterchildren(TEXT + "outline-style")), None)
    configured = (item for place in places for item in place.iterchildren(TEXT + "notes-configuration"))
    notes = Notes({item.get(TEXT + "note-class", ""): item for item in configured})
    story = Story(Styles(places), Lists(places, outline), notes)
    story.read(body)
    changes = _deletions(body, story)
    read_notes = [note for referred in notes.referred for note in _note(referred, story)]
    _around(parts, story)
    raw = RawDocument(
        str(path),
        tuple(referred_again(story.paragraphs)),
        tuple(read_notes),
        tuple(story.aside),
        _facts(parts.meta),
        tuple(
            f"{path}: {text}"
            for count, text in (
                (changes, f"{counted(changes, 'tracked change')} taken as accepted"),
                (story.objects, f"not read: {counted(story.objects, 'embedded object')}"),
            )
            if count
        ),
    )
    if not raw.paragraphs:
        raise without_text(path)
    return line_by_line(raw, story.lines) or raw


def _parts(data: bytes, path: Path) -> _Parts:
    if not is_zip(data):
        root = parse_xml(data, path)
        return _Parts(root, None, root)
    archive = Archive(data, path)
    if _ENCRYPTED in archive or _is_encrypted(archive):
        raise InputError(
            "the document is protected by a password", path=path, cure="Save it without a password."
        )
    content = archive.xml(_CONTENT)
    styles = archive.xml("styles.xml") if "styles.xml" in archive else None
    with suppress(InputError):  # a title is not worth the text
        return _Parts(content, styles, archive.xml("meta.xml"))
    return _Parts(content, styles, None)


def _is_encrypted(archive: Archive) -> bool:
    name = "META-INF/manifest.xml"
    return name in archive and b"encryption-data" in archive.read(name)  # old ones are not well-formed


def _note(referred: Referred, story: Story) -> list[RawParagraph]:
    """A note as one paragraph with its label; none if it is set aside or has no text."""
    if referred.body is None:
        return []
    inside = _beside(story, f"{referred.kind} {referred.label}".strip())
    inside.read(referred.body, Place(reason=referred.reason))
    story.aside += inside.aside
    story.objects += inside.objects
    return joined_note(inside.paragraphs, referred.label)


def _deletions(body: _Element, story: Story) -> int:
    """Set aside what was deleted, and count the tracked changes of text."""
    count = 0
    for change in body.iterfind(f"{TEXT}tracked-changes/{TEXT}changed-region/*"):
        count += change.tag in (TEXT + "insertion", TEXT + "deletion")
        inside = _beside(story, "deleted text")
        inside.read(
            [child for child in change if child.tag != OFFICE + "change-info"],
            Place(reason=Furniture.DELETED),
        )
        story.aside += inside.aside
    return count


def _around(parts: _Parts, story: Story) -> None:
    """Set aside headers and footers."""
    root = parts.content if parts.styles is None else parts.styles
    for page in root.iterfind(f"{OFFICE}master-styles/{STYLE}master-page"):
        for kind, reason in _AROUND.items():
            for side in _SIDES:
                for element in page.iterchildren(STYLE + kind + side):
                    inside = _beside(story, f"{kind} of {page.get(STYLE + 'name', 'the page')}")
                    inside.read(element, Place(reason=reason))
                    story.aside += inside.aside


def _beside(story: Story, name: str) -> Story:
    """A story of the same document."""
    return Story(story.styles, story.lists, story.notes, name)


def _facts(meta: _Element | None) -> dict[str, str]:
    """What the document's properties say: its title and its language."""
    if meta is None:
        return {}
    said = {name: (meta.findtext(f"{OFFICE}meta/{DC}{name}") or "").strip() for name in ("title", "language")}
    return {name: text for name, text in said.items() if text}

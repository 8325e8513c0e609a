"""A Word document as passages to translate, and the same document with its passages translated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from align.core.document import Document
from align.readers.docx.names import MC, W
from align.readers.docx.package import Package
from align.reuse.docx.coding import coded, elements_of, untranslated
from align.reuse.docx.flat import flatten
from align.reuse.docx.pieces import Flat
from align.reuse.docx.places import Place, placed
from align.reuse.docx.rewriting import refuse_other_forms, rewritten, set_direction, set_language
from align.reuse.docx.signs import DOUBTFUL, LEFT
from align.reuse.passages import OfDocument, Passage, Translated
from align.segmentation import Segmenter
from tmx.base.languages import is_right_to_left

if TYPE_CHECKING:
    from lxml.etree import _Element

_PARTS = (("footnotes", "footnote"), ("endnotes", "endnote"), ("header", "header"), ("footer", "footer"))
_PROPERTIES = W + "pPr"


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph: its place among those of its part, and its segments, as offsets."""

    part: str
    at: int
    place: Place
    passage: Passage


@dataclass
class DocxOriginal(OfDocument):
    """A Word document that can be written again in another language; see `align.reuse.passages.Original`.

    Attributes:
        path: the file.
        data: its bytes.
        document: it as the reader of documents gives it, which tells roles and labels.
        segment: cuts blocks into segments.
    """

    path: Path
    data: bytes
    document: Document
    segment: Segmenter
    _notes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """What there is to translate, in order."""
        return tuple(paragraph.passage for paragraph in self._paragraphs)

    @cached_property
    def _package(self) -> Package:
        return Package.of(self.data, self.path)

    @cached_property
    def _roots(self) -> dict[str, _Element]:
        """The roots of the parts with text, by the name of the part."""
        names = [self._package.main]
        for kind, _ in _PARTS:
            names += self._package.parts(kind)
        return {name: self._package.xml(name) for name in names}

    @cached_property
    def _paragraphs(self) -> list[_Paragraph]:
        found: list[_Paragraph] = []
        flats = [
            (part, at, role, flatten(element, self._number))
            for part, root in self._roots.items()
            for at, element, role in _to_translate(root)
        ]
        places = placed([flat.text for *_, flat in flats], self.document.blocks, self.segment)
        for (part, at, role, flat), place in zip(flats, places, strict=True):
            segments = tuple(coded(flat, start, end).content for start, end in place.spans)
            if segments:
                name = "p" if part == self._package.main else f"{Path(part).stem}-"
                block = place.block
                kind, number = (role or "paragraph", "") if block is None else (str(block.kind), block.number)
                found.append(_Paragraph(part, at, place, Passage(f"{name}{at + 1}", kind, number, segments)))
        return found

    def _number(self, reference: _Element) -> str:
        """The number of a reference to a note: notes are counted in the order in which they are referred to."""
        key = (str(reference.tag), reference.get(W + "id", ""))
        if key not in self._notes:
            self._notes.append(key)
        kinds = [kind for kind, _ in self._notes[: self._notes.index(key) + 1]]
        return str(kinds.count(key[0]))

    def translated(
        self, targets: Mapping[str, tuple[Translated, ...]], lang: str, *, mark: bool = False
    ) -> bytes:
        """The document with these passages translated; see `align.reuse.passages.Original.translated`.

        Raises:
            InputError: it is a package in one XML file, or in the strict form, neither of which is written.
        """
        refuse_other_forms(self.data, self.path)
        roots = {name: self._package.xml(name) for name in self._roots}
        elements = {name: list(root.iter(W + "p")) for name, root in roots.items()}
        turned = is_right_to_left(lang) != is_right_to_left(self.lang)
        for paragraph in reversed(self._paragraphs):  # what is in a text box before what it is anchored in
            given = targets.get(paragraph.passage.id)
            if given is not None and (mark or any(one.content is not None for one in given)):
                element = elements[paragraph.part][paragraph.at]
                _translate(element, flatten(element, self._number), paragraph.place.spans, given, mark=mark)
                if turned and all(one.content is not None for one in given):
                    set_direction(element, right_to_left=is_right_to_left(lang))
        for root in roots.values():
            _same_in_fallbacks(root)
        for name in self._package.parts("styles")[:1]:
            roots[name] = self._package.xml(name)
            set_language(roots[name], lang)
        return rewritten(self.data, self._package, roots)


def _to_translate(root: _Element) -> Iterator[tuple[int, _Element, str]]:
    """The paragraphs of a part with their indexes, and the role that their place gives them."""
    role = {W + "hdr": "header", W + "ftr": "footer"}.get(str(root.tag), "")
    for at, element in enumerate(root.iter(W + "p")):
        ancestors = list(element.iterancestors())
        if any(ancestor.tag in (MC + "Fallback", W + "del", W + "moveFrom") for ancestor in ancestors):
            continue
        note = next((a for a in ancestors if a.tag in (W + "footnote", W + "endnote")), None)
        if note is not None and note.get(W + "type", "normal") != "normal":
            continue
        yield at, element, "footnote" if note is not None else role


def _translate(
    element: _Element,
    flat: Flat,
    spans: Sequence[tuple[int, int]],
    given: Sequence[Translated],
    *,
    mark: bool,
) -> None:
    """Replace the content of a paragraph."""
    made: list[_Element] = []
    done = 0
    for (start, end), target in zip(spans, given, strict=True):
        made += untranslated(flat, done, start, first=not done)
        if target.content is None:
            made += untranslated(flat, start, end, first=False, highlight=LEFT if mark else "")
        else:
            colour = DOUBTFUL if mark and target.doubtful else ""
            made += elements_of(target.content, coded(flat, start, end), colour)
        done = end
    made += untranslated(flat, done, len(flat.text), first=False)
    _replace(element, made)


def _same_in_fallbacks(root: _Element) -> None:
    """Say in what older programs show of a text box the same as in what newer ones show."""
    for choices in root.iter(MC + "AlternateContent"):
        branches = [
            list(branch.iter(W + "p")) for branch in choices.iterchildren(MC + "Choice", MC + "Fallback")
        ]
        if len(branches) != 2 or len(branches[0]) != len(branches[1]):
            continue
        for new, old in zip(*branches, strict=True):
            if new.find(f".//{MC}AlternateContent") is None:
                _replace(old, [deepcopy(child) for child in new if child.tag != _PROPERTIES])


def _replace(paragraph: _Element, content: Sequence[_Element]) -> None:
    for child in list(paragraph):
        if child.tag != _PROPERTIES:
            paragraph.remove(child)
    paragraph.extend(content)

"""Signs in the text of a document that is written as a clean DOCX, and the highlights that they ask for."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from itertools import groupby
from typing import TYPE_CHECKING

from align.readers.docx.names import W
from align.reuse.docx.looks import set_highlight
from align.reuse.docx.rewriting import repacked

if TYPE_CHECKING:
    from lxml.etree import _Element

LEFT, DOUBTFUL = "yellow", "cyan"
"""The colours of what is not translated, and of what somebody has to look at."""
# Characters of Unicode that are for use inside of programs and never for text ("noncharacters").
_COLOURS = {"\ufdd0": LEFT, "\ufdd1": DOUBTFUL, "\ufdd2": ""}
_SIGNS = {colour: sign for sign, colour in _COLOURS.items()}
_SIGN = re.compile(f"([{''.join(_COLOURS)}])")
_PARTS = ("word/document.xml", "word/footnotes.xml")


def begin(colour: str) -> str:
    """The sign after which text is highlighted; with no colour, after which it is not."""
    return _SIGNS[colour]


def highlighted(data: bytes) -> bytes:
    """A DOCX with signs in its text, without them and with the highlights for which they stand."""
    from lxml import etree

    parts = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in set(_PARTS) & set(archive.namelist()):
            root = etree.fromstring(archive.read(name))
            for paragraph in root.iter(W + "p"):
                _set(paragraph)
            parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return repacked(data, parts, set())


def _set(paragraph: _Element) -> None:
    colour = ""
    for run in paragraph.findall(W + "r"):
        pieces: list[tuple[str, _Element]] = []
        for part in _parts(run):
            if isinstance(part, str):
                colour = _COLOURS[part]
            else:
                pieces.append((colour, part))
        for shade, members in groupby(pieces, lambda piece: piece[0]):
            run.addprevious(_like(run, [member for _, member in members], shade))
        paragraph.remove(run)


def _parts(run: _Element) -> Iterator[str | _Element]:
    """The signs in a run, and its elements between them."""
    for child in run.iterchildren():
        if child.tag == W + "t":
            for text in filter(None, _SIGN.split(child.text or "")):
                if text in _COLOURS:
                    yield text
                else:
                    piece = deepcopy(child)
                    piece.text = text
                    yield piece
        elif child.tag != W + "rPr":
            yield deepcopy(child)


def _like(run: _Element, content: list[_Element], colour: str) -> _Element:
    """A run with the properties of another."""
    new = deepcopy(run)
    for child in list(new):
        if child.tag != W + "rPr":
            new.remove(child)
    new.extend(content)
    if colour:
        set_highlight(new, colour)
    return new

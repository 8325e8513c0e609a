"""Texts whose lines are units as they are: a document without structure."""

from __future__ import annotations

from align.core.block import Block, Kind
from align.core.document import Document
from align.core.locator import Locator
from align.core.raw import RawDocument
from align.readers import PagedText
from tmx.base.errors import UsageError


def document_from_lines(text: PagedText | RawDocument, lang: str) -> Document:
    """Take every line of a text as one block, blank lines too, so that line and block numbers agree.

    Where a file has paragraphs of its own, they are the lines.

    Raises:
        UsageError: the lines are those of printed pages, which say nothing.
    """
    if isinstance(text, RawDocument):
        blocks = tuple(
            Block(
                Kind.PARAGRAPH,
                (),
                f"{paragraph.label} {paragraph.text}".strip(),
                locator=Locator((number,), paragraph.locator.page),
                style=paragraph.style,
            )
            for number, paragraph in enumerate([*text.paragraphs, *text.notes], 1)
        )
        return Document(text.name, lang, blocks, set_aside=text.discarded, warnings=text.warnings)
    if any(line.box is not None for line in text.lines):
        raise UsageError(
            f"{text.name} has printed lines, which are not units",
            cure="Leave out lines (--lines): its paragraphs are found.",
        )
    blocks = tuple(
        Block(Kind.PARAGRAPH, (), line.text.strip(), locator=Locator((line.number,), page.number))
        for page in text.pages
        for line in page.lines
    )
    return Document(text.name, lang, blocks, warnings=text.remarks)

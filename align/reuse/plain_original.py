"""A document of any format as passages to translate; translated it is a clean DOCX."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from align.core.block import Block, NoteRef
from align.core.document import Document
from align.output.clean import write_document
from align.reuse.docx.signs import DOUBTFUL, LEFT, begin, highlighted
from align.reuse.passages import NOTE, OfDocument, Passage, Translated, code_id, codes
from align.segmentation import Segmenter
from tmx.unit.content import Content, Inline, parts_of, with_placeholders


@dataclass
class PlainOriginal(OfDocument):
    """A document as its reader gives it; see `align.reuse.passages.Original`.

    Attributes:
        document: the document.
        segment: cuts blocks into segments.
    """

    document: Document
    segment: Segmenter

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """What there is to translate, in order."""
        return tuple(
            Passage(
                f"b{at}",
                str(block.kind),
                block.number,
                tuple(
                    with_placeholders(one.text, [(ref.offset, NOTE, ref.number) for ref in one.refs])
                    for one in self.segment(block)
                    if one.text
                ),
            )
            for at, block in enumerate(self.document, 1)
            if block.text
        )

    def translated(
        self, targets: Mapping[str, tuple[Translated, ...]], lang: str, *, mark: bool = False
    ) -> bytes:
        """The document as a clean DOCX; see `align.reuse.passages.Original.translated`."""
        sources = {passage.id: passage.segments for passage in self.passages}
        blocks = []
        for at, block in enumerate(self.document, 1):
            given = targets.get(f"b{at}")
            blocks.append(block if given is None else _translated(block, sources[f"b{at}"], given, mark=mark))
        stream = io.BytesIO()
        write_document(replace(self.document, lang=lang, blocks=tuple(blocks)), stream, suffix=".docx")
        return highlighted(stream.getvalue()) if mark else stream.getvalue()


def _translated(
    block: Block, sources: tuple[Content, ...], given: tuple[Translated, ...], *, mark: bool
) -> Block:
    """A block with the translations of its segments, and the references to notes where these have them.

    With `mark`, signs say what is to be highlighted.
    """
    text, refs = "", list[NoteRef]()
    for source, target in zip(sources, given, strict=True):
        text += " " if text else ""
        colour = LEFT if target.content is None else DOUBTFUL if target.doubtful else ""
        text += begin(colour) if mark and colour else ""
        numbers = {code_id(code): "".join(map(str, code.content)) for code in codes(source)}
        for part in parts_of(source if target.content is None else target.content):
            if isinstance(part, Inline):
                refs += [NoteRef(len(text), numbers[code_id(part)])] if code_id(part) in numbers else []
            else:
                text += part
        text += begin("") if mark and colour else ""
    kept = text.strip()
    lead = len(text) - len(text.lstrip())
    placed = tuple(NoteRef(min(max(ref.offset - lead, 0), len(kept)), ref.number) for ref in refs)
    return replace(block, text=kept, refs=placed)

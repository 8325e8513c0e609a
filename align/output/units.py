"""The translation units of an alignment, as they enter a memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from align.core.alignment import AlignedDocuments, AlignedPair, Side
from tmx.unit.content import with_placeholders
from tmx.unit.model import Note, Property, TranslationUnit, Variant
from tmx.write.context import DOCUMENT


def translation_units(alignment: AlignedDocuments, pairs: Iterable[AlignedPair]) -> Iterator[TranslationUnit]:
    """Pairs of an alignment as translation units, with what is known about them as properties.

    Units that come from one paragraph of the source have its place in the document, from 1, as ``x-paragraph``. What a
    reviewer noted about a unit is its note. The confidence of a gap of which a reviewer wrote the missing translation
    is 1.
    """
    document = alignment.source.symbol or alignment.target.symbol or Path(alignment.source.name).stem
    pairs = list(pairs)
    paragraphs = _shared_paragraphs(alignment, pairs)
    for pair in pairs:
        confidence = 1.0 if pair.bead.is_gap else pair.bead.confidence
        properties = {
            DOCUMENT: document,
            "x-path": pair.number,
            "x-paragraph": paragraphs.get(id(pair.source.blocks[0]), "") if pair.source.blocks else "",
            "x-role": str(pair.role),
            "x-bead": pair.bead.type,
            "x-confidence": "" if confidence is None else f"{confidence:.3f}",
            "x-crossing": "yes" if pair.bead.crossing else "",
            "x-review": pair.review,
        }
        yield TranslationUnit(
            (_variant(alignment.source.lang, pair.source), _variant(alignment.target.lang, pair.target)),
            alignment.source.lang,
            tuple(Property(name, value) for name, value in properties.items() if value),
            (Note(pair.comment),) if pair.comment else (),
        )


def _shared_paragraphs(alignment: AlignedDocuments, pairs: Iterable[AlignedPair]) -> dict[int, str]:
    """The places of the source blocks in which several pairs begin, by the ids of the blocks."""
    begun = Counter(id(pair.source.blocks[0]) for pair in pairs if pair.source.blocks)
    return {
        id(block): str(place)
        for place, block in enumerate(alignment.source.blocks, 1)
        if begun[id(block)] > 1
    }


def _variant(lang: str, side: Side) -> Variant:
    content = with_placeholders(side.text, [(ref.offset, "fnote", ref.number) for ref in side.refs])
    refs = " ".join(f"{ref.number}@{ref.offset}" for ref in side.refs)
    return Variant(lang, content, (Property("x-footnotes", refs),) if refs else ())

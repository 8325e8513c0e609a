"""The units of a corpus: what flows from the parts through hygiene into TMX and Parquet."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Self

from align.core.alignment import AlignedDocuments, Side
from align.output.units import translation_units
from tmx.unit.content import with_placeholders
from tmx.unit.model import Property, TranslationUnit, Variant
from tmx.write.context import DOCUMENT

_DIGITS = 6  # decimal places of a confidence that is kept
BEAD, SCORE = "x-bead", "x-score"
"""Properties of a unit: the numbers of segments that were joined on both sides; its score."""
_CONFIDENCE, _FOOTNOTES = "x-confidence", "x-footnotes"
_FIELDS = frozenset({DOCUMENT, BEAD, _CONFIDENCE})  # the properties that are fields of a unit


@dataclass(frozen=True, slots=True)
class ScoredUnit:
    """A unit of a corpus, or a text without counterpart.

    Every unit of every document goes the whole way, so that nothing is lost unseen: a step that leaves one out says
    why in `left_out`, and passes over those in which that was said before.

    Attributes:
        document: the name of the pair that it comes from.
        unit: its number in the document, from 1.
        place: role and number of its paragraph, as ``operative 5``.
        source: the text of the source; empty if that has no counterpart of the target.
        target: the text of the target; empty likewise.
        langs: the languages of source and target.
        confidence: the aligner's probability that it is exactly right, in [0, 1]; None for a text without counterpart.
        kind: the numbers of segments that were joined on both sides, as ``1-2``.
        score: the probability that both sides translate each other, whatever the aligner says; None if not computed.
        left_out: why it is not in the memory; empty if it is.
        properties: what else is known of it, as names and values of TMX properties.
        footnotes: the footnote references of source and target, as ``1@34 2@57``: number, at offset.
    """

    document: str
    unit: int
    place: str
    source: str
    target: str
    langs: tuple[str, str]
    confidence: float | None
    kind: str
    score: float | None = None
    left_out: str = ""
    properties: tuple[tuple[str, str], ...] = ()
    footnotes: tuple[str, str] = ("", "")

    def line(self) -> str:
        """The unit as a line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def of_line(cls, line: str) -> Self:
        """The unit of a line that `line` made."""
        values = json.loads(line)
        for name in ("langs", "footnotes"):
            values[name] = tuple(values[name])
        values["properties"] = tuple(map(tuple, values["properties"]))
        return cls(**values)


def units_of(alignment: AlignedDocuments, document: str, left_out: str = "") -> Iterator[ScoredUnit]:
    """The units of an alignment, texts without counterpart included.

    Args:
        alignment: where they are from.
        document: the name of the pair.
        left_out: why none of them enters a memory, if that is so.
    """
    pairs = list(alignment.pairs())
    for pair, unit in zip(pairs, translation_units(alignment, pairs), strict=True):
        confidence = pair.bead.confidence
        yield ScoredUnit(
            document=document,
            unit=pair.unit,
            place=pair.place,
            source=pair.source.text,
            target=pair.target.text,
            langs=(alignment.source.lang, alignment.target.lang),
            confidence=None if confidence is None else round(confidence, _DIGITS),
            kind=pair.bead.type,
            left_out=left_out,
            properties=tuple((one.type, one.text) for one in unit.properties if one.type not in _FIELDS),
            footnotes=(_references(pair.source), _references(pair.target)),
        )


def translation_unit(unit: ScoredUnit) -> TranslationUnit:
    """The unit as it enters a memory, with what is known about it as properties."""
    properties = {
        DOCUMENT: unit.document,
        **dict(unit.properties),
        BEAD: unit.kind,
        _CONFIDENCE: _decimal(unit.confidence),
        SCORE: _decimal(unit.score),
    }
    source, target = (
        _variant(lang, text, references)
        for lang, text, references in zip(unit.langs, (unit.source, unit.target), unit.footnotes, strict=True)
    )
    kept = tuple(Property(name, value) for name, value in properties.items() if value)
    return TranslationUnit((source, target), unit.langs[0], kept, ())


def _references(side: Side) -> str:
    return " ".join(f"{ref.number}@{ref.offset}" for ref in side.refs)


def _variant(lang: str, text: str, references: str) -> Variant:
    marks = [
        (int(at), "fnote", number) for number, _, at in (ref.rpartition("@") for ref in references.split())
    ]
    return Variant(
        lang, with_placeholders(text, marks), (Property(_FOOTNOTES, references),) if references else ()
    )


def _decimal(number: float | None) -> str:
    return "" if number is None else f"{number:.3f}"

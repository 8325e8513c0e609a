"""The two sides of an alignment as texts of a corpus: paragraphs of sentences with names, and what links them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from align.core.alignment import AlignedDocuments, AlignedPair, Side
from align.core.bead import Bead
from align.core.block import NoteRef, Segment
from align.core.document import Document
from align.output.admission import EXCLUDED, ONE_SIDED
from tmx.base.report import Ledger

UNLINKED = "written without a link"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A segment as it is written to a corpus.

    Attributes:
        name: what links call it; no other sentence of the corpus has this name.
        unit: the number of its unit.
        text: its text.
        before: a space if there is white space between it and the sentence before it in its paragraph.
        refs: its footnote references.
        role, number: those of its paragraph.
        paragraph: tells paragraphs apart.
    """

    name: str
    unit: int
    text: str
    before: str
    refs: tuple[NoteRef, ...]
    role: str
    number: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Link:
    """The sentences of a unit, by their places in the two texts; one side may be empty.

    `linked` tells whether they are translations of each other.
    """

    pair: AlignedPair
    source: range
    target: range

    @property
    def linked(self) -> bool:
        """Whether both sides have text, and no reviewer left the unit out."""
        return bool(self.source and self.target) and not self.pair.excluded


@dataclass(frozen=True, slots=True)
class CorpusSide:
    """One text of a corpus."""

    document: Document
    label: str
    sentences: tuple[Sentence, ...]

    def paragraphs(self) -> Iterator[Sequence[Sentence]]:
        """The sentences by paragraphs."""
        return (list(group) for _, group in groupby(self.sentences, key=lambda one: one.paragraph))


@dataclass(frozen=True, slots=True)
class Corpus:
    """Both texts of an alignment, each in its own order, and a link for each unit that has text."""

    source: CorpusSide
    target: CorpusSide
    links: tuple[Link, ...]

    @property
    def sides(self) -> tuple[CorpusSide, CorpusSide]:
        """Both texts."""
        return self.source, self.target

    def names(self, link: Link) -> tuple[list[str], list[str]]:
        """The names of the sentences of a unit, on each side."""
        return (
            [self.source.sentences[k].name for k in link.source],
            [self.target.sentences[k].name for k in link.target],
        )

    @classmethod
    def of(cls, alignment: AlignedDocuments, ledger: Ledger) -> Corpus:
        """The texts as a reviewer left them; the ledger records which units are not linked, and why.

        New wording of a unit stands where its first sentence was; a translation that was written for a unit without
        one stands after the unit before.
        """
        labels = side_labels(alignment.source.lang, alignment.target.lang)
        pairs = list(alignment.all_pairs())
        sides, places = [], []
        for name, label in zip(("source", "target"), labels, strict=True):
            sentences = list(_sentences(alignment, pairs, name, label))
            document = alignment.source if name == "source" else alignment.target
            sides.append(CorpusSide(document, label, tuple(sentences)))
            places.append(_places(sentences))
        links = [Link(pair, *(of.get(pair.unit, range(0)) for of in places)) for pair in pairs]
        for link in links:
            if link.source or link.target:
                _record(link, ledger)
        return cls(sides[0], sides[1], tuple(link for link in links if link.source or link.target))


def side_labels(source: str, target: str) -> tuple[str, str]:
    """Names that tell the two sides apart: their languages, unless these are the same."""
    return ("source", "target") if source.lower() == target.lower() else (source, target)


def _record(link: Link, ledger: Ledger) -> None:
    ledger.unit = link.pair.unit
    ledger.written += 1
    if not link.linked:
        ledger.alter(f"{UNLINKED} ({EXCLUDED if link.pair.excluded else ONE_SIDED})")


def _places(sentences: Iterable[Sentence]) -> dict[int, range]:
    """The places of the sentences of each unit, which stand together."""
    places: dict[int, range] = {}
    for at, sentence in enumerate(sentences):
        places[sentence.unit] = range(places.get(sentence.unit, range(at, at)).start, at + 1)
    return places


def _sentences(
    alignment: AlignedDocuments, pairs: Sequence[AlignedPair], name: str, label: str
) -> Iterator[Sentence]:
    """The sentences of one side in the order of its text, named by their places from 1."""
    segments = alignment.source_segments if name == "source" else alignment.target_segments
    placed, end = [], 0
    for pair in pairs:
        indexes = _indexes(pair.bead, name)
        end = indexes.stop if indexes else end
        placed.append((indexes.start if indexes else end, bool(indexes), pair.unit))
    found = (
        sentence for _, _, unit in sorted(placed) for sentence in _of_pair(pairs[unit - 1], name, segments)
    )
    for at, sentence in enumerate(found, 1):
        yield replace(sentence, name=f"{label}.{at}")


def _indexes(bead: Bead, name: str) -> range:
    return bead.source if name == "source" else bead.target


def _of_pair(pair: AlignedPair, name: str, segments: Sequence[Segment]) -> Iterator[Sentence]:
    """The sentences of one side of a unit, without their names."""
    side = pair.source if name == "source" else pair.target
    own = [segments[k] for k in _indexes(pair.bead, name)]
    if side == Side.of(own):
        texts = [(segment.text, segment.refs, segment) for segment in own]
    elif own:  # a reviewer reworded it
        texts = [(side.text, side.refs, own[0])]
    else:
        yield Sentence("", pair.unit, side.text, "", side.refs, str(pair.role), pair.number, -pair.unit)
        return
    for text, refs, segment in texts:
        if text:
            block = segment.block
            before = " " if block.text[: segment.start][-1:].isspace() else ""
            yield Sentence("", pair.unit, text, before, refs, str(block.kind), block.number, id(block))

"""Why the aligner is not sure of a unit, in words."""

from __future__ import annotations

import pytest

from align.alignment import Alignment
from align.core.bead import Bead
from align.core.block import Block, Kind, Segment
from align.core.config import Config
from align.core.document import Document
from align.core.message import Message, says
from align.quality.attention import attention_of

LINES = (
    ("The harbour was quiet in the morning.", "Le port était calme au petit matin."),
    ("Nobody had seen the white ship arrive.", "Personne n’avait vu arriver le navire blanc."),
    ("The fishermen were mending their nets.", "Les pêcheurs réparaient leurs filets."),
)


def doubts_of(
    source: str, target: str, *, reasons: tuple[Message, ...] = (), cost: float = 0.0, confidence: float = 0.7
) -> list[str]:
    """What is said of a unit that follows three sure ones, in a document with an encoder."""
    lines = [*LINES, (source, target)]
    documents = [
        Document(name, name, tuple(Block(Kind.PARAGRAPH, (), pair[side]) for pair in lines))
        for side, name in enumerate(("en", "fr"))
    ]
    segments = [tuple(Segment(block, 0, len(block.text)) for block in document) for document in documents]
    beads = [Bead(range(at, at + 1), range(at, at + 1), confidence=0.99) for at in range(len(LINES))]
    beads.append(Bead(range(3, 4), range(3, 4), cost, confidence, reasons))
    config = Config(segment="paragraph")
    alignment = Alignment(documents[0], documents[1], segments[0], segments[1], tuple(beads), config)
    return [str(message) for message in attention_of(alignment)[-1].doubts]


LONG = ("The children ran down to the water.", "Les enfants coururent jusqu’à l’eau.")


def test_a_side_that_is_rather_long_or_short_for_this_document_is_said() -> None:
    more = "Les enfants coururent jusqu’à l’eau et ils y restèrent."
    assert doubts_of(LONG[0], more) == ["the target is rather long for its source"]
    assert doubts_of(more, LONG[1]) == ["the target is rather short for its source"]


def test_a_border_that_the_search_was_not_sure_of_is_said_once() -> None:
    assert doubts_of(*LONG, cost=0.1) == ["part of it may belong to a neighbour"]
    fits = (says("neighbour-fits"),)
    assert doubts_of(*LONG, cost=0.9, reasons=fits) == ["a neighbour fits as well"]


@pytest.mark.parametrize(
    ("texts", "reasons", "expected"),
    [
        (LONG, (), "only partly similar"),
        (LONG, (says("very-similar"),), "no single reason, several weak ones"),
        (("He ran.", "Il fuit."), (), "too short to compare well"),
    ],
)
def test_there_is_always_a_reason_and_never_one_against_another(
    texts: tuple[str, str], reasons: tuple[Message, ...], expected: str
) -> None:
    assert doubts_of(*texts, reasons=reasons) == [expected]


def test_numbers_that_only_the_aligner_finds_different_are_no_reason() -> None:
    reasons = (says("numbers-differ", ours="10.05", theirs="10+5"),)
    texts = ("The meeting was called to order at 10.05 a.m.", "La séance est ouverte à 10 h 5.")
    assert not any("numbers" in reason for reason in doubts_of(*texts, reasons=reasons))


def test_nothing_is_said_of_a_unit_that_is_sure() -> None:
    assert doubts_of(*LONG, confidence=0.95, cost=0.2) == []


@pytest.mark.parametrize(
    ("source", "target", "unsure"),
    [(1, 1, False), (2, 1, True), (1, 3, True)],
)
def test_a_bead_that_joins_segments_must_be_surer_than_a_pair(source: int, target: int, unsure: bool) -> None:
    """One of the segments may have no counterpart, and nobody would see it in the memory."""
    assert Bead(range(source), range(target), confidence=0.93).is_unsure is unsure
    assert Bead(range(source), range(target), confidence=0.89).is_unsure
    assert not Bead(range(source), range(target), confidence=0.96).is_unsure
    assert not Bead(range(source), range(0)).is_unsure

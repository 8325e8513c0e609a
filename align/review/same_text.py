"""Whether a document is the text that a review is about, even if it has changed since."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from align.core.document import Document
from align.review.decisions import Decision, ReviewedText, fingerprint

_RUN = 3  # words; a run of three is seldom shared by chance
_ENOUGH = 0.5  # of the runs; a text with less is another one


def share_held(texts: Iterable[str], document: Document) -> float:
    """The share of a document's runs of three words that are also in `texts`, 0 to 1.

    This is the containment of Broder (1997), "On the resemblance and containment of documents". The file of a
    review holds all that was reviewed, so one that names a text that its author never saw cannot hold that text.
    """
    runs = _runs(" ".join(block.text for block in document))
    return len(runs & _runs(" ".join(texts))) / len(runs) if runs else 1.0


def is_reviewed(text: ReviewedText | None, pieces: Iterable[str], document: Document) -> bool:
    """Whether a document is the text of a review: unchanged, or half of it in the pieces of the review."""
    unchanged = text is not None and text.fingerprint == fingerprint(document)
    return unchanged or share_held(pieces, document) >= _ENOUGH


def pieces_of(units: Sequence[Decision]) -> tuple[list[str], list[str]]:
    """The texts of each side that a review holds."""
    return (
        [piece.text for unit in units for piece in unit.source],
        [piece.text for unit in units for piece in unit.target],
    )


def _runs(text: str) -> set[tuple[str, ...]]:
    words = text.split()
    return {tuple(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1))} if words else set()

"""What a reviewer decided: units as pieces of both texts, and what is to become of them.

A decision holds the place and the text of its pieces, so that they can be found again in a text that has changed.
Offsets count Unicode code points.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

from align.core.block import Segment
from align.core.document import Document
from align.core.message import Message


class Status(StrEnum):
    """How far the review of a unit has got."""

    OPEN = "open"
    ACCEPTED = "accepted"  # right as the aligner made it
    CORRECTED = "corrected"  # made or changed by the reviewer


@dataclass(frozen=True, slots=True)
class Piece:
    """A slice of a block: its place when the decision was made, and its text."""

    block: int
    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not (self.block >= 0 and 0 <= self.start <= self.end):
            raise ValueError(
                f"a piece must be in a block, not at block {self.block} from {self.start} to {self.end}"
            )

    def of(self, document: Document) -> Segment:
        """The piece as a segment of the document that it was found in."""
        return Segment(document.blocks[self.block], self.start, self.end)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a reviewer says of a unit: its status, whether it is a translation, any new wording, and a comment.

    `source_text` and `target_text` replace the text in the memory; None leaves it as it is in the document. A comment
    is for people and decides nothing.
    """

    status: Status = Status.OPEN
    translation: bool = True
    source_text: str | None = None
    target_text: str | None = None
    comment: str = ""

    @property
    def is_edited(self) -> bool:
        """Whether the wording was changed."""
        return self.source_text is not None or self.target_text is not None

    @property
    def is_decided(self) -> bool:
        """Whether a person decided on the unit. Wording alone, such as that of a replacement in many, does not."""
        return self.status is not Status.OPEN or not self.translation

    @property
    def is_kept(self) -> bool:
        """Whether the unit holds work that must outlast a change of the texts: a decision or new wording."""
        return self.is_decided or self.is_edited


@dataclass(frozen=True, slots=True)
class Decision:
    """A unit of the review. `name` says where it is in the file, for messages: ``unit 5``, ``row 7``."""

    name: str
    source: tuple[Piece, ...]
    target: tuple[Piece, ...]
    mark: Mark = Mark()
    confidence: float | None = None
    reasons: tuple[Message, ...] = ()

    def __post_init__(self) -> None:
        if not self.source and not self.target:
            raise ValueError("a unit must have text on at least one side")


@dataclass(frozen=True, slots=True)
class ReviewedText:
    """A text that was reviewed: its file, its language, and the fingerprint of what was read from it.

    `kind` is the kind of document that it was read as; empty if it was read by lines, or the review does not say.
    """

    name: str
    path: str
    lang: str
    fingerprint: str
    kind: str = ""

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> ReviewedText:
        """A reviewed text from plain data.

        Raises:
            TypeError: a part is missing or not a string.
        """
        known = {"kind": "", **data}
        names = [field.name for field in fields(cls)]
        if wrong := [name for name in names if not isinstance(known.get(name), str)]:
            raise TypeError(f"not a string: {', '.join(wrong)}")
        return cls(**{name: known[name] for name in names})


@dataclass(frozen=True)
class Decisions:
    """A saved review: all units in order, open ones as well.

    `source` and `target` are None if the file does not name its texts; `config` holds the options of the
    alignment by name.
    """

    units: tuple[Decision, ...]
    source: ReviewedText | None = None
    target: ReviewedText | None = None
    config: Mapping[str, Any] = field(default_factory=dict)
    signature: str = ""


def fingerprint(document: Document) -> str:
    """SHA-256 of the texts of the blocks: the same for the same text, however its lines are wrapped."""
    joined = "\x1e".join(block.text for block in document)
    return f"sha256:{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()}"

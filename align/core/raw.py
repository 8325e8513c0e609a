"""What a reader knows of a document before anyone asks what it means: the seam that every format enters by.

No character is lost here: each is in a paragraph, a label, a reference, a note, or in what was set aside, with
the reason and the place. Text and PDF become a raw document in `align.layout`; formats that have paragraphs of
their own become one at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from align.core.block import NoteRef
from align.core.locator import NOWHERE, Locator
from align.core.style import PLAIN, Run, Style

__all__ = [
    "PLAIN",
    "Furniture",
    "RawDocument",
    "RawParagraph",
    "Run",
    "SetAside",
    "Span",
    "Style",
    "moved",
    "moved_runs",
    "without",
]


class Furniture(StrEnum):
    """Why a piece of raw text is not part of the document's text; a grammar may give other reasons."""

    RULE = "rule"
    UNDERLINE = "underline"
    RUNNING_HEAD = "running head"
    PAGE_NUMBER = "page number"
    JOB_CODE = "job code"
    MASTHEAD = "masthead"
    TURN_OVER = "turn-over mark"
    HYPHEN = "hyphen of a divided word"
    INVISIBLE = "invisible character"
    FOOTNOTE_MARK = "footnote mark"  # what a reference has besides its number, such as the slash of "1/"
    BULLET = "bullet"
    LEADER = "leader"  # what leads from an entry of a table of contents to its page, and that page's number
    REPEATED_ROW = "repeated header row"  # of a table that goes on over the page
    SYMBOL = "symbol"  # a cell or a line without a letter or a figure, such as a tick
    HEADER = "header"
    FOOTER = "footer"
    COMMENT = "comment"
    DELETED = "deleted"  # by a tracked change
    HIDDEN = "hidden"
    ERROR = "error of a formula"
    OUTSIDE = "outside the page"
    DOUBLED = "drawn twice"
    UNREADABLE = "characters without a meaning"
    FIELD = "field"  # an instruction or a computed value, such as the number of the page
    NAVIGATION = "navigation"  # menus, the head and the foot of a site, links to other pages
    FORM = "form"  # what a page asks its reader to fill in or to press
    SCRIPT = "script"  # programs and style sheets in a page
    PICTURE = "text of a picture"
    READING = "reading"  # of a word, printed small above it
    MARKUP = "markup"
    TIME_CODE = "time code"


@dataclass(frozen=True, slots=True)
class SetAside:
    """Raw text that is not part of the document's text, with the reason."""

    locator: Locator
    text: str
    reason: str

    @property
    def line(self) -> int:
        """The raw line that it is on; 0 if it is not known."""
        return self.locator.line


@dataclass(frozen=True, slots=True)
class RawParagraph:
    """A paragraph or a footnote as its reader gives it.

    Attributes:
        text: its text, un-wrapped, without references to notes, and without white space at its edges.
        locator: where it comes from.
        label: the number or mark that the file keeps apart from the text: that of a footnote as printed, or
            that of a list item as the word processor computes it. A number that is printed at the head of the
            text itself stays there: whether it is a label is a question of structure.
        refs: the references to notes that were taken out of the text.
        runs: how its characters are set, in order; empty if nothing is known.
        style: what the file says of the paragraph as a whole.
    """

    text: str
    locator: Locator = NOWHERE
    label: str = ""
    refs: tuple[NoteRef, ...] = ()
    runs: tuple[Run, ...] = ()
    style: Style = PLAIN

    def __post_init__(self) -> None:
        if self.text != self.text.strip():
            raise ValueError(f"the text has white space at its edges: {self.text!r}")
        offsets = [ref.offset for ref in self.refs]
        if offsets != sorted(offsets) or any(offset > len(self.text) for offset in offsets):
            raise ValueError(f"references to notes are out of order or out of range: {offsets}")
        if any(run.end > len(self.text) for run in self.runs):
            raise ValueError(f"a run extends beyond the end of the text: {self.runs}")


@dataclass(frozen=True)
class RawDocument:
    """A document as its reader gives it.

    Attributes:
        name: the name of the file.
        paragraphs: the paragraphs in the order of reading.
        notes: the footnotes, each with its label.
        discarded: what is not part of the text, in the order of reading.
        facts: what the file says of itself, such as its title.
        warnings: what the user should know about how the file was read.
    """

    name: str
    paragraphs: tuple[RawParagraph, ...]
    notes: tuple[RawParagraph, ...] = ()
    discarded: tuple[SetAside, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts of all paragraphs."""
        return tuple(paragraph.text for paragraph in self.paragraphs)


Span = tuple[int, int]


def moved(offset: int, removed: Sequence[Span]) -> int:
    """An offset of a text after some spans were removed from it.

    >>> moved(9, [(2, 4), (8, 12)])
    6
    """
    return offset - sum(min(end, offset) - start for start, end in removed if start < offset)


def without(text: str, removed: Sequence[Span]) -> str:
    """A text without some spans, which ascend and do not overlap."""
    kept, position = [], 0
    for start, end in removed:
        kept.append(text[position:start])
        position = end
    return "".join([*kept, text[position:]])


def moved_runs(runs: Sequence[Run], removed: Sequence[Span]) -> tuple[Run, ...]:
    """The runs of a text after some spans were removed from it; a run of which nothing is left is dropped."""
    placed = [
        Run(moved(run.start, removed), moved(run.end, removed), run.bold, run.italic, run.superscript)
        for run in runs
    ]
    return tuple(run for run in placed if run.start < run.end)

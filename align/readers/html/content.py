"""What is read from a page, and how a page is told where it comes from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from align.core.raw import RawParagraph, SetAside

SOURCE_LINES = "data-source-lines"
"""The attribute by which the reader of Markdown says where an element comes from: "3-5"."""
PART = "#part"
"""An element round a file inside a container; its attribute ``name`` is that of the file."""


@dataclass
class Content:
    """What a page holds; see `RawDocument`."""

    paragraphs: list[RawParagraph] = field(default_factory=list)
    notes: list[RawParagraph] = field(default_factory=list)
    discarded: list[SetAside] = field(default_factory=list)
    title: str = ""
    lang: str = ""
    foreign: Counter[str] = field(default_factory=Counter)  # characters in other languages
    changes: Counter[str] = field(default_factory=Counter)  # tracked: "ins", "del"
    lines: list[str] = field(default_factory=list)  # of the text as they are set, empty ones too
    verbatim: int = 0  # characters in preformatted text

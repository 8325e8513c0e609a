"""Documents of a word processor in which every line is a paragraph, as when a plain text is opened and saved.

Such a document says nothing of its paragraphs: it is read as the plain text that it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from align.core.raw import PLAIN, RawDocument
from align.readers.pages import PagedText, paginate
from align.readers.typed_lines import ends_a_sentence
from tmx.base.errors import InputError

_WIDEST = 160  # characters; a page has no longer lines
_FEWEST = 8  # lines that follow each other
_SHARE = 0.5  # of these go on in the next, which paragraphs do not
_FULL = 0.6  # of the width; lines that go on are longer than that, items of a list are as long as they happen to be
_SHARE_FULL = 0.7


def without_text(path: Path) -> InputError:
    """The message about a document without text."""
    return InputError(
        "the document holds no text",
        path=path,
        cure="If its pages are pictures, save them as PDF and read that with --ocr.",
    )


def line_by_line(raw: RawDocument, lines: Sequence[str]) -> PagedText | None:
    """The lines of a document if its paragraphs are lines, else None.

    Args:
        raw: the document with its paragraphs.
        lines: all its paragraphs in order, empty ones too; a form feed begins a page.
    """
    if raw.notes or any(p.label or p.refs or p.style != PLAIN for p in raw.paragraphs):
        return None
    if not _are_lines([line.strip() for line in lines]):
        return None
    warning = "every line is a paragraph of its own in this file, so it is read as plain text"
    text = paginate(raw.name, [line.rstrip() for line in lines])
    said = (remark.removeprefix(f"{raw.name}: ") for remark in raw.warnings)
    return replace(text, set_aside=raw.discarded, facts=raw.facts, warnings=(*said, warning))


def _are_lines(lines: Sequence[str]) -> bool:
    """Whether lines that follow each other are parts of sentences, and fill their width where they go on."""
    widths = sorted(len(line) for line in lines if line)
    following = [(line, after) for line, after in pairwise(lines) if line and after]
    if len(following) < _FEWEST or (width := widths[len(widths) * 9 // 10]) > _WIDEST:
        return False
    broken = [line for line, after in following if not ends_a_sentence(line) and _goes_on(after)]
    full = sum(len(line) >= _FULL * width for line in broken)
    return len(broken) >= _SHARE * len(following) and full >= _SHARE_FULL * len(broken)


def _goes_on(line: str) -> bool:
    """Whether a line may begin inside a sentence: not with a capital, where there are capitals."""
    return not line[0].isupper() and not line[0].istitle()

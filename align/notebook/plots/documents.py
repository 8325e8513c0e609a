"""The structure of documents side by side."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate, pairwise
from statistics import median
from typing import TYPE_CHECKING

import numpy as np

from align.core.block import Kind
from align.core.document import Document
from align.notebook.plots.style import axes, bare, role_style, styles_of
from tmx.base.errors import UsageError
from tmx.base.words import count_words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_VISIBLE = 0.003  # share of the longest document from which a line separates a paragraph from the next
_HALF = 0.36  # half the width of a column
_TITLE = 22  # characters of a title that a column is as wide as
_JITTER = 0.3  # half the width over which the marks of a document are spread


def structure_map(documents: Iterable[Document], *, ax: Axes | None = None) -> Axes:
    """Draw each document as a column from top to bottom: one bar per paragraph, as high as it has words.

    Raises:
        UsageError: there are no documents, or matplotlib is not installed.
    """
    documents = _some(documents)
    ax = axes(ax, max(5.0, 1.9 * len(documents)), 6.4)
    longest = max(sum(_words(document)) for document in documents)
    for column, document in enumerate(documents):
        words = _words(document)
        tops = list(accumulate(words, initial=0))
        colours = [role_style(block.kind).colour for block in document]
        ax.bar([column] * len(words), words, bottom=tops[:-1], width=2 * _HALF, color=colours)
        limits = [
            top
            for top, pair in zip(tops[1:], pairwise(words), strict=False)
            if min(pair) >= _VISIBLE * longest
        ]
        ax.hlines(limits, column - _HALF, column + _HALF, color="white", linewidth=0.8)
    ax.set_ylim(longest * 1.02, 0)
    ax.set_ylabel("words from the beginning of the document")
    _columns(ax, documents)
    _legend(ax, documents, patches=True)
    ax.spines["bottom"].set_visible(False)
    return ax


def paragraph_lengths(documents: Iterable[Document], *, ax: Axes | None = None) -> Axes:
    """Draw the length of every paragraph in words, one column per document, with the median as a stroke.

    The median does not count footnotes.

    Raises:
        UsageError: there are no documents, or matplotlib is not installed.
    """
    documents = _some(documents)
    ax = axes(ax, max(5.0, 1.9 * len(documents)), 4.6)
    for column, document in enumerate(documents):
        spread = np.linspace(-_JITTER, _JITTER, max(2, len(document.blocks)))
        for block, words, offset in zip(document, _words(document), spread, strict=False):
            style = role_style(block.kind)
            ax.scatter(
                column + offset,
                words,
                color=style.colour,
                marker=style.marker,
                s=26,
                alpha=0.85,
                linewidth=0,
            )
        of_text = [
            words
            for block, words in zip(document, _words(document), strict=True)
            if block.kind is not Kind.FOOTNOTE
        ]
        if of_text:
            middle = median(of_text)
            ax.hlines(middle, column - _HALF, column + _HALF, color="black", linewidth=1.4)
            ax.annotate(
                f"{middle:g}",
                (column + _HALF, middle),
                xytext=(2, 0),
                textcoords="offset points",
                va="center",
                fontsize=9,
            )
    ax.set_ylim(bottom=0)
    ax.set_ylabel("length of a paragraph, words")
    ax.set_xlabel("paragraphs from left to right as in the text\nstroke: median without footnotes")
    _columns(ax, documents)
    _legend(ax, documents, patches=False)
    return ax


def _words(document: Document) -> list[int]:
    return [count_words(block.text) for block in document]


def _some(documents: Iterable[Document]) -> list[Document]:
    found = list(documents)
    if not found:
        raise UsageError("there are no documents to draw")
    return found


def _columns(ax: Axes, documents: list[Document]) -> None:
    names = [f"{_short(document.title)}\n{document.lang}" for document in documents]
    ax.set_xticks(range(len(documents)), names)
    ax.tick_params(axis="x", length=0)
    bare(ax)


def _short(title: str) -> str:
    """A title that fits its column; of a longer one, the beginning and the end."""
    return title if len(title) <= _TITLE else f"{title[: _TITLE - 9]}…{title[-8:]}"


def _legend(ax: Axes, documents: list[Document], *, patches: bool) -> None:
    """The roles in use, above the plot."""
    from matplotlib.artist import Artist
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    styles = styles_of(block.kind for document in documents for block in document)
    handles: list[Artist] = [
        Patch(color=style.colour, label=style.label)
        if patches
        else Line2D([], [], color=style.colour, marker=style.marker, linestyle="", label=style.label)
        for style in styles
    ]
    ax.legend(
        handles=handles, loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=len(handles), frameon=False
    )

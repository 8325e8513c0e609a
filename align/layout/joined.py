"""The text of consecutive lines in one, with what is known of its characters and where each comes from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from align.core.locator import Locator
from align.core.raw import Run, Span, moved, moved_runs, without
from align.layout.hyphens import SOFT, Hyphens
from align.readers.pages import Line, Page

_WHITE = re.compile(r"[ \t\f\v]+")
_ENDING = re.compile(rf"[\s{SOFT}]+\Z")


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with its page: the position of the page in the file, and its number if it has one."""

    line: Line
    page: int
    page_number: int | None
    opens_page: bool  # the first line of a page that another page precedes


@dataclass(frozen=True, slots=True)
class Joined:
    """A text, how its characters are set, and its lines, each with the offset at which its text begins.

    `cut` are the hyphens that only divided words, with their offsets in the text.
    """

    text: str
    runs: tuple[Run, ...]
    lines: tuple[tuple[int, Placed], ...]
    cut: tuple[tuple[int, str], ...] = ()

    @property
    def locator(self) -> Locator:
        """Where the text comes from."""
        return _locator([placed for _, placed in self.lines])

    def locator_at(self, offset: int) -> Locator:
        """Where ``text[offset]`` comes from."""
        place = bisect_right(self.lines, offset, key=lambda item: item[0])
        return _locator([self.lines[max(0, place - 1)][1]])

    def without(self, removed: Sequence[Span]) -> Joined:
        """The same without some spans of the text, which ascend and do not overlap."""
        if not removed:
            return self
        lines = tuple((moved(offset, removed), placed) for offset, placed in self.lines)
        cut = tuple((moved(offset, removed), hyphen) for offset, hyphen in self.cut)
        return Joined(without(self.text, removed), moved_runs(self.runs, removed), lines, cut)


def place(pages: Sequence[Page]) -> list[Placed]:
    """The lines of all pages, each with its page."""
    return [
        Placed(line, index, page.number, opens_page=index > 0 and position == 0)
        for index, page in enumerate(pages)
        for position, line in enumerate(page.lines)
    ]


def join(lines: Sequence[Placed], hyphens: Hyphens) -> Joined:
    """Join lines: white space collapsed, words that line ends divided made whole."""
    text, starts, cut = "", list[tuple[int, Placed]](), list[tuple[int, str]]()
    runs: tuple[Run, ...] = ()
    for placed in lines:
        clean = _WHITE.sub(" ", placed.line.text).strip()
        if text and clean:
            joint = hyphens.joint(text, clean)
            if joint.cut:
                text, hyphen = text[: -joint.cut], text[-joint.cut :]
                cut.append((len(text), hyphen))
                runs = moved_runs(runs, [(len(text), len(text) + joint.cut)])
            text += joint.between
        starts.append((len(text), placed))
        runs = (*runs, *_shifted(placed.line, clean, len(text)))
        text += clean
    if text.endswith(SOFT):  # nothing follows
        whole = _ENDING.sub("", text)
        cut.append((len(whole), "".join(text[len(whole) :].split())))
        runs, text = moved_runs(runs, [(len(whole), len(text))]), whole
    return Joined(text, runs, tuple(starts), tuple(cut))


def _shifted(line: Line, clean: str, start: int) -> list[Run]:
    """The runs of a line in the text in which its cleaned text begins at `start`."""

    def place(offset: int) -> int:
        return start + min(len(clean), len(_WHITE.sub(" ", line.text[:offset]).lstrip()))

    placed = [
        Run(place(run.start), place(run.end), run.bold, run.italic, run.superscript) for run in line.runs
    ]
    return [run for run in placed if run.start < run.end]


def _locator(lines: Sequence[Placed]) -> Locator:
    return Locator(tuple(placed.line.number for placed in lines), lines[0].page_number)

"""SubRip and WebVTT -> cues: what is shown from one time to another, with the lines that it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from align.core.raw import Furniture
from align.readers.pages import Line

_TIME = r"(?:\d{1,4}:)?\d{1,2}:\d{2}[,.:]\d{1,3}"
TIMING = re.compile(rf"\s*({_TIME})\s*-->\s*({_TIME})(?:\s.*)?")
"""The line with the times of a cue, and its settings."""
_PARTS = re.compile(r"\d+")
_HEADER = re.compile(r"\ufeff?WEBVTT(?:[ \t].*)?")
_BLOCKS = {"NOTE": Furniture.COMMENT, "STYLE": Furniture.SCRIPT, "REGION": Furniture.MARKUP}


@dataclass(frozen=True, slots=True)
class Cue:
    """What is shown at a time; its lines of text, and its times in milliseconds."""

    lines: tuple[Line, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Other:
    """A line that is not text, with the reason."""

    line: Line
    reason: str


def is_web_vtt(lines: Sequence[Line]) -> bool:
    """Whether lines begin as WebVTT does."""
    return bool(lines) and _HEADER.fullmatch(lines[0].text) is not None


def find_cues(lines: Sequence[Line]) -> Iterator[Cue | Other]:
    """The cues of a file and the lines between them, in order; blank lines count for nothing."""
    timings = [index for index, line in enumerate(lines) if TIMING.fullmatch(line.text)]
    heads = [_head(lines, index) for index in timings]
    yield from _between(lines[: heads[0] if heads else len(lines)], header=is_web_vtt(lines))
    for place, (index, head) in enumerate(zip(timings, heads, strict=True)):
        for line in lines[head : index + 1]:
            if line.text.strip():
                yield Other(line, Furniture.TIME_CODE)
        end = heads[place + 1] if place + 1 < len(heads) else len(lines)
        block = _block(lines, index + 1, end)
        text = tuple(line for line in lines[index + 1 : block] if line.text.strip())
        if text:
            yield Cue(text, *_times(lines[index].text))
        yield from _between(lines[block:end], header=False)


def _head(lines: Sequence[Line], index: int) -> int:
    """Where a cue begins: at its number or name, which stands alone above its times."""
    if index == 0 or not lines[index - 1].text.strip() or TIMING.fullmatch(lines[index - 1].text):
        return index
    alone = index == 1 or not lines[index - 2].text.strip()
    return index - 1 if alone or lines[index - 1].text.strip().isdecimal() else index


def _block(lines: Sequence[Line], start: int, end: int) -> int:
    """Where a comment or a style sheet of WebVTT begins, after a blank line."""
    for index in range(start + 1, end):
        if lines[index].text.split(" ")[0].strip() in _BLOCKS and not lines[index - 1].text.strip():
            return index
    return end


def _between(lines: Sequence[Line], *, header: bool) -> Iterator[Other]:
    reason: str = Furniture.MARKUP if header else Furniture.COMMENT
    fresh = True
    for line in lines:
        if fresh and (word := line.text.split(" ")[0].strip()) in _BLOCKS:
            reason = _BLOCKS[word]
        fresh = not line.text.strip()
        if not fresh:
            yield Other(line, reason)


def _times(text: str) -> tuple[int, int]:
    start, end = (_milliseconds(time) for time in re.findall(_TIME, text)[:2])
    return start, end


def _milliseconds(time: str) -> int:
    *units, fraction = _PARTS.findall(time)
    seconds = 0
    for unit in units:
        seconds = seconds * 60 + int(unit)
    return seconds * 1000 + int(fraction.ljust(3, "0"))

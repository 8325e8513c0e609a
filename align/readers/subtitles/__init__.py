"""Subtitles (SubRip, WebVTT): what is said, without times; a sentence over several cues is one paragraph.

Read here and not by a library: those drop comments, numbers and tags, which must be accounted for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html import unescape
from pathlib import Path

from align.core.locator import Locator
from align.core.raw import Furniture, RawDocument, RawParagraph, SetAside
from align.readers.flow import Flow, Font
from align.readers.notes import joined_note
from align.readers.subtitles.cues import TIMING, Cue, Other, find_cues, is_web_vtt
from align.readers.subtitles.sentences import goes_on, is_punctuated
from align.readers.text import decode_text
from tmx.base.errors import InputError

__all__ = ["read_subtitles", "recognises_subtitles"]

_SAMPLE = 4096  # bytes
_TAGS = (
    r"</?(?:i|b|u|s|em|strong|font|c|v|lang|ruby|rt)(?:[\s.][^<>]*)?>|\{\\[^{}]*\}|<(?:\d+:)?\d+:\d+\.\d+>"
)
_TAG = re.compile(_TAGS, re.IGNORECASE)
# A dash at the head of a line is a change of speaker, unless it goes on as a dash or is a minus.
_SPEAKER = re.compile(rf"((?:\s|{_TAGS})*)([-–—‐])(?![-–—‐\d])\s*(?=\S)", re.IGNORECASE)
_ITALIC = {"<i>": True, "</i>": False, r"{\i1}": True, r"{\i0}": False}
_ENTITY = re.compile(r"&(?:amp|lt|gt|nbsp|lrm|rlm|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
_LANGUAGE = re.compile(r"Language:\s*([A-Za-z-]{2,12})\s*")


def recognises_subtitles(data: bytes) -> bool:
    """Whether a file is SubRip or WebVTT: its first lines are a header, or a number and times."""
    if b"-->" not in data[:_SAMPLE].replace(b"\0", b"") and b"WEBVTT" not in data[:64].replace(b"\0", b""):
        return False
    try:
        lines = decode_text(data, Path()).lines
    except InputError:
        return False
    filled = [line.text.strip("\ufeff ") for line in lines if line.text.strip("\ufeff ")]
    numbered = len(filled) > 1 and filled[0].isdecimal() and TIMING.fullmatch(filled[1])
    return is_web_vtt(lines) or bool(filled and (TIMING.fullmatch(filled[0]) or numbered))


def read_subtitles(data: bytes, path: Path) -> RawDocument:
    """Read subtitles. Times, numbers, settings and tags are set aside.

    Raises:
        InputError: nothing is said in them.
    """
    content = decode_text(data, path)
    lines = content.lines
    parts = _Parts(web=is_web_vtt(lines))
    for item in find_cues(lines):
        parts.take(item)
    paragraphs = list(_sentences(parts.said))
    if not paragraphs:
        raise InputError("no cue has any text", path=path, cure="Give subtitles with text in one language.")
    languages = (_LANGUAGE.fullmatch(item.text) for item in parts.aside if item.reason == Furniture.MARKUP)
    lang = next((match[1] for match in languages if match), "")
    warnings = (f"{path}: {content.note}",) if content.note else ()
    return RawDocument(
        str(path),
        tuple(paragraphs),
        discarded=tuple(parts.aside),
        facts={"language": lang} if lang else {},
        warnings=warnings,
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """What one speaker says in a cue."""

    paragraph: RawParagraph
    start: int
    end: int
    begins: bool  # a speaker begins


@dataclass
class _Parts:
    web: bool
    said: list[_Said] = field(default_factory=list)
    aside: list[SetAside] = field(default_factory=list)
    italic: bool = False

    def take(self, item: Cue | Other) -> None:
        if isinstance(item, Other):
            self.aside.append(SetAside(Locator((item.line.number,)), item.line.text.strip(), item.reason))
            return
        flow, numbers, begins = Flow(), list[int](), False
        self.italic = False
        for line in item.lines:
            text = line.text
            if (dash := _SPEAKER.match(text)) is not None:
                self._end(flow, numbers, item, begins=begins)
                flow.set_aside(dash[2], Furniture.BULLET)
                text, numbers, begins = dash[1] + text[dash.end() :], [], True
            self._write(flow, text)
            flow.write(" ")
            numbers.append(line.number)
        self._end(flow, numbers, item, begins=begins)

    def _write(self, flow: Flow, text: str) -> None:
        place = 0
        for tag in _TAG.finditer(text):
            self._plain(flow, text[place : tag.start()])
            flow.set_aside(tag[0], Furniture.TIME_CODE if tag[0][1:2].isdigit() else Furniture.MARKUP)
            self.italic = _ITALIC.get(tag[0].lower(), self.italic)
            place = tag.end()
        self._plain(flow, text[place:])

    def _plain(self, flow: Flow, text: str) -> None:
        if self.web:
            text = _ENTITY.sub(lambda entity: unescape(entity[0]), text)
        flow.write(text, Font(italic=self.italic))

    def _end(self, flow: Flow, numbers: list[int], cue: Cue, *, begins: bool) -> None:
        paragraph, aside = flow.finish(Locator(tuple(numbers)))
        self.aside += aside
        if paragraph is not None:
            self.said.append(_Said(paragraph, cue.start, cue.end, begins))


def _sentences(said: list[_Said]) -> Iterator[RawParagraph]:
    """The paragraphs, those joined in which a sentence goes on."""
    punctuated = is_punctuated([item.paragraph.text for item in said])
    group: list[_Said] = []
    text = ""
    for item in said:
        following = item.paragraph.text
        pause = item.start - group[-1].end if group else 0
        if group and not item.begins and goes_on(text, following, pause, len(group), punctuated=punctuated):
            text = f"{text} {following}"
        else:
            if group:
                yield _joined(group)
            group, text = [], following
        group.append(item)
    if group:
        yield _joined(group)


def _joined(group: list[_Said]) -> RawParagraph:
    lines = tuple(number for item in group for number in item.paragraph.locator.lines)
    (whole,) = joined_note([item.paragraph for item in group], "")
    return replace(whole, locator=Locator(lines))

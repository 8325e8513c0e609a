"""Raw lines -> paragraphs and footnotes: lines un-wrapped, pages joined, apparatus set aside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from align.document import SetAside
from align.structure.apparatus import RULE, classify, is_title
from align.structure.labels import find_label, is_label
from align.structure.phrases import annex_number, is_phrase

# A text whose characters stand mostly in lines longer than this has one paragraph a line.
_LONG_LINE = 130
# A wrapped line fills at least this share of the page's width.
_FULL_LINE = 0.7
_NOTE = re.compile(r"(?P<label>\d{1,3}/?|\*{1,3})\s+(?=\S)|(?P<alone>\d{1,3}/)$")
_TERMINAL = re.compile(r"[.!?:;][\"”»’')\]]*\s*$")
_CLOSING = re.compile(r"\s*(?:[;:,.!?)\]»”…](?!\w)|[;,])")


@dataclass(slots=True)
class Paragraph:
    """Consecutive raw lines that belong together, and what stood before them."""

    pieces: list[tuple[int, str]] = field(default_factory=list)  # 1-based line number, raw text
    after_page: bool = False

    @property
    def text(self) -> str:
        """The lines in one, white space collapsed; a hyphen at a line's end stays and joins its word."""
        joined = ""
        for _, piece in self.pieces:
            separator = "" if re.search(r"\w-$|\d–$", joined) and piece.lstrip()[:1].isalnum() else " "
            joined += separator + piece.strip(" \t\f\v")
        return re.sub(r"[ \t\f\v]+", " ", joined).strip()

    @property
    def lines(self) -> tuple[int, ...]:
        """The numbers of the raw lines."""
        return tuple(number for number, _ in self.pieces)


@dataclass(slots=True)
class Layout:
    """What the page layout gives: paragraphs, footnotes in their own stream, and the apparatus."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    notes: list[Paragraph] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)


def unwrap(lines: Sequence[str]) -> Layout:
    """Find the paragraphs of a page layout or of one-paragraph-a-line text."""
    return _Unwrapper(lines).run()


def split_note(text: str) -> tuple[str, str] | None:
    """The label and the text of a footnote, or None if the text does not open like one."""
    match = _NOTE.match(text.strip())
    return (match["label"] or match["alone"], text.strip()[match.end() :]) if match else None


class _Unwrapper:
    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.reasons = classify(lines)
        body = [line for line, reason in zip(lines, self.reasons, strict=True) if line.strip() and not reason]
        lengths = sorted(len(line.rstrip()) for line in body) or [0]
        self.width = lengths[int(0.95 * (len(lengths) - 1))]
        self.wrapped = sum(length for length in lengths if length > _LONG_LINE) * 2 < sum(lengths) and (
            _is_wrapped(lines, self.width)
        )
        self.layout = Layout()
        self.current: Paragraph | None = None
        self.page_break = False
        self.blank = True
        self.in_notes = False
        self.next_note = 1
        self.end_notes = range(0) if self.wrapped else _end_notes(lines, self.reasons)

    def run(self) -> Layout:
        """Go through the lines once; then join what pages and superscripts broke."""
        for index, (line, reason) in enumerate(zip(self.lines, self.reasons, strict=True)):
            number = index + 1
            if "\f" in line:
                self.page_break = True
            if not line.strip():
                self.current, self.blank = None, True
                continue
            if reason is not None:
                self.layout.set_aside.append(SetAside(number, line.strip(), reason))
                self.current, self.page_break = None, True
                self.in_notes = reason == RULE and self._note_follows(index)
            elif self._opens_note(index, line):
                self.current = Paragraph([(number, line)])
                self.layout.notes.append(self.current)
                self.in_notes = True
                if (label := _note_label(line)).isdigit():
                    self.next_note = int(label) + 1
            elif self.in_notes and self._note_goes_on(line):
                self.layout.notes[-1].pieces.append((number, line))
            else:
                if self.in_notes:
                    self.in_notes, self.current, self.page_break = False, None, True
                self._add_body(number, line)
            self.blank = False
        self._join()
        return self.layout

    def _note_follows(self, index: int) -> bool:
        following = next((line for line in self.lines[index + 1 :] if line.strip()), "")
        return split_note(following) is not None

    def _opens_note(self, index: int, line: str) -> bool:
        label = _note_label(line)
        if index in self.end_notes:
            return label == str(self.next_note)
        if self.in_notes:
            if self.current is None and not self.blank:  # the first line under the rule
                return bool(label)
            finished = self.current is None or _TERMINAL.search(self.current.pieces[-1][1]) is not None
            return finished and (label == str(self.next_note) or label.startswith("*"))
        return self.blank and label == str(self.next_note) and self._referenced(label)

    def _note_goes_on(self, line: str) -> bool:
        """A note goes on unless a blank line, white space at the edge or a short last line ended it."""
        if _is_bare_label(self.layout.notes[-1].text):
            return True
        if self.current is None or line[:1].isspace():
            return False
        last = self.current.pieces[-1][1].rstrip()
        return _TERMINAL.search(last) is None or len(last) >= _FULL_LINE * self.width

    def _referenced(self, label: str) -> bool:
        """Whether the text shortly before holds what looks like a reference to this note."""
        recent = [line for paragraph in self.layout.paragraphs[-30:] for _, line in paragraph.pieces]
        return _looks_referenced(label, recent)

    def _add_body(self, number: int, line: str) -> None:
        if self.current is None or self._opens(line, self.current):
            self.current = Paragraph(after_page=self.page_break)
            self.layout.paragraphs.append(self.current)
            self.page_break = False
        self.current.pieces.append((number, line))

    def _opens(self, line: str, current: Paragraph) -> bool:
        """Whether a line that follows text without a blank line opens a paragraph of its own."""
        previous = current.pieces[-1][1]
        text = line.strip()
        if any(is_phrase(name, text) for name in ("adoption", "meeting", "formula", "contents")):
            return True
        if is_title(text) or annex_number(text) is not None or is_phrase("meeting", previous):
            return True
        if not self.wrapped:
            # A title may be broken over lines; only the body is set off by tabs.
            return not (is_title(current.pieces[0][1]) and not line.startswith("\t"))
        if is_label(text) and (
            _TERMINAL.search(previous) or (text[0].isdigit() and previous.rstrip()[-1:] == ",")
        ):
            return True
        if not text[:1].isupper() or re.search(r"[.;:,!?»”]\s*$", previous) is None:
            return False
        indented = line[:1].isspace() and not previous[:1].isspace()
        # A line that the next word would have fitted into was ended on purpose.
        return indented or len(previous.rstrip()) + 1 + len(text.split()[0]) < 0.9 * self.width

    def _join(self) -> None:
        joined: list[Paragraph] = []
        for paragraph in self.layout.paragraphs:
            if joined and self._continues(joined[-1], paragraph):
                joined[-1].pieces += paragraph.pieces
            else:
                joined.append(paragraph)
        self.layout.paragraphs = joined

    def _continues(self, previous: Paragraph, following: Paragraph) -> bool:
        """Whether a page break or a broken-off superscript stands between two halves of one paragraph."""
        last, text = previous.pieces[-1][1].rstrip(), following.pieces[0][1].strip()
        if _CLOSING.match(text) or _is_bare_number(previous.text):
            return True
        if is_label(text) or is_title(text) or any(is_phrase(name, text) for name in ("formula", "meeting")):
            return False
        full = len(last) >= _FULL_LINE * self.width
        lower = text[:1].islower()
        if _TERMINAL.search(last) or (last.endswith(",") and not lower):
            return False
        if following.after_page:
            return lower or (full and self.wrapped)
        return lower and full and self.wrapped


def _is_bare_number(text: str) -> bool:
    """Whether the text is the number of a title or a paragraph and nothing more."""
    label = find_label(text)
    return re.fullmatch(r"\d+/\d+\.", text) is not None or (label is not None and label.length == len(text))


def _is_bare_label(text: str) -> bool:
    opened = split_note(text)
    return opened is not None and not opened[1]


def _note_label(line: str) -> str:
    opened = split_note(line)
    return opened[0].rstrip("/") if opened else ""


def _looks_referenced(label: str, lines: Sequence[str]) -> bool:
    reference = re.compile(
        rf"(?:[^\W\d_]|[\w)»”][,;:.)»”]){re.escape(label)}(?!\w)|\s{re.escape(label)}/(?!\w)"
    )
    return any(reference.search(line) for line in lines)


def _end_notes(lines: Sequence[str], reasons: Sequence[str | None]) -> range:
    """The indexes among which stand the footnotes that a word processor puts after the text, one a line."""
    body = [index for index, line in enumerate(lines) if line.strip() and reasons[index] is None]
    run: list[int] = []
    for index in reversed(body):
        label = _note_label(lines[index]) if not lines[index][:1].isspace() else ""
        if not label.isdigit() or (run and int(label) != int(_note_label(lines[run[-1]])) - 1):
            break
        run.append(index)
    if not run or _note_label(lines[run[-1]]) != "1":
        return range(0)
    text = [lines[index] for index in body if index < run[-1]]
    if 2 * sum(_looks_referenced(_note_label(lines[index]), text) for index in run) < len(run):
        return range(0)
    return range(run[-1], run[0] + 1)


def _is_wrapped(lines: Sequence[str], width: int) -> bool:
    """Whether lines that other lines follow are mostly as wide as the page."""
    inner = [len(line.rstrip()) for line, following in pairwise(lines) if line.strip() and following.strip()]
    if not inner:
        return False
    return sum(length >= _FULL_LINE * width for length in inner) >= 0.6 * len(inner)

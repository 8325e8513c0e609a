"""Raw lines -> paragraphs and footnotes: lines un-wrapped, pages joined, apparatus set aside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, islice, pairwise

from align.core.document import SetAside
from align.language.labels import find_label, is_label
from align.layout.footnotes import end_notes, is_bare_label, note_label, referenced, split_note
from align.layout.furniture import RULE, classify, is_title
from align.layout.phrases import annex_number, is_opener, is_phrase

# In a wrapped text at least this share of the line ends stand inside a sentence.
_BROKEN_SENTENCES = 0.15
# A wrapped line fills at least this share of the page's width.
_FULL_LINE = 0.7
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
        return "".join(self._joined())

    def line_at(self, offset: int) -> int:
        """The raw line on which ``text[offset]`` stands."""
        ends = accumulate(len(part) for part in self._joined())
        return next(
            (number for (number, _), end in zip(self.pieces, ends, strict=True) if offset < end),
            self.pieces[-1][0],
        )

    def _joined(self) -> list[str]:
        """What each raw line adds to the text."""
        parts: list[str] = []
        for _, piece in self.pieces:
            clean = re.sub(r"[ \t\f\v]+", " ", piece).strip()
            tail = parts[-1][-2:] if parts else ""
            hyphened = re.search(r"\w-$|\d–$", tail) is not None and clean[:1].isalnum()
            parts.append(clean if hyphened or not parts else f" {clean}")
        return parts

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


class _Unwrapper:
    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.reasons = classify(lines)
        body = ["" if reason else line for line, reason in zip(lines, self.reasons, strict=True)]
        lengths = sorted(len(line.rstrip()) for line in body if line.strip()) or [0]
        self.width = lengths[int(0.95 * (len(lengths) - 1))]
        self.wrapped = _is_wrapped(body, self.width)
        self.layout = Layout()
        self.current: Paragraph | None = None
        self.page_break = False
        self.blank = True
        self.in_notes = False
        self.next_note = 1
        self.end_notes = range(0) if self.wrapped else end_notes(lines, self.reasons)

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
                if (label := note_label(line)).isdigit():
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
        following = next((line for line in islice(self.lines, index + 1, None) if line.strip()), "")
        return split_note(following) is not None

    def _opens_note(self, index: int, line: str) -> bool:
        label = note_label(line)
        if index in self.end_notes:
            return label == str(self.next_note)
        if self.in_notes:
            if self.current is None and not self.blank:  # the first line under the rule
                return bool(label)
            finished = self.current is None or _TERMINAL.search(self.current.pieces[-1][1]) is not None
            return finished and (label == str(self.next_note) or label.startswith("*"))
        if label.startswith("*"):
            return (self.blank or not self.wrapped) and self._referenced(label)
        return self.blank and label == str(self.next_note) and self._referenced(label)

    def _note_goes_on(self, line: str) -> bool:
        """A note goes on unless a blank line, white space at the edge or a short last line ended it."""
        if not self.layout.notes:
            return False
        pieces = self.layout.notes[-1].pieces
        if len(pieces) == 1 and is_bare_label(pieces[0][1]):
            return True
        if self.current is None or line[:1].isspace():
            return False
        last = self.current.pieces[-1][1].rstrip()
        return _TERMINAL.search(last) is None or len(last) >= _FULL_LINE * self.width

    def _referenced(self, label: str) -> bool:
        """Whether the text shortly before holds what looks like a reference to this note."""
        recent = [line for paragraph in self.layout.paragraphs[-30:] for _, line in paragraph.pieces]
        return label in referenced(recent)

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
        if is_title(text) or annex_number(text) is not None:
            return True
        if line.startswith("\t") or is_phrase("meeting", previous) or is_phrase("formula", previous):
            return True
        if previous.rstrip().endswith(",") and is_opener(text):
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
        if _CLOSING.match(text) or (len(previous.pieces) == 1 and _is_bare_number(last.strip())):
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


def _is_wrapped(lines: Sequence[str], width: int) -> bool:
    """Whether line ends are the page's and not the text's: many of them stand inside a sentence.

    Where letters have no case, whether lines that others follow are mostly as wide as the page.
    """
    inner = [
        (line.rstrip(), after.strip()) for line, after in pairwise(lines) if line.strip() and after.strip()
    ]
    if not inner:
        return False
    if not any(after[0].islower() or after[0].isupper() for _, after in inner):
        return sum(len(line) >= _FULL_LINE * width for line, _ in inner) >= 0.6 * len(inner)
    broken = sum(after[0].islower() and not _TERMINAL.search(line) for line, after in inner)
    return broken >= _BROKEN_SENTENCES * len(inner)

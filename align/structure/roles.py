"""Paragraphs -> blocks: what each paragraph is, and its number path."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from align.core.block import Kind
from align.language.labels import Numbering, find_label
from align.layout.footnotes import is_date
from align.layout.phrases import annex_number, is_phrase
from align.structure.divisions import division

_TITLE = re.compile(r"(?P<label>(?P<number>\d+/\d+(?:\s?[A-Z])?)\.)\s+")
_NUMBERED_TITLE = re.compile(r"(?:Resolution|Résolution|RESOLUTION|RÉSOLUTION)\s\d+\s\(\d{4}\)")
_SECTION = re.compile(r"(?P<label>(?P<number>[IVXLC]+|[A-Z])\.?)(?:\s+(?P<title>\S.*))?")
_TOC_LINE = re.compile(r".*(?:\.\s?){4,}\s*(?:\d+|[ivxlc]+)")
# Lettered sections lie below those with a name, such as chapters: see `divisions.division`.
_ROMAN_LEVEL, _LETTER_LEVEL = 10, 11
_ALONE = re.compile(r"\S+\s\S+\.")  # "CHAPTER I.", as books print it
_HEADING_LENGTH = 150  # characters; a heading is shorter


@dataclass(frozen=True, slots=True)
class Role:
    """What a paragraph is: its kind, its number path, and how much of its text is the label."""

    kind: Kind
    path: tuple[str, ...] = ()
    label: str = ""
    label_length: int = 0


def assign_roles(texts: Sequence[str]) -> list[Role]:
    """The role of every paragraph, in order."""
    reader = _Reader(resolution=any(is_phrase("formula", text) for text in texts))
    return [reader.role(text, last=index == len(texts) - 1) for index, text in enumerate(texts)]


@dataclass(slots=True)
class _Reader:
    """Goes through the paragraphs and remembers in which part of the document it stands."""

    resolution: bool
    part: Kind | None = None  # TITLE, PREAMBULAR or OPERATIVE inside a resolution
    divisions: list[tuple[int, str]] = field(default_factory=list)  # level and name, outermost first
    closed: bool = False  # the meeting line has been read
    after_heading: bool = False
    numbering: Numbering = field(default_factory=Numbering)

    def role(self, text: str, *, last: bool) -> Role:
        role = self._standing_phrase(text) or self._heading(text, last=last) or self._paragraph(text)
        self.after_heading = role.kind is Kind.HEADING
        return role

    def _standing_phrase(self, text: str) -> Role | None:
        if is_phrase("adoption", text):
            return Role(Kind.ADOPTION)
        if is_phrase("formula", text):
            self.part = Kind.PREAMBULAR
            return Role(Kind.FORMULA, self._section())
        if is_phrase("meeting", text):
            self.closed = True
            return Role(Kind.MEETING)
        if self.closed and is_date(text):
            return Role(Kind.DATE)
        if self.resolution and self.part is None and (match := _TITLE.match(text)):
            self.part = Kind.TITLE
            return Role(Kind.TITLE, (match["number"],), match["label"], match.end())
        if self.resolution and self.part is None and _NUMBERED_TITLE.fullmatch(text):
            self.part = Kind.TITLE
            return Role(Kind.TITLE)
        return None

    def _heading(self, text: str, *, last: bool) -> Role | None:
        if is_phrase("contents", text):
            return Role(Kind.HEADING)
        if _TOC_LINE.fullmatch(text):
            return Role(Kind.TOC)
        if (annex := annex_number(text)) is not None:
            self._open(0, f"annex {annex}".rstrip())
            self.part = None if self.part is None else Kind.PARAGRAPH
            return Role(Kind.HEADING, self._section())
        short = len(text) <= _HEADING_LENGTH and not re.search(r"[.;:,]$", text)
        match = _SECTION.fullmatch(text)
        if match is not None and self.part is not Kind.TITLE:
            title = match["title"]
            if (not last) if title is None else (short and "." in match["label"]):
                return self._lettered(match)
        if (short or _ALONE.fullmatch(text)) and (named := division(text)) is not None:
            self._open(*named)
            return Role(Kind.HEADING, self._section())
        in_preamble = self.part is Kind.PREAMBULAR and not self.after_heading
        if (
            short
            and self.part is not None
            and not in_preamble
            and text[:1].isupper()
            and not find_label(text)
        ):
            return Role(Kind.HEADING)
        return None

    def _lettered(self, match: re.Match[str]) -> Role:
        """A section with a Roman numeral or a capital letter, with its title or alone on its line."""
        number = match["number"]
        self._open(_ROMAN_LEVEL if re.fullmatch(r"[IVXLC]+", number) else _LETTER_LEVEL, number)
        if match["title"] is None:
            return Role(Kind.HEADING, self._section())
        return Role(Kind.HEADING, self._section(), match["label"], match.start("title"))

    def _open(self, level: int, name: str) -> None:
        """Open a division, which closes all of its level and below."""
        self.divisions = [division for division in self.divisions if division[0] < level] + [(level, name)]
        self.numbering.reset(run_on=level > 0)

    def _section(self) -> tuple[str, ...]:
        return tuple(name for _, name in self.divisions)

    def _paragraph(self, text: str) -> Role:
        label = find_label(text)
        opens_numbered = label is not None and label.parts[0][0].isdigit()
        in_resolution = self.part in (Kind.PREAMBULAR, Kind.OPERATIVE)
        if label is not None:
            rest = text[label.length :]
            trusted = in_resolution and opens_numbered and (rest[:1].isupper() or not rest)
            path = self.numbering.place(label, trusted=trusted)
            if path is not None and rest:
                if in_resolution and opens_numbered:
                    self.part = Kind.OPERATIVE
                kind = self.part if in_resolution and self.part is not None else Kind.PARAGRAPH
                return Role(kind, (*self._section(), *path), label.raw, label.length)
        if self.part is Kind.PREAMBULAR:
            # A resolution with a single operative paragraph does not number it.
            if re.search(r"[.;]$", text) and not self.numbering.path:
                return Role(Kind.OPERATIVE, self._section())
            return Role(Kind.PREAMBULAR, self._section())
        return Role(Kind.PARAGRAPH, self._section())

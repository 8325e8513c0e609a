"""Paragraphs -> blocks: what each paragraph is, and its number path."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from align.document import Kind
from align.structure.labels import Numbering, find_label
from align.structure.phrases import annex_number, is_phrase

_TITLE = re.compile(r"(?P<label>(?P<number>\d+/\d+(?:\s?[A-Z])?)\.)\s+")
_NUMBERED_TITLE = re.compile(r"(?:Resolution|Résolution|RESOLUTION|RÉSOLUTION)\s\d+\s\(\d{4}\)")
_DATE = re.compile(r"\d{1,2}(?:er)?\s[^\W\d]+\s\d{4}|[^\W\d]+\s\d{1,2},\s\d{4}")
_SECTION = re.compile(r"(?P<label>(?P<number>[IVXLC]+|[A-Z])\.?)(?:\s+(?P<title>\S.*))?")
_SECTION_WORD = re.compile(
    r"(?:CHAPTER|Chapter|CHAPITRE|Chapitre|PART|Part|PARTIE|Partie|SECTION|Section|TITLE|TITRE|Titre)\s[\w.]+.*"
)
_TOC_LINE = re.compile(r".*(?:\.\s?){4,}\s*(?:\d+|[ivxlc]+)")
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
    return [reader.role(text, texts[index + 1 :]) for index, text in enumerate(texts)]


@dataclass(slots=True)
class _Reader:
    """Goes through the paragraphs and remembers in which part of the document it stands."""

    resolution: bool
    part: Kind | None = None  # TITLE, PREAMBULAR or OPERATIVE inside a resolution
    section: tuple[str, ...] = ()
    contents: bool = False
    closed: bool = False  # the meeting line has been read
    after_section: bool = False
    numbering: Numbering = field(default_factory=Numbering)

    def role(self, text: str, following: Sequence[str]) -> Role:
        role = self._standing_phrase(text) or self._heading(text, following) or self._paragraph(text)
        self.after_section = role.kind is Kind.HEADING and bool(role.path)
        return role

    def _standing_phrase(self, text: str) -> Role | None:
        if is_phrase("adoption", text):
            return Role(Kind.ADOPTION)
        if is_phrase("formula", text):
            self.part = Kind.PREAMBULAR
            return Role(Kind.FORMULA, self.section)
        if is_phrase("meeting", text):
            self.closed = True
            return Role(Kind.MEETING)
        if self.closed and _DATE.fullmatch(text):
            return Role(Kind.DATE)
        if self.resolution and self.part is None and (match := _TITLE.match(text)):
            self.part = Kind.TITLE
            return Role(Kind.TITLE, (match["number"],), match["label"], match.end())
        if self.resolution and self.part is None and _NUMBERED_TITLE.fullmatch(text):
            self.part = Kind.TITLE
            return Role(Kind.TITLE)
        return None

    def _heading(self, text: str, following: Sequence[str]) -> Role | None:
        if is_phrase("contents", text):
            self.contents = True
            return Role(Kind.HEADING)
        if _TOC_LINE.fullmatch(text):
            return Role(Kind.TOC)
        self.contents = False
        if (annex := annex_number(text)) is not None:
            self._open(("annex", annex) if annex else ("annex",))
            self.part = None if self.part is None else Kind.PARAGRAPH
            return Role(Kind.HEADING, self.section)
        short = len(text) <= _HEADING_LENGTH and not re.search(r"[.;:,]$", text)
        match = _SECTION.fullmatch(text)
        if (
            match is not None
            and self.part is not Kind.TITLE
            and (match["title"] is None or (short and "." in match["label"]))
        ):
            if match["title"] is None and not following:
                return None
            return self._section(match)
        if _SECTION_WORD.fullmatch(text) and short:
            return Role(Kind.HEADING)
        in_preamble = self.part is Kind.PREAMBULAR
        if (
            short
            and self.part is not None
            and not in_preamble
            and text[:1].isupper()
            and not find_label(text)
        ):
            return Role(Kind.HEADING)
        return None

    def _section(self, match: re.Match[str]) -> Role:
        outer = (
            self.section[:-1]
            if self.section and _same_kind(self.section[-1], match["number"])
            else self.section
        )
        self._open((*outer, match["number"]))
        title = match["title"] or ""
        label_length = len(match.group()) - len(title) if title else 0
        return Role(Kind.HEADING, self.section, match["label"] if title else "", label_length)

    def _open(self, section: tuple[str, ...]) -> None:
        self.section = section
        self.numbering.reset()

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
                return Role(kind, (*self.section, *path), label.raw, label.length)
        if self.part is Kind.PREAMBULAR:
            # A resolution with a single operative paragraph does not number it.
            if re.search(r"[.;]$", text) and not self.numbering.path:
                return Role(Kind.OPERATIVE, self.section)
            return Role(Kind.PREAMBULAR, self.section)
        return Role(Kind.PARAGRAPH, self.section)


def _same_kind(one: str, other: str) -> bool:
    return (re.fullmatch(r"[IVXLC]+", one) is None) == (
        re.fullmatch(r"[IVXLC]+", other) is None
    ) and one != "annex"

"""The tables at the head of an RTF file: fonts and styles."""

from __future__ import annotations

from dataclasses import dataclass, field

from align.readers.docx.styles import outline_of_name
from align.readers.rtf.charsets import codec_of_charset, codec_of_page, decoded
from align.readers.rtf.tokens import Token


@dataclass
class FontTable:
    """The fonts of a document: number -> the codec of its bytes, and its name."""

    codecs: dict[int, str] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    _current: int = 0
    _name: bytes = b""

    def take(self, token: Token, default: str) -> None:
        """Take a token of the table."""
        if token.word == "f":
            self._current, self._name = token.number or 0, b""
        elif token.word == "fcharset":
            self.codecs[self._current] = codec_of_charset(token.number or 0, default)
        elif token.word == "cpg" and token.number:
            self.codecs[self._current] = codec_of_page(token.number, default)
        elif not token.word:
            self._name += token.data
            name = decoded(self._name, "cp1252").strip().rstrip(";")
            self.names[self._current] = name
            if name.casefold() == "symbol" or name.casefold().startswith("wingdings"):
                self.codecs.setdefault(self._current, codec_of_charset(2, default))


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a style says of its paragraphs."""

    heading: int | None = None
    contents: bool = False


@dataclass
class StyleSheet:
    """The paragraph styles of a document by number."""

    styles: dict[int, ParagraphStyle] = field(default_factory=dict)
    _number: int = 0
    _base: int | None = None
    _outline: int | None = None
    _name: bytes = b""
    _ignored: bool = False

    def take(self, token: Token) -> None:
        """Take a token of the table."""
        if token.word == "{":
            self._number, self._base, self._outline, self._name, self._ignored = 0, None, None, b"", False
        elif token.word in ("cs", "ds", "ts", "tsrowd"):
            self._ignored = True
        elif token.word == "s":
            self._number = token.number or 0
        elif token.word == "sbasedon":
            self._base = token.number
        elif token.word == "outlinelevel":
            self._outline = token.number
        elif not token.word:
            self._name += token.data
            if b";" in token.data and not self._ignored:
                self._end()

    def _end(self) -> None:
        name = decoded(self._name, "cp1252").strip().rstrip(";")
        base = self.styles.get(self._base, ParagraphStyle()) if self._base is not None else ParagraphStyle()
        outline, contents = outline_of_name(name)
        if self._outline is not None:
            outline = self._outline
        heading = base.heading if outline is None else outline + 1 if outline < 9 else None
        self.styles[self._number] = ParagraphStyle(heading, contents or base.contents)


@dataclass
class Heads:
    """The tables at the head of a file."""

    fonts: FontTable = field(default_factory=FontTable)
    styles: StyleSheet = field(default_factory=StyleSheet)

    def take(self, destination: str, token: Token, default: str) -> None:
        """Take a token of a destination, if that is one of the tables."""
        if destination == "fonttbl":
            self.fonts.take(token, default)
        elif destination == "stylesheet":
            self.styles.take(token)

"""TMX text to header and units: fast where the markup is right, unit by unit where it is not."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import pairwise
from xml.parsers import expat

from tmx.base.characters import all_legal
from tmx.base.errors import InputError
from tmx.base.findings import Finding, Report
from tmx.base.languages import ALL
from tmx.read.builder import UnitBuilder
from tmx.read.chunks import UNIT_START, Piece, first_unit, open_section
from tmx.read.faults import SHOWN
from tmx.read.plain import PLAIN_UNIT, NotPlainError, plain_unit
from tmx.read.repair import TooManyFaultsError, repaired
from tmx.unit.model import Header, TranslationUnit

_XML_DECLARATION = re.compile(r"\A\s*<\?xml\s[^>]*\?>")
_UNIT_END = re.compile(r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|(?P<unit></tu\s*>)", re.DOTALL)
_OUTER_END = re.compile(r"</(?:body|tmx)\s*>")
_AFTER_END = re.compile(r"</tmx\s*>\s*(?=<\?xml|<tmx|[^<\s])")
# What may stand beside units: white space, comments, instructions, and the tags around units.
_BESIDE = re.compile(
    r"(?:\s+|<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|</?(?:body|tmx|header)(?=[\s/>])[^>]*>?)*", re.DOTALL
)
_FILE_END = re.compile(r"</body\s*>.*</tmx\s*>", re.DOTALL)
_Unparsable = (expat.ExpatError, UnicodeEncodeError, TooManyFaultsError)


def parse(
    pieces: Iterable[Piece], path: str | os.PathLike[str], report: Report
) -> tuple[Header, Iterator[TranslationUnit]]:
    """The header, and the units as they are read.

    Raises:
        InputError: the text is no TMX, or is built to do harm.
    """
    parser = _Parser(path, report)
    parts = iter(pieces)
    return parser.read_head(next(parts)), parser.read_all(parts)


class _Parser:
    def __init__(self, path: str | os.PathLike[str], report: Report) -> None:
        self._path = path
        self._report = report
        self._source_lang = ALL
        self._end = Piece("", 1)

    def _fresh(self, line: int, opening: str = "") -> tuple[expat.XMLParserType, UnitBuilder]:
        """A parser for text that begins on a line; `opening` is markup that the text stands in."""
        parser = expat.ParserCreate()
        builder = UnitBuilder(parser, line, self._source_lang, self._path)
        parser.EntityDeclHandler = lambda name, *_: self._refuse_entity(name, parser.CurrentLineNumber)
        parser.StartDoctypeDeclHandler = lambda _, system, *__: self._look_at_doctype(
            system, parser.CurrentLineNumber
        )
        if opening:
            parser.Parse(opening)
        return parser, builder

    # ------------------------------------------------------------------ the head

    def read_head(self, head: Piece) -> Header:
        """The header; a stand-in, and a finding, if there is none that can be read."""
        self._end = head
        text = _XML_DECLARATION.sub(self._declaration, head.text)
        builder, whole = self._read_whole_head(text)
        if not whole:
            with suppress(TooManyFaultsError):
                builder, _ = self._read_whole_head(repaired(text, 1, self._report))
        self._refuse_other_root(builder.root)
        self._flush(builder)
        if builder.header is None:
            self._report(Finding("header-missing", 1 + text.count("\n")))
            return Header()
        self._source_lang = builder.header.source_lang
        return builder.header

    def _read_whole_head(self, text: str) -> tuple[UnitBuilder, bool]:
        """What a parser makes of the head, and whether it came to its end."""
        parser, builder = self._fresh(1)
        try:
            parser.Parse(text)
        except _Unparsable:
            return builder, False
        return builder, True

    def _declaration(self, match: re.Match[str]) -> str:
        """Nothing in place of the XML declaration, whose encoding has done its work; its lines stay."""
        if "1.0" not in match[0]:
            self._report(Finding("xml-version", 1, match[0].strip()))
        return "\n" * match[0].count("\n")

    def _refuse_other_root(self, root: str | None) -> None:
        if root != "tmx":
            what = f"the root element is <{root[:40]}>" if root else "no element can be read at its beginning"
            raise InputError(f"this is no TMX file: {what}", path=self._path, cure="Give a TMX file.")

    def _refuse_entity(self, name: str, line: int) -> None:
        raise InputError(
            f"the file declares an entity ({name[:40]}); entities can read other files or swell without end, "
            "and are refused",
            path=self._path,
            line=line,
            cure="Take the declarations out of the DOCTYPE; TMX needs none.",
        )

    def _look_at_doctype(self, system_id: str | None, line: int) -> None:
        if system_id and re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\]", system_id):
            self._report(Finding("xml-doctype", line, system_id[:80]))

    # ------------------------------------------------------------------ units

    def read_all(self, pieces: Iterable[Piece]) -> Iterator[TranslationUnit]:
        """The units of all pieces; at the end a file that breaks off is reported."""
        for piece in pieces:
            yield from self.read_units(piece)
        text, line = self._end
        if (start := open_section(text)) is not None:
            self._report(Finding("xml-section-open", line + text.count("\n", 0, start)))
        if not _FILE_END.search(self._end.text):
            self._report(Finding("xml-truncated", self._end.line + self._end.text.count("\n")))

    def read_units(self, piece: Piece) -> Iterator[TranslationUnit]:
        """The units of a piece: plain ones by pattern, each run of others by an XML parser."""
        text, line, done = _with_line_feeds(piece.text), piece.line, 0
        self._end = Piece(text, line)
        match_plain = PLAIN_UNIT.match if all_legal(text) else _no_match
        while done < len(text):
            if (match := match_plain(text, done)) is not None:
                try:
                    unit = plain_unit(match, line, self._source_lang)
                except NotPlainError:
                    pass
                else:
                    yield unit
                    line += text.count("\n", done, match.end())
                    done = match.end()
                    continue
            end = _run_of_others(text, done, match_plain)
            yield from self._read_run(Piece(text[done:end], line))
            line += text.count("\n", done, end)
            done = end

    def _read_run(self, run: Piece) -> list[TranslationUnit]:
        """The units of a run; one by one if the run as a whole cannot be parsed."""
        if (after := _AFTER_END.search(run.text)) is not None:
            self._report(Finding("xml-trailing", run.line + run.text.count("\n", 0, after.end())))
        parser, builder = self._fresh(run.line, "<body>")
        try:
            parser.Parse(_OUTER_END.sub("", run.text))
        except _Unparsable:
            whole = False
        else:
            whole = builder.close()
        if whole:
            return self._flush(builder)
        start = first_unit(run.text)
        self._look_beside(Piece(run.text[:start], run.line))
        return [unit for piece in _split(run) for unit in self._read_one(piece)]

    def _read_one(self, piece: Piece) -> list[TranslationUnit]:
        """The unit of a piece, mended if need be; what follows its end tag holds no unit."""
        text, line = piece
        end = next((match.end() for match in _UNIT_END.finditer(text) if match["unit"]), None)
        if end:
            self._look_beside(Piece(text[end:], line + text.count("\n", 0, end)))
        text = text[:end] if end else _OUTER_END.sub("", text)
        parser, builder = self._fresh(piece.line, "<body>")
        try:
            parser.Parse(repaired(text, piece.line, self._report))
        except _Unparsable as error:
            self._report(Finding("xml-malformed", _line_of(error, piece.line), _why(error)))
            return []
        if not builder.close():
            self._report(Finding("xml-malformed", piece.line, "a segment without its end tag"))
        return self._flush(builder)

    def _look_beside(self, piece: Piece) -> None:
        """Report what stands beside units and should not; no parser has seen it."""
        text, line = piece
        allowed = _BESIDE.match(text)
        if allowed is not None and (end := allowed.end()) < len(text):
            detail = text[end : end + SHOWN].rstrip()
            self._report(Finding("text-stray", line + text.count("\n", 0, end), detail))

    def _flush(self, builder: UnitBuilder) -> list[TranslationUnit]:
        """What a builder has made; its findings go to the report."""
        for finding in builder.findings:
            self._report(finding)
        return builder.units


def _with_line_feeds(text: str) -> str:
    """The text with the line ends that a parser would see (XML 1.0, section 2.11)."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _no_match(text: str, position: int) -> None:
    """What takes the place of a pattern where no unit may be read by it."""


def _run_of_others(text: str, start: int, match_plain: Callable[[str, int], object | None]) -> int:
    """Where the first plain unit after the unit at `start` begins."""
    for match in UNIT_START.finditer(text, start):
        if match.start() > start and match["unit"] and match_plain(text, match.start()):
            return match.start()
    return len(text)


def _split(piece: Piece) -> Iterator[Piece]:
    """The units of a run, each with what follows it; text before the first one holds no unit."""
    starts = [match.start() for match in UNIT_START.finditer(piece.text) if match["unit"]]
    line, done = piece.line, 0
    for start, end in pairwise([*starts, len(piece.text)]):
        line += piece.text.count("\n", done, start)
        yield Piece(piece.text[start:end], line)
        done = start


def _line_of(error: Exception, line: int) -> int:
    return line + (error.lineno - 1 if isinstance(error, expat.ExpatError) else 0)


def _why(error: Exception) -> str:
    if isinstance(error, expat.ExpatError):
        return expat.errors.messages[error.code]
    return str(error)

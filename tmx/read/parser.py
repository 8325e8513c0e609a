"""From the text of a TMX file to its header and units: fast where the markup is sound, else unit by unit."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from xml.parsers import expat

from tmx.base.characters import all_legal
from tmx.base.errors import InputError
from tmx.base.findings import Finding, Report
from tmx.base.languages import ALL
from tmx.read.bodies import Bodies
from tmx.read.builder import UnitBuilder
from tmx.read.chunks import UNIT_START, Chunk, first_unit, open_section, split_units
from tmx.read.faults import DETAIL_LENGTH
from tmx.read.plain import PLAIN_UNIT, plain_unit
from tmx.read.plain_text import NotPlainError
from tmx.read.repair import TooManyFaultsError, repaired
from tmx.unit.dtd import dtd_of
from tmx.unit.model import Header, TranslationUnit
from tmx.unit.vocabulary import VERSIONS

_XML_DECLARATION = re.compile(r"\A\s*<\?xml\s[^>]*\?>")
_UNIT_END = re.compile(r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|(?P<unit></tu\s*>)", re.DOTALL)
_OUTER_END = re.compile(r"</(?:body|tmx)\s*>")
_AFTER_END = re.compile(r"</tmx\s*>\s*(?=<\?xml|<tmx|[^<\s])")
# What is allowed between units: white space, comments, processing instructions, and the tags around units.
_BETWEEN_UNITS = re.compile(
    r"(?:\s+|<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|</?(?:body|tmx|header)(?=[\s/>])[^>]*>?)*", re.DOTALL
)
_FILE_END = re.compile(r"</body\s*>.*</tmx\s*>", re.DOTALL)
_Unparsable = (expat.ExpatError, UnicodeEncodeError, TooManyFaultsError)


def parse(
    chunks: Iterable[Chunk], path: str | os.PathLike[str], report: Report
) -> tuple[Header, Iterator[TranslationUnit]]:
    """The header, and the units as they are read.

    Raises:
        InputError: the text is not TMX, or is built to do harm.
    """
    parser = _Parser(path, report)
    rest = iter(chunks)
    return parser.read_head(next(rest)), parser.read_all(rest)


class _Parser:
    def __init__(self, path: str | os.PathLike[str], report: Report) -> None:
        self._path = path
        self._report = report
        self._source_lang = ALL
        self._version = VERSIONS[-1]
        self._bodies = Bodies(report)
        self._last = Chunk("", 1)

    def _new_parser(self, line: int, opening: str = "") -> tuple[expat.XMLParserType, UnitBuilder]:
        """A parser for text that begins on this line; `opening` is the markup that surrounds the text."""
        parser = expat.ParserCreate()
        builder = UnitBuilder(parser, line, self._source_lang, self._version, self._path)
        parser.EntityDeclHandler = lambda name, *_: self._refuse_entity(name, parser.CurrentLineNumber)
        parser.StartDoctypeDeclHandler = lambda _, system, *__: self._check_doctype(
            system, parser.CurrentLineNumber
        )
        if opening:
            parser.Parse(opening)
        return parser, builder

    # ------------------------------------------------------------------ the head

    def read_head(self, head: Chunk) -> Header:
        """The header; if none can be read, an empty one and a finding."""
        self._last = head
        text = _XML_DECLARATION.sub(self._declaration, head.text)
        builder, complete = self._parse_head(text)
        if not complete:
            with suppress(TooManyFaultsError):
                builder, _ = self._parse_head(repaired(text, 1, self._report))
        self._refuse_other_root(builder.root)
        self._version = builder.version
        self._bodies.follow(Chunk(text, 1))
        self._flush(builder)
        if builder.header is None:
            self._report(Finding("header-missing", 1 + text.count("\n")))
            return Header()
        self._source_lang = builder.header.source_lang
        return builder.header

    def _parse_head(self, text: str) -> tuple[UnitBuilder, bool]:
        """What a parser makes of the head, and whether it reached the end."""
        parser, builder = self._new_parser(1)
        try:
            parser.Parse(text)
        except _Unparsable:
            return builder, False
        return builder, True

    def _declaration(self, match: re.Match[str]) -> str:
        """Only the line breaks of the XML declaration, whose encoding has already been used."""
        if match[0][0] != "<":
            self._report(Finding("xml-declaration-late", 1))
        if "1.0" not in match[0]:
            self._report(Finding("xml-version", 1, match[0].strip()))
        return "\n" * match[0].count("\n")

    def _refuse_other_root(self, root: str | None) -> None:
        if root != "tmx":
            what = (
                f"its root element is <{root[:40]}>" if root else "it does not begin with a readable element"
            )
            raise InputError(f"not a TMX file: {what}", path=self._path, cure="Give a TMX file.")

    def _refuse_entity(self, name: str, line: int) -> None:
        raise InputError(
            f"the file declares an entity ({name[:40]}); entities can read other files or grow without limit, "
            "and are refused",
            path=self._path,
            line=line,
            cure="Remove the declarations from the DOCTYPE; TMX needs none.",
        )

    def _check_doctype(self, system_id: str | None, line: int) -> None:
        if system_id and re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\]", system_id):
            self._report(Finding("xml-doctype", line, system_id[:80]))

    # ------------------------------------------------------------------ units

    def read_all(self, chunks: Iterable[Chunk]) -> Iterator[TranslationUnit]:
        """The units of all chunks; if the file turns out to be truncated, that is reported at the end."""
        for chunk in chunks:
            yield from self.read_units(chunk)
        text, line = self._last
        if (start := open_section(text)) is not None:
            self._report(Finding("xml-section-open", line + text.count("\n", 0, start)))
        if not _FILE_END.search(text):
            self._report(Finding("xml-truncated", line + text.count("\n")))

    def read_units(self, chunk: Chunk) -> Iterator[TranslationUnit]:
        """The units of a chunk: plain ones by a pattern, each run of others by an XML parser."""
        text, line, done = _with_line_feeds(chunk.text), chunk.line, 0
        self._last = Chunk(text, line)
        match_plain = PLAIN_UNIT.match if all_legal(text) and "]]>" not in text else _no_match
        source_lang, dtd, bodies = self._source_lang, dtd_of(self._version), self._bodies
        while done < len(text):
            if (match := match_plain(text, done)) is not None:
                try:
                    unit = plain_unit(match, line, source_lang, dtd)
                except NotPlainError:
                    pass
                else:
                    if not bodies.inside:
                        bodies.follow(Chunk("<tu>", line))
                    yield unit
                    end = match.end()
                    line += text.count("\n", done, end)
                    done = end
                    continue
            end = self._next_plain_unit(text, done, match_plain)
            yield from self._read_run(Chunk(text[done:end], line))
            line += text.count("\n", done, end)
            done = end

    def _next_plain_unit(
        self, text: str, start: int, match_plain: Callable[[str, int], re.Match[str] | None]
    ) -> int:
        """Where the first plain unit after the one at `start` begins; the end of the text if there is none."""
        dtd = dtd_of(self._version)
        for found in UNIT_START.finditer(text, start):
            if found.start() > start and found["unit"] and (match := match_plain(text, found.start())):
                with suppress(NotPlainError):
                    plain_unit(match, 0, "", dtd)
                    return found.start()
        return len(text)

    def _read_run(self, run: Chunk) -> list[TranslationUnit]:
        """The units of a run of units; one by one if the run as a whole cannot be parsed."""
        if (after := _AFTER_END.search(run.text)) is not None:
            self._report(Finding("xml-trailing", run.line + run.text.count("\n", 0, after.end())))
        else:
            self._bodies.follow(run)
        parser, builder = self._new_parser(run.line, "<body>")
        try:
            parser.Parse(_OUTER_END.sub("", run.text))
        except _Unparsable:
            complete = False
        else:
            complete = builder.close()
        if complete:
            return self._flush(builder)
        start = first_unit(run.text)
        self._report_stray_text(Chunk(run.text[:start], run.line))
        return [unit for single in split_units(run) for unit in self._read_one(single)]

    def _read_one(self, single: Chunk) -> list[TranslationUnit]:
        """The unit at the beginning of the text, repaired if need be; there is no other unit after it."""
        text, line = single
        end = next((match.end() for match in _UNIT_END.finditer(text) if match["unit"]), None)
        if end:
            self._report_stray_text(Chunk(text[end:], line + text.count("\n", 0, end)))
        text = text[:end] if end else _OUTER_END.sub("", text)
        parser, builder = self._new_parser(line, "<body>")
        try:
            parser.Parse(repaired(text, line, self._report))
        except _Unparsable as error:
            self._report(Finding("xml-malformed", _line_of(error, line), _why(error)))
            return []
        if not builder.close():
            self._report(Finding("xml-malformed", line, "a segment without an end tag"))
        return self._flush(builder)

    def _report_stray_text(self, between: Chunk) -> None:
        """Report what should not be between units, in text that has not been through a parser."""
        text, line = between
        allowed = _BETWEEN_UNITS.match(text)
        if allowed is not None and (end := allowed.end()) < len(text):
            detail = text[end : end + DETAIL_LENGTH].rstrip()
            self._report(Finding("text-stray", line + text.count("\n", 0, end), detail))

    def _flush(self, builder: UnitBuilder) -> list[TranslationUnit]:
        """The units that a builder has made; its findings are reported."""
        for finding in builder.findings:
            self._report(finding)
        return builder.units


def _with_line_feeds(text: str) -> str:
    """The text with its line ends normalised as by an XML parser (XML 1.0, section 2.11)."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _no_match(text: str, position: int) -> None:
    """Stands in for the pattern where no unit may be read by it."""


def _line_of(error: Exception, line: int) -> int:
    return line + (error.lineno - 1 if isinstance(error, expat.ExpatError) else 0)


def _why(error: Exception) -> str:
    if isinstance(error, expat.ExpatError):
        return expat.errors.messages[error.code]
    return str(error)

"""Units that are written and read again are the same, whatever their text."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tmx.base.characters import ILLEGAL, all_legal
from tmx.base.findings import Finding
from tmx.base.report import WriteReport
from tmx.read.chunks import Chunk
from tmx.read.parser import _Parser
from tmx.read.plain import PLAIN_UNIT, plain_unit
from tmx.read.plain_text import NotPlainError
from tmx.read.reader import read_tmx
from tmx.unit.content import Content, Inline, join_content, plain_text
from tmx.unit.inline import well_placed
from tmx.unit.markup import UnitMarkup
from tmx.unit.model import Note, Property, TranslationUnit, Variant
from tmx.unit.vocabulary import INLINE_CHILDREN, INLINE_REQUIRED
from tmx.write.writer import write_tmx

HOSTILE = [
    "&", "<", ">", '"', "'", "]]>", "<![CDATA[x]]>", "<!-- x -->", "<tu>", "</tu>", "</seg>", "&amp;", "&lt;", "&#12;",
    "&nbsp;", "%s", "\r", "\n", "\r\n", "\t", "\x00", "\x0c", "\x1b", "\ud800", "\udfff", "\ufffe", "\uffff", "\x85",
    "\u2028", "\ufeff", "\u00a0", "\u202f", "\u200f", "\u202e", "\u05d0\u05d1", "\u0627", "é", "e\u0301", "\U0001f600",
    "👩‍👩‍👧", "\U0010ffff", " ",
]  # fmt: skip
texts = st.lists(st.sampled_from([*HOSTILE, "General", "Assemblée", "59/159", " "]), max_size=5).map("".join)
codes = st.sampled_from(["en-US", "fr-FR", "fr", "ar", "zh-Hant-TW", "de-CH"])
attributes = st.dictionaries(
    st.sampled_from(["tuid", "creationid", "usagecount", "creationdate", "datatype"]), texts, max_size=3
)
variant_attributes = st.dictionaries(st.sampled_from(["changeid", "o-tmf", "usagecount"]), texts, max_size=2)
properties = st.lists(
    st.builds(Property, texts, texts, st.none() | codes, st.none() | st.just("iso-8859-1")), max_size=3
).map(tuple)
notes = st.lists(st.builds(Note, texts, st.none() | codes, st.just(None)), max_size=2).map(tuple)


def inline(inside: str, depth: int) -> st.SearchStrategy[Inline]:
    """Inline elements that are allowed in this one."""

    def element(tag: str) -> st.SearchStrategy[Inline]:
        required = dict([INLINE_REQUIRED[tag]]) if tag in INLINE_REQUIRED else {}
        inner = contents(tag, depth - 1) if depth else st.just(("x",))
        return st.builds(lambda parts: Inline(tag, required, parts), inner)

    return st.sampled_from(sorted(INLINE_CHILDREN[inside])).flatmap(element)


def contents(inside: str, depth: int) -> st.SearchStrategy[tuple[str | Inline, ...]]:
    """Strings and elements that are allowed in this element, as canonical content."""
    parts = st.lists(texts | inline(inside, depth), max_size=4).map(join_content)
    return parts.map(lambda content: (content,) if isinstance(content, str) and content else tuple(content))


segments: st.SearchStrategy[Content] = texts | contents("seg", 2).map(join_content)
variants = st.builds(Variant, codes, segments, properties, notes, variant_attributes)
units = st.builds(
    TranslationUnit,
    st.lists(variants, min_size=2, max_size=4).map(tuple),
    codes,
    properties,
    notes,
    attributes,
)


def legal_text(text: str) -> str:
    without_spaces = re.sub(r" *[\x0b\x0c\x1c-\x1f][ \x0b\x0c\x1c-\x1f]*", " ", text)
    return ILLEGAL.sub("", without_spaces)


def legal_content(content: Content) -> Content:
    if isinstance(content, str):
        return legal_text(content)
    return join_content(
        legal_text(part)
        if isinstance(part, str)
        else part._replace(content=as_parts(legal_content(part.content)))
        for part in content
    )


def as_parts(content: Content) -> tuple[str | Inline, ...]:
    if isinstance(content, str):
        return (content,) if content else ()
    return content


def legal_annotations(unit: TranslationUnit | Variant) -> tuple[tuple[Property, ...], tuple[Note, ...]]:
    return (
        tuple(p._replace(type=legal_text(p.type), text=legal_text(p.text)) for p in unit.properties),
        tuple(n._replace(text=legal_text(n.text)) for n in unit.notes),
    )


def legal(unit: TranslationUnit) -> TranslationUnit:
    """The unit without the characters that XML cannot hold."""
    own_properties, own_notes = legal_annotations(unit)
    return TranslationUnit(
        tuple(
            Variant(
                variant.lang,
                legal_content(variant.content),
                *legal_annotations(variant),
                {name: legal_text(value) for name, value in variant.attributes.items()},
            )
            for variant in unit.variants
        ),
        unit.source_lang,
        own_properties,
        own_notes,
        {name: legal_text(value) for name, value in unit.attributes.items()},
    )


def written_and_read(given_units: list[TranslationUnit]) -> tuple[list[TranslationUnit], WriteReport]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "memory.tmx"
        report = write_tmx(
            path, given_units, source_lang="en-US", languages={}, footnotes=True, duplicates=True
        )
        return list(read_tmx(path)), report


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.lists(units, max_size=4))
def test_reading_what_was_written_gives_the_same_units(given_units: list[TranslationUnit]) -> None:
    whole = [unit for unit in given_units if not any(variant.is_empty for variant in legal(unit).variants)]
    read, report = written_and_read(whole)
    assert read == [legal(unit) for unit in whole]
    assert report.written == len(whole)
    assert written_and_read(read)[0] == read


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(given_units=st.lists(units, max_size=3))
def test_every_file_is_valid(
    given_units: list[TranslationUnit], dtd_errors: Callable[[Path], list[str]], tmp_path: Path
) -> None:
    path = tmp_path / "memory.tmx"
    for profile in ("generic", "omegat", "trados", "memoq", "cloud"):
        write_tmx(path, given_units, source_lang="en-US", profile=profile, footnotes=True)
        assert dtd_errors(path) == []


@settings(max_examples=80, suppress_health_check=list(HealthCheck))
@given(st.lists(texts, min_size=2, max_size=2), attributes, properties)
def test_the_pattern_and_the_parser_read_plain_units_alike(
    pair: list[str], own: dict[str, str], own_properties: tuple[Property, ...]
) -> None:
    unit = TranslationUnit(
        (Variant("en-US", pair[0] or "x"), Variant("fr-FR", pair[1] or "y", (), (), {"changeid": "a"})),
        "en-US",
        own_properties,
        (),
        own,
    )
    markup = UnitMarkup("en-US", lambda code: code)(legal(unit))
    match = PLAIN_UNIT.match(markup)
    assert all_legal(markup)
    if match is None:
        return
    try:
        by_pattern = plain_unit(match, 1, "en-US")
    except NotPlainError:
        return
    parser = _Parser("memory.tmx", lambda _: None)
    parser._source_lang = "en-US"
    assert parser._read_run(Chunk(markup, 1)) == [by_pattern]
    assert by_pattern.line == 1


@pytest.mark.parametrize(
    "segment",
    [
        'a<bpt i="1" x="1">&lt;b&gt;</bpt>b<ept i="1"/>',
        "<hi>x<ph/>y</hi> z",
        '<ph x="1">a<sub>b</sub></ph>',
        'a <it pos="end"/> b',
    ],
)
def test_the_pattern_and_the_parser_read_inline_elements_alike(segment: str) -> None:
    variant = '<tuv xml:lang="{}"><prop type="x-a">b</prop><seg>{}</seg></tuv>'
    markup = f"<tu>{variant.format('en', segment)}{variant.format('fr', segment)}</tu>"
    match = PLAIN_UNIT.match(markup)
    assert match is not None
    parser = _Parser("memory.tmx", lambda _: None)
    parser._source_lang = "en"
    assert parser._read_run(Chunk(markup, 1)) == [plain_unit(match, 1, "en")]


PIECES = [
    "<", ">", "/>", "</", "a", " ", "&amp;", "&lt;b/>", "<ph/>", '<ph x="1"/>', "<ph>", "</ph>", "<hi>",
    "</hi>", '<bpt i="1">', "</bpt>", "</bpt >", "<bpt>", '<bpt i="a>b"/>', "<sub>", "</sub>", "<ut>",
    "</ut>", "ph/>",
]  # fmt: skip


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_what_the_pattern_takes_the_parser_reads_alike_and_without_a_fault(segment: str) -> None:
    variant = f'<tuv xml:lang="en"><seg>{segment}</seg></tuv>'
    markup = f"<tu>{variant}{variant}</tu>"
    if (match := PLAIN_UNIT.match(markup)) is None:
        return
    try:
        by_pattern = plain_unit(match, 1, "en")
    except NotPlainError:
        return
    findings: list[Finding] = []
    parser = _Parser("memory.tmx", findings.append)
    parser._source_lang = "en"
    assert parser._read_run(Chunk(markup, 1)) == [by_pattern]
    assert [finding.rule_id for finding in findings] == ["unit-outside-body"]


def test_most_written_units_are_plain() -> None:
    unit = TranslationUnit.pair("en-US", "a & b", "fr-FR", "a < b", properties={"x-role": "title"}, id="1")
    markup = UnitMarkup("en-US", lambda code: code)(unit)
    match = PLAIN_UNIT.match(markup)
    assert match is not None
    assert match.end() == len(markup)
    assert plain_unit(match, 1, "en-US") == unit


@settings(max_examples=80)
@given(contents("seg", 2))
def test_valid_content_is_left_as_it_is(content: tuple[str | Inline, ...]) -> None:
    canonical = join_content(content)
    assert well_placed(canonical) == canonical
    assert join_content(as_parts(canonical)) == canonical


def test_misplaced_content_keeps_its_text() -> None:
    wrong: Content = (
        "a ",
        Inline("hi", {}, ("b ", Inline("sub", {}, ("c",)))),
        Inline("ph", {}, (Inline("ph"),)),
    )
    assert plain_text(well_placed(wrong)) == "a b c"

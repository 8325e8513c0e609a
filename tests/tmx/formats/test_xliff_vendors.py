"""What the tools of vendors add to XLIFF: codes in the text, comments, locks, contexts of groups, copies of codes."""

from __future__ import annotations

from pathlib import Path

import pytest
from xliff_files import first, mark, read, second, unit

from tmx import convert
from tmx.base.errors import UsageError
from tmx.formats.base import Languages
from tmx.formats.xliff.writing import write_parts
from tmx.unit.content import Content, Inline

MARKS = (
    "<m:tunit-metadata><m:mark id='1'><m:type>link</m:type><m:content>&lt;a></m:content></m:mark>"
    "<m:mark id='2'><m:content/></m:mark></m:tunit-metadata>"
)


def bpt(number: str, name: str, kind: str, *native: str) -> Inline:
    return Inline("bpt", {"i": number, "x": name, "type": kind}, native)


def ept(number: str) -> Inline:
    return Inline("ept", {"i": number})


@pytest.mark.parametrize(
    ("markup", "more", "given", "content"),
    [
        ("a {1>b&lt;1} {2}", MARKS, "", ("a ", bpt("1", "1", "link", "<a>"), "b", ept("1"), " ", Inline("ph", {"x": "2"}))),
        ("{1>a{b>b&lt;b}&lt;1}", MARKS, "", (bpt("1", "1", "link", "<a>"), "a", bpt("2", "b", "bold"), "b", ept("2"), ept("1"))),
        ("a&lt;1}", MARKS, "", ("a", Inline("it", {"pos": "end", "x": "1", "type": "link"}))),
        ("{^>a&lt;^}", "", "m:score='0.5'", (bpt("1", "^", "^"), "a", ept("1"))),
        ("{3} {n} {1 {2 {b}", MARKS, "", "{3} {n} {1 {2 {b}"),
        ("{1>a&lt;1} {b>b&lt;b}", "", "", "{1>a<1} {b>b<b}"),
    ],
)  # fmt: skip
def test_codes_of_phrase_stand_in_the_text(
    tmp_path: Path, markup: str, more: str, given: str, content: Content
) -> None:
    (found,), remarks = read(tmp_path, first(unit(markup, markup, more, given)))
    assert (found.source.content, found.target.content) == (content, content)
    assert not remarks


@pytest.mark.parametrize(
    ("given", "properties"),
    [
        ('m:score="1.01" m:trans-origin="tm"', {"x-match": "101", "x-origin": "tm"}),
        ('m:score="0.0" m:trans-origin="null"', {}),
        ('m:score="some"', {}),
        ('mq:percent="75"', {"x-match": "75"}),
        ('gs4tr:locked="true"', {"x-locked": "yes"}),
    ],
)
def test_scores_in_per_cent_and_locks(tmp_path: Path, given: str, properties: dict[str, str]) -> None:
    (found,), _ = read(tmp_path, first(unit("a", "b", given=given)))
    assert {prop.type: prop.text for prop in found.properties} == {**properties, "x-document": "a.docx"}


def test_what_is_said_of_a_target_is_taken_or_named(tmp_path: Path) -> None:
    text = first(unit("a", "b")).replace("<target>", '<target logoport:matchpercent="99" phase-name="p">')
    space = 'xmlns:logoport="urn:logoport:xliffeditor:xliff-extras:1.0"'
    (found,), remarks = read(tmp_path, text.replace("<xliff", f"<xliff {space}", 1))
    assert (found.get("x-match"), remarks) == ("99", ["not read of units: phase-name"])


@pytest.mark.parametrize(
    ("source", "given", "keys"),
    [("index.hello", 'resname="index.hello"', 1), ("Hello.", 'resname="Hello."', 0), ("a_b", "", 0)],
)
def test_a_source_that_is_only_a_key_is_said(tmp_path: Path, source: str, given: str, keys: int) -> None:
    (_,), remarks = read(tmp_path, first(unit(source, "b", given=given)))
    assert len([said for said in remarks if "is a key" in said]) == keys


def test_comments_of_memoq_are_notes(tmp_path: Path) -> None:
    comments = (
        '<mq:comments><mq:comment appliesto="Source">s</mq:comment><mq:comment appliesto="Row">r</mq:comment>'
        '<mq:comment deleted="true">no</mq:comment></mq:comments>'
    )
    (found,), remarks = read(tmp_path, first(unit("a", "b", comments)))
    assert [note.text for note in found.notes] == ["r"]
    assert [note.text for note in found.source.notes] == ["s"]
    assert not remarks


def test_comments_revisions_and_former_origins_of_trados(tmp_path: Path) -> None:
    definitions = (
        '<sdl:doc-info><sdl:cmt-defs><sdl:cmt-def id="c"><sdl:Comments><sdl:Comment user="u">Check\n it</sdl:Comment>'
        "</sdl:Comments></sdl:cmt-def></sdl:cmt-defs></sdl:doc-info>"
    )
    side = '<mrk mtype="x-sdl-comment" sdl:cid="c">a</mrk><mrk mtype="x-sdl-added">b</mrk><mrk mtype="x-sdl-deleted">c</mrk>'
    former = '<sdl:prev-origin><sdl:value key="created_by">old</sdl:value></sdl:prev-origin>'
    value = '<sdl:value key="last_modified_by">new</sdl:value>'
    defined = f'<sdl:seg-defs><sdl:seg id="1" conf="Translated">{former}{value}</sdl:seg></sdl:seg-defs>'
    text = first(unit(mark("1", side), mark("1", side), defined)).replace("<file", f"{definitions}<file", 1)
    (found,), remarks = read(tmp_path, text)
    assert (found.source.text, [note.text for note in found.notes]) == ("ab", ["Check it"])
    assert found.attributes == {"tuid": "1", "changeid": "new"}
    assert remarks == [
        "not read: places of comments, which became notes (2)",
        "not read: other marks in the text (2)",
        "not read: text marked as deleted (2)",
    ]


def test_contexts_of_a_group_are_those_of_its_units(tmp_path: Path) -> None:
    def contexts(text: str) -> str:
        return f'<context-group><context context-type="x-key">{text}</context></context-group>'

    inner = f'<group resname="Menu">{contexts("inner")}{unit("a", "b")}</group>'
    units, remarks = read(
        tmp_path, first(f"<group>{contexts('outer')}{inner}{unit('c', 'd')}</group>", unit("e", "f"))
    )
    kept = [[prop.text for prop in one.properties if prop.type in ("x-key", "x-group")] for one in units]
    assert (kept, remarks) == ([["Menu", "outer", "inner"], ["outer"], []], [])


def test_a_copy_of_a_code_is_what_that_code_is(tmp_path: Path) -> None:
    data = '<originalData><data id="d">&lt;b></data><data id="e">&lt;/b></data></originalData>'
    base = '<pc id="1" type="fmt" subType="xlf:b" dataRefStart="d" dataRefEnd="e">a</pc>'
    copy = '<pc id="2" copyOf="1">b</pc><ph id="3" copyOf="9"/>'
    segment = f"<segment><source>{base}</source><target>{base}{copy}</target></segment>"
    (found,), _ = read(tmp_path, second(data, segment))
    assert found.target.content == (
        bpt("1", "1", "bold", "<b>"), "a", Inline("ept", {"i": "1"}, ("</b>",)),
        bpt("2", "2", "bold", "<b>"), "b", Inline("ept", {"i": "2"}, ("</b>",)), Inline("ph", {"x": "3"}),
    )  # fmt: skip


def test_what_stands_outside_segments_is_counted(tmp_path: Path) -> None:
    metadata = (
        '<mda:metadata xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0"><mda:metaGroup><mda:meta type="t">of the file'
        "</mda:meta></mda:metaGroup></mda:metadata>"
    )
    segment = "<segment><source>a</source><target>b</target></segment>"
    ignorable = '<ignorable><source> <em startRef="2"/></source></ignorable><ignorable><source><ph id="1"/></source></ignorable>'
    text = second(segment, ignorable).replace("<unit", f"{metadata}<unit", 1)
    assert read(tmp_path, text)[1] == [
        "not read: metadata of a file or a group (1)",
        "not read: what stands between segments (1)",
    ]
    (_,), remarks = read(tmp_path, first(unit('a<x id="1" xid="u2"/>', "b")), Languages())
    assert remarks == ["not read: text of a code in a unit of its own (1)"]


def test_html_in_a_segment_is_codes_and_glues_no_words(tmp_path: Path) -> None:
    markup = 'a<br/>b <a href="u?v=1&amp;w=2">c<b>d</b></a>'
    (found,), remarks = read(tmp_path, first(unit(markup, markup)))
    assert found.target.content == (
        *("a", Inline("ph", {}, ("<br/>",)), "b "),
        *(Inline("bpt", {"i": "1"}, ('<a href="u?v=1&amp;w=2">',)), "c"),
        *(Inline("bpt", {"i": "2"}, ("<b>",)), "d", Inline("ept", {"i": "2"}, ("</b>",))),
        Inline("ept", {"i": "1"}, ("</a>",)),
    )
    assert not remarks


def test_suggestions_are_counted_of_units_without_a_translation_too(tmp_path: Path) -> None:
    suggested = "<alt-trans><target>b</target></alt-trans>"
    assert read(tmp_path, first(unit("a", "", suggested), unit("c", "d", suggested)))[1] == [
        "1 unit left out: not translated",
        "not read: suggested translations (2)",
    ]


def test_the_header_of_a_po_file_is_no_unit(tmp_path: Path) -> None:
    header = unit("Language: en", "Language: fr", given='restype="x-gettext-domain-header"')
    units, remarks = read(tmp_path, first(header, unit("a", "b")))
    assert [(one.source.text, one.target.text) for one in units] == [("a", "b")]
    assert remarks == ["1 unit left out: the header of a PO file"]


def test_segments_whose_numbers_differ_are_paired_by_order_and_that_is_said(tmp_path: Path) -> None:
    text = first(unit(mark("1", "A.") + mark("2", "B."), mark("3", "a.") + mark("4", "b.")))
    units, remarks = read(tmp_path, text)
    assert [(one.source.text, one.target.text) for one in units] == [("A.", "a."), ("B.", "b.")]
    assert remarks == ["1 unit: segments paired by their order, as their numbers (mid) differ"]


def test_a_region_that_stands_in_for_another_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "in.xlf").write_text(first(unit("a", "b")).replace('"fr"', '"fr-FR"'), encoding="utf-8")
    for suffix in (".tmx", ".csv", ".xlf2"):
        done = convert(tmp_path / "in.xlf", tmp_path / f"out{suffix}", target_lang="fr-CA")
        assert done.remarks == ("1 segment: fr-FR taken for fr-CA",)
        assert not any("taken for" in said for said in done.report.altered)


def test_files_of_vendors_are_not_written(tmp_path: Path) -> None:
    for suffix in (".sdlxliff", ".mqxliff", ".mxliff", ".txlf"):
        with pytest.raises(UsageError, match="only"):
            write_parts(tmp_path / f"a{suffix}", "", [], "")


def test_contexts_after_a_unit_are_not_those_of_the_next(tmp_path: Path) -> None:
    def context(text: str) -> str:
        return f'<context-group><context context-type="x-key">{text}</context></context-group>'

    inner = f"<group>{context('b')}{unit('one', 'un')}</group>"
    text = first(f"<group>{context('a')}{inner}{context('c')}{unit('two', 'deux')}{context('d')}</group>")
    found, remarks = read(tmp_path, text)
    assert [[prop.text for prop in one.properties if prop.type == "x-key"] for one in found] == [
        ["a", "b"],
        ["a"],
    ]
    assert remarks == ["not read: metadata of a file or a group (2)"]

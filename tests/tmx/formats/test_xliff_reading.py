"""What real XLIFF files hold: segments, codes, states, languages, and the extensions of CAT tools."""

from __future__ import annotations

from pathlib import Path

import pytest
from xliff_files import V1, cut, first, mark, read, second, texts, unit

from tmx.base.errors import InputError, UsageError
from tmx.formats.base import Languages
from tmx.formats.xliff.reading import read_xliff
from tmx.formats.xliff.tally import Tally
from tmx.unit.content import Content, Inline


@pytest.mark.parametrize(
    ("source", "target", "pairs", "left_out"),
    [
        (mark("1", "A.") + " " + mark("2", "B."), mark("2", "b.") + mark("1", "a."), [("A.", "a."), ("B.", "b.")], None),
        (mark("1", "A.") + mark("2", "B."), mark("1", "a.") + mark("2", ""), [("A.", "a.")], "1 unit left out: not translated"),
        (mark("", "A.") + mark("", "B."), mark("", "a.") + mark("", "b."), [("A.", "a."), ("B.", "b.")], None),
        (mark("1", "A."), mark("1", "a.") + mark("2", "b."), [("A.", "a.")], "1 unit left out: its two sides are cut into different segments"),
        ("A. B.", "a. b.", [("whole", "a. b.")], None),
        (mark("1", "A.") + mark("2", "B."), "a. b.", [("whole", "a. b.")], None),
        ("A. B.", mark("1", "a.") + mark("2", ""), [], "1 unit left out: its two sides are cut into different segments"),
        (f'<g id="5">{mark("1", "A.")}</g>', f'<g id="5">{mark("1", "a.")}</g>', [("A.", "a.")], None),
    ],
)  # fmt: skip
def test_each_segment_is_a_unit(
    tmp_path: Path, source: str, target: str, pairs: list[tuple[str, str]], left_out: str | None
) -> None:
    units, remarks = read(tmp_path, first(cut(source, target)))
    assert texts(units) == pairs
    assert remarks == ([left_out] if left_out else [])


PAIR = (Inline("bpt", {"i": "1", "x": "1"}), "b", Inline("ept", {"i": "1"}))


@pytest.mark.parametrize(
    ("markup", "content"),
    [
        ('a<x id="2"/>b', ("a", Inline("ph", {"x": "2"}), "b")),
        ('a<g id="1">b</g>', ("a", *PAIR)),
        ('a<bx id="1"/>b<ex id="1"/>', ("a", *PAIR)),
        ('a<bx id="7" rid="1"/>b<ex id="8" rid="1"/>', ("a", Inline("bpt", {"i": "1", "x": "7"}), *PAIR[1:])),
        ('a<bx id="1"/>', ("a", Inline("it", {"pos": "begin", "x": "1"}))),
        ('<it id="3" pos="close">&lt;/b></it>a', (Inline("it", {"pos": "end", "x": "3"}, ("</b>",)), "a")),
        ('a<ph id="1" ctype="x-link">&lt;br/></ph>', ("a", Inline("ph", {"x": "1", "type": "link"}, ("<br/>",)))),
        ('a<x id="V" equiv-text="{{v}}"/>', ("a", Inline("ph", {"x": "V"}, ("{{v}}",)))),
        ('a<ph id="1">t="<sub>s</sub>"</ph>', ("a", Inline("ph", {"x": "1"}, ('t="', Inline("sub", {}, ("s",)), '"')))),
        ('a <mrk mtype="protected">b</mrk>', "a b"),
        ('a<mrk mtype="x-sdl-deleted">b</mrk>', "a"),
        ("a<![CDATA[<b>]]><!-- c -->d", "a<b>d"),
        ('<g id="1">a<g id="1">b</g></g>', (PAIR[0], "a", Inline("bpt", {"i": "2", "x": "1"}), "b", Inline("ept", {"i": "2"}), PAIR[2])),
    ],
)  # fmt: skip
def test_codes_of_version_1(tmp_path: Path, markup: str, content: Content) -> None:
    (found,), _ = read(tmp_path, first(unit(markup, markup)))
    assert (found.source.content, found.target.content) == (content, content)


@pytest.mark.parametrize(
    ("markup", "content"),
    [
        ('a<pc id="1" dataRefStart="d1" dataRefEnd="d2">b</pc>', ("a", Inline("bpt", {"i": "1", "x": "1"}, ("<b>",)), "b", Inline("ept", {"i": "1"}, ("</b>",)))),
        ('a<pc id="1" dispStart="[" dispEnd="]">b</pc>', ("a", Inline("bpt", {"i": "1", "x": "1"}, ("[",)), "b", Inline("ept", {"i": "1"}, ("]",)))),
        ('a<sc id="1"/>b<ec startRef="1"/>', ("a", *PAIR)),
        ('a<ec isolated="yes" id="9"/>', ("a", Inline("it", {"pos": "end", "x": "9"}))),
        ('a<ph id="3" type="fmt" subType="xlf:lb" dataRef="d1"/>', ("a", Inline("ph", {"x": "3", "type": "lb"}, ("<b>",)))),
        ('a<cp hex="001A"/><cp hex="0041"/>', "aA"),
        ('<mrk id="m" type="term">a</mrk><sm id="n"/>b<em startRef="n"/>', "ab"),
    ],
)  # fmt: skip
def test_codes_of_version_2(tmp_path: Path, markup: str, content: Content) -> None:
    data = '<originalData><data id="d1">&lt;b></data><data id="d2">&lt;/b></data></originalData>'
    segment = f"<segment><source>{markup}</source><target>{markup}</target></segment>"
    (found,), _ = read(tmp_path, second(data, segment))
    assert (found.source.content, found.target.content) == (content, content)


def test_native_codes_and_levels_of_trados(tmp_path: Path) -> None:
    header = (
        '<header><tag-defs xmlns="http://sdl.com/FileTypes/SdlXliff/1.0"><tag id="4"><bpt>&lt;b></bpt><ept>&lt;/b></ept>'
        "</tag></tag-defs></header>"
    )
    values = '<sdl:value key="modified_on">11/05/2018 10:04:29</sdl:value>'
    defined = (
        f'<sdl:seg-defs><sdl:seg id="1" conf="ApprovedTranslation" origin="tm" percent="99">{values}</sdl:seg>'
        '<sdl:seg id="2" conf="Draft"/><sdl:seg id="3"/></sdl:seg-defs>'
    )
    sides = [mark("1", '<g id="4">A</g>'), mark("2", "B"), mark("3", "C")]
    text = first(cut("".join(sides), "".join(sides), defined), header=header)
    (found,), remarks = read(tmp_path, text)
    assert found.source.content == (
        Inline("bpt", {"i": "4", "x": "4"}, ("<b>",)),
        "A",
        Inline("ept", {"i": "4"}, ("</b>",)),
    )
    assert {prop.type: prop.text for prop in found.properties} == {
        "x-match": "99",
        "x-origin": "tm",
        "x-state": "ApprovedTranslation",
        "x-document": "a.docx",
    }
    assert found.attributes == {"tuid": "1.1", "changedate": "20181105T100429Z"}
    assert remarks == [
        "2 units left out: marked as unfinished (1 Draft, 1 Unspecified); `bitext convert --keep-unfinished` keeps them"
    ]
    kept, _ = read(tmp_path, text, keep=True)
    assert [one.get("x-state") for one in kept] == ["ApprovedTranslation", "Draft", "Unspecified"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ('mq:status="ManuallyConfirmed" mq:locked="locked"', True),
        ('mq:status="Proofread"', True),
        ('mq:status="PartiallyEdited"', False),
        ('mq:status="Pretranslated"', False),
        ('m:confirmed="1"', True),
        ('m:confirmed="0"', False),
        ('m:confirmed="false"', False),
        ('approved="no"', True),
        ('translate="no"', False),
    ],
)
def test_what_other_tools_say_of_a_unit(tmp_path: Path, given: str, kept: bool) -> None:
    units, remarks = read(tmp_path, first(unit("a", "b", given=given)))
    assert bool(units) is kept
    assert len(remarks) == (0 if kept else 1)
    (whatever,), _ = read(tmp_path, first(unit("a", "b", given=given)), keep=True)
    assert whatever.get("x-locked") == ("yes" if "locked" in given else None)
    assert whatever.get("x-translate") == ("no" if "translate=" in given else None)


def test_what_has_no_translation_is_told_from_what_is_to_have_none(tmp_path: Path) -> None:
    source, none = "<source>a</source>", '<trans-unit id="2" translate="no"><source>a</source></trans-unit>'
    text = first(f'<trans-unit id="1">{source}</trans-unit>', none, unit("a", ""), unit("", "b"))
    assert read(tmp_path, text)[1] == [
        "2 units left out: not translated",
        "1 unit left out: marked as not to be translated",
        "1 unit left out: one side is empty",
    ]


def test_notes_contexts_and_suggestions(tmp_path: Path) -> None:
    more = (
        '<note from="dev" annotates="target">n</note><note>m</note><alt-trans><source>s</source><target>t</target></alt-trans>'
        '<context-group><context context-type="linenumber">7</context></context-group><note from="nobody"/><other/>'
    )
    text = first("<group translate='no'>", unit("x", "y"), "</group>", unit("a", "b", more, 'resname="r"'))
    (found,), remarks = read(tmp_path, text)
    assert [note.text for note in found.notes] == ["m"]
    assert [note.text for note in found.target.notes] == ["n"]
    assert (found.get("linenumber"), found.get("x-resname"), found.get("x-note-from")) == ("7", "r", "dev")
    assert remarks == [
        "1 unit left out: marked as not to be translated",
        "not read: suggested translations (1)",
        "not read of units: <other>",
    ]


TWO = (
    f'<xliff version="1.2" xmlns="{V1}"><file original="a" source-language="en" target-language="de"><body>{unit("T", "Titel")}'
    f'</body></file><file original="b" source-language="en" target-language="fr"><body>{unit("T", "Titre")}</body></file></xliff>'
)


def test_each_file_has_its_languages(tmp_path: Path) -> None:
    units, _ = read(tmp_path, TWO)
    assert [(one.target.lang, one.target.text, one.id) for one in units] == [
        ("de", "Titel", "1"),
        ("fr", "Titre", "b:1"),
    ]
    units, remarks = read(tmp_path, TWO, Languages("en-GB", "fr"))
    assert [(one.source.lang, one.target.lang, one.target.text) for one in units] == [
        ("en-GB", "fr", "Titre")
    ]
    assert any(remark.startswith("1 unit left out: not in") for remark in remarks)
    with pytest.raises(InputError, match="no unit has it and es"):
        read(tmp_path, TWO, Languages("it", "es"))


def test_a_language_that_the_file_does_not_say_is_asked_for(tmp_path: Path) -> None:
    text = first(unit("a", "b"), langs='source-language="en"')
    with pytest.raises(UsageError, match=r"what its target language is\n.*--target-lang"):
        read(tmp_path, text)
    with pytest.raises(UsageError, match="what its languages are"):
        read(tmp_path, first(unit("a", "b"), langs=""))
    (found,), _ = read(tmp_path, text, Languages(None, "fr"))
    assert found.target.lang == "fr"
    (found,), _ = read(tmp_path, text.replace("<target>", '<target xml:lang="de">'))
    assert found.target.lang == "de"
    units, remarks = read(tmp_path, text, Languages(None, "en"))
    assert (units, remarks) == ([], ["1 unit left out: both sides are said to be in one language"])


def test_white_space_of_an_indented_file_is_not_text(tmp_path: Path) -> None:
    source = "\n      one\n      two\n    "
    (found,), remarks = read(tmp_path, first(unit(source, "un\ndeux")))
    assert (found.source.text, found.target.text) == ("one two", "un\ndeux")
    assert len(remarks) == 1
    (found,), remarks = read(tmp_path, first(unit(source, "un", given='xml:space="preserve"')))
    assert (found.source.text, remarks) == (source, [])


def test_other_encodings_and_a_large_original_in_the_header(tmp_path: Path) -> None:
    header = f"<header><internal-file>{'QUJD' * 3_000_000}</internal-file></header>"
    (found,), _ = read(tmp_path, first(unit("é", "ü"), header=header))
    assert texts([found]) == [("é", "ü")]
    path = tmp_path / "utf16.xlf"
    path.write_bytes(f'<?xml version="1.0" encoding="utf-16"?>{first(unit("é", "ü"))}'.encode("utf-16"))
    assert texts(list(read_xliff(path, Languages(), print))) == [("é", "ü")]
    path.write_bytes(first(unit("\né", "ü")).encode("latin-1"))
    with pytest.raises(InputError, match=r"utf16\.xlf:2: bytes that are not of the encoding"):
        list(read_xliff(path, Languages(), print))


def test_states_are_named_in_short_the_most_frequent_first() -> None:
    tally, remarks = Tally(), list[str]()
    for number, state in enumerate(["new" * 100, *"abcdefgh"]):
        for _ in range(1000 * (state == "c") + number):
            tally.unfinished(state)
    tally.say(remarks.append)
    assert "(1,003 c, 8 h, 7 g, 6 f, 5 e and 3 more)" in remarks[0]
    tally = Tally()
    tally.unfinished("new" * 100)
    tally.say(remarks.append)
    assert f"(1 {'new' * 20} …)" in remarks[1]

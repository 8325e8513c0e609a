"""RTF: characters in every encoding, notes, list numbers, tables, and what is not text."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raw_documents import aside, characters, labelled

from align.core.block import NoteRef
from align.core.raw import RawDocument, Run
from align.readers import PagedText, read_file
from align.readers.rtf import read_rtf, recognises_rtf
from tmx.base.errors import InputError

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times{\*\falt Arial};}{\f1\fcharset204 Times Cyr;}"
    r"{\f2\fcharset2 Symbol;}{\f3\fcharset128 MS Mincho;}{\f4\fnil\cpg1256 Traditional;}}"
    r"{\stylesheet{\s0 Normal;}{\s1\sbasedon0\outlinelevel0 Act;}{\s2 heading 2;}{\*\cs9 Char;}{\s5 toc 1;}}"
    "\n"
)


def read(body: str) -> RawDocument:
    raw = read_rtf((HEAD + body + "}").encode("latin-1"), Path("a.rtf"))
    assert isinstance(raw, RawDocument)
    return raw


def texts(body: str) -> list[str]:
    return list(read(body).texts)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"caf\'e9 \'80 \'93x\'94", "café € “x”"),
        (r"\u1055?\u1088?\uc2\u8212\'97\'97 \uc0\u233 x", "Пр— éx"),
        (r"\u8217\par", "’"),
        (r"\u-10179?\u-8704?", "😀"),
        (r"{\f1 \'cf\'f0\'e8\'ea\'e0\'e7} x\'e9", "Приказ xé"),
        (r"{\f3 \'93\'fa\'96\'7b}", "日本"),
        (r"{\f4 \'e3\'d1}{\f2 a\'62}", "مرαβ"),
        (r"{\rtlch\af1 \ltrch\f0 \'e9}{\ltrch\f0 \rtlch\af1 \'e9}", "éй"),
        (r"a\emdash b\~c\_d\ldblquote e\rdblquote\{\}\\", "a—b\xa0c\u2011d“e”{}\\"),
        ("broken\nby the\r\nwriter", "brokenby thewriter"),
        (r"un{\b der}stand{\i0  it}", "understand it"),
        (r"one \line goes on", "one goes on"),
        (r"{\upr{abc}{\*\ud{\u1055?}}}", "П"),
        (r'{\field{\*\fldinst HYPERLINK "x"}{\fldrslt the link}}', "the link"),
        (r"{\pict\pngblip 0123ab}{\*\unknown gone}{\object{\*\objdata 00}{\result shown}}", "shown"),
        (r"\bin4 {{}} x", "x"),
    ],
)
def test_characters(body: str, text: str) -> None:
    assert texts(body) == [text]


def test_paragraphs_headings_and_lists() -> None:
    raw = read(
        r"{\s1 Act\par}\pard\s2 Part\par\pard\outlinelevel2 Deep\par\pard {\listtext\pard (a)\tab}\ls1\ilvl1 item\par"
        r"{\pntext\f2\'b7\tab}bullet\par\pard plain\'85\sect\pard\s5 Entry\tab 12\par"
    )
    assert labelled(raw) == [
        ("", "Act"),
        ("", "Part"),
        ("", "Deep"),
        ("(a)", "item"),
        ("", "bullet"),
        ("", "plain…"),
        ("", "Entry"),
    ]
    assert [paragraph.style.heading for paragraph in raw.paragraphs] == [1, 2, 3, None, None, None, None]
    assert [paragraph.style.level for paragraph in raw.paragraphs] == [None, None, None, 2, 2, None, None]
    assert raw.paragraphs[-1].style.contents
    assert aside(raw) == [("bullet", "•"), ("leader", "12")]


def test_notes_have_the_numbers_that_they_are_printed_with() -> None:
    raw = read(
        r"First{\super\chftn{\footnote\pard\plain{\super\chftn} A {\i note}\par of two.}}, second"
        r"{\super\chftn}{\*\footnote \chftn Another.} and{\super *}{\footnote{\super *} typed.}\par "
        r"End{\chftn{\footnote\ftnalt\chftn At the end.}}.\par"
    )
    assert raw.texts == ("First, second and", "End.")
    assert raw.paragraphs[0].refs == (NoteRef(5, "1"), NoteRef(13, "2"), NoteRef(17, "*"))
    assert raw.paragraphs[1].refs == (NoteRef(3, "i"),)
    assert [(note.label, note.text) for note in raw.notes] == [
        ("1", "A note of two."),
        ("2", "Another."),
        ("*", "typed."),
        ("i", "At the end."),
    ]
    assert [str(note.locator) for note in raw.notes][:1] == ["footnote 1"]


def test_a_note_may_be_referred_to_again() -> None:
    note = r"{\super\chftn{\footnote\chftn The note.}}"
    raw = read(
        rf"{{\super 1}}a, 10{{\super 1}}, b{note}, c{{\super 1}}; d {{\super 1}}.\par m{{\super 1}} e{{\super 1}}\par"
    )
    assert raw.texts == ("1a, 101, b, c; d.", "m1 e")
    assert [[(ref.offset, ref.number) for ref in paragraph.refs] for paragraph in raw.paragraphs] == [
        [(10, "1"), (13, "1"), (16, "1")],
        [(4, "1")],
    ]


def test_a_file_of_lines_is_read_as_plain_text() -> None:
    line = r"the quick brown fox jumps over the lazy dog and over\par "
    text = read_rtf((HEAD + line * 20 + r"the end.\page next}").encode(), Path("a.rtf"))
    assert isinstance(text, PagedText)
    assert [len(page.lines) for page in text.pages] == [21, 1]


def test_tables_give_cells() -> None:
    row = r"\trowd\cellx1\cellx2\pard\intbl {}\cell {}\par more\cell\row"
    raw = read(
        r"before\par"
        + row.format("a", "b")
        + row.format("c", "d")
        + r"\pard after\par"
        + row.format("e", "f")
    )
    places = [paragraph.style.cell for paragraph in raw.paragraphs]
    first = [(1, 1, 1), (1, 1, 2), (1, 1, 2), (1, 2, 1), (1, 2, 2), (1, 2, 2)]
    assert places == [None, *first, None, (2, 1, 1), (2, 1, 2), (2, 1, 2)]


def test_what_is_not_text_is_set_aside() -> None:
    raw = read(
        r"{\info{\title The Act}{\author Nobody}}{\header Running head\par}{\footerf Foot}a {\v secret}{\deleted old}"
        r"{\revised new}{\*\atnid X}{\*\annotation A comment.}{\shp{\*\shpinst{\sp{\sn a}{\sv b}}"
        r"{\shptxt In a box\par}}{\shprslt again}} text\par"
    )
    assert raw.texts == ("a new text", "In a box")
    assert aside(raw) == [
        ("header", "Running head"),
        ("footer", "Foot"),
        ("comment", "A comment."),
        ("hidden", "secret"),
        ("deleted", "old"),
    ]
    assert raw.facts == {"title": "The Act"}
    assert raw.warnings == ("a.rtf: 2 tracked changes taken as accepted",)


def test_how_text_is_set_is_kept() -> None:
    raw = read(r"x{\super 2} {\b bold {\i both}}\plain .")
    assert raw.paragraphs[0].runs == (
        Run(1, 2, superscript=True),
        Run(3, 7, bold=True),
        Run(8, 12, bold=True, italic=True),
    )


def test_a_file_that_is_cut_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    path = tmp_path / "en.doc"
    path.write_bytes((HEAD + r"whole\par {\b half a parag").encode())
    raw = read_file(path)
    assert isinstance(raw, RawDocument)
    assert raw.texts == ("whole", "half a parag")
    assert "cut off" in raw.warnings[0]


def test_a_file_that_is_cut_off_before_its_text_says_so(tmp_path: Path) -> None:
    path = tmp_path / "en.rtf"
    path.write_bytes(rb"{\rtf1\ansi{\fonttbl{\f0 Tim")
    with pytest.raises(InputError, match="cut off: it ends before any text"):
        read_file(path)


def test_bombs_and_empty_files_are_refused() -> None:
    with pytest.raises(InputError, match="2,000 groups"):
        read("{" * 2001)
    with pytest.raises(InputError, match="holds no text"):
        read(r"{\pict 00}\par")
    assert not recognises_rtf(rb"The text {\rtf1 in it")


PIECES = {
    **{word: word for word in ("word", "1.", "[x]", "*")},
    r"\'e9": "é",
    r"\u1055?": "П",
    r"\emdash ": "—",
    r"\{": "{",
    r"\~": "",
    **dict.fromkeys(
        (r"\par ", r"\pard ", r"\cell ", r"\row ", r"\line ", r"\sect ", r"\plain ", r"\tab "), ""
    ),
    **dict.fromkeys(
        ("{", "}", r"{\super ", r"{\b ", r"{\v ", r"{\deleted ", r"{\footnote ", r"{\header "), ""
    ),
    **dict.fromkeys(
        (r"{\listtext ", r"{\*\annotation ", r"{\field{\*\fldinst ", r"{\shptxt ", r"\chftn ", r"\s1 "), ""
    ),
}


@given(st.lists(st.sampled_from(list(PIECES))))
def test_no_character_is_lost(pieces: list[str]) -> None:
    depth, kept = 1, []
    for piece in pieces:
        depth += piece.startswith("{") + piece.count("{", 1) * (piece[0] == "{") - (piece == "}")
        if depth < 1:
            break
        kept.append(piece)
    raw = read("begin " + "".join(kept))
    wanted = Counter("begin" + "".join(PIECES[piece] for piece in kept))
    assert wanted - characters(raw) == Counter()


@given(st.binary(max_size=200))
def test_whatever_follows_the_head_never_fails_otherwise_than_with_a_message(data: bytes) -> None:
    with suppress(InputError):
        assert any(read_rtf(HEAD.encode() + data, Path("a.rtf")).texts)

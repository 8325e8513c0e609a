"""Word documents: what is text, what is a note, and what is set aside."""

from __future__ import annotations

import pytest
from office_files import aside, para, read, run, texts

from align.core.raw import Furniture, Run


def sign(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def complex_field(instruction: str, result: str) -> str:
    begin = f"{sign('begin')}<w:r><w:instrText>{instruction}</w:instrText></w:r>{sign('separate')}"
    return begin + result + sign("end")


def test_tracked_changes_are_accepted_and_counted() -> None:
    deleted = "<w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('there')}</w:moveFrom><w:moveTo>{run(' here')}</w:moveTo>"
    raw = read(para(f"{run('The ')}{deleted}<w:ins>{run('new')}</w:ins>{moved}"))
    assert raw.texts == ("The new here",)
    assert aside(raw) == [("oldthere", Furniture.DELETED)]
    assert raw.warnings == ("a.docx: 4 tracked changes taken as accepted",)


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    ended = "<w:rPr><w:del/></w:rPr>"
    assert texts(para("one ", ended) + para("two") + para("three", ended)) == ["one two", "three"]
    row = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{para('gone')}</w:tc></w:tr><w:tr><w:tc>{para('kept')}</w:tc></w:tr>"
    raw = read(f"<w:tbl>{row}</w:tbl>")
    assert (raw.texts, aside(raw)) == (("kept",), [("gone", Furniture.DELETED)])


def test_fields_keep_their_result_and_pages_have_no_number() -> None:
    nested = complex_field("IF", complex_field("MERGEFIELD x", run("yes")))
    body = para(f"{run('See ')}{complex_field('REF a', run('Table 1'))}, {nested}")
    raw = read(body + para(f"{run('page ')}<w:fldSimple w:instr='PAGE'>{run('7')}</w:fldSimple>"))
    assert raw.texts == ("See Table 1yes", "page")
    assert aside(raw) == [("REF aIFMERGEFIELD x", Furniture.FIELD), ("7", Furniture.FIELD)]


def test_a_field_inside_an_instruction_is_no_text_and_one_that_never_ends_hides_none() -> None:
    inner = complex_field("MERGEFIELD x", run("inner"))
    outer = f"{sign('begin')}<w:r><w:instrText>IF</w:instrText></w:r>{inner}{sign('separate')}{run('yes')}{sign('end')}"
    assert texts(para(outer)) == ["yes"]
    assert texts(para(sign("begin") + run("kept")) + para(run("too") + sign("end") + sign("end"))) == [
        "kept",
        "too",
    ]
    assert texts(para(sign("begin") + run("kept")) + para("too")) == ["kept", "too"]


def test_lines_of_contents_lose_their_page_numbers() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="TM1"><w:name w:val="toc 1"/></w:style>'
    line = para(
        f"{run('1.')}<w:r><w:tab/></w:r>{run('Scope')}<w:r><w:tab/><w:t>12</w:t></w:r>",
        '<w:pStyle w:val="TM1"/>',
    )
    body = para(complex_field("TOC", run("Parties") + "<w:r><w:tab/><w:t>iv</w:t></w:r>"))
    raw = read(line + body + para("Total\t12"), styles=styles)
    assert raw.texts == ("1. Scope", "Parties", "Total 12")
    assert aside(raw)[0] == ("12", Furniture.LEADER)


def test_characters_that_are_elements() -> None:
    inside = (
        "<w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t>"
        '<w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Wingdings" w:char="FC"/><w:sym w:char="zz"/>'
    )
    assert texts(para(f"<w:r>{inside}</w:r><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>")) == [
        "a b\u2011cdα✓x=1"
    ]


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (("A title in", "two lines"), ["A title in two lines"]),
        (("REPORT OF THE", "COMMITTEE"), ["REPORT OF THE COMMITTEE"]),
        (("It ends.", "It begins."), ["It ends.", "It begins."]),
        (("We want:", "(a) peace", "(b) bread"), ["We want:", "(a) peace", "(b) bread"]),
        (("One", "", "Two"), ["One", "Two"]),
        (("第一行的文字", "第二行的文字"), ["第一行的文字第二行的文字"]),
        (("cf. etc.", "and so on"), ["cf. etc. and so on"]),
    ],
)
def test_line_breaks_divide_what_they_stand_between_in_evidence(
    lines: tuple[str, ...], paragraphs: list[str]
) -> None:
    assert (
        texts(para("<w:r><w:br/></w:r>".join(f"<w:r><w:t>{line}</w:t></w:r>" for line in lines)))
        == paragraphs
    )


def test_a_page_break_inside_a_sentence_divides_nothing() -> None:
    page = '<w:r><w:br w:type="page"/></w:r>'
    assert read(para(f"{run('The parties ')}{page}{run('meet in Oslo.')}")).texts == (
        "The parties meet in Oslo.",
    )
    assert len(read(para(f"{run('The parties meet.')}{page}{run('in Oslo')}")).texts) == 2


def test_a_heading_is_one_paragraph_whatever_its_lines_but_not_over_a_page() -> None:
    lines = "<w:r><w:t>PART I.</w:t><w:br/><w:t>General</w:t></w:r>"
    page = '<w:r><w:br w:type="page"/><w:t>Next</w:t></w:r>'
    raw = read(para(lines + page, '<w:outlineLvl w:val="0"/>'))
    assert [(p.text, p.style.heading) for p in raw.paragraphs] == [("PART I. General", 1), ("Next", 1)]
    assert texts(para(lines)) == ["PART I.", "General"]


def test_word_art_is_text() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="Annual Report"/></v:shape></w:pict></w:r>'
    assert texts(para(art)) == ["Annual Report"]


def test_bold_comes_from_the_run_its_style_and_the_style_of_the_paragraph() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="B"><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="S"><w:rPr><w:b/></w:rPr></w:style>'
    )
    strong, plain = '<w:rStyle w:val="S"/>', '<w:b w:val="0"/>'
    raw = read(
        para(run(" ab ") + run("c", strong))
        + para(run("d") + run("e", strong) + run("f", plain), '<w:pStyle w:val="B"/>')
        + para(run("g", "<w:i/>") + run("h", '<w:vertAlign w:val="superscript"/>')),
        styles=styles,
    )
    assert [p.runs for p in raw.paragraphs] == [
        (Run(3, 4, bold=True),),
        (Run(0, 1, bold=True),),
        (Run(0, 1, italic=True), Run(1, 2, superscript=True)),
    ]

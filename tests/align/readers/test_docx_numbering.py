"""Numbers of Word paragraphs come out as Word prints them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office_files import item, level, numbering, para, read

from align.core.raw import Furniture
from align.readers.list_numbers import formatted, padded

PARTS = numbering(
    level(0, "%1.") + level(1, "%1.%2") + level(2, "(%3)", "lowerLetter"),
    level(0, "•", "bullet") + level(1, "o", "bullet"),
    level(0, "Article %1.", "upperRoman")
    + level(1, "%1.%2", more="<w:isLgl/>")
    + level(2, "%3)", "lowerRoman", start=3),
    more='<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    '</w:lvlOverride></w:num><w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>',
)


def labels(body: str, **parts: str) -> list[str]:
    return [paragraph.label for paragraph in read(body, **parts).paragraphs]


def test_levels_count_on_and_start_again_below_a_level_above() -> None:
    levels = (0, 1, 1, 2, 2, 0, 1, 2, 0)
    assert labels("".join(item("x", 1, n) for n in levels), numbering=PARTS) == [
        *("1.", "1.1", "1.2", "(a)", "(b)", "2.", "2.1", "(a)", "3.")
    ]


def test_lists_of_one_definition_go_on_unless_they_start_again() -> None:
    assert labels("".join(item("x", n) for n in (1, 1, 5, 4, 4, 1)), numbering=PARTS) == [
        *("1.", "2.", "3.", "1.", "2.", "3.")
    ]


def test_roman_articles_have_legal_numbers_below_and_any_first_number() -> None:
    body = "".join(item("x", 3, n) for n in (0, 0, 1, 2, 2))
    assert labels(body, numbering=PARTS) == ["Article I.", "Article II.", "2.1", "iii)", "iv)"]


def test_a_level_that_never_starts_again() -> None:
    part = numbering(level(0, "%1.") + level(1, "%2)", more='<w:lvlRestart w:val="0"/>'))
    assert labels("".join(item("x", 1, n) for n in (0, 1, 0, 1)), numbering=part) == ["1.", "1)", "2.", "2)"]


def test_a_level_above_that_was_never_used_has_its_first_number() -> None:
    assert labels(item("x", 1, 1) + item("y", 1, 1), numbering=PARTS) == ["1.1", "1.2"]


def test_bullets_are_set_aside_and_the_level_is_kept() -> None:
    raw = read(item("x", 2) + item("y", 2, 1), numbering=PARTS)
    assert [(p.text, p.label, p.style.level) for p in raw.paragraphs] == [("x", "", 1), ("y", "", 2)]
    assert [(item.text, item.reason) for item in raw.discarded] == [("•", Furniture.BULLET)] * 2


STYLES = """
<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Titre2"><w:name w:val="heading 2"/><w:basedOn w:val="Titre1"/>
  <w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="Titre2"/></w:style>
<w:style w:type="paragraph" w:styleId="Bare"><w:name w:val="Bare"/><w:basedOn w:val="Titre2"/>
  <w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Linked"><w:name w:val="Linked"/>
  <w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
<w:style w:type="numbering" w:styleId="Legal"><w:name w:val="Legal"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>
"""


def styled(name: str, more: str = "") -> str:
    return para("x", f'<w:pStyle w:val="{name}"/>{more}')


def test_numbers_and_headings_come_through_styles() -> None:
    suppressed = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = "".join(map(styled, ("Titre1", "Titre2", "Mine", "Bare", "Loop"))) + styled("Titre1", suppressed)
    raw = read(body, numbering=PARTS, styles=STYLES)
    assert [(p.label, p.style.heading) for p in raw.paragraphs] == [
        *(("1.", 1), ("1.1", 2), ("1.2", 2), ("", 2), ("", None), ("", 1))
    ]


def test_a_list_finds_the_level_of_a_style_and_the_list_of_a_numbering_style() -> None:
    linked = level(0, "%1.") + level(1, "%1.%2", more='<w:pStyle w:val="Linked"/>')
    assert labels(styled("Linked") * 2, styles=STYLES, numbering=numbering(level(0, "-"), linked)) == [
        *("1.1", "1.2")
    ]
    part = numbering(level(0, "§ %1"), '<w:numStyleLink w:val="Legal"/>')
    assert labels(item("x", 2) + item("y", 1), styles=STYLES, numbering=part) == ["§ 1", "§ 2"]


def test_an_empty_paragraph_has_a_number_and_a_hidden_one_has_none() -> None:
    hidden = item("", 1).replace("</w:pPr>", "<w:rPr><w:vanish/></w:rPr></w:pPr>")
    assert labels(item("x") + item("") + hidden + item("y"), numbering=PARTS) == ["1.", "3."]


@pytest.mark.parametrize("part", ["", numbering(""), "<w:num w:numId='1'/>", numbering("<w:lvl/>")])
def test_lists_that_are_not_defined_have_no_numbers(part: str) -> None:
    assert labels(item("x") + item("y", 9), numbering=part) == ["", ""]
    assert labels(item("x")) == [""]


@pytest.mark.parametrize(
    ("style", "printed"),
    [
        ("decimal", "1 2 10 21"),
        ("decimalZero", "01 02 10 21"),
        ("lowerLetter", "a b j u"),
        ("upperRoman", "I II X XXI"),
        ("russianLower", "а б к х"),
        ("arabicAbjad", "أ ب ي ش"),
        ("arabicAlpha", "أ ب ر ق"),
        ("hebrew1", "א ב י כא"),
        ("chineseCounting", "一 二 十 二十一"),
        ("chineseCountingThousand", "一 二 十 二十一"),
        ("chineseLegalSimplified", "壹 贰 壹拾 贰拾壹"),
        ("ideographDigital", "一 二 一〇 二一"),
        ("ideographTraditional", "甲 乙 癸 21"),
        ("decimalEnclosedCircle", "① ② ⑩ ㉑"),
        ("decimalFullWidth", "１ ２ １０ ２１"),
        ("hindiNumbers", "१ २ १० २१"),
        ("chicago", "* † †† ******"),
        ("cardinalText", "1 2 10 21"),
        ("unheardOf", "1 2 10 21"),
    ],
)
def test_formats_of_numbers(style: str, printed: str) -> None:
    numbers = (1, 2, 10, 21) if style != "chicago" else (1, 2, 6, 21)
    assert " ".join(formatted(number, style) for number in numbers) == printed


def test_numbers_at_the_edges() -> None:
    assert [formatted(n, "lowerLetter") for n in (26, 27, 52, 53)] == ["z", "aa", "zz", "aaa"]
    assert [formatted(n, "chineseCountingThousand") for n in (105, 110, 1001)] == [
        "一百零五",
        "一百一十",
        "一千零一",
    ]
    assert (formatted(0, "lowerLetter"), formatted(5000, "upperRoman"), formatted(3, "none")) == (
        "0",
        "5000",
        "",
    )
    assert padded(7, "001, 002, 003, ...") == "007"


@given(
    st.integers(-5, 20_000), st.sampled_from(["lowerLetter", "upperRoman", "hebrew1", "koreanCounting", "x"])
)
def test_every_number_has_a_form(number: int, style: str) -> None:
    assert formatted(number, style)


@given(st.lists(st.integers(0, 2), min_size=1, max_size=30))
def test_numbers_count_their_own_level_below_the_last_of_each_above(levels: list[int]) -> None:
    part = numbering(level(0, "%1") + level(1, "%1.%2") + level(2, "%1.%2.%3"))
    counts, expected = [0, 0, 0], []
    for depth in levels:
        counts = [*counts[:depth], counts[depth] + 1, *[0] * (2 - depth)]
        expected.append(".".join(str(max(1, count)) for count in counts[: depth + 1]))
    assert labels("".join(item("x", 1, depth) for depth in levels), numbering=part) == expected

"""Numbers of OpenDocument paragraphs come out as a word processor prints them."""

from __future__ import annotations

from office_files import aside
from open_document import DEEP, inner, labels, li, list_style, number_level, ol, p, read

from align.core.raw import Furniture


def test_levels_count_on_and_start_again_below_a_level_above() -> None:
    body = ol(li(p("x") + inner(li("x"), li(p("x") + inner(li("x"), li("x"))))), li(p("x") + inner(li("x"))))
    assert labels(body) == ["1.", "1.1", "1.2", "(a)", "(b)", "2.", "2.1"]


def test_only_the_first_paragraph_of_an_item_has_a_number_and_a_header_has_none() -> None:
    body = ol(f"<text:list-header>{p('head')}</text:list-header>", li(p("x") + p("more")), li("y"))
    assert labels(body) == ["", "1.", "", "2."]


def test_a_list_begins_anew_unless_it_continues_another() -> None:
    on = 'text:continue-numbering="true"'
    body = ol(li("x"), attributes='xml:id="one"') + p("between") + ol(li("x")) + ol(li("x"), attributes=on)
    assert labels(body) == ["1.", "", "1.", "2."]
    named = ol(li("x"), attributes='text:continue-list="one"')
    assert labels(body + named) == ["1.", "", "1.", "2.", "2."]
    deep = ol(li(p("x") + inner(li("x")))) + p("between") + ol(li(inner(li("x"))), attributes=on)
    assert labels(deep) == ["1.", "1.1", "", "1.2"]


def test_numbers_that_items_say_and_first_numbers() -> None:
    started = list_style("S", number_level(1, "i", 'text:start-value="3" style:num-suffix=")"'))
    assert labels(ol(li("x"), li("x"), li("x", 'text:start-value="9"'), style="S"), started) == [
        "iii)",
        "iv)",
        "ix)",
    ]


def test_templates_letters_after_z_and_formats_named_by_samples() -> None:
    template = list_style("T", number_level(1, more='loext:num-list-format="§ %1% –"'))
    assert labels(ol(li("x"), style="T"), template) == ["§ 1 –"]
    letters = list_style("T", number_level(1, "a", 'text:start-value="27"'))
    assert labels(ol(li("x"), li("y"), style="T"), letters) == ["aa", "ab"]
    chinese = list_style("T", number_level(1, "一, 二, 三, ...", 'style:num-suffix="、"'))
    assert labels(ol(li("x"), li("y"), style="T"), chinese) == ["一、", "二、"]


def test_bullets_are_set_aside() -> None:
    bullets = list_style("B", '<text:list-level-style-bullet text:level="1" text:bullet-char="–"/>')
    raw = read(ol(li("x"), style="B"), bullets)
    assert [(q.text, q.label, q.style.level) for q in raw.paragraphs] == [("x", "", 1)]
    assert aside(raw) == [("–", Furniture.BULLET)]


def test_the_style_of_a_paragraph_says_the_list_or_that_there_is_none() -> None:
    styles = (
        '<style:style style:name="P" style:family="paragraph" style:list-style-name="L"/>'
        '<style:style style:name="N" style:family="paragraph" style:list-style-name=""/>'
    )
    body = ol(li(p("x", "P")), li(p("x", "N")), li(p("x", "P")), style="")
    assert labels(body, DEEP + styles) == ["1.", "", "2."]


OUTLINE = (
    '<text:outline-style><text:outline-level-style text:level="1" style:num-format="I"/>'
    '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>'
)


def test_headings_have_the_numbers_of_the_outline() -> None:
    def h(level: int, more: str = "") -> str:
        return f'<text:h text:outline-level="{level}" {more}>x</text:h>'

    body = h(1) + h(2) + h(1, 'text:is-list-header="true"') + h(1) + ol(li(inner(li(h(2)))), style="Outline")
    raw = read(body, styles=OUTLINE)
    assert [(q.label, q.style.heading) for q in raw.paragraphs] == [
        *(("I", 1), ("I.1", 2), ("", 1), ("II", 1), ("II.1", 2))
    ]

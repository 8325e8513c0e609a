"""Web pages: their blocks, their white space, and what of them is no content."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raw_documents import aside, characters, labelled

from align.core.raw import RawDocument, Run
from align.readers import PagedText, read_file
from align.readers.html import read_html
from tmx.base.errors import InputError

LONG = "This paragraph is a text of the page, and long enough to be told from the menus that are around it. "


def read(page: str) -> RawDocument:
    raw = read_html(f"<!DOCTYPE html><meta charset=utf-8>{page}".encode(), Path("page.html"))
    assert isinstance(raw, RawDocument)
    return raw


def texts(page: str) -> list[str]:
    return list(read(page).texts)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>un<b>der</b>stand <i> the</i>\n  law<span>s</span>", ["understand the laws"]),
        ("<p>a<wbr>b<!-- c -->d<a href=x>e</a>", ["abde"]),
        ("<div>one<p>two<p>three</div>four", ["one", "two", "three", "four"]),
        ("<table><tr><td>one<td>two</table>", ["one", "two"]),
        ("<dl><dt>term<dd>sense</dl>", ["term", "sense"]),
        ("<p>&nbsp;</p><p>&eacute;t&eacute;&nbsp;: &laquo;&nbsp;5&nbsp;&raquo;", ["été\xa0: «\xa05\xa0»"]),
        ("<p>2 < 3 and 4 > 3", ["2 < 3 and 4 > 3"]),
        ("<p>before</body></html>after", ["beforeafter"]),
        ("<p>first line<br>goes on here", ["first line goes on here"]),
        ("<p>One sentence.<br>Another one.<br><br>third", ["One sentence.", "Another one.", "third"]),
        ("<p>list:<br>- one<br>- two", ["list:", "- one", "- two"]),
        ("<pre>wrapped\nlines\n\nnew paragraph</pre>", ["wrapped lines", "new paragraph"]),
        ("<pre><code>x = 1\ny = 2</code></pre>", ["x = 1", "y = 2"]),
        ("<figure><img alt=chart><figcaption>Trade</figcaption></figure>", ["Trade"]),
        ("<p>m<sup>2</sup> and x<math><mi>y</mi></math>", ["m2 and xy"]),
        ("<p>The <del>old</del><ins>new</ins> text", ["The new text"]),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字", ["漢字"]),
        ('<span style="display:block">one</span><span style="display: block">two</span>', ["one", "two"]),
        ("<p>x<template><p>no</template><noscript>no</noscript><script>no</script> y", ["x y"]),
        ("<p>x<span hidden>no</span><span style='display:none'>no</span><i aria-hidden=true>no</i>", ["x"]),
    ],
)
def test_blocks_and_white_space_are_as_a_browser_shows_them(page: str, expected: list[str]) -> None:
    assert texts(page) == expected


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ("<ol><li>x<li>y</ol>", ["1.", "2."]),
        ("<ol start=3><li>x<li value=7>y<li>z</ol>", ["3.", "7.", "8."]),
        ("<ol type=a start=26><li>x</ol><ol type=I><li>y</ol>", ["z.", "I."]),
        ("<ol reversed><li>x<li>y</ol>", ["2.", "1."]),
        ("<ol style='list-style-type: lower-roman'><li>x<li>y</ol>", ["i.", "ii."]),
        ("<ol style='list-style: none'><li>x</ol><ul><li>y</ul>", ["", ""]),
        ("<ol><li>(a) typed<li>(b) typed</ol>", ["", ""]),
        ("<ol><li><p>x<p>goes on<li>y</ol>", ["1.", "", "2."]),
    ],
)
def test_items_have_the_numbers_that_the_list_gives_them(items: str, expected: list[str]) -> None:
    assert [label for label, _ in labelled(read(items))] == expected


def test_lists_in_lists_have_levels_and_headings_too() -> None:
    raw = read(
        "<h1>A</h1><h3>B</h3><div role=heading aria-level=4>C</div><ol><li>x<ol type=a><li>y</ol></ol>"
    )
    assert [paragraph.style.heading for paragraph in raw.paragraphs] == [1, 3, 4, None, None]
    assert [(p.label, p.style.level) for p in raw.paragraphs[3:]] == [("1.", 1), ("a.", 2)]


def test_tables_give_cells_unless_they_only_set_numbers_beside_paragraphs() -> None:
    raw = read("<table><tr><th colspan=2>A<th>B<tr><td rowspan=2>1<td>2<td>3<tr><td>4<td>5</table>")
    places = [paragraph.style.cell for paragraph in raw.paragraphs]
    assert places == [(1, 1, 1), (1, 1, 3), (1, 2, 1), (1, 2, 2), (1, 2, 3), (1, 3, 2), (1, 3, 3)]
    law = read("<table><tr><td>(a)<td><p>first;<tr><td>(b)<td><p>second.</table>")
    assert labelled(law) == [("(a)", "first;"), ("(b)", "second.")]
    assert {paragraph.style.cell for paragraph in law.paragraphs} == {None}
    layout = read(f"<table><tr><td><table><tr><td>a<td>b</table><td>{LONG}</table>")
    assert [paragraph.style.cell for paragraph in layout.paragraphs] == [(1, 1, 1), (1, 1, 2), None]


@pytest.mark.parametrize(
    "page",
    [
        "<dl><dt>a)</dt><dd>Text one;</dd><dt>b)</dt><dd><div>Text two.</div></dd></dl>",
        "<ul><li><b>a)</b><p>Text one;</p></li><li>b) <div>Text two.</div></li></ul>",
        "<div><div>a)</div><div>Text one;</div></div><div><div>b)</div><div>Text two.</div></div>",
    ],
    ids=["terms", "before paragraphs", "side by side"],
)
def test_a_number_in_an_element_of_its_own_is_that_of_what_follows(page: str) -> None:
    raw = read(page)
    assert raw.texts == ("Text one;", "Text two.")
    assert [paragraph.label for paragraph in raw.paragraphs] == ["a)", "b)"]


def test_the_number_and_the_title_of_a_division_are_words_of_their_own() -> None:
    title = "<h2><span class=label>PART I</span><span class=text>Scope</span></h2>"
    assert read(title).texts == ("PART I Scope",)
    assert read(title.replace("class=text", "class=label")).texts == ("PART IScope",)
    assert read(title.replace("PART I<", "T<").replace("Scope", "he")).texts == ("The",)


def test_a_number_that_no_paragraph_takes_is_set_aside() -> None:
    raw = read("<dl><dt>a)</dt><dd><ol><li>Text</li></ol></dd></dl>")
    assert raw.texts == ("Text",)
    assert [item.text for item in raw.discarded] == ["a)"]
    assert read("<dl><dt>Yes.</dt><dd>Agreed.</dd></dl>").texts == ("Yes.", "Agreed.")


def test_how_text_is_set_is_kept() -> None:
    raw = read("<p>A <b>bold <i>word</i></b>, H<sub>2</sub>O, 10<sup>th</sup>")
    assert raw.paragraphs[0].runs == (
        Run(2, 6, bold=True),
        Run(7, 11, bold=True, italic=True),
        Run(20, 22, superscript=True),
    )


def test_facts_warnings_and_places() -> None:
    page = f"<html lang=fr><title>La  loi</title><p id=art1>{LONG}<p lang=en>{LONG}<p>a <ins>b</ins> <del>c</del>"
    raw = read(page)
    assert raw.facts == {"title": "La loi", "language": "fr"}
    assert [str(paragraph.locator) for paragraph in raw.paragraphs] == ["#art1", "paragraph 2", "paragraph 3"]
    assert [warning.partition(": ")[2] for warning in raw.warnings] == [
        "1 insertion is taken as accepted",
        "1 deletion is taken as accepted",
        "100 characters are marked as being in en, the page as being in fr",
    ]


def test_paragraphs_that_word_numbered_have_labels() -> None:
    ignored = "<span style='mso-list:Ignore'>{}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span>"
    word = "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>{}<![endif]>{}</p>"
    filtered = (
        "<p class=MsoListParagraph>{}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span>{}</p>"
    )
    raw = read(
        word.format(ignored.format("(a)"), "first")
        + word.format(ignored.format("·"), "second<o:p></o:p>")
        + filtered.format("12.", "third")
        + filtered.format("·", "fourth")
    )
    assert labelled(raw) == [("(a)", "first"), ("", "second"), ("12.", "third"), ("", "fourth")]
    assert aside(raw) == [("bullet", "·"), ("bullet", "·")]


def test_a_page_is_read_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "fr.txt"
    path.write_bytes("<!doctype html><p>été".encode())
    content = read_file(path)
    assert isinstance(content, RawDocument)
    assert content.texts == ("été",)


def test_a_plain_text_that_was_made_a_page_is_read_as_one() -> None:
    line = "    the quick brown fox jumps over the lazy dog and over\n"
    text = read_html(f"<html><title>T</title><pre>{line * 20}\f1. next</pre>".encode(), Path("page.html"))
    assert isinstance(text, PagedText)
    assert [len(page.lines) for page in text.pages] == [20, 1]
    assert text.texts[1] == line.rstrip()
    assert text.facts == {"title": "T"}


def test_a_label_without_a_paragraph_is_set_aside() -> None:
    raw = read("<ol><li></ol><p data-bitext-label='5 (a)'>x<p data-bitext-label='6'> <p>y")
    assert labelled(raw) == [("5 (a)", "x"), ("", "y")]
    assert aside(raw) == [("bullet", "6")]


def test_a_page_without_text_and_a_page_too_deep_are_refused() -> None:
    with pytest.raises(InputError, match="holds no text"):
        read("<p>&nbsp;<script>x</script>")
    with pytest.raises(InputError, match="3,000 elements lie inside each other"):
        read("<div>" * 3001 + "x")
    assert texts("<div>" * 2900 + "x<p>y" + "</div>" * 2900 + "z") == ["x", "y", "z"]


TAGS = (
    "<p>|</p>|<div>|</div>|<b>|</b>|<br>|<li>|<ul>|<ol>|</ol>|<table>|<tr>|<td>|</table>|<sup>|</sup>|<del>|</del>|"
    "<nav>|</nav>|<pre>|</pre>|<h2>|<dl>|<dt>|<dd>|<a href=#x>|<a href=y>|</a>|<p id=x>|<a name=y href=#x>|<select>|"
    "</select>|</body>|</html>|<span hidden>|</span>|<template>|</template>|<header>|<footer>|<form>|<option>|<svg>|"
    "<math>|<aside id=x>|<dialog>|<ruby>|<rt>|<frameset>|<caption>|<main>|<code>|<textarea>|</textarea>"
).split("|")
TEXTS = {
    "[1]": "[1]",
    "1": "1",
    "*": "*",
    "word": "word",
    "&amp;": "&",
    "&lt;x": "<x",
    "été": "été",
    "(a)": "(a)",
}


@given(st.lists(st.sampled_from([*TAGS, *TEXTS]), min_size=1))
def test_no_character_is_lost(pieces: list[str]) -> None:
    try:
        raw = read(f"begin {' '.join(pieces)}")
    except InputError:
        return
    wanted = Counter("".join(TEXTS.get(piece, "") for piece in pieces))
    assert wanted - characters(raw) == Counter()

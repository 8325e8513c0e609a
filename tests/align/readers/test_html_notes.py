"""Footnotes of pages, as the programs and sites that people have them from mark them."""

from __future__ import annotations

from pathlib import Path

import pytest

from align.core.raw import RawDocument
from align.readers.html import read_html

PANDOC = (
    '<p>One<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a>.</p>'
    '<section class="footnotes" role="doc-endnotes"><hr/><ol><li id="fn1" role="doc-endnote"><p>The note.'
    '<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>'
)
WIKI = (
    '<p>One<sup id="cite_ref-a_1-0" class="reference"><a href="#cite_note-a-1">[1]</a></sup>.</p>'
    '<div class="reflist"><ol class="references"><li id="cite_note-a-1"><span class="mw-cite-backlink">↑ <sup>'
    '<a href="#cite_ref-a_1-0">a</a></sup></span> <span class="reference-text">The note.</span></li></ol></div>'
)
WORD = (
    '<p class=MsoNormal>One<a style=\'mso-footnote-id:ftn1\' href="#_ftn1" name="_ftnref1" title=""><span '
    "class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]>[1]"
    "<![endif]></span></span></a>.</p><div><br clear=all><hr><div id=ftn1><p class=MsoFootnoteText>"
    '<a href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a> The note.</p></div></div>'
)
LIBREOFFICE = (
    '<p>One<sup><a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></sup>.</p>'
    '<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" '
    'href="#sdfootnote1anc">1</a>The note.</p></div>'
)
JOURNAL = (
    '<p class="oj-normal">One<a id="ntc1-L_1" href="#ntr1-L_1">(<span class="oj-super oj-note-tag">1</span>)</a>.</p>'
    '<hr class="oj-note"/><p class="oj-note"><a id="ntr1-L_1" href="#ntc1-L_1">(<span class="oj-super">1</span>)</a>'
    "\xa0\xa0The note.</p>"
)
GOVERNMENT = (
    '<p>One<sup id="fn1-rf"><a class="fn-lnk" href="#fn1"><span class="wb-inv">Footnote </span>1</a></sup>.</p>'
    '<aside class="wb-fnote" role="note"><dl><dt>Footnote 1</dt><dd id="fn1"><p>The note.</p><p class="fn-rtn">'
    '<a href="#fn1-rf"><span class="wb-inv">Return to footnote </span>1</a></p></dd></dl></aside>'
)
FRENCH = GOVERNMENT.replace("<dt>Footnote 1", "<dt>Note de bas de page 1")
SPHINX = (
    '<p>One <a class="footnote-reference brackets" href="#id2" id="id1" role="doc-noteref"><span>[</span>1<span>]</span>'
    '</a>.</p><aside class="footnote brackets" id="id2" role="note"><span class="label"><span>[</span><a '
    'role="doc-backlink" href="#id1">1</a><span>]</span></span><p>The note.</p></aside>'
)
TIED = JOURNAL.replace("One<a", "One\xa0<a")
BARE = '<p>One <sup><a href="#n1">1</a></sup>.</p><p id="n1"><sup>1</sup> The note.</p>'
STAR = '<p>One<a href="#s" id="r">*</a>.</p><p><a name="s" href="#r">*</a> The note.</p>'


def read(page: str) -> RawDocument:
    raw = read_html(f"<!DOCTYPE html><meta charset=utf-8><body>{page}".encode(), Path("page.html"))
    assert isinstance(raw, RawDocument)
    return raw


@pytest.mark.parametrize(
    ("page", "label"),
    [
        (PANDOC, "1"),
        (WIKI, "1"),
        (WORD, "1"),
        (LIBREOFFICE, "1"),
        (JOURNAL, "1"),
        (GOVERNMENT, "1"),
        (FRENCH, "1"),
        (SPHINX, "1"),
        (TIED, "1"),
        (BARE, "1"),
        (STAR, "*"),
    ],
    ids="pandoc wiki word libreoffice journal government french sphinx tied bare star".split(),
)
def test_notes_and_references_are_found_by_their_links(page: str, label: str) -> None:
    raw = read(page)
    assert raw.texts == ("One.",)
    assert [(ref.offset, ref.number) for ref in raw.paragraphs[0].refs] == [(3, label)]
    assert [(note.label, note.text) for note in raw.notes] == [(label, "The note.")]


def test_a_note_may_have_several_paragraphs_and_references() -> None:
    page = PANDOC.replace("</p></li>", "</p><p>More of it.</p></li>").replace(
        "</sup></a>.", '</sup></a>, two<a href="#fn1" role="doc-noteref"><sup>1</sup></a>.'
    )
    raw = read(page)
    assert raw.texts == ("One, two.",)
    assert [ref.offset for ref in raw.paragraphs[0].refs] == [3, 8]
    assert [note.text for note in raw.notes] == ["The note. More of it."]


@pytest.mark.parametrize(
    "page",
    [
        '<p>See <a href="#s2">2</a>.</p><h2 id="s2">2 Scope</h2><p>Text.</p>',
        '<p><a href="#top">a</a> b</p><p id="top">c</p>',
        "<p>A footnote<sup>1</sup> typed by hand.</p><p><sup>1</sup> As is its note.</p>",
        '<ul><li><a href="#p1">1</a></li></ul><div id="p1"><p>' + "A long chapter. " * 500 + "</p></div>",
    ],
)
def test_other_links_lead_to_no_notes(page: str) -> None:
    raw = read(page)
    assert not raw.notes
    assert not any(paragraph.refs for paragraph in raw.paragraphs)


def test_a_note_may_be_named_by_its_term() -> None:
    refs = "".join(
        f'<p>Paragraph {n}<a role="doc-noteref" href="#n{n}">{n}</a> has a note.</p>' for n in (1, 2)
    )
    notes = "".join(f'<dt id="n{n}">{n}</dt><dd>The text of note {n}.</dd>' for n in (1, 2))
    raw = read_html(f"<html><body>{refs}<dl>{notes}</dl></body></html>".encode(), Path("a.html"))
    assert isinstance(raw, RawDocument)
    assert raw.texts[:2] == ("Paragraph 1 has a note.", "Paragraph 2 has a note.")
    assert [(note.label, note.text) for note in raw.notes] == [
        ("1", "The text of note 1."),
        ("2", "The text of note 2."),
    ]

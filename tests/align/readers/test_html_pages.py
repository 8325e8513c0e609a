"""What is a web page, and what of it is no content."""

from __future__ import annotations

from pathlib import Path

import pytest
from raw_documents import aside

from align.core.raw import RawDocument
from align.readers.html import read_html, recognises_html

LONG = "This paragraph is a text of the page, and long enough to be told from the menus that are around it. "


def read(page: str) -> RawDocument:
    raw = read_html(f"<!DOCTYPE html><meta charset=utf-8>{page}".encode(), Path("page.html"))
    assert isinstance(raw, RawDocument)
    return raw


def test_what_goes_round_the_content_is_set_aside() -> None:
    page = (
        "<header><a href=/>Ministry</a></header><nav><ul><li><a href=/a>Home</a></ul></nav>"
        "<div class='breadcrumb-list'><a href=/b>Acts</a> &gt; <a href=/c>Fisheries</a></div>"
        f"<main><h1>Act</h1><p>{LONG}</p><form><button>Search</button></form>"
        "<ul><li><a href=/x>See the Regulations</a><li><a href=/y>See the Order</a></ul></main>"
        "<div id=cookie-notice><p>We use cookies on this site. <a href=/p>More</a></div>"
        "<ul><li><a href=/1>Contact</a><li><a href=/2>Terms</a><li><a href=/3>Privacy</a></ul>"
        "<footer>© 2021</footer>"
    )
    raw = read(page)
    assert raw.texts == ("Act", LONG.strip(), "See the Regulations", "See the Order")
    assert aside(raw) == [
        ("navigation", "Ministry"),
        ("navigation", "Home"),
        ("navigation", "Acts > Fisheries"),
        ("form", "Search"),
        ("navigation", "We use cookies on this site. More"),
        ("navigation", "Contact"),
        ("navigation", "Terms"),
        ("navigation", "Privacy"),
        ("navigation", "© 2021"),
    ]


@pytest.mark.parametrize(
    "page",
    [
        f"<form action=x><p>{LONG}</p><input name=a></form>",
        f"<div class=main-menu-page><p>{LONG}</p></div>",
        f"<div id=sidebar><p>{LONG}</p></div>",
        f"<article><header><p>{LONG}</header><footer><p>{LONG}</footer></article>",
        f"<div aria-hidden=true><p>{LONG}</p></div>",
        f"<header><p>{LONG}</p></header>",
        f"<p>{LONG}<p><a href=x>One link</a>",
    ],
)
def test_in_doubt_a_text_is_kept(page: str) -> None:
    raw = read(page)
    assert len(raw.texts) == page.count("<p>")
    assert not raw.discarded


def test_a_document_of_a_word_processor_has_no_menus() -> None:
    links = "".join(f"<li><a href=http://x/{number}>Link {number}</a>" for number in range(4))
    page = f"<meta name=generator content='LibreOffice 7'><div title=header><p>Head</div><p>{LONG}<ul>{links}</ul>"
    assert len(read(page).texts) == 5
    assert aside(read(page)) == [("header", "Head")]
    assert len(read(page.replace("LibreOffice", "WordPress")).texts) == 2


def test_lists_of_links_under_a_heading_are_text() -> None:
    links = "".join(f"<li><a href=http://x/{number}>Link {number}</a>" for number in range(4))
    assert len(read(f"<p>{LONG}<h2>Reading</h2><ul>{links}</ul>").texts) == 6


@pytest.mark.parametrize(
    "text",
    [
        "if a < b then\n<p> is a tag",
        "Use <b>bold</b> and <p>paragraphs</p> sparingly.",
        "<http://example.org> is the address",
        "<tmx version='1.4'><body></body></tmx>",
        "<?xml version='1.0'?><tmx/>",
        "<p> opens a paragraph, says the manual",
    ],
)
def test_a_text_that_mentions_tags_is_no_page(text: str) -> None:
    assert not recognises_html(text.encode())


@pytest.mark.parametrize(
    "page",
    [
        "\ufeff<!-- saved --> <!doctype HTML><p>x",
        "<HTML><p>x",
        "<div>\n<p>x</p></div>\n",
        "<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0//EN' ''><html xmlns='x'/>",
    ],
)
def test_pages_are_known_by_their_content(page: str, tmp_path: Path) -> None:
    assert recognises_html(page.encode())
    assert recognises_html(page.encode("utf-16"))

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
        f"<div class=lg:not-sr-only><p>{LONG}</p></div>",
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


HEAD = "Chapter 4. Courts"


@pytest.mark.parametrize(
    "chrome",
    [
        f"<div class=navheader><table><tr><th colspan=2>{HEAD}</th></tr><tr><td><a href=3><img src=a></a></table></div>",
        "<ul class='docnav top'><li><a href=3>Previous</a><li>The handbook<li><a href=5>Next</a></ul>",
        "<div role=region><a class=skipToContent_fX href=#main>Skip to main content</a></div>",
        "<section class=pagedetails><div>Did you find what you were looking for?</div></section>",
        "<span class=govuk-visually-hidden>Section:</span>",
    ],
)
def test_what_is_called_by_a_name_of_furniture_and_holds_no_sentence_is_none(chrome: str) -> None:
    raw = read(f"{chrome}<h1 class='anchor anchorWithNavbar'>{HEAD}</h1><p>{2 * LONG}</p>")
    assert raw.texts == (HEAD, (2 * LONG).strip())


@pytest.mark.parametrize("sign", ["¶", "#", "§", "🔗", "\u200b"])
def test_a_sign_that_links_to_its_own_heading_is_no_text(sign: str) -> None:
    raw = read(f"<h2 id=a>Courts<a class=x href=#a title='Permanent link'>{sign}</a></h2><p>{LONG}</p>")
    assert raw.texts == ("Courts", LONG.strip())


def test_the_header_of_a_text_is_its_title_page() -> None:
    page = f"<header><h1>The guide</h1><p>3 May 2020</p></header><h1>Courts</h1><p>{LONG}</p>"
    assert read(page).texts == ("The guide", "3 May 2020", "Courts", LONG.strip())
    site = page.replace("The guide", "<a href=/>Ministry</a>")
    assert read(site).texts == ("Courts", LONG.strip())


def test_the_head_of_a_page_may_hold_its_preamble() -> None:
    page = f"<h1>Charter</h1><header>{3 * f'<p>{LONG}</p>'}</header><h2>Article 1</h2>{9 * f'<p>{LONG}</p>'}"
    assert len(read(page).texts) == 14
    assert len(read(page.replace(3 * f"<p>{LONG}</p>", "<p>© 2021", 1)).texts) == 11


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

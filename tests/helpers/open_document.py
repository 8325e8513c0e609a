"""Small OpenDocument texts, written part by part."""

from __future__ import annotations

from html import escape
from pathlib import Path

from office_files import packed

from align.core.raw import RawDocument
from align.readers.odt import read_odt

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMES = (
    " ".join(
        f'xmlns:{name}="{_ODF}{uri}:1.0"'
        for name, uri in (
            *(
                ("office", "office"),
                ("text", "text"),
                ("table", "table"),
                ("style", "style"),
                ("draw", "drawing"),
            ),
            *(("fo", "xsl-fo-compatible"), ("svg", "svg-compatible")),
        )
    )
    + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    + ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
)
MIME = "application/vnd.oasis.opendocument.text"


def p(text: str, style: str = "") -> str:
    """A paragraph of text, or of elements."""
    return f'<text:p text:style-name="{style}">{text if text.startswith("<") else escape(text)}</text:p>'


def li(content: str, attributes: str = "") -> str:
    """An item of a list with a paragraph, or with elements."""
    return (
        f"<text:list-item {attributes}>{content if content.startswith('<') else p(content)}</text:list-item>"
    )


def ol(*items: str, style: str = "L", attributes: str = "") -> str:
    """A list; a nested one has the style of the outer with ``style=""``."""
    named = f'text:style-name="{style}"' if style else ""
    return f"<text:list {named} {attributes}>{''.join(items)}</text:list>"


def number_level(level: int, style: str = "1", more: str = 'style:num-suffix="."') -> str:
    """A level of a list style."""
    return f'<text:list-level-style-number text:level="{level}" style:num-format="{style}" {more}/>'


def list_style(name: str, *levels: str) -> str:
    """A list style of these levels."""
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


def odt(body: str, automatic: str = "", styles: str = "", masters: str = "", meta: str = "") -> bytes:
    """An OpenDocument text in a ZIP archive."""
    content = (
        f"<office:document-content {_NAMES}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return packed(
        {
            "mimetype": MIME,
            "content.xml": content,
            "styles.xml": f"<office:document-styles {_NAMES}><office:styles>{styles}</office:styles>"
            f"<office:master-styles>{masters}</office:master-styles></office:document-styles>",
            "meta.xml": f"<office:document-meta {_NAMES}><office:meta>{meta}</office:meta></office:document-meta>",
        }
    )


def fodt(body: str, automatic: str = "") -> bytes:
    """The same in one XML file."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {_NAMES} office:mimetype="{MIME}">'
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


DEEP = list_style(
    "L",
    number_level(1),
    number_level(2, more='text:display-levels="2"'),
    number_level(3, "a", 'style:num-prefix="(" style:num-suffix=")" style:num-letter-sync="true"'),
)


def read(body: str, automatic: str = DEEP, **parts: str) -> RawDocument:
    """What the reader makes of an OpenDocument text."""
    raw = read_odt(odt(body, automatic, **parts), Path("a.odt"))
    assert isinstance(raw, RawDocument)
    return raw


def labels(body: str, automatic: str = DEEP, **parts: str) -> list[str]:
    """The labels of its paragraphs."""
    return [paragraph.label for paragraph in read(body, automatic, **parts).paragraphs]


def inner(*items: str) -> str:
    """A list inside an item of another, in its style."""
    return ol(*items, style="")

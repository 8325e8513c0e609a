"""The frame of the HTML pages to read and to print: without scripts or outside files."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from tmx.base.version import bitext_version


def html_page(title: str, body: Iterable[str], *, style: str, lang: str = "en") -> str:
    """A page.

    Args:
        title: the title as plain text; it is escaped here.
        body: the lines of the body, escaped.
        style: the style sheet.
        lang: the language of the words around the texts.
    """
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{lang}">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta name="generator" content="bitext {escape(bitext_version())}">',
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            f"<title>{html_text(title)}</title>",
            f"<style>\n{style}</style>",
            "</head>",
            "<body>",
            *body,
            "</body>",
            "</html>",
            "",
        ]
    )


def html_text(text: str) -> str:
    """A text as the content of an element."""
    return escape(text, quote=False)

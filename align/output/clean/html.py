"""A clean document as an HTML page: valid, with its language and direction, without scripts or outside files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from align.output.clean.content import CleanText, Item, Mark, grid
from align.readers.html.elements import LABEL_ATTRIBUTE
from tmx.base.languages import is_right_to_left

_STYLE = """
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1.05rem/1.5 Georgia, "Times New Roman", serif; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.6em 0 .6em; }
h1 { font-size: 1.6rem } h2 { font-size: 1.3rem } h3, h4, h5, h6 { font-size: 1.1rem }
p { margin: .7em 0; }
.numbered { padding-inline-start: 2.5rem; text-indent: -2.5rem; }
.numbered::before { display: inline-block; min-width: 2.1rem; padding-inline-end: .4rem; text-indent: 0; }
[data-bitext-label]::before { content: attr(data-bitext-label) " "; }
.level-2 { margin-inline-start: 2rem } .level-3 { margin-inline-start: 4rem } .level-4 { margin-inline-start: 6rem }
.level-5, .level-6, .level-7, .level-8, .level-9 { margin-inline-start: 8rem }
table { border-collapse: collapse; width: 100%; margin: 1em 0; }
td { border: 1px solid; padding: .3em .6em; vertical-align: top; text-align: start; }
td > p { margin: .2em 0; }
sup { line-height: 0; }
section { border-top: 1px solid; margin-top: 2.5em; font-size: .9rem; }
"""


def as_html(clean: CleanText) -> str:
    """The document with its headings, lists, tables and footnotes, all text escaped."""
    direction = "rtl" if is_right_to_left(clean.lang) else "ltr"
    body = [*_body(clean), *_notes(clean)]
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{escape(clean.lang)}" dir="{direction}">',
            "<head>",
            '<meta charset="utf-8">',
            f"<title>{escape(clean.title, quote=False)}</title>",
            f"<style>{_STYLE}</style>",
            "</head>",
            "<body>",
            *body,
            "</body>",
            "</html>",
            "",
        ]
    )


def _body(clean: CleanText) -> Iterator[str]:
    for is_table, items in clean.parts():
        if is_table:
            yield from _table(items)
        else:
            yield from _flow(items)


def _flow(items: Sequence[Item]) -> Iterator[str]:
    """Headings, paragraphs and lists; a list inside an item is inside its element."""
    levels: list[int] = []  # of the lists that are open
    for item in items:
        if item.bullet and (not levels or item.level > levels[-1]):
            yield f"<ul>\n<li>{_inline(item)}"
            levels.append(item.level)
            continue
        while levels and (not item.bullet or (len(levels) > 1 and levels[-2] >= item.level)):
            yield "</li>\n</ul>"
            levels.pop()
        yield f"</li>\n<li>{_inline(item)}" if item.bullet else _block(item)
    yield from ("</li>\n</ul>" for _ in levels)


def _block(item: Item) -> str:
    if item.heading:
        return f"<h{item.heading}{_label(item)}>{_inline(item)}</h{item.heading}>"
    names = [*(["numbered"] if item.label else []), *([f"level-{item.level}"] if item.level > 1 else [])]
    shown = f' class="{" ".join(names)}"' if names else ""
    return f"<p{shown}{_label(item)}>{_inline(item)}</p>"


def _table(items: Sequence[Item]) -> Iterator[str]:
    yield "<table>"
    for row in grid(items):
        yield "<tr>"
        for cell in row:
            # One paragraph alone needs no element of its own.
            inside = (
                _inline(cell[0]) if len(cell) == 1 else "".join(f"<p>{_inline(item)}</p>" for item in cell)
            )
            yield f"<td>{inside}</td>"
        yield "</tr>"
    yield "</table>"


def _notes(clean: CleanText) -> Iterator[str]:
    if not clean.notes:
        return
    referred = clean.referred
    yield '<section role="doc-endnotes">'
    for at, note in enumerate(clean.notes):
        number = escape(note.number)
        if at in referred:
            number = f'<a href="#ref{at + 1}" role="doc-backlink">{number}</a>'
        first, *rest = note.items
        yield f'<div id="note{at + 1}">'
        yield f"<p><sup>{number}</sup> {_inline(first)}</p>"
        yield from (f"<p>{_inline(item)}</p>" for item in rest)
        yield "</div>"
    yield "</section>"


def _label(item: Item) -> str:
    """The number of a paragraph as an attribute that is shown, so that CAT tools do not take it for text."""
    return f' {LABEL_ATTRIBUTE}="{escape(item.label)}"' if item.label else ""


def _inline(item: Item) -> str:
    return "".join(_piece(piece) for piece in item.pieces)


def _piece(piece: str | Mark) -> str:
    if isinstance(piece, str):
        return escape(piece, quote=False).replace("\n", "<br>\n")
    number = escape(piece.number)
    if piece.note is None:
        return f"<sup>{number}</sup>"
    name = f' id="ref{piece.note + 1}"' if piece.first else ""
    return f'<sup><a{name} href="#note{piece.note + 1}" role="doc-noteref">{number}</a></sup>'

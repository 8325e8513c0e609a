"""A lineage as an HTML page to read and to print: without scripts or outside files, all text escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from importlib.resources import files

from align.output.html_page import html_page, html_text
from align.reuse.lineage import Lineage
from align.reuse.lineage_words import Piece, Shown, heads_of, legend_of, shown_rows, title_of
from tmx.base.languages import is_right_to_left


def as_html(lineage: Lineage) -> str:
    """The page: the new paragraph, the one that it renews, and the translation that exists."""
    style = (files("align.reuse") / "lineage.css").read_text(encoding="utf-8")
    title, heads = title_of(lineage), heads_of(lineage)
    marks = "".join(
        f'<li><span class="chip {_class(name)}"></span> {html_text(said)}</li>'
        for name, said in legend_of(lineage)
    )
    langs = [lineage.lang, lineage.former.lang, lineage.former.target_lang][: len(heads)]
    body = [
        f"<h1>{html_text(title)}</h1>",
        f'<ul class="legend">{marks}</ul>',
        "<table>",
        f'<thead><tr><th class="about"></th>{"".join(f"<th>{html_text(head)}</th>" for head in heads)}</tr></thead>',
        "<tbody>",
        *(_row(row, langs) for row in shown_rows(lineage)),
        "</tbody>",
        "</table>",
    ]
    return html_page(title, body, style=style)


def _row(row: Shown, langs: list[str]) -> str:
    moved = ' <span class="chip moved">moved</span>' if row.moved else ""
    cells = [
        f'<td class="about"><span class="chip {_class(row.kind)}">{html_text(row.chip)}</span>{moved}</td>',
        _cell(langs[0], row.new_name, _marked(row.new, "ins")),
        _cell(langs[1], row.old_name, _marked(row.old, "del")),
    ]
    if len(langs) > 2:
        adapted = '<span class="chip adapted">adapted</span> ' if row.adapted else ""
        cells.append(_cell(langs[2], "", f"{adapted}{html_text(row.target)}" if row.target else ""))
    return f'<tr class="{_class(row.kind)}">{"".join(cells)}</tr>'


def _cell(lang: str, name: str, inside: str) -> str:
    about = f' lang="{escape(lang)}" dir="{"rtl" if is_right_to_left(lang) else "ltr"}"'
    if not inside:
        return f'<td{about} class="none"></td>'
    label = f'<span class="name">{html_text(name)}</span> ' if name else ""
    return f"<td{about}>{label}{inside}</td>"


def _marked(pieces: Iterable[Piece], tag: str) -> str:
    return "".join(
        f"<{tag}>{html_text(piece.text)}</{tag}>" if piece.differs else html_text(piece.text)
        for piece in pieces
    )


def _class(name: str) -> str:
    return name.replace(" ", "-")

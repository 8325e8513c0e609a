"""Two texts side by side as an HTML page to read and to print: without scripts or outside files, all text escaped."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib.resources import files

from align.output.html_page import html_page, html_text
from align.output.side_by_side.rows import Head, Paragraph, Passage, Row, SideBySide

_MOST_LINKED = 60  # units of a row that show their counterpart under the pointer


def as_html(texts: SideBySide) -> str:
    """The page; under the pointer, a passage and its translation have a colour."""
    style = (files("align.output.side_by_side") / "page.css").read_text(encoding="utf-8")
    body = [
        *_legend(texts),
        "<table>",
        "<thead>",
        f'<tr><th class="unit"></th>{_head(texts.source)}{_head(texts.target)}</tr>',
        "</thead>",
        "<tbody>",
        *(_row(row, texts) for row in texts.rows),
        "</tbody>",
        "</table>",
    ]
    return html_page(texts.title, body, style=f"{style}{_counterparts(texts)}", lang=texts.ui)


def _counterparts(texts: SideBySide) -> str:
    """Rules by which a passage under the pointer and its translation, of one place in their row, have a colour."""
    most = max((row.last - row.first + 1 for row in texts.rows), default=0)
    if most < 2:
        return ""
    numbers = range(min(most, _MOST_LINKED))
    return "".join(f"tr:has(.u{at}:hover) .u{at} {{ background: var(--near); }}\n" for at in numbers)


def _legend(texts: SideBySide) -> Iterator[str]:
    yield f"<h1>{html_text(texts.title)}</h1>"
    marks = "".join(
        f"<li>{said}</li>" if name == "units" else f'<li><span class="{name} sample"></span> {said}</li>'
        for name, said in texts.legend
    )
    yield f'<ul class="legend">{marks}</ul>'


def _head(head: Head) -> str:
    return f"<th>{html_text(head.language)} <small>{html_text(head.name)}</small></th>"


def _row(row: Row, texts: SideBySide) -> str:
    return (
        f'<tr id="u{row.first}"><td class="unit">{row.units}</td>'
        f"{_cell(row.source, texts.source)}{_cell(row.target, texts.target)}</tr>"
    )


def _cell(paragraphs: tuple[Paragraph, ...], head: Head) -> str:
    about = f' lang="{escape(head.lang)}" dir="{"rtl" if head.rtl else "ltr"}"'
    if not paragraphs:
        return f'<td{about} class="none"></td>'
    return f"<td{about}>{''.join(map(_paragraph, paragraphs))}</td>"


def _paragraph(paragraph: Paragraph) -> str:
    name = f"h{min(paragraph.heading, 3)}" if paragraph.heading else "note" if paragraph.note else ""
    label = f'<span class="label">{html_text(paragraph.label)}</span> ' if paragraph.label else ""
    text = "".join(map(_passage, paragraph.passages))
    return f"<p{f' class={chr(34)}{name}{chr(34)}' if name else ''}>{label}{text}</p>"


def _passage(passage: Passage) -> str:
    names = [
        f"u{passage.place}",
        *(["doubt"] if passage.doubtful else []),
        *(["excluded"] if passage.excluded else []),
    ]
    inside, start = "", 0
    for ref in passage.refs:
        inside += f"{_text(passage.text[start : ref.offset])}<sup>{_text(ref.number)}</sup>"
        start = ref.offset
    inside += _text(passage.text[start:])
    return f'{passage.before}<span class="{" ".join(names)}">{inside}</span>'


def _text(text: str) -> str:
    return html_text(text).replace("\n", "<br>\n")

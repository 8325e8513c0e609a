"""The difference of two memories as a page, a table, or TMX."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from align.output.html_page import html_page, html_text
from tmx.base.errors import InputError
from tmx.base.files import atomic_write
from tmx.base.languages import is_right_to_left
from tmx.base.sheet_styles import Column
from tmx.lexicon.tables import write_table
from tmx.memory.difference import differences
from tmx.read.source import Source
from tmx.tools.comparison import KINDS, Comparison, Difference
from tmx.tools.writing import write_again
from tmx.unit.model import Note, Property, TranslationUnit

SUFFIXES = (".html", ".csv", ".xlsx", ".tmx", ".tmx.gz")
PROPERTY = "x-diff"
"""The property that says in TMX which kind of difference a unit is."""
_STYLE = """body { font: 15px/1.45 system-ui, sans-serif; margin: 1.5rem; color: #1d2939; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { border: 1px solid #d0d5dd; padding: .35rem .5rem; vertical-align: top; text-align: start; }
td { overflow-wrap: anywhere; }
th { background: #1f3a5f; color: #fff; }
th.kind { width: 6rem; }
td.none { background: #f2f4f7; }
ins { background: #d3f2d9; text-decoration: none; }
del { background: #f9d0cc; }
@media print { tr { break-inside: avoid; } thead { display: table-header-group; } }
"""


def write_comparison(path: Path, comparison: Comparison, older: Source, newer: Source) -> None:
    """Write the differences: ``.html`` to read, ``.csv`` or ``.xlsx`` to sort, ``.tmx`` to work with.

    A TMX file has a unit for each difference: what is new or was removed; a target that took the place of another has
    that other in a note. The property ``x-diff`` says which it is.

    Raises:
        InputError: there are no differences to write as TMX.
        OutputError: the file cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix in (".csv", ".xlsx"):
        write_table(path, "differences", _COLUMNS, _rows(comparison), frozen="B2")
    elif suffix == ".html":
        page = _page(comparison, older.path.name, newer.path.name)
        with atomic_write(path) as stream:
            stream.write(page.encode("utf-8", "replace"))
    elif not comparison.differences:
        raise InputError(
            "not written: the memories do not differ", path=path, cure="Leave out -o, or write a table."
        )
    else:
        write_again(newer, path, map(_unit, comparison.differences), duplicates=True)


_COLUMNS = [
    Column("kind", 10),
    Column("source", 50),
    Column("old target", 50),
    Column("new target", 50),
    Column("languages", 14, quiet=True),
    Column("id", 14, quiet=True),
    Column("changed", 12, quiet=True),
]


def _rows(comparison: Comparison) -> Iterator[list[str | float | int | None]]:
    for kind in KINDS:
        for one in comparison.of_kind(kind):
            changed = one.unit.changed
            yield [
                kind,
                one.source.text,
                one.old.text if one.old else "",
                one.new.text if one.new else "",
                f"{one.source.lang} → {_target_lang(one)}",
                one.unit.id or "",
                changed.date().isoformat() if changed else "",
            ]


def _unit(one: Difference) -> TranslationUnit:
    unit, target = one.unit, one.new or one.old
    notes = unit.notes
    if one.kind == "changed" and one.old is not None:
        notes = (*notes, Note(f"before: {one.old.text}"))
    return unit._replace(
        variants=(one.source, target) if target else (one.source,),
        properties=(
            *(prop for prop in unit.properties if prop.type != PROPERTY),
            Property(PROPERTY, one.kind),
        ),
        notes=notes,
    )


def _target_lang(one: Difference) -> str:
    target = one.new or one.old
    return target.lang if target else ""


def _page(comparison: Comparison, older: str, newer: str) -> str:
    title = f"{older} and {newer}"
    counts = ", ".join(f"{comparison.counts[kind]} {kind}" for kind in KINDS)
    body = [
        f"<h1>{html_text(title)}</h1>",
        f"<p>{counts}, {comparison.equal} equal</p>",
        '<table><thead><tr><th class="kind">kind</th><th>source</th>',
        f"<th>{html_text(older)}</th><th>{html_text(newer)}</th></tr></thead><tbody>",
        *(_row(one) for kind in KINDS for one in comparison.of_kind(kind)),
        "</tbody></table>",
    ]
    return html_page(title, body, style=_STYLE)


def _row(one: Difference) -> str:
    lang = _target_lang(one)
    old, new = (html_text(side.text) if side else "" for side in (one.old, one.new))
    if one.old is not None and one.new is not None:
        old, new = _marked(one.old.text, one.new.text)
    source = _cell(one.source.lang, html_text(one.source.text))
    return f"<tr><td>{one.kind}</td>{source}{_cell(lang, old)}{_cell(lang, new)}</tr>"


def _cell(lang: str, inside: str) -> str:
    if not inside:
        return '<td class="none"></td>'
    return f'<td lang="{escape(lang)}" dir="{"rtl" if is_right_to_left(lang) else "ltr"}">{inside}</td>'


def _marked(old: str, new: str) -> tuple[str, str]:
    """Both texts with what differs marked, word by word."""
    sides = ["", ""]
    for part in differences(old, new):
        for side, (text, span, tag) in enumerate(((old, part.source, "del"), (new, part.query, "ins"))):
            piece = html_text(text[slice(*span)])
            sides[side] += f"<{tag}>{piece}</{tag}>" if piece and part.kind != "equal" else piece
    return sides[0], sides[1]

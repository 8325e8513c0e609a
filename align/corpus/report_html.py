"""The report of a corpus as a page: without scripts or outside files, all text escaped."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from align.output.html_page import html_page, html_text
from tmx.base.wording import counted

if TYPE_CHECKING:
    from align.corpus.assembly import Corpus

_ROWS = 2000  # documents that a page shows: more make it slow; the data holds all
_NAMES = 200  # files without pair that it names
_FOUND = {"content": "paired by what the texts share", "symbol": "paired by the document symbol"}

Documents = Callable[[], Iterable[Mapping[str, Any]]]


def as_html(
    totals: Mapping[str, Any], corpora: Sequence[Corpus], documents: Documents, unpaired: Sequence[str]
) -> str:
    """The page: totals, what entered and what did not, and a row for each document.

    Args:
        totals: the counts of the run.
        corpora: the units by pair of languages.
        documents: gives what is known of each document; called once for the page.
        unpaired: files that belong to no pair.
    """
    style = (files("align.corpus") / "report.css").read_text(encoding="utf-8")
    body = [
        "<h1>Corpus</h1>",
        f'<p class="about">{_totals(totals)}</p>',
        *_corpora(corpora),
        *_table(documents(), totals["documents"]),
        *_unpaired(unpaired),
    ]
    return html_page("Corpus", body, style=style)


def _totals(totals: Mapping[str, Any]) -> str:
    found = [
        f"{counted(totals['documents'], 'document')}: {totals['aligned']:,} aligned, {totals['failed']:,} failed",
        f"{totals['unrelated']:,} that do not seem to be translations",
        f"{counted(totals['units'], 'unit')}, mean confidence {totals['confidence']:.2f}",
        f"{totals['gaps'][0]:,}/{totals['gaps'][1]:,} segments without counterpart",
        f"{totals['to_look_at']:,} to look at",
    ]
    return html_text("; ".join(found))


def _corpora(corpora: Sequence[Corpus]) -> Iterator[str]:
    for corpus in corpora:
        yield f"<h2>{html_text('–'.join(corpus.langs))}</h2>"
        where = (
            f' in <a href="{escape(quote(corpus.file))}">{html_text(corpus.file)}</a>' if corpus.file else ""
        )
        yield f"<p>{counted(corpus.written, 'unit')}{where}, of {counted(corpus.documents, 'document')}.</p>"
        yield from _counts("Left out", "Units", corpus.left_out)
        yield from _counts("Altered in the file", "Times", corpus.altered)


def _counts(what: str, unit: str, counts: Mapping[str, int]) -> Iterator[str]:
    if not counts:
        return
    yield f"<table><thead><tr><th>{what}</th><th>{unit}</th></tr></thead><tbody>"
    yield from (
        f"<tr><th>{html_text(reason)}</th><td>{count:,}</td></tr>" for reason, count in counts.items()
    )
    yield "</tbody></table>"


def _table(documents: Iterable[Mapping[str, Any]], total: int) -> Iterator[str]:
    yield "<h2>Documents</h2>"
    shown: Iterable[tuple[int, Mapping[str, Any]]] = enumerate(documents)
    if total > _ROWS:
        yield f'<p class="about">The {_ROWS:,} to look at first; report.json has all {total:,}.</p>'
        shown = heapq.nsmallest(_ROWS, shown, key=lambda one: (_trust(one[1]), one[0]))
    heads = ("Document", "Languages", "Units", "Gaps", "Confidence", "Look at")
    yield f"<table><thead><tr>{''.join(f'<th>{head}</th>' for head in heads)}</tr></thead><tbody>"
    for _, facts in shown:
        yield _row(facts)
    yield "</tbody></table>"


def _trust(facts: Mapping[str, Any]) -> float:
    """How much of a document can be trusted: below 0 if it failed, else its confidence, 0 if it is unrelated."""
    if "failure" in facts:
        return -1.0
    return 0.0 if facts["unrelated"] else float(facts["confidence"])


def _row(facts: Mapping[str, Any]) -> str:
    langs = html_text("–".join(filter(None, facts["languages"])))
    name = html_text(facts["name"])
    if "failure" in facts:
        why = html_text(f"{facts['source']}, {facts['target']}: {facts['failure']}")
        return (
            f'<tr><th>{name}<div class="bad">failed: {why}</div></th><td>{langs}</td>{"<td></td>" * 4}</tr>'
        )
    if page := facts.get("review"):
        name = f'<a href="{escape(quote(page))}">{name}</a>'
    gaps = "/".join(f"{gap:,}" for gap in facts["gaps"])
    cells = (langs, f"{facts['units']:,}", gaps, f"{facts['confidence']:.2f}", f"{facts['to_look_at']:,}")
    return f"<tr><th>{name}{_details(facts)}</th>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _details(facts: Mapping[str, Any]) -> str:
    """How a pair was found if its names did not tell, what was said of it, and its worst units."""
    how = _FOUND.get(facts["found_by"], "")
    said = (
        f'<div class="how">{how}: {html_text(facts["source"])}, {html_text(facts["target"])}</div>'
        if how
        else ""
    )
    said += "".join(f'<div class="bad">{html_text(warning)}</div>' for warning in facts["warnings"])
    if not facts["worst"]:
        return said
    units = "".join(
        f"<dt>{html_text(_place(unit))}</dt><dd>{html_text(unit['source'] or '–')}<br>"
        f"{html_text(unit['target'] or '–')}</dd>"
        for unit in facts["worst"]
    )
    return f"{said}<details><summary>Look at first</summary><dl>{units}</dl></details>"


def _place(unit: Mapping[str, Any]) -> str:
    where = ", ".join(filter(None, (unit["place"], unit["where"])))
    return f"unit {unit['unit']}, {where}: {'; '.join(unit['reasons'])}"


def _unpaired(unpaired: Sequence[str]) -> Iterator[str]:
    if not unpaired:
        return
    yield "<h2>Files without a pair</h2>"
    more = len(unpaired) - _NAMES
    if more > 0:
        yield f'<p class="about">The first {_NAMES} of {len(unpaired):,}; report.json has all.</p>'
    yield f"<ul>{''.join(f'<li>{html_text(name)}</li>' for name in unpaired[:_NAMES])}</ul>"

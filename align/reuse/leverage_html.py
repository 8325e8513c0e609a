"""An analysis as an HTML page with a chart: without scripts or outside files, all text escaped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from importlib.resources import files

from align.output.html_page import html_page, html_text
from align.reuse.analysis import Count, Leverage, share, total
from align.reuse.bands import BANDS
from tmx.base.languages import base_language, english_name

_EVERYTHING = "All documents"


def as_html(analyses: Sequence[Leverage]) -> str:
    """The page: for each segmentation a bar for each document and role, and the counts behind them."""
    style = (files("align.reuse") / "leverage.css").read_text(encoding="utf-8")
    first = analyses[0]
    title = f"Leverage of {_documents(first)}"
    langs = " to ".join(english_name(base_language(lang)) or lang for lang in first.languages)
    body = [
        f"<h1>{html_text(title)}</h1>",
        f'<p class="about">Against {html_text(first.memory)}, {html_text(langs)}.</p>',
        f'<ul class="legend">{"".join(map(_sample, range(len(BANDS))))}</ul>',
        *(line for one in analyses for line in _section(one)),
    ]
    return html_page(title, body, style=style)


def _documents(analysis: Leverage) -> str:
    names = analysis.documents
    return ", ".join(names) if len(names) <= 3 else f"{len(names)} documents"


def _sample(place: int) -> str:
    return f'<li><span class="sample b{place}"></span> {BANDS[place].label}</li>'


def _section(analysis: Leverage) -> Iterator[str]:
    bands = analysis.bands()
    words, weighted = total(bands.values()).words, analysis.weighted(bands)
    yield f"<h2>By {analysis.level}</h2>"
    yield (
        f'<p class="sum"><b>{words:,}</b> words, weighted <b>{weighted:,.0f}</b> '
        f"({share(round(weighted), words):.0f} %).{_internal(analysis)}</p>"
    )
    parts = [(name, analysis.bands(document=name)) for name in analysis.documents]
    if len(parts) > 1:
        parts.append((_EVERYTHING, bands))
    yield from _bars(parts)
    for name, counts in parts:
        yield from _counts(analysis, counts, name if len(parts) > 1 else "")
    yield "<h3>Roles</h3>"
    yield from _bars([(role, analysis.bands(role=role)) for role in analysis.roles])


def _internal(analysis: Leverage) -> str:
    count = analysis.internal
    if not count.segments:
        return ""
    return f" {count.words:,} of them match best what comes earlier in the documents."


def _bars(parts: Sequence[tuple[str, Mapping[str, Count]]]) -> Iterator[str]:
    """Bars of whole width, each the words of one part by band."""
    yield '<div class="bars">'
    for name, bands in parts:
        words = total(bands.values()).words
        yield f"<span>{html_text(name)}</span>{_bar(name, bands, words)}<span>{words:,}</span>"
    yield "</div>"


def _bar(name: str, bands: Mapping[str, Count], words: int) -> str:
    drawn, start, said = [], 0.0, []
    for place, band in enumerate(BANDS):
        width = 100 * bands[band.key].words / max(words, 1)
        if width:
            what = f"{band.label}: {bands[band.key].words:,} words ({width:.1f} %)"
            said.append(what)
            drawn.append(
                f'<rect class="b{place}" x="{start:.3f}" width="{width:.3f}" height="10"><title>{what}</title></rect>'
            )
        start += width
    about = escape(f"{name}: {'; '.join(said) or 'no words'}")
    return (
        f'<svg role="img" aria-label="{about}" viewBox="0 0 100 10" preserveAspectRatio="none">'
        f"{''.join(drawn)}</svg>"
    )


def _counts(analysis: Leverage, bands: Mapping[str, Count], name: str) -> Iterator[str]:
    whole = total(bands.values())
    yield "<table>"
    if name:
        yield f"<caption>{html_text(name)}</caption>"
    heads = ("Segments", "Words", "Characters", "%", "Weight", "Weighted")
    yield f"<thead><tr><th>Band</th>{''.join(f'<th>{head}</th>' for head in heads)}</tr></thead><tbody>"
    for place, band in enumerate(BANDS):
        count, weight = bands[band.key], analysis.weights[band.key]
        label = f'<span class="sample b{place}"></span> {band.label}'
        yield _row(label, count, share(count.words, whole.words), f"{weight:g}", count.words * weight)
    yield f"</tbody><tfoot>{_row('Total', whole, 100.0, '', analysis.weighted(bands))}</tfoot></table>"


def _row(label: str, count: Count, percent: float, weight: str, weighted: float) -> str:
    cells = [*(f"{number:,}" for number in count), f"{percent:.1f}", weight, f"{weighted:,.1f}"]
    return f"<tr><th>{label}</th>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"

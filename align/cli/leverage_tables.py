"""An analysis against a memory as tables for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from align.reuse.analysis import Count, Leverage, share, total
from align.reuse.bands import BANDS
from tmx.base.characters import printable

if TYPE_CHECKING:
    from rich.table import Table

_SHORT = {"context": "cont.", "repetitions": "rep.", "none": "none"}


def leverage_tables(analysis: Leverage) -> Iterator[Table | str]:
    """The counts by band; then the words of every document, if there are several, and of every role."""
    yield _bands(analysis)
    if analysis.internal.segments:
        count = analysis.internal
        yield f"earlier: {count.segments:,} segments, {count.words:,} words match best in the documents themselves"
    if len(analysis.documents) > 1:
        parts = [(name, analysis.bands(document=name)) for name in analysis.documents]
        yield _matrix("document", analysis, parts)
    yield _matrix("role", analysis, [(role, analysis.bands(role=role)) for role in analysis.roles])


def _bands(analysis: Leverage) -> Table:
    from rich import box
    from rich.table import Table

    names = analysis.documents
    what = names[0] if len(names) == 1 else f"{len(names)} documents"
    languages = " > ".join(analysis.languages)
    table = Table(
        title=printable(f"{what} against {analysis.memory}, by {analysis.level}, {languages}"),
        title_justify="left",
        box=box.SIMPLE_HEAD,
        show_footer=True,
        padding=(0, 1, 0, 0),
    )
    bands = analysis.bands()
    whole = total(bands.values())
    table.add_column("band", "total")
    for name, footer in zip(
        ("segments", "words", "characters", "%", "weight", "weighted"),
        (*(f"{number:,}" for number in whole), "100.0", "", f"{analysis.weighted(bands):,.1f}"),
        strict=True,
    ):
        table.add_column(name, footer, justify="right")
    for band in BANDS:
        count, weight = bands[band.key], analysis.weights[band.key]
        table.add_row(
            band.label,
            *(f"{number:,}" for number in count),
            f"{share(count.words, whole.words):.1f}",
            f"{weight:g}",
            f"{count.words * weight:,.1f}",
        )
    return table


def _matrix(name: str, analysis: Leverage, parts: Sequence[tuple[str, Mapping[str, Count]]]) -> Table:
    """The words of each part by band."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, padding=0)
    table.add_column(f"words by {name}", overflow="fold")
    shown = [band for band in BANDS if any(bands[band.key].words for _, bands in parts)]
    for band in shown:
        table.add_column(_SHORT.get(band.key, band.label.removesuffix(" %")), justify="right", no_wrap=True)
    table.add_column("all", justify="right", no_wrap=True)
    table.add_column("weighted", justify="right", no_wrap=True)
    for part, bands in parts:
        words = [bands[band.key].words for band in shown]
        cells = [f"{number:,}" if number else "·" for number in words]
        table.add_row(printable(part), *cells, f"{sum(words):,}", f"{analysis.weighted(bands):,.1f}")
    return table

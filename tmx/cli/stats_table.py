"""The counts of a memory as tables for the terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tmx.base.wording import counted
from tmx.tools.stats import CONFIDENCE_BANDS, MemoryStats

if TYPE_CHECKING:
    from rich.table import Table

_DOCUMENTS_SHOWN = 20


def stats_tables(name: str, stats: MemoryStats) -> list[Table]:
    """One table of languages, and one for each of roles, documents and confidence that the memory has."""
    from rich.table import Table

    dates = f", {stats.oldest} to {stats.newest}" if stats.oldest else ""
    lost = f", {stats.unreadable} unreadable" if stats.unreadable else ""
    languages = Table(
        title=f"{name}: {counted(stats.units, 'unit')}{lost}, {counted(stats.duplicates, 'duplicate')}{dates}",
        title_justify="left",
        pad_edge=False,
        collapse_padding=True,
    )
    languages.add_column("language")
    for title in ("segments", "words", "repeated", "characters", "no spaces", "longest"):
        languages.add_column(title, justify="right")
    for lang, counts in stats.languages.items():
        numbers = (
            counts.segments, counts.words, counts.repeated, counts.characters, counts.dense, counts.longest
        )  # fmt: skip
        languages.add_row(lang, *(f"{number:,}" for number in numbers))
    bands = Counter(
        {band: stats.confidences[band] for _, band in CONFIDENCE_BANDS if stats.confidences[band]}
    )
    tables = [languages]
    for title, counter in (("role", stats.roles), ("document", stats.documents), ("confidence", bands)):
        if counter:
            tables.append(_counts(title, counter))
    return tables


def _counts(title: str, counter: Counter[str]) -> Table:
    from rich.table import Table

    table = Table()
    table.add_column(title)
    table.add_column("units", justify="right")
    ranked = list(counter.items()) if title == "confidence" else counter.most_common()
    for name, count in ranked[:_DOCUMENTS_SHOWN]:
        table.add_row(name, f"{count:,}")
    if len(ranked) > _DOCUMENTS_SHOWN:
        table.add_row(f"{len(ranked) - _DOCUMENTS_SHOWN} more", "")
    return table

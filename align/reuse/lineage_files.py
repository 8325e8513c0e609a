"""A lineage as a file: a page, a DOCX, JSON or CSV, by the suffix."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator

from align.output.side_by_side import refuse_review
from align.reuse.lineage import Lineage
from tmx.base.cells import csv_table
from tmx.base.files import atomic_write, known_suffix

LINEAGE_SUFFIXES = (".html", ".htm", ".docx", ".json", ".csv")
"""The suffixes of the formats of a lineage."""
_HEADINGS = ("kind", "moved", "score", "number", "text", "old_number", "old_text", "target", "adapted")


def lineage_format(path: str | os.PathLike[str]) -> str:
    """The format that the suffix of a path names.

    Raises:
        UsageError: it is not that of a known format.
    """
    return known_suffix(path, LINEAGE_SUFFIXES, "format of a lineage")


def write_lineage(lineage: Lineage, path: str | os.PathLike[str]) -> None:
    """Write a lineage, whole or not at all.

    Raises:
        UsageError: the suffix is not that of a known format, or the page of a review would be overwritten.
        OutputError: the file cannot be written.
    """
    kind = lineage_format(path)
    refuse_review(path)
    if kind == ".docx":
        from align.reuse.lineage_docx import as_docx

        data = as_docx(lineage)
    elif kind == ".json":
        text = json.dumps(lineage.as_dict(), ensure_ascii=False, indent=2)
        data = f"{text}\n".encode("utf-8", "replace")
    elif kind == ".csv":
        data = csv_table(_HEADINGS, _rows(lineage))
    else:
        from align.reuse.lineage_html import as_html

        data = as_html(lineage).encode("utf-8", "replace")
    with atomic_write(path) as stream:
        stream.write(data)


def _rows(lineage: Lineage) -> Iterator[list[str | int | None]]:
    for row in lineage.rows:
        new, old = lineage.pair(row)
        yield [
            row.kind,
            "yes" if row.moved else "",
            row.score,
            *([new.name, new.text] if new else ["", ""]),
            *([old.name, old.text, old.translation] if old else ["", "", ""]),
            row.adapted,
        ]

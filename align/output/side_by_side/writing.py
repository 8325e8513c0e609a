"""Writing two texts side by side; the page of a review is never overwritten by one to read."""

from __future__ import annotations

import os
from pathlib import Path

from align.core.alignment import AlignedDocuments
from align.core.message import Language
from tmx.base.errors import UsageError
from tmx.base.files import atomic_write

SIDE_BY_SIDE_SUFFIXES = (".docx", ".html", ".htm")
"""The suffixes of the formats to read and to print."""
_REVIEW = b'"format":"bitext-review"'


def write_side_by_side(
    alignment: AlignedDocuments, path: str | os.PathLike[str], kind: str, ui: Language = "en"
) -> None:
    """Write both texts side by side, whole or not at all.

    Args:
        alignment: what is written; the wording and the decisions of a reviewed alignment are in it.
        path: the file.
        kind: the format, one of `SIDE_BY_SIDE_SUFFIXES`.
        ui: the language of the legend and of the names of languages.

    Raises:
        UsageError: the page of a review would be overwritten.
        OutputError: the file cannot be written.
    """
    from align.output.side_by_side.rows import side_by_side

    refuse_review(path)
    texts = side_by_side(alignment, ui)
    if kind == ".docx":
        from align.output.side_by_side.docx import as_docx

        data = as_docx(texts)
    else:
        from align.output.side_by_side.html import as_html

        data = as_html(texts).encode("utf-8", "replace")
    with atomic_write(path) as stream:
        stream.write(data)


def refuse_review(path: str | os.PathLike[str]) -> None:
    """Refuse to write where the page of a review is, in which a person may have worked.

    Raises:
        UsageError: there is such a page.
    """
    if Path(path).suffix.lower() in (".html", ".htm") and is_review(Path(path)):
        raise UsageError(
            "the page of a review is there, which would be overwritten by a page to read",
            path=path,
            cure="Give the page to read another name, or write the review with `bitext review`.",
        )


def is_review(path: Path) -> bool:
    """Whether a file is the page of a review; one that cannot be read is none."""
    try:
        with path.open("rb") as stream:
            return any(_REVIEW in line for line in stream)
    except OSError:
        return False

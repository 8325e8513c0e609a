"""What a review saved, and the texts it is about."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from align.document import Document
from align.review.decisions import Decisions, Text
from align.review.json_reader import read_json
from align.review.sheet_reader import SUFFIXES, read_sheet
from tmx.errors import UsageError


def read_decisions(path: str | os.PathLike[str]) -> Decisions:
    """Read a saved review: JSON of the page, or the XLSX, TSV or CSV sheet.

    Raises:
        InputError: the file cannot be read or holds no decisions.
    """
    return read_sheet(path) if Path(path).suffix.lower() in SUFFIXES else read_json(path)


def read_texts(
    decisions: Decisions,
    path: str | os.PathLike[str],
    source: str | os.PathLike[str] | None = None,
    target: str | os.PathLike[str] | None = None,
    *,
    source_lang: str | None = None,
    target_lang: str | None = None,
) -> tuple[Document, Document]:
    """Read the two texts of a review: those given, else those it names.

    A name is looked for beside the decisions, then in the current folder.

    Raises:
        UsageError: a text is not found, or the decisions name none.
        InputError: a text cannot be read.
    """
    from align.api import read

    documents = []
    for side, text, given, lang in (
        ("source", decisions.source, source, source_lang),
        ("target", decisions.target, target, target_lang),
    ):
        file = given if given is not None else _find(text, Path(path), side)
        known = lang or (text.lang if text else None)
        documents.append(read(file, known, lines=decisions.config.get("segment") == "line"))
    return documents[0], documents[1]


def _find(text: Text | None, path: Path, side: str) -> Path:
    cure = "Give both texts: bitext apply DECISIONS SOURCE TARGET -o out.tmx"
    if text is None:
        raise UsageError(f"the decisions do not name the {side} text", path=path, cure=cure)
    folder = path.parent
    places = [folder / text.path, Path(text.name), folder / Path(text.name).name, Path(Path(text.name).name)]
    for place in places:
        with suppress(OSError):  # a name that no file can have
            if place.is_file():
                return place
    raise UsageError(f"the {side} text {text.name} is not to be found", path=path, cure=cure)

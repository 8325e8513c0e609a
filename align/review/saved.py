"""A saved review, and the texts that it is about."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from align.core.config import Config
from align.core.document import Document
from align.review.decisions import Decisions, ReviewedText
from align.review.json_reader import read_json
from align.review.locate import shown
from align.review.same_text import is_reviewed, pieces_of
from align.review.sheet_reader import SUFFIXES, read_sheet
from tmx.base.characters import printable
from tmx.base.errors import InputError, UsageError

_GIVE_BOTH = "Give both texts: bitext apply DECISIONS SOURCE TARGET -o out.tmx"


def read_decisions(path: str | os.PathLike[str]) -> Decisions:
    """Read a saved review: the JSON file of the page, or a sheet as XLSX, TSV or CSV.

    Raises:
        UsageError: there is no such file, or it is a folder.
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
    """Read the two texts of a review: those given, or else those that it names.

    A file name is looked for next to the decisions, then in the current folder. Decisions from a stranger may name
    any file that can be read; one that was not reviewed is refused, so that it cannot get into a memory.

    Raises:
        UsageError: a text is not found, or the decisions do not name it.
        InputError: a text cannot be read, a text that the decisions name is not the one that was reviewed, or the
            options of the review are not known to this program.
    """
    from align.api import read, read_both

    _check_options(decisions, path)
    reviewed = decisions.source, decisions.target
    files = [
        given if given is not None else _find(text, Path(path), side)
        for side, text, given in zip(("source", "target"), reviewed, (source, target), strict=True)
    ]
    langs = [
        lang or (text.lang if text else None)
        for lang, text in zip((source_lang, target_lang), reviewed, strict=True)
    ]
    lines, ocr = decisions.config.get("segment") == "line", decisions.config.get("ocr") is True
    kinds = [text.kind if text and not lines else "" for text in reviewed]
    if os.path.realpath(files[0]) == os.path.realpath(files[1]):
        documents = read_both(files[0], *langs, lines=lines, kind=kinds[0], ocr=ocr)
    else:
        first, second = (
            read(file, lang, lines=lines, kind=kind, ocr=ocr)
            for file, lang, kind in zip(files, langs, kinds, strict=True)
        )
        documents = first, second
    for side, text, pieces, given, document in zip(
        ("source", "target"), reviewed, pieces_of(decisions.units), (source, target), documents, strict=True
    ):
        if given is None and not is_reviewed(text, pieces, document):
            raise InputError(
                f"the {side} text that it names, {printable(document.name)}, is not the one that was reviewed",
                path=path,
                cure=f"If it is the right one after all, {_GIVE_BOTH[0].lower()}{_GIVE_BOTH[1:]}",
            )
    return documents


def _check_options(decisions: Decisions, path: str | os.PathLike[str]) -> None:
    try:
        Config.of(decisions.config)
    except UsageError as error:
        raise InputError(f"the options of the review: {error.what}", path=path, cure=error.cure) from error


def _find(text: ReviewedText | None, path: Path, side: str) -> Path:
    if text is None:
        raise UsageError(f"the review does not name the {side} text", path=path, cure=_GIVE_BOTH)
    folder = path.parent
    places = [folder / text.path, Path(text.name), folder / Path(text.name).name, Path(Path(text.name).name)]
    for place in places:
        with suppress(OSError):  # a name that no file can have
            if place.is_file():
                return place
    raise UsageError(f"the {side} text {shown(text.name)} cannot be found", path=path, cure=_GIVE_BOTH)

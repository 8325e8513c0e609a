"""The public way in: read texts or files, align them."""

from __future__ import annotations

import dataclasses
from typing import Any

from align.alignment import Alignment
from align.core.config import Config
from align.core.document import Document
from align.pipeline import align_documents
from align.readers.folder import language_files
from align.readers.language import DOUBTS_LANGUAGE
from align.readers.options import Progress
from align.reading import Source, read, read_both, read_pair
from tmx.base.errors import UsageError
from tmx.base.languages import base_language

__all__ = ["align", "language_files", "read", "read_both"]


def align(
    source: Source,
    target: Source | None = None,
    *,
    source_lang: str | None = None,
    target_lang: str | None = None,
    lines: bool = False,
    config: Config | None = None,
    progress: Progress | None = None,
    **options: Any,
) -> Alignment:
    """Align two language versions of a document, in two files or in one.

    Args:
        source: a file, a text (a string that holds a line end), or a document that was read before.
        target: the same in the other language; if it is not given, `source` is a file with both: see `read_both`.
        source_lang: the language of the source; by default that of the file's name, else of its text.
        target_lang: the same of the target.
        lines: whether every line is a unit of its own, with no structure; where a file has no lines, its paragraphs.
        config: all options together; `options` changes single ones by name, such as ``segment="clause"``.
        progress: called with the pages read and all pages, where a format has pages, and then with the segments
            done and all segments.

    Raises:
        UsageError: a file is missing, an option is unknown, or both sides are in the same language and that
            was not said by giving both.
        InputError: a file is empty or no text, or one file alone does not hold two languages.
    """
    if config is not None and not isinstance(config, Config):
        raise UsageError(
            "config must be an align.Config", cure="Give align.Config(…), or each option by its name."
        )
    chosen = Config.of(dataclasses.asdict(config or Config()), **options)
    if lines and chosen.segment not in ("line", Config().segment):
        raise UsageError(
            f"lines are taken as they are: they cannot be cut by {chosen.segment}",
            cure="Leave out either lines (--lines) or segment (--segment).",
        )
    lines = lines or chosen.segment == "line"
    chosen = dataclasses.replace(chosen, segment="line") if lines else chosen
    if target is None:
        if isinstance(source, Document):
            raise UsageError(f"{source.name} is in one language", cure="Give the other as the second text.")
        both = read_both(
            source,
            source_lang,
            target_lang,
            lines=lines,
            kind=chosen.kind,
            ocr=chosen.ocr,
            progress=progress,
        )
        return align_documents(*both, chosen, progress)
    source_document, target_document = read_pair(
        (source, target), (source_lang, target_lang), lines, chosen, progress
    )
    same = base_language(source_document.lang) == base_language(target_document.lang)
    if same and not (source_lang and target_lang):
        doubts = [
            f"; {said}"
            for side in (source_document, target_document)
            for said in side.warnings
            if DOUBTS_LANGUAGE in said
        ]
        raise UsageError(
            f"both sides are in the same language ({source_document.lang}): "
            f"{source_document.name} and {target_document.name}{''.join(doubts)}",
            cure="Give two languages, or name them with source_lang and target_lang "
            "(--source-lang and --target-lang).",
        )
    return align_documents(source_document, target_document, chosen, progress)

"""The public way in: read texts or files, align them."""

from __future__ import annotations

import dataclasses
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from align.alignment import Alignment
from align.core.config import Config
from align.core.document import Document
from align.core.raw import RawDocument
from align.language.detection import language_of_name, language_of_text
from align.pipeline import align_documents, document_from, document_from_lines
from align.readers import PagedText, paginate, read_file, read_text
from align.readers.text import broken_at, split_lines
from tmx.base.decode import reading_errors
from tmx.base.errors import InputError, UsageError
from tmx.base.languages import base_language, language_code

Source = str | os.PathLike[str] | Document

__all__ = ["align", "language_files", "read"]


def read(source: Source, lang: str | None = None, *, lines: bool = False) -> Document:
    """Read one language version of a document.

    Args:
        source: a file, or the text itself (a string with a line end in it).
        lang: its language; by default that of the file's name, else of its text.
        lines: whether every line is a unit of its own, with no structure.

    Raises:
        UsageError: there is no such file, it is a folder, or `source` is a document that was read in another
            language, or with its structure although `lines` is asked for.
        InputError: the file is empty or is not text, or the text contains lone surrogates.
    """
    lang = None if lang is None else language_code(lang)
    if isinstance(source, Document):
        return _as_asked(source, lang, lines)
    if isinstance(source, str) and re.search(r"[\n\r\0]", source):
        content: PagedText | RawDocument = paginate("text", split_lines(source))
        if (line := broken_at(content.texts)) is not None:
            raise InputError(
                "the text contains an unpaired surrogate (half a character)",
                line=line,
                cure="Decode the text with the encoding that it was written in.",
            )
        if not source.strip():
            raise InputError("the text is empty", cure="Give text in one language.")
    else:
        content = read_text(source) if lines else read_file(source)
        lang = lang or language_of_name(source)
    lang = lang or language_of_text("\n".join(content.texts))
    if lines and isinstance(content, PagedText):
        return document_from_lines(content, lang)
    return document_from(content, lang)


def _as_asked(document: Document, lang: str | None, lines: bool) -> Document:
    """A document that was read before, if it was read in the way that is now asked for."""
    if lines and not document.by_lines:
        raise UsageError(
            f"{document.name} was read with its structure, so its lines are not available",
            cure="Read it again with lines=True.",
        )
    if lang is None:
        return document
    if base_language(lang) != base_language(document.lang):
        raise UsageError(
            f"{document.name} was read in {document.lang}, not in {lang}",
            cure=f"Read it again with lang={lang!r}.",
        )
    return dataclasses.replace(document, lang=lang)


def align(
    source: Source,
    target: Source,
    *,
    source_lang: str | None = None,
    target_lang: str | None = None,
    lines: bool = False,
    config: Config | None = None,
    progress: Callable[[int, int], None] | None = None,
    **options: Any,
) -> Alignment:
    """Align two language versions of a document.

    Args:
        source: a file, a text (a string that holds a line end), or a document that was read before.
        target: the same in the other language.
        source_lang: the language of the source; by default that of the file's name, else of its text.
        target_lang: the same of the target.
        lines: whether every line is a unit of its own, with no structure.
        config: all options together; `options` changes single ones by name, such as ``segment="clause"``.
        progress: called with the segments done and all segments.

    Raises:
        UsageError: a file is missing, an option is unknown, or both sides are in the same language and that
            was not said by giving both.
        InputError: a file is empty or no text.
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
    source_document = read(source, source_lang, lines=lines)
    target_document = read(target, target_lang, lines=lines)
    same = base_language(source_document.lang) == base_language(target_document.lang)
    if same and not (source_lang and target_lang):
        raise UsageError(
            f"both sides are in the same language ({source_document.lang}): "
            f"{source_document.name} and {target_document.name}",
            cure="Give two languages, or name them with source_lang and target_lang "
            "(--source-lang and --target-lang).",
        )
    return align_documents(source_document, target_document, chosen, progress)


def language_files(
    folder: str | os.PathLike[str], source_lang: str | None = None, target_lang: str | None = None
) -> tuple[Path, Path]:
    """The two files of a folder that holds one file a language, named after it: ``en.txt``, ``fr.txt``.

    Without languages given, English is the source if it is there, else the first by alphabet.

    Raises:
        UsageError: there is no such folder, it is a file, or it holds not two languages or several pairs.
        InputError: it cannot be read.
    """
    source_lang, target_lang = (
        None if lang is None else language_code(lang) for lang in (source_lang, target_lang)
    )
    found: dict[str, Path] = {}
    if Path(folder).is_file():
        raise UsageError("is a file, not a folder", path=folder, cure="Give the folder of both files.")
    with reading_errors(folder):
        paths = sorted(Path(folder).iterdir())
    for path in paths:
        lang = language_of_name(path.with_suffix("") if path.suffix == ".txt" else path)
        if path.is_file() and path.suffix in ("", ".txt", f".{lang}") and lang is not None:
            if lang in found:
                raise UsageError(
                    f"two files are in {lang}: {found[lang].name} and {path.name}",
                    path=folder,
                    cure="Name the two files instead of the folder.",
                )
            found[lang] = path
    order = sorted(found, key=lambda lang: (not lang.startswith("en"), lang))
    source = source_lang or next((lang for lang in order if lang != target_lang), None)
    rest = [lang for lang in order if lang != source]
    target = target_lang or (rest[0] if len(rest) == 1 else None)
    if source not in found or target not in found:
        held = ", ".join(order) or "no file named after a language"
        raise UsageError(
            f"the folder does not say which two languages to align: it contains {held}",
            path=folder,
            cure="Name its files en.txt, fr.txt …, and choose with --source-lang and --target-lang.",
        )
    return found[source], found[target]

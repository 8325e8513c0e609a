"""Files and texts -> documents: one language version, both in one file, or two of a kind."""

from __future__ import annotations

import dataclasses
import os
import re

from align.core.config import Config
from align.core.document import Document
from align.core.grammar import Grammar
from align.language.detection import language_of_name
from align.pipeline import document_from, kind_of
from align.readers import paginate, read_file
from align.readers.language import Content, in_language
from align.readers.options import Progress, ReadOptions
from align.readers.text import broken_at, split_lines
from align.structure.grammars import grammar_of_kind
from align.structure.lines import document_from_lines
from tmx.base.errors import InputError, UsageError
from tmx.base.languages import base_language, language_code

Source = str | os.PathLike[str] | Document


def read(
    source: Source,
    lang: str | None = None,
    *,
    lines: bool = False,
    kind: str = "",
    ocr: bool = False,
    progress: Progress | None = None,
) -> Document:
    """Read one language version of a document.

    Args:
        source: a file, or the text itself (a string with a line end in it).
        lang: its language; by default that of the file's name, else of its text.
        lines: whether every line is a unit of its own, with no structure.
        kind: what kind of document it is, such as ``treaty_law``; by default it is chosen by evidence.
        ocr: whether pages that are pictures of text are read by character recognition.
        progress: called with the pages read and all pages, where a format has pages.

    Raises:
        UsageError: the file or the kind does not exist, the file is a folder, or `source` is a document that was
            read in another language or as another kind, or with its structure although `lines` is asked for.
        InputError: the file is empty or is not text, or the text contains lone surrogates.
    """
    lang = None if lang is None else language_code(lang)
    grammar = _grammar(kind, lines)
    if isinstance(source, Document):
        return _as_asked(source, lang, lines, kind)
    content, lang = _content(source, ReadOptions(ocr, lang, progress))
    return document_from_lines(content, lang) if lines else document_from(content, lang, grammar)


def _grammar(kind: str, lines: bool) -> Grammar | None:
    """The grammar of a kind that is asked for, if any is."""
    if kind and lines:
        raise UsageError(
            f"lines are taken as they are, whatever kind of document they are ({kind})",
            cure="Leave out either lines (--lines) or kind (--kind).",
        )
    return grammar_of_kind(kind) if kind else None


def _content(source: str | os.PathLike[str], options: ReadOptions) -> tuple[Content, str]:
    """What a file or a text holds, and its language."""
    lang = options.lang
    if isinstance(source, str) and re.search(r"[\n\r\0]", source):
        content: Content = paginate("text", split_lines(source))
        if (line := broken_at(content.texts)) is not None:
            raise InputError(
                "the text contains an unpaired surrogate (half a character)",
                line=line,
                cure="Decode the text with the encoding that it was written in.",
            )
        if not source.strip():
            raise InputError("the text is empty", cure="Give text in one language.")
    else:
        lang = lang or language_of_name(source)
        content = read_file(source, dataclasses.replace(options, lang=lang))
    return in_language(content, lang)


def read_both(
    source: str | os.PathLike[str],
    source_lang: str | None = None,
    target_lang: str | None = None,
    *,
    lines: bool = False,
    kind: str = "",
    ocr: bool = False,
    progress: Progress | None = None,
) -> tuple[Document, Document]:
    """Read one file that holds a document in two languages.

    The languages may be in columns of tables (DOCX, ODT, HTML, XLSX, CSV), in columns of pages (PDF), or one after
    the other or by turns. The `half` of both documents says what was found.

    Args:
        source: the file.
        source_lang: the language of the source; by default that which comes first.
        target_lang: the language of the target.
        lines, kind, ocr, progress: as for `read`; a unit may be a paragraph.

    Raises:
        UsageError: the file or the kind does not exist, the file is a folder, or a language is unknown.
        InputError: the file cannot be read, or does not hold two languages.
    """
    from align.bilingual.splitting import split_languages

    wanted = [None if lang is None else language_code(lang) for lang in (source_lang, target_lang)]
    grammar = _grammar(kind, lines)
    halves = split_languages(read_file(source, ReadOptions(ocr, progress=progress)), *wanted)
    chosen = grammar or kind_of([halves.source, halves.target])
    first, second = (
        dataclasses.replace(
            document_from_lines(half, lang) if lines else document_from(half, lang, chosen), half=halves.found
        )
        for half, lang in zip((halves.source, halves.target), halves.langs, strict=True)
    )
    return first, second


def read_pair(
    sources: tuple[Source, Source],
    langs: tuple[str | None, str | None],
    lines: bool,
    config: Config,
    progress: Progress | None,
) -> list[Document]:
    """Read two language versions, as the same kind of document where that is for us to choose.

    Args:
        sources: files, texts, or documents that were read before.
        langs: their languages, None where they are to be found.
        lines: as for `read`.
        config: the kind of document, and whether pictures of text are read.
        progress: as for `read`.

    Raises:
        UsageError: as for `read`.
        InputError: as for `read`.
    """
    codes = [None if lang is None else language_code(lang) for lang in langs]
    files = [source for source in sources if not isinstance(source, Document)]
    if lines or config.kind or len(files) < 2:
        return [
            read(source, lang, lines=lines, kind=config.kind, ocr=config.ocr, progress=progress)
            for source, lang in zip(sources, codes, strict=True)
        ]
    contents = [
        _content(source, ReadOptions(config.ocr, lang, progress))
        for source, lang in zip(files, codes, strict=True)
    ]
    chosen = kind_of([content for content, _ in contents])
    return [document_from(content, lang, chosen) for content, lang in contents]


def _as_asked(document: Document, lang: str | None, lines: bool, kind: str) -> Document:
    """A document that was read before, if it was read in the way that is now asked for."""
    if lines and not document.by_lines:
        raise UsageError(
            f"{document.name} was read with its structure, so its lines are not available",
            cure="Read it again with lines=True.",
        )
    if kind and document.kind != kind:
        raise UsageError(
            f"{document.name} was read as {document.kind or 'lines'}, not as {kind}",
            cure=f"Read it again with kind={kind!r}.",
        )
    if lang is None:
        return document
    if base_language(lang) != base_language(document.lang):
        raise UsageError(
            f"{document.name} was read in {document.lang}, not in {lang}",
            cure=f"Read it again with lang={lang!r}.",
        )
    return dataclasses.replace(document, lang=lang)

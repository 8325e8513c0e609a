"""Lists of texts, as a program has them: the way in that needs no files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from align.alignment import Alignment
from align.api import align
from align.core.document import Document
from align.readers import paginate
from align.readers.language import in_language
from align.readers.text import broken_at
from align.structure.lines import document_from_lines
from tmx.base.errors import InputError, UsageError
from tmx.base.languages import language_code

_LINE_END = re.compile(r"\s*[\r\n\f\v\u0085\u2028\u2029]\s*")


def align_texts(
    source: Iterable[str],
    target: Iterable[str],
    *,
    source_lang: str | None = None,
    target_lang: str | None = None,
    segment: str = "line",
    **options: Any,
) -> Alignment:
    """Align two lists of texts, such as the sentences of a document or the columns of a frame.

    Each text is a segment, which is never cut; segment 1 of each side is the first one. A line end inside a text
    becomes a space, and an empty text stays in its place.

    Args:
        source: the texts of one language, in order: a list, a column of a frame, anything that gives strings.
        target: the same in the other language.
        source_lang: the language of the source; by default that of the texts.
        target_lang: the same of the target.
        segment: ``sentence``, ``clause`` or ``paragraph`` if the texts are paragraphs that are to be cut into
            sentences or clauses, or to be aligned as paragraphs.
        options: the other options of `align.align`, such as ``encoder="none"``.

    Raises:
        UsageError: a side is one string and not a list, holds something that is no string, or an option is unknown.
        InputError: a side is empty, or a text contains an unpaired surrogate.
    """
    documents = [
        _document(name, texts, lang)
        for name, texts, lang in (("source", source, source_lang), ("target", target, target_lang))
    ]
    return align(
        documents[0],
        documents[1],
        source_lang=source_lang,
        target_lang=target_lang,
        segment=segment,
        **options,
    )


def _document(name: str, texts: Iterable[str], lang: str | None) -> Document:
    """A list of texts as a document of one paragraph each."""
    if isinstance(texts, str | bytes | Document) or not isinstance(texts, Iterable):
        raise UsageError(
            f"the {name} is not a list of texts",
            cure="Give a list of strings; whole texts and files are for align.align.",
        )
    lines = []
    for number, text in enumerate(texts, 1):
        if not isinstance(text, str):
            raise UsageError(
                f"text {number} of the {name} is not a string: {text!r:.60}",
                cure="Leave it out, or give an empty string in its place.",
            )
        lines.append(_LINE_END.sub(" ", text).strip())
    if not any(lines):
        raise InputError(f"the {name} has no texts", cure="Give texts in one language.")
    if (broken := broken_at(lines)) is not None:
        raise InputError(
            f"text {broken} of the {name} contains an unpaired surrogate (half a character)",
            cure="Decode the text with the encoding that it was written in.",
        )
    return document_from_lines(*in_language(paginate(name, lines), lang and language_code(lang)))

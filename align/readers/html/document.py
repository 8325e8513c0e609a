"""The tree of a page -> a raw document, with its facts and warnings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from align.core.raw import RawDocument
from align.readers.html.content import Content
from align.readers.html.tree import Node
from align.readers.html.writer import write_content
from align.readers.line_by_line import line_by_line
from align.readers.pages import PagedText, paginate
from tmx.base.errors import InputError
from tmx.base.languages import base_language
from tmx.base.wording import counted

_VERBATIM = 0.8  # share of the text in `pre`
_LEAST = 500  # characters; less is an example in a page
_MUCH = 0.02  # of the page's characters: what is said to be in another language is worth a warning


def document_of(root: Node, path: Path, note: str = "") -> PagedText | RawDocument:
    """The paragraphs of a page; its lines if it is only a plain text that was made a page.

    Raises:
        InputError: the page holds no text.
    """
    content = write_content(root)
    if not content.paragraphs:
        raise InputError(
            "the page holds no text", path=path, cure="Save it from a browser once all of it is shown."
        )
    warnings = [f"{path}: {note}"] if note else []
    warnings += [f"{path}: {warning}" for warning in content_warnings(content)]
    raw = RawDocument(
        str(path),
        tuple(content.paragraphs),
        tuple(content.notes),
        tuple(content.discarded),
        content_facts(content),
        tuple(warnings),
    )
    return _plain_text(raw, content) or line_by_line(raw, content.lines) or raw


def _plain_text(raw: RawDocument, content: Content) -> PagedText | None:
    """The lines of a page that is nearly all preformatted text, as old servers give documents."""
    total = sum(len(paragraph.text) for paragraph in raw.paragraphs)
    if content.notes or content.verbatim < max(_VERBATIM * total, _LEAST):
        return None
    text = paginate(raw.name, [line.rstrip() for line in content.lines])
    said = tuple(warning.removeprefix(f"{raw.name}: ") for warning in raw.warnings)
    return replace(text, set_aside=raw.discarded, facts=raw.facts, warnings=said)


def content_facts(content: Content) -> dict[str, str]:
    """What a page says of itself."""
    facts = {"title": " ".join(content.title.split()), "language": content.lang}
    return {name: value for name, value in facts.items() if value}


def content_warnings(content: Content) -> Iterator[str]:
    """What the user should know of how a page was read."""
    if inserted := content.changes["ins"]:
        yield f"{counted(inserted, 'insertion')} {'is' if inserted == 1 else 'are'} taken as accepted"
    if deleted := content.changes["del"]:
        yield f"{counted(deleted, 'deletion')} {'is' if deleted == 1 else 'are'} taken as accepted"
    total = sum(len(paragraph.text) for paragraph in content.paragraphs)
    own = content.lang or max(content.foreign, key=content.foreign.__getitem__, default="")
    for lang, chars in content.foreign.items():
        if base_language(lang) != base_language(own) and chars > _MUCH * total:
            yield f"{chars:,} characters are marked as being in {lang}, the page as being in {own}"

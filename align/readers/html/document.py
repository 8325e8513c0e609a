"""The tree of a page -> a raw document, with its facts and warnings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from align.core.raw import RawDocument
from align.readers.html.tree import Node
from align.readers.html.writer import Content, write_content
from tmx.base.errors import InputError
from tmx.base.languages import base_language
from tmx.base.wording import counted

_MUCH = 0.02  # of the page's characters: what is said to be in another language is worth a warning


def document_of(root: Node, path: Path, note: str = "") -> RawDocument:
    """The paragraphs of a page.

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
    return RawDocument(
        str(path),
        tuple(content.paragraphs),
        tuple(content.notes),
        tuple(content.discarded),
        content_facts(content),
        tuple(warnings),
    )


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

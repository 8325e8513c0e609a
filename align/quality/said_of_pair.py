"""What is said of two documents as a pair: languages swapped, different documents, the same text twice."""

from __future__ import annotations

from align.core.document import Document
from align.readers.language import said_of_language, seem_swapped
from align.structure.numbering import printed_alike
from tmx.base.languages import base_language

_LONG = 60  # characters; a translation of a longer paragraph is never the same text


def said_of_pair(source: Document, target: Document) -> list[str]:
    """What is said of two documents before they are aligned.

    It is what was said of each, but for what both have alike, and that they seem to be swapped, to be different
    documents, or to hold the same text.
    """
    warnings = _said_of_each(source, target)
    if source.symbol and target.symbol and source.symbol != target.symbol:
        warnings.append(
            f"these are different documents: {source.name} is {source.symbol}, {target.name} is {target.symbol}"
        )
    if _mostly_identical(source, target):
        warnings.append(
            f"{source.name} and {target.name} contain largely the same text: is one of them in the wrong language?"
        )
    return warnings


def _mostly_identical(source: Document, target: Document) -> bool:
    """Whether more than half of the longer paragraphs of one side stand on the other word for word."""
    ours, theirs = ({b.text for b in side if len(b.text) > _LONG} for side in (source, target))
    return 2 * len(ours & theirs) > min(len(ours), len(theirs))


def _said_of_each(source: Document, target: Document) -> list[str]:
    """What was said of both documents, and once if their languages seem to be swapped."""
    documents, usual = (source, target), printed_alike(source, target)
    texts = ["\n".join(block.text for block in document) for document in documents]
    langs = source.lang, target.lang
    swapped = seem_swapped([document.name for document in documents], texts, langs)
    doubts = tuple(
        said_of_language(lang, base_language(other)) for lang, other in (langs, langs[::-1]) if swapped
    )
    warnings = [
        warning
        for document, alike in zip(documents, usual, strict=True)
        for warning in document.warnings
        if warning not in alike and not warning.endswith(doubts)
    ]
    if swapped:
        warnings.insert(
            0,
            f"the languages seem to be swapped: {source.name} is read as {source.lang} and {target.name} as "
            f"{target.lang}, but it seems to be the other way round",
        )
    return warnings

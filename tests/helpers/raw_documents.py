"""What raw documents hold, for the tests of the readers of markup."""

from __future__ import annotations

from collections import Counter

from align.core.raw import RawDocument


def aside(raw: RawDocument) -> list[tuple[str, str]]:
    """What was set aside: reason and text."""
    return [(str(item.reason), item.text) for item in raw.discarded]


def labelled(raw: RawDocument) -> list[tuple[str, str]]:
    """The paragraphs: label and text."""
    return [(paragraph.label, paragraph.text) for paragraph in raw.paragraphs]


def characters(raw: RawDocument) -> Counter[str]:
    """How often each character that is not white space is in a raw document."""
    texts = [item.text for item in raw.discarded]
    for paragraph in (*raw.paragraphs, *raw.notes):
        texts += [paragraph.text, paragraph.label, *(ref.number for ref in paragraph.refs)]
    return Counter("".join("".join(texts).split()))

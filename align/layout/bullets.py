"""Bullets that were typed: signs at the head of a paragraph that stand for its place in a list are set aside."""

from __future__ import annotations

import re
from dataclasses import replace

from align.core.block import NoteRef
from align.core.raw import Furniture, RawDocument, RawParagraph, SetAside, moved, moved_runs

# Signs that are nothing else at the head of a text, also those of symbol fonts in the private use area.
_BULLET = re.compile(r"[•‣⁃◦●○■□▪▫◾◽▶►▸➢➤➔❖∙·\ue000-\uf8ff]\s*(?=\S)")
# A dash is one if the paragraph before or after has it too: alone it may open what somebody says.
_DASH = re.compile(r"[-–]\s+(?=\S)")


def without_bullets(raw: RawDocument) -> RawDocument:
    """A raw document without typed bullets; the paragraphs that had them are items of a list."""
    dashes = [match[0][0] if (match := _DASH.match(p.text)) else "" for p in raw.paragraphs]
    around = zip(["", *dashes], dashes, [*dashes[1:], ""], strict=False)
    paragraphs, aside = [], []
    for paragraph, (before, dash, after) in zip(raw.paragraphs, around, strict=True):
        pattern = _DASH if dash and dash in (before, after) else _BULLET
        match = pattern.match(paragraph.text)
        if match is None or paragraph.label:
            paragraphs.append(paragraph)
        else:
            paragraphs.append(_without_head(paragraph, match.end()))
            aside.append(SetAside(paragraph.locator, match[0].strip(), Furniture.BULLET))
    if not aside:
        return raw
    discarded = sorted([*raw.discarded, *aside], key=lambda item: item.line)
    return replace(raw, paragraphs=tuple(paragraphs), discarded=tuple(discarded))


def _without_head(paragraph: RawParagraph, length: int) -> RawParagraph:
    removed = [(0, length)]
    refs = tuple(NoteRef(moved(ref.offset, removed), ref.number) for ref in paragraph.refs)
    style = paragraph.style
    level = style.level if style.level is not None or style.heading is not None else 1
    return replace(
        paragraph,
        text=paragraph.text[length:],
        refs=refs,
        runs=moved_runs(paragraph.runs, removed),
        style=replace(style, level=level),
    )

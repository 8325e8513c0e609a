"""Characters that nobody sees are set aside, before anything is asked of a text: they would hide what it is.

Soft hyphens, zero-width spaces, byte order marks inside a text, characters that text cannot hold. What a script needs
stays: the joiners of Arabic and of the scripts of India, the directional marks of texts from right to left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from align.core.block import NoteRef
from align.core.locator import Locator
from align.core.raw import Furniture, RawDocument, RawParagraph, SetAside, Span, moved, moved_runs, without
from align.layout.hyphens import SOFT
from align.readers.pages import Line, Page, PagedText
from tmx.base.hidden import hidden_spans

_BREAK = re.compile("[\u2028\u2029\x85\x0b]")
_PARAGRAPH = "\u2029"


def visible_pages(content: PagedText, lang: str) -> tuple[PagedText, list[SetAside]]:
    """The pages without the characters that nobody sees, and those characters.

    A soft hyphen at the end of a line stays: it says how the line is joined to the next. Separators of lines and
    of paragraphs end lines.
    """
    aside: list[SetAside] = []
    pages = [
        replace(page, lines=tuple(_visible_lines(page, lang, aside))) if _concerned(page) else page
        for page in content.pages
    ]
    return replace(content, pages=tuple(pages)), aside


def _concerned(page: Page) -> bool:
    return any(not (line.text.isascii() and line.text.isprintable()) for line in page.lines)


def _visible_lines(page: Page, lang: str, aside: list[SetAside]) -> Iterator[Line]:
    kept: list[Line] = []
    for part in (part for whole in page.lines for part in _broken(whole)):
        line = part
        spans = hidden_spans(line.text, lang)
        ending = len(line.text.rstrip())
        while ending and line.text[ending - 1] == SOFT:
            ending -= 1
        inner = [span for span in spans if span[0] < ending or line.text[span[0]] != SOFT]
        if inner:
            hidden = "".join(line.text[start:end] for start, end in inner)
            aside.append(SetAside(Locator((line.number,), page.number), hidden, Furniture.INVISIBLE))
            line = _without(line, inner)
        if line.text.strip() and not line.text.strip(f"{SOFT} \t") and kept and kept[-1].text.strip():
            # A soft hyphen on a line of its own ends the line before.
            kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip() + line.text.strip(), stops=())
            continue
        kept.append(line)
    yield from kept


def _broken(line: Line) -> Iterator[Line]:
    """The lines that separators make of one."""
    if _BREAK.search(line.text) is None:
        yield line
        return
    if line.box is not None or line.runs:
        yield replace(line, text=_BREAK.sub(" ", line.text))
        return
    for part in _BREAK.split(line.text.replace(_PARAGRAPH, 2 * _PARAGRAPH)):
        yield replace(line, text=part)


def _without(line: Line, spans: list[Span]) -> Line:
    dropped = {index for start, end in spans for index in range(start, end)}
    stops = tuple(stop for index, stop in enumerate(line.stops) if index not in dropped)
    return replace(line, text=without(line.text, spans), runs=moved_runs(line.runs, spans), stops=stops)


def visible_document(raw: RawDocument, lang: str) -> RawDocument:
    """A raw document without the characters that nobody sees; they are set aside."""
    aside: list[SetAside] = []
    visible = partial(_visible_paragraph, lang=lang, aside=aside)
    paragraphs, notes = tuple(map(visible, raw.paragraphs)), tuple(map(visible, raw.notes))
    if not aside and paragraphs == raw.paragraphs and notes == raw.notes:
        return raw
    discarded = sorted([*raw.discarded, *aside], key=lambda item: item.line)
    return replace(raw, paragraphs=paragraphs, notes=notes, discarded=tuple(discarded))


def _visible_paragraph(paragraph: RawParagraph, *, lang: str, aside: list[SetAside]) -> RawParagraph:
    text, label = _BREAK.sub(" ", paragraph.text), paragraph.label
    hidden, in_label = hidden_spans(text, lang), hidden_spans(label, lang)
    if not hidden and not in_label and text == paragraph.text:
        return paragraph
    if hidden or in_label:
        found = [*(label[start:end] for start, end in in_label), *(text[start:end] for start, end in hidden)]
        aside.append(SetAside(paragraph.locator, "".join(found), Furniture.INVISIBLE))
    spans = _with_edges(text, hidden)
    return replace(
        paragraph,
        text=without(text, spans),
        label=without(label, in_label),
        refs=tuple(NoteRef(moved(ref.offset, spans), ref.number) for ref in paragraph.refs),
        runs=moved_runs(paragraph.runs, spans),
    )


def _with_edges(text: str, spans: list[Span]) -> list[Span]:
    """The spans, and the white space that is at the edges of a text without them."""
    kept = [True] * len(text)
    for start, end in spans:
        kept[start:end] = [False] * (end - start)
    for order in (range(len(text)), range(len(text) - 1, -1, -1)):
        for index in order:
            if kept[index] and not text[index].isspace():
                break
            kept[index] = False
    return [(index, index + 1) for index, stays in enumerate(kept) if not stays]

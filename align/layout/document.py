"""The pages of a file -> a raw document: paragraphs, notes, references, and what was set aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from align.core.grammar import Grammar
from align.core.raw import Furniture, RawDocument, RawParagraph, SetAside, moved_runs
from align.language.labels import find_label
from align.layout.characters import visible_pages
from align.layout.footnotes import NotePatterns, note_patterns
from align.layout.hyphens import Hyphens
from align.layout.joined import Joined, join
from align.layout.laid_out import Paragraph
from align.layout.lists import bullets
from align.layout.ordinals import detached_endings
from align.layout.paragraphs import unwrap
from align.layout.printed import compose
from align.layout.references import NotedText, extract_references
from align.readers.pages import PagedText


def lay_out(text: PagedText, lang: str, grammar: Grammar) -> RawDocument:
    """Find the paragraphs and notes of a page layout.

    Args:
        text: the pages of the file.
        lang: their language, an ISO 639-1 code or BCP 47 tag.
        grammar: the kind of document.
    """
    text, hidden = visible_pages(text, lang)
    placed = any(line.box is not None for line in text.lines)
    layout = compose(text.pages, grammar) if placed else unwrap(text.pages, grammar)
    patterns = note_patterns(grammar)
    hyphens = Hyphens(text.texts, lang)
    feet = [join(note.lines, hyphens) for note in layout.notes]
    notes = [_note(foot, note.label, patterns) for foot, note in zip(feet, layout.notes, strict=True)]
    bodies = [_mended(join(paragraph.lines, hyphens), lang) for paragraph in layout.paragraphs]
    signs: list[SetAside] = []
    if not placed:
        bodies, signs = _without_bullets(bodies, layout.paragraphs)
    extractions = extract_references(
        [NotedText(body.text, body.runs, _head_length(body.text, grammar)) for body in bodies],
        [note.label for note in notes],
        grammar,
    )
    paragraphs = []
    marks = [
        SetAside(joined.locator_at(max(0, offset - 1)), hyphen, Furniture.HYPHEN)
        for joined in (*feet, *bodies)
        for offset, hyphen in joined.cut
    ]
    for body, extraction, paragraph in zip(bodies, extractions, layout.paragraphs, strict=True):
        if not body.text:
            continue
        paragraphs.append(
            RawParagraph(
                extraction.text,
                body.locator,
                paragraph.label,
                refs=extraction.refs,
                runs=extraction.runs,
                style=paragraph.style,
            )
        )
        marks += [
            SetAside(body.locator_at(offset), mark, Furniture.FOOTNOTE_MARK)
            for offset, mark in extraction.marks
        ]
    return RawDocument(
        text.name,
        tuple(paragraphs),
        tuple(notes),
        tuple(
            sorted([*text.set_aside, *hidden, *layout.set_aside, *signs, *marks], key=lambda item: item.line)
        ),
        text.facts,
        text.remarks,
    )


def _note(joined: Joined, label: str, patterns: NotePatterns) -> RawParagraph:
    """A footnote; its label is at the head of its text unless the layout has found it."""
    if label:
        return RawParagraph(joined.text, joined.locator, label, runs=joined.runs)
    label, text = patterns.split(joined.text) or ("", joined.text)
    runs = moved_runs(joined.runs, [(0, len(joined.text) - len(text))])
    return RawParagraph(text, joined.locator, label, runs=runs)


def _without_bullets(
    bodies: Sequence[Joined], paragraphs: Sequence[Paragraph]
) -> tuple[list[Joined], list[SetAside]]:
    """The texts without their bullets, and those; what had one is an item of a list."""
    kept, signs = list[Joined](), list[SetAside]()
    found = bullets([body.text for body in bodies])
    for body, paragraph, span in zip(bodies, paragraphs, found, strict=True):
        if span is not None:
            signs.append(SetAside(body.locator_at(0), body.text[slice(*span)].strip(), Furniture.BULLET))
            paragraph.style = replace(paragraph.style, level=1)
        kept.append(body if span is None else body.without([span]))
    return kept, signs


def _mended(joined: Joined, lang: str) -> Joined:
    """The text with the endings of ordinals in one word with their figures."""
    return joined.without(detached_endings(joined.text, lang))


def _head_length(text: str, grammar: Grammar) -> int:
    """The length of the number that a text begins with, in which there are no references to notes."""
    if grammar.is_phrase(text, "contents_line"):
        return len(text)
    label = find_label(text)
    return len(grammar.printed_label(text)) or (label.length if label is not None else 0)

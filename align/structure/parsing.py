"""A raw document -> a `Document`: labels, numbering, divisions, roles, facts. Nothing is lost on the way.

Every character of a raw document ends up in a block's text or label, in a footnote reference, or in the list of
what was set aside.
"""

from __future__ import annotations

from align.core.block import Block, Kind, NoteRef
from align.core.document import Document
from align.core.grammar import Grammar
from align.core.raw import RawDocument, RawParagraph
from align.structure.facts import find_facts
from align.structure.grammars import Choice, choose
from align.structure.numbering import numbering_warnings
from align.structure.roles import Assignment, assign_roles


def parse(raw: RawDocument, lang: str, kind: Grammar | Choice | None = None) -> Document:
    """Read the structure of a document.

    Args:
        raw: the document as its reader gives it.
        lang: its language, an ISO 639-1 code or BCP 47 tag.
        kind: the kind of document; chosen by evidence if it is not given.
    """
    texts = _labelled(raw)
    kind = kind or choose(evidence_of(raw))
    grammar, scores = (kind.grammar, kind.scores) if isinstance(kind, Choice) else (kind, {})
    assigned = assign_roles(texts, grammar, [paragraph.style for paragraph in raw.paragraphs])
    blocks = (
        *(_block(paragraph, role) for paragraph, role in zip(raw.paragraphs, assigned, strict=True)),
        *(_note(note, grammar) for note in raw.notes),
    )
    referred = {ref.number for block in blocks for ref in block.refs}
    unreferenced = [block.path[0] for block in blocks[len(assigned) :] if block.path[0] not in referred]
    warnings = (
        *raw.warnings,
        *(f"{raw.name}: no reference to footnote {number} was found in the text" for number in unreferenced),
        *(f"{raw.name}: {warning}" for warning in numbering_warnings(blocks, grammar.roles.values())),
    )
    facts = {**raw.facts, **find_facts(blocks, raw.discarded, grammar, lang)}
    return Document(
        raw.name, lang, blocks, facts, raw.discarded, warnings, grammar.roles, grammar.name, scores
    )


def evidence_of(raw: RawDocument) -> list[str]:
    """The texts by which the kind of a document is known: its paragraphs, and what is not part of its text."""
    return [*_labelled(raw), *(item.text for item in raw.discarded)]


def _labelled(raw: RawDocument) -> list[str]:
    return [f"{paragraph.label} {paragraph.text}".strip() for paragraph in raw.paragraphs]


def _block(paragraph: RawParagraph, assigned: Assignment) -> Block:
    """The block of a paragraph; a label that its file keeps apart is its label in any case."""
    if paragraph.label:
        label, taken = paragraph.label, 0
    else:
        label, taken = assigned.label, assigned.label_length
    refs = tuple(NoteRef(max(0, ref.offset - taken), ref.number) for ref in paragraph.refs)
    return Block(
        assigned.role, assigned.path, paragraph.text[taken:], label, refs, paragraph.locator, paragraph.style
    )


def _note(note: RawParagraph, grammar: Grammar) -> Block:
    return Block(
        Kind.FOOTNOTE, (grammar.notes.number(note.label),), note.text, note.label, note.refs, note.locator
    )

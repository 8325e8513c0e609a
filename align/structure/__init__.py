"""Raw lines -> Document: layout, roles, footnotes, facts. Nothing is lost on the way.

Every character of the raw text that is no white space ends up in a block's text or label, in a footnote
reference, or in the list of what was set aside.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from align.core.block import Block, Kind
from align.core.document import Document, SetAside
from align.layout.footnotes import split_note
from align.layout.paragraphs import Layout, Paragraph, unwrap
from align.layout.references import extract_references
from align.readers import RawText
from align.structure.facts import find_facts
from align.structure.numbering import numbering_warnings
from align.structure.roles import Role, assign_roles
from tmx.base.languages import base_language

__all__ = ["parse", "parse_lines"]

# « 74 e séance »: the ordinal's superscript came out apart.
_DETACHED_ORDINAL = re.compile(r"(?<!\w)(\d+) (er|re|ère|e|ème)(?= [^\W\d])")


def parse(raw: RawText, lang: str) -> Document:
    """Read the structure of a text.

    Args:
        raw: the lines of the file.
        lang: its language, an ISO 639-1 code or BCP 47 tag.
    """
    layout = unwrap(raw.lines)
    texts = [_mend_ordinals(paragraph.text, lang) for paragraph in layout.paragraphs]
    roles = assign_roles(texts)
    blocks, set_aside, unreferenced = _blocks(layout, texts, roles)
    warnings = [
        *([f"{raw.name}: {raw.note}"] if raw.note else []),
        *(f"{raw.name}: no reference to footnote {number} was found in the text" for number in unreferenced),
        *(f"{raw.name}: {warning}" for warning in numbering_warnings(blocks)),
    ]
    aside = sorted([*layout.set_aside, *set_aside], key=lambda item: item.line)
    facts = find_facts(blocks, aside, lang)
    return Document(raw.name, lang, tuple(blocks), facts, tuple(aside), tuple(warnings))


def parse_lines(raw: RawText, lang: str) -> Document:
    """Take every line of a text as one block, blank lines too, so that line and block numbers agree."""
    blocks = tuple(
        Block(Kind.PARAGRAPH, (), line.strip(), lines=(number,)) for number, line in enumerate(raw.lines, 1)
    )
    return Document(raw.name, lang, blocks, warnings=(f"{raw.name}: {raw.note}",) if raw.note else ())


def _mend_ordinals(text: str, lang: str) -> str:
    return _DETACHED_ORDINAL.sub(r"\1\2", text) if base_language(lang) == "fr" else text


def _blocks(
    layout: Layout, texts: Sequence[str], roles: Sequence[Role]
) -> tuple[list[Block], list[SetAside], list[str]]:
    notes = [_note(paragraph) for paragraph in layout.notes]
    bodies = [text[role.label_length :] for text, role in zip(texts, roles, strict=True)]
    extractions, unreferenced = extract_references(bodies, [note.path[0] for note in notes])
    blocks, set_aside = [], []
    for paragraph, role, extraction in zip(layout.paragraphs, roles, extractions, strict=True):
        blocks.append(
            Block(role.kind, role.path, extraction.text, role.label, extraction.refs, paragraph.lines)
        )
        set_aside += [
            SetAside(paragraph.line_at(role.label_length + offset), mark, "footnote mark")
            for offset, mark in extraction.removed
        ]
    return blocks + notes, set_aside, unreferenced


def _note(paragraph: Paragraph) -> Block:
    label, text = split_note(paragraph.text) or ("", paragraph.text)
    return Block(Kind.FOOTNOTE, (label.rstrip("/"),), text, label, lines=paragraph.lines)

"""Footnotes of a page: a link with a short mark, and the element it leads to.

Pages mark them in many ways (EPUB types, ARIA roles, the anchors of Word, LibreOffice, pandoc, wikis, official
journals). What they share is that a reference leads to its note, and mostly the note back to its reference.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from align.readers.html.elements import hidden_reason, is_block
from align.readers.html.tree import Node

# "1", "[1]", "(a)", "note 3", "*"
_MARK = re.compile(r"\W{0,2}(?:[^\W\d_]{1,12}\.?\s{1,2})?(\d{1,4}|[^\W\d_]|[ivxlc]{2,6}|[*†‡§¶]{1,4})\W{0,2}")
_REFERENCES = frozenset({"noteref", "doc-noteref"})
_NOTES = frozenset(
    {"footnote", "endnote", "rearnote", "note", "doc-footnote", "doc-endnote", "doc-biblioentry"}
)
_NEAR = 2  # levels round a link on which its name may be
_HEAD = 12  # characters of a mark with what is around it
_NAME = 6  # words that say that a note follows, with its number
_LONG = 6000  # characters; what is longer is no note


@dataclass
class Notes:
    """The notes of a page.

    Attributes:
        refs: the links that are references, with the numbers of their notes.
        notes: the elements that are notes, with their numbers.
        marks: elements that hold only a mark: links back to a reference, and numbers at the head of a note.
    """

    refs: dict[Node, str] = field(default_factory=dict)
    notes: dict[Node, str] = field(default_factory=dict)
    marks: set[Node] = field(default_factory=set)


def find_notes(root: Node) -> Notes:
    """The notes of a page, each with the references to it."""
    links = _Links(root)
    found = Notes()
    blocks: dict[Node, list[Node]] = {}
    for link, target in links.targets.items():
        if link.index < target.index and (block := links.note_of(link, target)) is not None:
            blocks.setdefault(block, []).append(link)
    nested = {block for block in blocks if any(around in blocks for around in block.ancestors())}
    for block, references in blocks.items():
        if block in nested:
            continue
        backs = links.back(block, references)
        number = _mark(references[0])
        found.notes[block] = number
        found.refs.update(dict.fromkeys(references, number))
        found.marks.update(_mark_around(link) for link in backs)
        if (term := links.terms.get(block)) is not None and _announces(term, number):
            found.marks.add(term)
    return found


class _Links:
    """The links inside a page.

    Attributes:
        targets: the elements that they lead to.
        terms: the definitions of its lists (``dd``) with their terms, the last of several.
    """

    def __init__(self, root: Node) -> None:
        places: dict[str, Node] = {}
        links = []
        self.terms: dict[Node, Node] = {}
        self._definitions: dict[Node, Node] = {}  # by term
        waiting: dict[Node | None, list[Node]] = {}  # terms without a definition so far, by the list
        for node in root.nodes():
            if node.tag == "dt":
                waiting.setdefault(node.parent, []).append(node)
            elif node.tag == "dd" and (terms := waiting.pop(node.parent, [])):
                self.terms[node] = terms[-1]
                self._definitions.update(dict.fromkeys(terms, node))
            for name in (node.get("id"), node.get("name") if node.tag == "a" else ""):
                if name:
                    places.setdefault(name, node)
            if node.tag == "a" and node.get("href").startswith("#"):
                links.append(node)
        names = {link: link.get("href")[1:] for link in links}
        found = {link: places.get(name) or places.get(unquote(name)) for link, name in names.items()}
        self.targets = {link: target for link, target in found.items() if target is not None}
        self._inside: dict[Node, list[Node]] = {}
        self._heads: dict[Node, str] = {}

    def note_of(self, link: Node, target: Node) -> Node | None:
        """The element of the note that a link refers to; None if the link is no reference."""
        block = self._definitions.get(target) if target.tag == "dt" else _block_of(target)
        if block is None or block.chars > _LONG or block.tag in ("body", "table", "html"):
            return None
        if not (mark := _mark(link)) or block in link.ancestors():
            return None
        declared = link.roles & _REFERENCES or block.roles & _NOTES or target.roles & _NOTES
        if declared or self.back(block, [link]):
            return block
        raised = any(node.tag == "sup" for node in (*link.nodes(), *_near(link)))
        if block not in self._heads:
            self._heads[block] = _visible(block).strip(" \xa0\n[(")[:_HEAD]
        return block if raised and self._heads[block].startswith(mark) else None

    def back(self, block: Node, references: list[Node]) -> list[Node]:
        """The links in a note that lead to one of its references."""
        if block not in self._inside:
            self._inside[block] = [node for node in block.nodes() if node in self.targets]
        places = {near for link in references for near in (*link.nodes(), *_near(link))}
        holders = {next((node for node in link.ancestors() if is_block(node)), link) for link in references}
        parents = {link.parent for link in references}
        backs = []
        for node in self._inside[block]:
            place = self.targets[node]
            beside = not place.chars and place.parent in parents
            if place in places or beside or (place in holders and len(_visible(node).strip()) <= _HEAD):
                backs.append(node)
        return backs


def _block_of(target: Node) -> Node | None:
    if is_block(target):
        return target
    return next((node for node in target.ancestors() if is_block(node)), None)


def _near(link: Node) -> list[Node]:
    """The elements closely round a link: those that hold no other text."""
    found: list[Node] = []
    for node in link.ancestors():
        if is_block(node) or node.chars > link.chars + 4 or len(found) == _NEAR:
            break
        found.append(node)
    return found


def _mark_around(back: Node) -> Node:
    """The element that holds a link back and nothing else than the mark of a note: "[1]" where "1" is linked."""
    return next((node for node in reversed(_near(back)) if _mark(node)), back)


def _mark(link: Node) -> str:
    match = _MARK.fullmatch(_visible(link).strip())
    return match[1] if match else ""


def _announces(term: Node, number: str) -> bool:
    """Whether a term is nothing else than the number of its note: "2", "Footnote 2", « Note de bas de page 2 »."""
    words = _visible(term).split()
    return len(words) <= _NAME and number in (word.strip("[]().:*") for word in words)


def _visible(node: Node) -> str:
    """The text of an element without what nobody sees."""
    parts = []
    hidden: Node | None = None
    for piece, starts in node.walk():
        if isinstance(piece, str):
            parts += [] if hidden else [piece]
        elif starts:
            hidden = hidden or (piece if hidden_reason(piece) else None)
        elif piece is hidden:
            hidden = None
    return "".join(parts)

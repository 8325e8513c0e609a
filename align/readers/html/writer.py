"""The tree of a page -> paragraphs, notes, and what was set aside, in the order of reading."""

from __future__ import annotations

import re
from dataclasses import replace

from align.core.locator import Locator
from align.core.raw import Furniture, RawParagraph, SetAside
from align.language.labels import is_label
from align.readers.bullets import is_bullet
from align.readers.html import printed_labels
from align.readers.html.around import Around
from align.readers.html.content import PART, Content
from align.readers.html.elements import LABEL_ATTRIBUTE, font_of, heading_level, is_block
from align.readers.html.furniture import page_furniture
from align.readers.html.lists import LISTS, item_labels, list_level
from align.readers.html.notes import Notes, find_notes
from align.readers.html.places import place_of
from align.readers.html.tables import Tables
from align.readers.html.tree import Node
from align.readers.notes import joined_note, referred_again
from align.readers.typed_lines import TypedLines

_ARROWS = frozenset("↑ ^ ↩ ↩︎ ↵ ⤴ ↥ ⇑".split())  # from a note back to its reference
_VERBATIM = frozenset({"pre", "listing", "plaintext", "xmp"})
_ALL = re.compile(r".*", re.DOTALL)


def write_content(root: Node, *, site: bool = True, source_lines: int = 0) -> Content:
    """The paragraphs of a page.

    Args:
        root: the page.
        site: whether it may be a page of a site, with menus; the chapter of a book has none.
        source_lines: how many lines the source of the page has; 0 if `SOURCE_LINES` says nothing of them.
    """
    return _Writer(root, site=site, source_lines=source_lines).write()


class _Writer:
    def __init__(self, root: Node, *, site: bool, source_lines: int) -> None:
        self.root, self.source_lines = root, source_lines
        self.labels = {
            item: label for node in root.nodes() if node.tag == "ol" for item, label in item_labels(node)
        }
        self.noted: Notes = find_notes(root)
        self.furniture = page_furniture(root, frozenset(self.noted.notes), site=site)
        self.tables = Tables(root)
        self.content = Content()
        self.lines = TypedLines()
        self.asides: dict[str, list[str]] = {}
        self.label = ""  # of the next paragraph
        self.computed = False  # whether the label is none that the page prints
        self.labelled: Node | None = None  # the element that has the label
        self.note: list[RawParagraph] = []
        self.count = 0
        self.stack = [Around(root)]

    def write(self) -> Content:
        for piece, starts in self.root.walk():
            if isinstance(piece, str):
                self._text(piece)
            elif starts:
                self._start(piece)
            else:
                self._end(piece)
        self.content.paragraphs = referred_again(self.content.paragraphs)
        return self.content

    def _start(self, node: Node) -> None:
        around = self.stack[-1]
        if is_block(node) and not self._number(node):
            self._finish()
        if node.tag == "br" and not around.reason:
            self.lines.end_line()
        elif around.style.heading is not None and printed_labels.parts_of_a_title(node):
            self.lines.add(" ")
        elif node.tag == "img" and node.get("alt").strip():
            self.asides.setdefault(Furniture.PICTURE, []).append(node.get("alt"))
        self._refer(node, around)
        self.stack.append(self._inside(node, around))
        if node.tag in ("ins", "del") and not around.reason:
            self.content.changes[node.tag] += 1
        if node.tag == "html":
            self.content.lang = self.content.lang or node.get("lang")
        elif node.tag == PART:
            self.count = 0
        self._begin_label(node)

    def _begin_label(self, node: Node) -> None:
        """Take the number of the next paragraph from an element that begins, if it has one."""
        if node in self.noted.notes:
            self.note, self.label = [], ""
        elif node.get(LABEL_ATTRIBUTE):
            self._label(node, node.get(LABEL_ATTRIBUTE))
        elif node.tag == "li":
            self._label(node, self.labels.get(node, ""), computed=True)
        elif node in self.tables.labels:
            self._label(node, self.tables.labels[node])

    def _label(self, node: Node, label: str, *, computed: bool = False) -> None:
        """Take a number for the first paragraph of an element, in place of one that no paragraph had."""
        self._drop_label()
        self.label, self.computed, self.labelled = label, computed, node

    def _drop_label(self) -> None:
        if self.label and not self.computed and self.labelled is not None:
            locator = self._locator(self.labelled)
            self.content.discarded.append(SetAside(locator, self.label, Furniture.BULLET))
        self.label, self.labelled = "", None

    def _number(self, node: Node) -> bool:
        """Take what is printed right before a block as its number, if it is no more than that."""
        if (
            not printed_labels.takes_label(node)
            or self.asides
            or not printed_labels.is_printed_label(self.lines.text)
        ):
            return False
        self._label(node, self.lines.cut(_ALL).strip())
        return True

    def _refer(self, node: Node, around: Around) -> None:
        if (number := self.noted.refs.get(node)) is None or around.reason:
            return
        self.lines.refer(number)
        self._aside(node.text().replace(number, "", 1), Furniture.FOOTNOTE_MARK)

    def _inside(self, node: Node, around: Around) -> Around:
        """What holds inside an element that begins."""
        reason = around.reason or self._reason(node)
        style = around.style
        if (level := heading_level(node)) is not None:
            style = replace(style, heading=level)
        if node.tag in LISTS:
            style = replace(style, level=list_level(node))
        if (cell := self.tables.cells.get(node)) is not None:
            style = replace(style, cell=cell)
        verbatim = around.verbatim
        if node.tag in _VERBATIM:
            verbatim = "pre"
        if node.tag in ("code", "samp", "kbd") and verbatim:
            verbatim = "code"
        note = node if node in self.noted.notes else around.note
        lang = node.get("lang") or around.lang
        return Around(node, font_of(node, around.font), reason, style, verbatim, note, lang)

    def _reason(self, node: Node) -> str:
        """Why the text of an element goes somewhere else; empty if it does not."""
        if node in self.noted.refs:
            return "reference"
        if node in self.noted.marks:
            return Furniture.FOOTNOTE_MARK
        if node in self.furniture:
            return self.furniture[node]
        if node.tag == "title" and node.parent is not None and node.parent.tag == "head":
            return "title"
        return "label" if node in self.tables.marks else ""

    def _text(self, text: str) -> None:
        around = self.stack[-1]
        if around.reason == "title":
            self.content.title += text
        elif around.reason in ("reference", "label"):
            return
        elif around.reason:
            self._aside(f" {text} " if around.node.tag == "#comment" else text, str(around.reason))
        elif around.note is not None and text.strip() in _ARROWS:
            self._aside(text, Furniture.FOOTNOTE_MARK)
        elif printed_labels.is_word_label(around.node):
            self._word_label(text)
        elif printed_labels.is_word_gap(around.node, text):
            if (typed := self.lines.cut(printed_labels.WORD_LABEL)).strip():
                self._word_label(typed)
        elif around.verbatim:
            self._verbatim(text, around)
        else:
            if around.lang and text.strip():
                self.content.foreign[around.lang] += len(text)
            self.lines.add(text, around.font)

    def _verbatim(self, text: str, around: Around) -> None:
        for number, line in enumerate(re.split(r"\r\n|\n|\r", text)):
            if number:
                self.lines.end_line(apart=around.verbatim == "code")
            self.lines.add(line, around.font)

    def _word_label(self, text: str) -> None:
        text = text.strip()
        if is_bullet(text):
            self._aside(text, Furniture.BULLET)
        else:
            self.label, self.computed = self.label + text, False
            self.labelled = next(around.node for around in reversed(self.stack) if is_block(around.node))

    def _aside(self, text: str, reason: str) -> None:
        if text.strip():
            self.asides.setdefault(reason, []).append(text)

    def _end(self, node: Node) -> None:
        if is_block(node):
            self._end_block(node)
        if node is self.labelled:
            self._drop_label()
        if (number := self.noted.notes.get(node)) is not None:
            self.content.notes += joined_note(self.note, number)
        self.stack.pop()

    def _end_block(self, node: Node) -> None:
        if printed_labels.is_printed_label(self.lines.text) and printed_labels.stands_beside(node):
            return  # the next element takes it
        if not self._finish() and node.tag == "p" and not node.chars:
            self.content.lines.append("")

    def _finish(self) -> bool:
        """End a paragraph, if there is one."""
        around, text = self.stack[-1], self.lines.text
        if not self.asides and not text.strip() and not self.lines.referred:
            return False
        self.count += 1
        locator = self._locator(around.node)
        label = self.label
        if self.computed and is_label(text.strip()):
            label = ""  # the list has its numbers in its texts
        paragraphs = self.lines.paragraphs(locator, label, around.style)
        if paragraphs:
            self.label = ""
        if around.note is not None:
            self.note += paragraphs
        else:
            self.content.paragraphs += paragraphs
            self.content.lines += text.split("\n") if around.verbatim else [" ".join(text.split())]
            self.content.verbatim += len(text) if around.verbatim == "pre" else 0
        for reason, texts in self.asides.items():
            if aside := " ".join("".join(texts).split()):
                self.content.discarded.append(SetAside(locator, aside, reason))
        self.lines, self.asides = TypedLines(), {}
        return True

    def _locator(self, node: Node) -> Locator:
        return place_of(node, self.count, self.source_lines)

"""Paragraphs whose two halves a page, a blank line or a broken-off superscript has parted, joined again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from align.core.grammar import Grammar
from align.language.labels import find_label, is_label
from align.language.sections import find_section
from align.layout.closing import closes
from align.layout.evidence import TERMINAL, Evidence
from align.layout.laid_out import Paragraph
from align.layout.lists import is_bullet, opens_item


def join_halves(paragraphs: Sequence[Paragraph], evidence: Evidence, grammar: Grammar) -> list[Paragraph]:
    """The paragraphs, those that go on in the next one joined with it.

    Args:
        paragraphs: in the order of reading; their lines are changed in place.
        evidence: the measures of the text.
        grammar: the kind of document.
    """
    return _Halves(evidence, grammar).join(paragraphs)


class _Halves:
    def __init__(self, evidence: Evidence, grammar: Grammar) -> None:
        self.evidence, self.grammar = evidence, grammar
        self.breaks_sentences = False

    def join(self, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
        # An item of a list may begin as the sentence goes on; blank lines in sentences come after full lines.
        broken = [self._is_full(*pair) for pair in pairwise(paragraphs) if _goes_on(*pair)]
        self.breaks_sentences = 2 * sum(broken) > len(broken)
        joined = list(paragraphs[:1])
        for paragraph in paragraphs[1:]:
            if self._continues(joined[-1], paragraph):
                joined[-1].lines += paragraph.lines
            else:
                joined.append(paragraph)
        return joined

    def _continues(self, previous: Paragraph, following: Paragraph) -> bool:
        if _are_apart(previous, following):
            return False
        last, text = previous.last.text.rstrip(), following.first.text.strip()
        lines = (placed.line.text for placed in previous.lines)
        if closes(text, lines) or (len(previous.lines) == 1 and self._is_bare_number(last.strip())):
            return True
        rules = self.grammar.lines
        if (
            is_label(text)
            or opens_item(text, last)
            or self.grammar.is_phrase(text, *rules.opens, *rules.alone)
        ):
            return False
        if not following.after_page:
            return (
                self.breaks_sentences and _goes_on(previous, following) and self._is_full(previous, following)
            )
        if TERMINAL.search(last) or (last.endswith(",") and not text[:1].islower()):
            return False
        return text[:1].islower() or (self.evidence.wrapped and self.evidence.fills(previous.last))

    def _is_full(self, previous: Paragraph, following: Paragraph) -> bool:
        """Whether the next word would not have fitted into the last line of a paragraph."""
        word = following.first.text.split()[0]
        return self.evidence.wrapped and not self.evidence.leaves_room(previous.last, word)

    def _is_bare_number(self, text: str) -> bool:
        """Whether the text is only the number of a title or a paragraph."""
        label, section = find_label(text), find_section(text)
        if (label is not None and label.length == len(text)) or self.grammar.printed_label(text) == text:
            return True
        alone = section is not None and section.length == len(text) > len(section.parts[0])
        return alone or is_bullet(text)


def _are_apart(previous: Paragraph, following: Paragraph) -> bool:
    """Whether one of two paragraphs is a heading or a cell, which goes on in no other."""
    return any(half.style.heading or half.style.cell for half in (previous, following))


def _goes_on(previous: Paragraph, following: Paragraph) -> bool:
    """Whether a blank line parts two paragraphs in the middle of a sentence, as far as letters and marks tell.

    What ends in a comma is a recital or an item of a list.
    """
    last = previous.last.text.rstrip()
    if _are_apart(previous, following) or following.after_page or last.endswith(",") or TERMINAL.search(last):
        return False
    return following.first.text.strip()[:1].islower()

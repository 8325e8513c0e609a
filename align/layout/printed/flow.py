"""Whether a paragraph goes on in the next column or on the next page."""

from __future__ import annotations

from align.core.grammar import Grammar
from align.layout.evidence import TERMINAL
from align.layout.printed.blocks import Block
from align.layout.printed.measures import alike
from align.layout.printed.openings import follows, starts_small
from align.layout.printed.reading_order import Part
from align.layout.printed.setting import INLINE, fits

_LEVEL = 0.5  # sizes of type, by which two left edges differ that are in one place


def goes_on(before: Block, after: Block, part: Part, grammar: Grammar) -> bool:
    """Whether the first paragraph of a part continues the last one before it."""
    last, first, rules = before.last, after.first, grammar.lines
    if after.opening.bullet or not alike(last.size, first.size):
        return False
    if after.opening.label:
        items = [item for row in before.rows for item in INLINE.findall(row.text)]
        if not items:
            return False
        if follows(after.opening.number, items[-1]):
            return True
    if TERMINAL.search(last.text) or grammar.is_phrase(first.text, *rules.opens, *rules.alone):
        return False
    if before.style.contents or after.style.contents or last.bold != first.bold:
        return False
    if starts_small(first.text):
        return True
    if last.text.endswith(",") and grammar.is_phrase(first.text, *rules.after_comma):
        return False
    level = _LEVEL * first.size
    hanging = len(before.rows) > 1 and abs(first.box.left - last.box.left) <= level
    indented = not hanging and first.box.left > part.left + level
    return not indented and len(before.rows) > 1 and not fits(first, last, before.right)

"""Page furniture, which a page adds to a text: rules, running heads, page numbers, job codes, the masthead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from align.core.grammar import Grammar
from align.core.raw import Furniture
from align.core.rules import FurnitureRule
from align.layout.joined import Placed
from align.layout.repeated import mark_repeated

_COUNTING = 3  # numbers in step with the pages, from which on they are known to count them


def classify(lines: Sequence[Placed], grammar: Grammar) -> list[str | None]:
    """For every line, why it is not part of the text, or None for text and blank lines."""
    texts = [placed.line.text.strip() for placed in lines]
    reasons = classify_by_form(texts, grammar)
    mark_repeated(lines, texts, reasons, grammar)
    _mark_page_numbers(lines, texts, reasons, grammar)
    return reasons


def classify_by_form(texts: Sequence[str], grammar: Grammar) -> list[str | None]:
    """The same by what the grammar says of the forms of lines alone: their places say nothing."""
    reasons = _by_themselves(texts, grammar)
    _mark_masthead(texts, reasons, grammar)
    return reasons


def _by_themselves(texts: Sequence[str], grammar: Grammar) -> list[str | None]:
    """Why lines are furniture by their own form."""
    present = grammar.holding(texts, {name for rule in grammar.furniture for name in rule.needs})
    counts = Counter(texts)

    def holds(rule: FurnitureRule, text: str) -> bool:
        sure = not present.isdisjoint(rule.needs) or (not rule.needs and not rule.repeated)
        return (sure or (rule.repeated and counts[text] > 1)) and grammar.is_phrase(text, rule.phrase)

    return [
        next((rule.reason for rule in grammar.furniture if holds(rule, text)), None) if text else None
        for text in texts
    ]


def _mark_masthead(texts: Sequence[str], reasons: list[str | None], grammar: Grammar) -> None:
    """Mark masthead lines before the text, and in what follows it from the first job code on."""
    masthead = grammar.masthead
    if masthead is None:
        return
    zone = texts[: masthead.zone]
    first = {
        name: index
        for name in masthead.before
        for index in [next((i for i, text in enumerate(zone) if grammar.is_phrase(text, name)), None)]
        if index is not None
    }
    if masthead.needs not in first:
        return
    start = max(first.values())
    tail = next((i for i, reason in enumerate(reasons) if reason == masthead.after and i > start), len(texts))
    for index in [*range(min(first.values())), *range(tail, len(texts))]:
        text = texts[index]
        if not text or reasons[index] is not None:
            continue
        if grammar.is_phrase(text, masthead.lines):
            reasons[index] = Furniture.MASTHEAD
        elif index >= tail and grammar.is_phrase(text, "page_number"):
            reasons[index] = Furniture.PAGE_NUMBER
        elif index >= tail and grammar.is_phrase(text, masthead.run_together):
            reasons[index] = Furniture.MASTHEAD


def _mark_page_numbers(
    lines: Sequence[Placed], texts: Sequence[str], reasons: list[str | None], grammar: Grammar
) -> None:
    """Mark a number alone on a line that is next to other furniture or a page break, or interrupts a sentence.

    Where numbers are known to count the pages, one that does not count with them is not a page number.
    """
    counted = Counter(
        int(texts[index]) - lines[index].page
        for index, reason in enumerate(reasons)
        if reason == Furniture.PAGE_NUMBER and texts[index].isdecimal()
    )
    offsets = {offset for offset, count in counted.items() if count >= _COUNTING and lines[-1].page}
    filled = [index for index, text in enumerate(texts) if text]
    for position, index in enumerate(filled):
        if reasons[index] is not None or not grammar.is_phrase(texts[index], "page_number"):
            continue
        number = texts[index]
        if offsets and number.isdecimal() and int(number) - lines[index].page not in offsets:
            continue
        before = filled[position - 1] if position else None
        after = filled[position + 1] if position + 1 < len(filled) else None
        by_furniture = any(i is not None and reasons[i] is not None for i in (before, after))
        at_page_break = lines[index].opens_page or (after is not None and lines[after].opens_page)
        interrupts = (
            before is not None
            and after is not None
            and before < index - 1
            and after > index + 1
            and texts[before][-1:].isalpha()
            and texts[after][:1].islower()
        )
        if by_furniture or at_page_break or interrupts:
            reasons[index] = Furniture.PAGE_NUMBER

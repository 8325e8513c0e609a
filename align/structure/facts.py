"""What a document says of itself in its masthead, its running heads and some of its paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from align.core.block import Block
from align.core.grammar import Grammar
from align.core.raw import SetAside
from align.core.rules import Fact
from align.language.numbers import number_tokens


def find_facts(
    blocks: Sequence[Block], set_aside: Sequence[SetAside], grammar: Grammar, lang: str
) -> dict[str, str]:
    """The facts that a grammar looks for, such as ``symbol`` and ``date``, as far as the document states them."""
    found: dict[str, str] = {}
    for fact in grammar.facts:
        value = None if fact.name in found else _value(fact, blocks, set_aside, grammar, lang, found)
        if value:
            found[fact.name] = value
    names = dict.fromkeys(fact.name for fact in grammar.facts)
    return {name: found[name] for name in names if name in found and not name.startswith("_")}


def find_date(text: str, grammar: Grammar, lang: str) -> str | None:
    """The first full date of a text as ISO 8601."""
    for match in grammar.find(text, "date"):
        numbers = [int(number) for number in number_tokens(match.group(), lang) if number.isdigit()]
        if len(numbers) == 3:
            day, month, year = _in_order(numbers, match.group())
            try:
                return date(year, month, day).isoformat()
            except ValueError:
                continue
    return None


def _in_order(numbers: Sequence[int], written: str) -> Sequence[int]:
    """Day, month and year, from a date as it is written: "21 May 2004", "May 21, 2004", 2004年5月21日."""
    if "年" in written:
        return numbers[::-1]
    return numbers if written[0].isdigit() else (numbers[1], numbers[0], numbers[2])


def _value(
    fact: Fact,
    blocks: Sequence[Block],
    set_aside: Sequence[SetAside],
    grammar: Grammar,
    lang: str,
    others: dict[str, str],
) -> str | None:
    if fact.form:
        parts = re.findall(r"\{(\w+)\}", fact.form)
        return fact.form.format_map(others) if all(part in others for part in parts) else None
    stating = [block for block in blocks if block.kind in fact.roles]
    if fact.kind == "path":
        return next((block.path[0] for block in stating if block.path), None)
    texts = [block.text for block in stating]
    texts += [item.text for item in set_aside if fact.furniture in ("any", item.reason)]
    if fact.kind == "date":
        return next(filter(None, (find_date(text, grammar, lang) for text in texts)), None)
    if fact.values:
        return next((value for text in texts for pattern, value in fact.values if pattern.search(text)), None)
    matches = list(_matches(fact, texts))
    if not matches:
        return None
    value = Counter(matches).most_common(1)[0][0] if fact.frequent else matches[0]
    if fact.kind == "number":
        return next(iter(number_tokens(value, lang)), value)
    return value


def _matches(fact: Fact, texts: Sequence[str]) -> Iterator[str]:
    for pattern in fact.patterns:
        for text in texts:
            for match in pattern.finditer(text):
                yield match["value"] if "value" in pattern.groupindex else match.group()

"""Facts of the masthead, the adoption lines, the title and the closing: symbol, date, session …"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from align.core.block import Block, Kind
from align.core.document import SetAside
from align.language.numbers import SYMBOL, number_tokens
from align.layout.furniture import RUNNING_HEAD
from align.layout.phrases import fact, symbol_prefix


def find_facts(blocks: Sequence[Block], set_aside: Sequence[SetAside], lang: str) -> dict[str, str]:
    """What the document says of itself; keys: ``symbol``, ``date`` and ``issued`` (ISO 8601), ``session``
    (its ordinal as a number where it can be read), ``agenda_item``, ``report``, ``job_number``.
    """
    masthead = "\n".join(item.text for item in set_aside)
    adoption = "\n".join(block.text for block in blocks if block.kind is Kind.ADOPTION)
    closing = "\n".join(block.text for block in blocks if block.kind is Kind.DATE)
    session = fact("session", masthead)
    session_number = number_tokens(session, lang) if session else ()
    facts = {
        "symbol": _symbol(blocks, set_aside),
        "date": find_date(closing, lang) or find_date(adoption, lang),
        "issued": find_date(masthead, lang),
        "session": session_number[0] if session_number else session,
        "agenda_item": fact("agenda_item", masthead),
        "report": fact("report", adoption),
        "job_number": fact("job_number", masthead),
    }
    return {name: value for name, value in facts.items() if value}


def find_date(text: str, lang: str) -> str | None:
    """The first full date of a text as ISO 8601."""
    for match in re.finditer(r"(?<!\d)\d{1,2}(?:er)?\s[^\W\d]+\s\d{4}|[^\W\d]+\s\d{1,2},\s\d{4}", text):
        numbers = [int(number) for number in number_tokens(match.group(), lang) if number.isdigit()]
        if len(numbers) == 3:
            day, month, year = numbers if match.group()[0].isdigit() else (numbers[1], numbers[0], numbers[2])
            try:
                return date(year, month, day).isoformat()
            except ValueError:
                continue
    return None


def _symbol(blocks: Sequence[Block], set_aside: Sequence[SetAside]) -> str | None:
    """The document's own symbol: of the running heads or the masthead, else of title and organ."""
    apparatus = Counter(
        match.group()
        for item in set_aside
        for match in re.finditer(
            r"(?:A|S|E)/(?:HRC/)?RES/[\dA-Z]+(?:/\d+)?(?: \(\d{4}\))?[A-Z]?(?![a-z])", item.text
        )
    )
    if apparatus:
        return apparatus.most_common(1)[0][0]
    heads = Counter(item.text for item in set_aside if item.reason == RUNNING_HEAD)
    if heads and SYMBOL.fullmatch(heads.most_common(1)[0][0]):
        return heads.most_common(1)[0][0]
    title = next((block.path[0] for block in blocks if block.kind is Kind.TITLE and block.path), None)
    prefix = next((symbol_prefix(block.text) for block in blocks if block.kind is Kind.FORMULA), None)
    return f"{prefix}/{title}" if title and prefix else None

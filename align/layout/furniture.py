"""What a page adds to a text: rules, running heads, page numbers, job codes, the masthead."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from align.language.numbers import SYMBOL
from align.layout.phrases import is_phrase

RULE = "rule"
RUNNING_HEAD = "running head"
PAGE_NUMBER = "page number"
JOB_CODE = "job code"
MASTHEAD = "masthead"
TURN_OVER = "turn-over mark"

_RULE = re.compile(r"[_\-–—=]{5,}|(?:_ ?){5,}")
_JOB_CODE = re.compile(
    r".*<<ODS .*|\[DU\d*\]|\d{2}[- ]\d{5}(?:\s*\([A-Z]\))?(?:\s+\d{6})?|\*\d{6,8}\*|\(?[A-Z]\)?\s*\d{6}"
)
_NUMBER_LINE = re.compile(r"[-–—]?\s*\d{1,4}\s*[-–—]?|(?:[Pp]age\s+)?\d{1,4}(?:\s*(?:/|of|sur)\s*\d{1,4})?")
_TITLE = re.compile(r"\d+/\d+(?:\s?[A-Z])?\.\s")
_HEAD_ZONE = 60  # lines among which a masthead is looked for


def classify(lines: Sequence[str]) -> list[str | None]:
    """For every raw line, why it is no part of the text, or None for blank lines and text."""
    un = any(is_phrase("formula", line) or "<<ODS" in line for line in lines)
    counts = Counter(line.strip() for line in lines)
    reasons = [_by_itself(line.strip(), trusted=un or counts[line.strip()] > 1) for line in lines]
    _mark_masthead(lines, reasons)
    _mark_page_numbers(lines, reasons)
    return reasons


def is_title(line: str) -> bool:
    """Whether a line opens the title of a resolution, such as ``59/159. Strengthening …``."""
    return _TITLE.match(line.strip() + " ") is not None


def _by_itself(text: str, *, trusted: bool) -> str | None:
    """Why a line is no text, by its form; job codes and symbols only where `trusted`: elsewhere they may be text."""
    if not text:
        return None
    if _RULE.fullmatch(text):
        return RULE
    if text in ("/...", "/…"):
        return TURN_OVER
    if not trusted:
        return None
    if _JOB_CODE.fullmatch(text):
        return JOB_CODE
    if SYMBOL.fullmatch(re.sub(r"\s\(\d{4}\)$", "", text.rstrip("*"))) and any(
        character.isdigit() for character in text
    ):
        return RUNNING_HEAD
    return None


def _mark_masthead(lines: Sequence[str], reasons: list[str | None]) -> None:
    """Mark masthead lines before the title and after the first job code that follows the text."""
    title = next((index for index, line in enumerate(lines[:_HEAD_ZONE]) if is_title(line)), None)
    opening = next(
        (index for index, line in enumerate(lines[:_HEAD_ZONE]) if is_phrase("formula", line)), len(lines)
    )
    head = range(min(opening, title if title is not None else opening))
    codes = [i for i, reason in enumerate(reasons) if reason == JOB_CODE and i > max(opening, title or 0)]
    # Without a formula nothing says that this is a United Nations document.
    head = head if opening < len(lines) else range(0)
    tail = range(codes[0], len(lines)) if codes and opening < len(lines) else range(0)
    for index in [*head, *tail]:
        text = lines[index].strip()
        if text and reasons[index] is None and (is_phrase("masthead", text) or is_issue_date(text)):
            reasons[index] = MASTHEAD
        elif reasons[index] is None and index in tail and _NUMBER_LINE.fullmatch(text):
            reasons[index] = PAGE_NUMBER
        elif reasons[index] is None and index in tail and _runs_together(text):
            reasons[index] = MASTHEAD


def is_issue_date(text: str) -> bool:
    """Whether a masthead line is a date, perhaps run together with the session."""
    return re.fullmatch(r"\d{1,2}\s[^\W\d]+\s\d{4}\s?(?:[A-ZÀ-Ý][\w-]+ session)?", text) is not None


def _runs_together(text: str) -> bool:
    return "Distr." in text or text.startswith(("United Nations", "Nations Unies"))


def _mark_page_numbers(lines: Sequence[str], reasons: list[str | None]) -> None:
    """Mark a number alone on a line that stands by other apparatus or interrupts a sentence."""
    filled = [index for index, line in enumerate(lines) if line.strip()]
    for position, index in enumerate(filled):
        if reasons[index] is not None or not _NUMBER_LINE.fullmatch(lines[index].strip()):
            continue
        before = filled[position - 1] if position else None
        after = filled[position + 1] if position + 1 < len(filled) else None
        isolated = (before is None or before < index - 1) and (after is None or after > index + 1)
        by_apparatus = any(i is not None and reasons[i] is not None for i in (before, after))
        at_page_break = "\f" in lines[index] or (after is not None and "\f" in lines[after])
        interrupts = (
            isolated
            and before is not None
            and after is not None
            and lines[before].rstrip()[-1:].isalpha()
            and lines[after].lstrip()[:1].islower()
        )
        if by_apparatus or at_page_break or interrupts:
            reasons[index] = PAGE_NUMBER

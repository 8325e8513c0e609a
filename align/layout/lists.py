"""Items of lists in plain text: which lines open one, and which signs at their heads are bullets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from align.core.raw import Span
from align.language.labels import find_label
from align.language.sequences import in_sequence
from align.layout.evidence import TERMINAL

# Signs that only open items of lists, among them those of symbol fonts, which have no code of their own.
_BULLET = re.compile(r"[\ue000-\uf8ff ]+$|[•‣⁃◦●○■□▪▫◾◽▶►▸➢➤➔❖✓✔✗✘☐☑☒∙\ue000-\uf8ff]\s*")
# Signs that running text or speech may begin with too, and what symbol fonts leave; § 5 is a section.
_SIGN = re.compile(r"(?P<sign>[-–—*·+»>]|[oØüq](?=\s)|§(?!\s*\d))\s+(?=\S)")
_BARE = re.compile(r"[•‣⁃◦●○■□▪▫◾◽▶►▸➢➤➔❖✓✔✗✘☐☑☒∙\ue000-\uf8ff·]|[-–]")
_SPEECH = "—–-»"
_ITEM_END = re.compile(r"(?:[;,]|[;,]\s?\w{1,5})$")  # "; and"
_NEAR = 8  # lines of an item, and a blank line
_INNER = re.compile(r"[,;:–-]$|[;,]\s?\w{1,5}$")


def is_bullet(text: str) -> bool:
    """Whether a text is a bullet and nothing more."""
    return _BARE.fullmatch(text) is not None


def opens_item(text: str, previous: str) -> bool:
    """Whether a line opens an item of a list with a bullet, by what the line before it ends with."""
    if _BULLET.match(text):
        return True
    ended = TERMINAL.search(previous) is not None or _INNER.search(previous) is not None
    return ended and _SIGN.match(text) is not None


def certain_openings(texts: Sequence[str]) -> frozenset[int]:
    """The indexes of the lines that open a paragraph whatever comes before: with a number of a sequence.

    Args:
        texts: the lines without white space at their edges; page furniture is given as blank lines.
    """
    labels = [find_label(text) for text in texts]
    found: set[int] = set()
    for index in in_sequence(labels):
        label, text = labels[index], texts[index]
        if label is None:
            continue
        before = texts[index - 1] if index else ""
        ended = not before or TERMINAL.search(before) is not None or _INNER.search(before) is not None
        figures = label.parts[0][0].isdigit() or label.form == "1.1"  # B.2.1
        counted = label.form not in ("1", "1 -", "№") and figures
        if ended or (counted and not text[label.length :][:1].islower()):
            found.add(index)
    return frozenset(found)


def in_list(texts: Sequence[str], index: int, sign: str) -> bool:
    """Whether a line that a sign opens has a line near it that the same sign opens, as items of a list have.

    Args:
        texts: the lines.
        index: that of the line.
        sign: the sign at its head.
    """
    near = (*texts[max(0, index - _NEAR) : index], *texts[index + 1 : index + 1 + _NEAR])
    return any(text.lstrip().startswith(f"{sign} ") for text in near)


def bullets(texts: Sequence[str]) -> list[Span | None]:
    """The bullet at the head of each paragraph, with the white space after it; None for a paragraph without one.

    A dash or another sign that speech may begin with is a bullet where neighbouring paragraphs begin with it and the
    end of what introduces them, their own ends or small letters at their heads show that they are a list.
    """
    found: list[Span | None] = []
    for text in texts:
        match = _BULLET.match(text)
        found.append(None if match is None else match.span())
    signs = [_SIGN.match(text) if span is None else None for text, span in zip(texts, found, strict=True)]
    start = 0
    while start < len(texts):
        first = signs[start]
        if first is None:
            start += 1
            continue
        end = start + 1
        while end < len(texts) and (sign := signs[end]) is not None and sign["sign"] == first["sign"]:
            end += 1
        run = range(start, end)
        if _is_list(texts[start - 1] if start else "", [texts[k] for k in run], first["sign"]):
            for k in run:
                if (sign := signs[k]) is not None:
                    found[k] = sign.span()
        start = end
    _add_single_items(texts, signs, found)
    return found


def _add_single_items(
    texts: Sequence[str], signs: Sequence[re.Match[str] | None], found: list[Span | None]
) -> None:
    """Add the bullets of lists of one item, in a text whose other lists have the same."""
    known = {sign["sign"] for sign, span in zip(signs, found, strict=True) if sign and span}
    for index, sign in enumerate(signs):
        if sign is not None and found[index] is None and sign["sign"] in known - set(_SPEECH):
            found[index] = sign.span()


def _is_list(before: str, items: Sequence[str], sign: str) -> bool:
    """Whether paragraphs that begin with one sign are the items of a list."""
    rests = [_SIGN.sub("", item, count=1) for item in items]
    small = sum(rest[:1].islower() for rest in rests)
    open_ends = sum(_ITEM_END.search(item) is not None for item in items[:-1])
    if len(items) == 1:
        return before.endswith(":") and small == 1 and sign not in "»>"
    if 2 * small >= len(items) or (len(items) > 1 and 2 * open_ends >= len(items) - 1 and open_ends > 0):
        return True
    if sign in _SPEECH and any(re.search(r"[!?…]\W*$", item) for item in items):
        return False
    # Speech ends in a full stop; an item without one is not speech.
    unended = sum(TERMINAL.search(item) is None for item in items)
    return (
        2 * unended > len(items)
        or (sign not in _SPEECH and len(items) > 1)
        or (before.endswith(":") and sign != "—")
    )

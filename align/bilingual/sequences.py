"""Texts in two languages in one file: one after the other, or by turns of pages or paragraphs.

The stretches of each language are found together (Viterbi): what each piece of text says of its language, against
a price for every change of language.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from align.bilingual.halves import LEAST_SHARE, Halves, Wish, languages_of, letters
from align.core.raw import RawDocument, RawParagraph
from align.language.detection import leaning
from align.readers import PagedText
from align.readers.pages import Line

# Prices of a change of language, as natural logarithms of odds: inside a paragraph, between two, between two pages.
_CHANGE, _PARAGRAPH, _PAGE = 25.0, 8.0, 6.0
_BY_TURNS = 0.4  # changes per paragraph, from which on the languages take turns; then a change has the price
_TURN = 0.5


def languages_in(texts: Sequence[str], wish: Wish) -> tuple[str, str] | None:
    """The two languages of some texts, in the order in which they come; None if there are not two."""
    shares = [lang for lang, share in languages_of(texts) if share >= LEAST_SHARE]
    return wish.of(shares[:2])


def split_paragraphs(raw: RawDocument, wish: Wish) -> Halves | None:
    """The two languages of a file with paragraphs of its own; None if it has not two."""
    texts = [paragraph.text for paragraph in raw.paragraphs]
    langs = languages_in(texts, wish)
    if langs is None:
        return None
    sides = _likeliest([leaning(text, *langs) for text in texts], [_PARAGRAPH] * len(texts))
    langs, sides = _in_order(langs, sides, wish)
    if not _both(sides, texts):
        return None
    return halves_of(raw, sides, langs, _said(langs, sides, [p.locator.page for p in raw.paragraphs]))


def halves_of(raw: RawDocument, sides: Sequence[int], langs: tuple[str, str], found: str) -> Halves:
    """A document with paragraphs of its own by the side (0 or 1) of each; notes go where they are referred to."""
    bodies = [[p for p, side in zip(raw.paragraphs, sides, strict=True) if side == which] for which in (0, 1)]
    notes = _notes(raw, bodies, langs)
    source = replace(raw, paragraphs=tuple(bodies[0]), notes=tuple(notes[0]))
    target = replace(raw, paragraphs=tuple(bodies[1]), notes=tuple(notes[1]), discarded=(), warnings=())
    return Halves(source, target, langs, found)


def _notes(
    raw: RawDocument, bodies: Sequence[Sequence[RawParagraph]], langs: tuple[str, str]
) -> list[list[RawParagraph]]:
    """The notes of each side: where their number is referred to; if that is on both sides, by their language."""
    referred = [{ref.number for paragraph in body for ref in paragraph.refs} for body in bodies]
    notes: list[list[RawParagraph]] = [[], []]
    for note in raw.notes:
        number = note.label.strip("/.()[] ")
        only = [side for side in (0, 1) if number in referred[side]]
        notes[only[0] if len(only) == 1 else int(leaning(note.text, *langs) < 0)].append(note)
    return notes


def split_lines(text: PagedText, wish: Wish) -> Halves | None:
    """The two languages of a page layout whose pages or stretches of lines are in one or the other."""
    lines = text.lines
    langs = languages_in(text.texts, wish)
    if langs is None:
        return None
    sides = _likeliest([leaning(line.text, *langs) for line in lines], _prices(text))
    langs, sides = _in_order(langs, sides, wish)
    if not _both(sides, text.texts):
        return None
    pages = [page.number for page in text.pages for _ in page.lines]
    said = _said(langs, sides, pages, lines)
    return Halves(lines_of(text, sides, 0), lines_of(text, sides, 1), langs, said)


def _prices(text: PagedText) -> list[float]:
    """The price of a change of language before each line."""
    prices = []
    for page in text.pages:
        price = _PAGE
        for line in page.lines:
            blank = not line.text.strip()
            prices.append(_PARAGRAPH if blank else price)
            price = _PARAGRAPH if blank else _CHANGE
    return prices


def lines_of(text: PagedText, sides: Sequence[int], side: int) -> PagedText:
    """The lines of one side, on the pages where it has any; what the file says as a whole goes to the first."""
    pages, start = [], 0
    for page in text.pages:
        lines = [line for line, at in zip(page.lines, sides[start:], strict=False) if at == side]
        start += len(page.lines)
        if any(line.text.strip() for line in lines):
            pages.append(replace(page, lines=tuple(lines)))
    if side == 0:
        return replace(text, pages=tuple(pages))
    return replace(text, pages=tuple(pages), set_aside=(), warnings=(), note="")


def _likeliest(leanings: Sequence[float], prices: Sequence[float]) -> list[int]:
    """The side of each piece of text; where the languages change with most paragraphs, a change is cheap."""
    sides = stretches(leanings, prices)
    changes = sum(one != other for one, other in pairwise(sides))
    cheap = [price <= _PARAGRAPH for price in prices]
    starts = sum(is_cheap and lean != 0 for is_cheap, lean in zip(cheap, leanings, strict=True))
    if changes < _BY_TURNS * starts:
        return sides
    return stretches(
        leanings, [_TURN if is_cheap else price for is_cheap, price in zip(cheap, prices, strict=True)]
    )


def stretches(leanings: Sequence[float], prices: Sequence[float]) -> list[int]:
    """The side, 0 or 1, of each piece of text: the likeliest sequence, with a price for a change before a piece.

    >>> stretches([30.0, -1.0, 0.0, 40.0, -50.0, -2.0, -60.0], [20.0] * 7)
    [0, 0, 0, 0, 1, 1, 1]
    """
    costs, back = [0.0, 0.0], []
    for at, (lean, price) in enumerate(zip(leanings, prices, strict=True)):
        change = price if at else 0.0
        came = [side if costs[side] <= costs[1 - side] + change else 1 - side for side in (0, 1)]
        costs = [
            min(costs[side], costs[1 - side] + change) + (-lean / 2 if side == 0 else lean / 2)
            for side in (0, 1)
        ]
        back.append(came)
    side = int(costs[1] < costs[0])
    sides = []
    for came in reversed(back):
        sides.append(side)
        side = came[side]
    return sides[::-1]


def _in_order(langs: tuple[str, str], sides: list[int], wish: Wish) -> tuple[tuple[str, str], list[int]]:
    """The language that comes first as the first, unless the user says which is the source."""
    if wish.source or wish.target or not sides or sides[0] == 0:
        return langs, sides
    return (langs[1], langs[0]), [1 - side for side in sides]


def _both(sides: Sequence[int], texts: Sequence[str]) -> bool:
    """Whether each side has its share of the letters."""
    sizes = [0, 0]
    for side, text in zip(sides, texts, strict=True):
        sizes[side] += letters(text)
    return min(sizes) >= LEAST_SHARE * sum(sizes) > 0


def _said(
    langs: tuple[str, str],
    sides: Sequence[int],
    pages: Sequence[int | None],
    lines: Sequence[Line] | None = None,
) -> str:
    """What was found: which language begins where, or how often they change."""
    starts = [at for at in range(len(sides)) if at == 0 or sides[at] != sides[at - 1]]
    if len(starts) == 2:
        page, at = pages[starts[1]], starts[1]
        where = f"paragraph {at + 1}" if lines is None else f"line {lines[at].number}"
        return f"{langs[0]}, then from {where if page is None else f'page {page}'} on {langs[1]}"
    return f"{langs[0]} and {langs[1]} by turns, in {len(starts)} parts"

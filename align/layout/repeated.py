"""Running heads and feet, told by repetition at the edges of pages; page numbers, told by counting.

Where form feeds end pages, the edges are known: what repeats there is a head or a foot, line by line from the edge
inwards, as is what has a number in it that counts the pages. A text without them has edges where such a number or
such a line interrupts a sentence, and next to what is already known as the furniture of a page.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from align.core.grammar import Grammar
from align.core.raw import Furniture
from align.language.labels import find_label
from align.layout.counting import NUMERAL, counting_chain, value_of
from align.layout.evidence import is_full, long_of
from align.layout.joined import Placed

_LINE_END = re.compile(r"[^\W\d_][,-]?$")  # a line that ends inside a sentence
_DEPTH = 6  # lines of a head or foot
_PAGES = 0.6  # share of counted lines at edges, from which on all are of pages
_INTERRUPTS = 0.25  # share of them that interrupt a sentence, in a text that does not tell its pages
_PAGE_KINDS = frozenset({Furniture.RUNNING_HEAD, Furniture.PAGE_NUMBER})
_LONGEST = 160  # characters of a head
_FEW = 3  # lines alike, which may be of the text also where all are at edges
_TITLE = 60  # characters of a title that stands above a text


def mark_repeated(
    lines: Sequence[Placed], texts: Sequence[str], reasons: list[str | None], grammar: Grammar
) -> None:
    """Mark the running heads and the page numbers among the lines that have no reason yet.

    Args:
        lines: the lines with their pages.
        texts: their texts without white space at the edges.
        reasons: why each line is not part of the text, changed in place.
        grammar: the kind of document.
    """
    _Repeated(lines, texts, reasons, grammar).mark()


class _Repeated:
    def __init__(
        self, lines: Sequence[Placed], texts: Sequence[str], reasons: list[str | None], grammar: Grammar
    ) -> None:
        self.reasons, self.grammar = reasons, grammar
        self.filled = [index for index, text in enumerate(texts) if text]
        self.texts = [" ".join(texts[index].split()) for index in self.filled]
        self.pages = [lines[index].page for index in self.filled]
        self.width = long_of([len(text) for text in self.texts] or [0])
        self._ends = {0, len(self.filled) - 1}
        self.paged = bool(self.pages) and self.pages[-1] > self.pages[0]
        self.blank = [
            (not index or not texts[index - 1], index + 1 == len(texts) or not texts[index + 1])
            for index in self.filled
        ]

    def mark(self) -> None:
        """Mark line by line from the edges inwards, until nothing more is found."""
        same, counting = self._groups()
        for _ in range(_DEPTH):
            edges = self._edges()
            found = [
                *(place for group in counting for place in self._counted(group, edges)),
                *(place for group in same.values() for place in self._repeats(group, edges)),
            ]
            if not found:
                break
            for place in found:
                number = self.grammar.is_phrase(self.texts[place], "page_number")
                self._set(place, Furniture.PAGE_NUMBER if number else Furniture.RUNNING_HEAD)
        if self.texts and self.texts[0] in same:
            self._keep_title()

    def _groups(self) -> tuple[dict[str, list[int]], list[list[int]]]:
        """The places of the texts that repeat, and of those that do so except for their numbers."""
        same: dict[str, list[int]] = defaultdict(list)
        alike: dict[str, list[int]] = defaultdict(list)
        for place, text in enumerate(self.texts):
            if self._reason(place) is not None or len(text) > _LONGEST:
                continue
            same[text].append(place)
            if NUMERAL.search(text):
                alike[NUMERAL.sub("#", text)].append(place)
        counting = [
            group
            for group in alike.values()
            if len(group) > 1
            and len({self.texts[place] for place in group}) > 1
            and self._may_count(group[0])
        ]
        repeated = {
            text: group for text, group in same.items() if len(group) > 1 and re.search(r"\w\w\w", text)
        }
        return repeated, counting

    def _may_count(self, place: int) -> bool:
        """Whether a text with a number may be of a page: it is neither a label alone nor a numbered heading."""
        text = self.texts[place]
        if self.grammar.is_phrase(text, "page_number"):
            return True
        label = find_label(text)
        named = re.search(r"[^\W\d_]{3}|/", text) is not None
        return named and (label is None or label.length < len(text)) and not self._is_division(text)

    def _edges(self) -> list[bool]:
        """For each place, whether only furniture is between it and the top or the foot of a page."""
        known = [self._reason(place) in _PAGE_KINDS for place in range(len(self.texts))]
        edges = [False] * len(self.texts)
        for order in (range(len(edges)), range(len(edges) - 1, -1, -1)):
            open_edge = True  # the text as a whole has edges too
            page = self.pages[order[0]] if len(order) else 0
            for place in order:
                open_edge = open_edge or self.pages[place] != page
                page = self.pages[place]
                if known[place]:
                    open_edge = True
                    continue
                edges[place] = edges[place] or open_edge
                open_edge = False
        return edges

    def _repeats(self, group: Sequence[int], edges: Sequence[bool]) -> list[int]:
        """Those places of a text that are heads or feet."""
        left = [place for place in group if self._reason(place) is None]
        heads = len(group) - len(left)  # found before
        at_edge = [place for place in left if edges[place] and (self.paged or not self._is_flowing(place))]
        if 2 * (len(at_edge) + heads) >= len(group) and len(at_edge) + heads > 1:
            if not self.paged:
                return at_edge if heads or self._tell_pages(at_edge) else []
            pages = heads + len({self.pages[place] for place in at_edge})
            return at_edge if pages > 2 or self._is_short_head(group, pages) else []
        inside = [place for place in left if self._interrupts(place)]
        if self.paged or len(inside) < max(2, _INTERRUPTS * len(group)) or self.texts[group[0]][-1] in ".;:,":
            return []
        return [place for place in left if all(self.blank[place]) or place in inside]

    def _tell_pages(self, places: Sequence[int]) -> bool:
        """Whether equal lines at edges are heads, in a text that does not tell its pages.

        A heading may stand on both sides of a number that looks like that of a page.
        """
        pages = 1 + sum(
            any(self._reason(between) is None for between in range(before + 1, after))
            for before, after in pairwise(places)
        )
        many = pages > _FEW or (pages > 1 and self._is_title(places[0]))
        return many and not self._ends.issuperset(places)

    def _is_short_head(self, group: Sequence[int], pages: int) -> bool:
        """Whether a text at the edges of only two pages is a head, such as that of a short chapter."""
        near = self.pages[group[-1]] - self.pages[group[0]] <= 2
        return pages == 2 and near and self._is_title(group[0])

    def _is_title(self, place: int) -> bool:
        """Whether a line may be a title: it is short, and neither begins nor ends inside a sentence."""
        text = self.texts[place]
        return len(text) <= _TITLE and not text[0].islower() and text[-1].isalnum()

    def _counted(self, group: Sequence[int], edges: Sequence[bool]) -> list[int]:
        """Those places of a text with a number in it that count the pages."""
        left = [
            place
            for place in group
            if self._reason(place) is None and (self.paged or not self._is_flowing(place))
        ]
        numbers = [[value_of(numeral) for numeral in NUMERAL.findall(self.texts[place])] for place in left]
        if self.paged:
            left_at_edge = [k for k, place in enumerate(left) if edges[place]]
            for column in range(len(numbers[0]) if numbers else 0):
                offsets = Counter(numbers[k][column] - self.pages[left[k]] for k in left_at_edge)
                steps = {n for n, count in offsets.items() if count > 2 or (count == 2 and len(offsets) == 1)}
                if steps:
                    fitting = [k for k in left_at_edge if numbers[k][column] - self.pages[left[k]] in steps]
                    return [left[k] for k in fitting]
            return []
        for column in range(len(numbers[0]) if numbers else 0):
            chain = [left[k] for k in counting_chain([values[column] for values in numbers])]
            if len(chain) > 1 and self._of_pages(chain, edges):
                return chain
        return []

    def _of_pages(self, chain: Sequence[int], edges: Sequence[bool]) -> bool:
        """Whether numbers that count up are those of pages, in a text that does not tell its pages."""
        if sum(edges[place] for place in chain) >= _PAGES * len(chain):
            return True
        if sum(self._interrupts(place) for place in chain) >= max(1, _INTERRUPTS * len(chain)):
            return True
        if not self.grammar.is_phrase(self.texts[chain[0]], "page_number"):
            return False
        counts = [count for _, count in self._beside(chain).most_common(2)]
        if max(counts, default=0) >= max(2, len(chain) / 2):
            return True
        both_heads = min(counts, default=0) > 1  # those of left and right pages
        return both_heads and sum(counts) >= _PAGES * len(chain)

    def _beside(self, chain: Sequence[int]) -> Counter[str]:
        """The texts next to lines, with their numbers alike, and next to how many of them each is."""
        found: Counter[str] = Counter()
        seen = set(chain)
        for place in chain:
            near = {at for at in (place - 1, place + 1) if 0 <= at < len(self.texts)} - seen
            seen |= near
            found.update({NUMERAL.sub("#", self.texts[at]) for at in near})
        return Counter({text: count for text, count in found.items() if re.search(r"\w{3}", text)})

    def _interrupts(self, place: int) -> bool:
        """Whether a line divides a sentence: the text before ends inside it, and that after goes on.

        A blank line sets it off at least on one side, or it would be a line of the sentence.
        """
        if not any(self.blank[place]):
            return False
        before = next((p for p in range(place - 1, -1, -1) if self._reason(p) is None), None)
        after = next((p for p in range(place + 1, len(self.texts)) if self._reason(p) is None), None)
        if before is None or after is None or self._is_flowing(place):
            return False
        return bool(_LINE_END.search(self.texts[before])) and self.texts[after][0].islower()

    def _is_flowing(self, place: int) -> bool:
        """Whether a line is one of a wrapped paragraph: the first, which is full, or the last, which goes on."""
        text, (above, below) = self.texts[place], self.blank[place]
        full = not below and is_full(text, self.texts[place + 1], self.width)
        return full or (not above and text[0].islower())

    def _keep_title(self) -> None:
        """Give back the first head where the text has nothing else of the kind above it: it is the title."""
        following = next((place for place in range(1, len(self.texts)) if self._reason(place) is None), None)
        if following is None or self._reason(0) != Furniture.RUNNING_HEAD or not all(self.blank[0]):
            return
        text = self.texts[following]
        if len(text) > _TITLE or text.endswith((".", ",", ";", ":")) or self._is_division(text):
            self.reasons[self.filled[0]] = None

    def _is_division(self, text: str) -> bool:
        """Whether a text begins as the heading of a division does: "Chapter 1"."""
        return self.grammar.is_phrase(text, "division_word")

    def _reason(self, place: int) -> str | None:
        return self.reasons[self.filled[place]]

    def _set(self, place: int, reason: str) -> None:
        self.reasons[self.filled[place]] = reason

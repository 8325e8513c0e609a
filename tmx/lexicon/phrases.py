"""The phrases of many texts of one language: runs of up to fourteen words that occur again and again.

Words are compared by their stems. A phrase has no punctuation mark inside but apostrophes and hyphens, no digits, of
stop words only those that link others, and these neither first nor last. What mostly stands before a number, such as
"under section", is none.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice

import numpy as np

from tmx.base.stems import stem
from tmx.base.words import Span, is_unspaced, word_spans
from tmx.lexicon.forms import usual_form
from tmx.lexicon.runs import Ints, Runs, independent
from tmx.lexicon.stop_words import links, stop_words

_JOINTS = re.compile(r"[\s'’ʼ\-‐‑]*")
_BEFORE_NUMBER = re.compile(r"[\s(]+\d\w*|\s+[IVXLC]+")
_LOOKED_AT = 200  # the most places of a phrase that tell how it is written


class Phrases:
    """The phrases of texts that occur in `least` of them or more.

    They are found among the runs of a row of all words of all texts; see `tmx.lexicon.runs`.
    """

    def __init__(
        self,
        texts: Sequence[str],
        lang: str,
        least: int = 3,
        inside: float = 0.75,
        *,
        references: bool = False,
    ) -> None:
        """Find the phrases.

        Args:
            texts: the texts.
            lang: their language.
            least: how often a phrase must occur.
            inside: a phrase of which more than this part is inside one longer phrase is left out.
            references: whether words that mostly stand before a number count, such as "section".
        """
        self.texts, self.lang, self._least, self._inside = texts, lang, least, inside
        self._references = references
        self._stems: dict[str, int] = {}
        self._words: dict[str, int] = {}
        self._stops = [True]
        self._read()
        self._find()

    def _read(self) -> None:
        """Put the words into a row."""
        row, starts, ends, sizes = array("i"), array("i"), array("i"), array("q")
        numbered = array("q")  # places before a number
        for text in self.texts:
            before, end = len(row), 0
            for start, after in word_spans(text):
                number = self._number_of(text[start:after])
                if end and row[-1] > 0 and number < 0 and _BEFORE_NUMBER.fullmatch(text, end, after):
                    numbered.append(len(row) - 1)
                if end and not _JOINTS.fullmatch(text, end, start):
                    _put((row, starts, ends), (-1, 0, 0))
                _put((row, starts, ends), (number, start, after))
                end = after
            _put((row, starts, ends), (-1, 0, 0))
            sizes.append(len(row) - before)
        self._row = np.array(row, dtype=np.int32)
        self._starts, self._ends = np.array(starts, np.int32), np.array(ends, np.int32)
        self._text = np.repeat(np.arange(len(sizes), dtype=np.int32), np.array(sizes, dtype=np.int64))
        self._stop = np.array(self._stops)
        self._numbered = np.zeros(len(row), bool)
        self._numbered[np.array(numbered, dtype=np.int64)] = True

    def _number_of(self, written: str) -> int:
        """The number of a word by its stem, or -1 for one that no phrase holds."""
        word = written.lower()
        number = self._words.get(word)
        if number is None:
            number = -1
            is_stop = word in stop_words(self.lang)
            if word.isalpha() and (not is_stop or word in links(self.lang)):
                key = word if is_stop else stem(word, self.lang)
                number = self._stems.setdefault(key, len(self._stems) + 1)
                if number == len(self._stops):
                    self._stops.append(is_stop or (len(word) == 1 and not is_unspaced(word)))
            self._words[word] = number
        return number

    def _find(self) -> None:
        """Find the phrases, and give each a number."""
        runs = Runs(self._row, self._stop, self._numbered, self._least, references=self._references)
        levels = list(runs.levels())
        places, numbers, weights = [], [], []
        self.sizes = list[int]()
        for n, keep in enumerate(independent(levels, self._inside)):
            level, new = levels[n], np.cumsum(keep, dtype=np.int32) - 1 + len(self.sizes)
            kept = keep[level.numbers]
            places.append(level.places[kept])
            numbers.append(new[level.numbers[kept]])
            first = level.first[keep]
            self.sizes += [n + 1] * len(first)
            weights.append(np.sum([~self._stop[self._row[first + k]] for k in range(n + 1)], axis=0))
        del levels, runs, self._row, self._numbered
        self._keep_places(np.concatenate(places), np.concatenate(numbers))
        number = np.repeat(np.arange(len(self.sizes)), np.diff(self._bounds))
        pairs = np.unique(number * len(self.texts) + self._text)
        self.number, self.text = (part.astype(np.int32) for part in np.divmod(pairs, max(1, len(self.texts))))
        self.counts = np.bincount(self.number, minlength=len(self.sizes))
        self.weights = np.concatenate(weights).astype(np.int64)

    def _keep_places(self, places: Ints, numbers: Ints) -> None:
        """Of all places of words, keep those of phrases, phrase after phrase."""
        order = np.argsort(numbers, kind="stable").astype(np.int32)
        places, numbers = places[order], numbers[order]
        self._bounds: Ints = np.searchsorted(numbers, np.arange(len(self.sizes) + 1))
        self._text = self._text[places]
        self._starts = self._starts[places]
        self._ends = self._ends[places + np.array(self.sizes, np.int32)[numbers] - 1]

    @cached_property
    def by_text(self) -> tuple[Ints, Ints]:
        """The numbers of the phrases of the texts, text after text, and where each text begins among them."""
        order = np.argsort(self.text, kind="stable")
        starts = np.searchsorted(self.text[order], np.arange(len(self.texts) + 1))
        return self.number[order], starts

    def in_texts(self, texts: Ints) -> Ints:
        """The numbers of the phrases of some texts, each as often as there are texts with it."""
        flat, starts = self.by_text
        slices = [flat[starts[text] : starts[text + 1]] for text in texts.tolist()]
        return np.concatenate(slices) if slices else flat[:0]

    @cached_property
    def by_phrase(self) -> Ints:
        """Where each phrase begins in `text`, the texts of the phrases, phrase after phrase."""
        return np.searchsorted(self.number, np.arange(len(self.counts) + 1))

    def texts_of(self, number: int) -> Ints:
        """The texts that hold a phrase, ascending."""
        start, end = self.by_phrase[number : number + 2]
        return self.text[start:end]

    def places(self, number: int) -> Iterator[tuple[int, Span]]:
        """Where a phrase is: texts, and the places in them."""
        some = slice(*self._bounds[number : number + 2].tolist())
        spans = zip(self._starts[some].tolist(), self._ends[some].tolist(), strict=True)
        return zip(self._text[some].tolist(), spans, strict=True)

    def example(self, number: int) -> str:
        """How a phrase is written at one place."""
        text, (start, end) = next(self.places(number))
        return self.texts[text][start:end]

    def forms(self, number: int) -> Counter[str]:
        """How a phrase is written, at some places of it."""
        places = islice(self.places(number), _LOOKED_AT)
        return Counter(self.texts[text][start:end] for text, (start, end) in places)

    def written(self, number: int) -> str:
        """How a phrase is mostly written."""
        return usual_form(self.forms(number))


def _put(rows: Sequence[array[int]], values: Sequence[int]) -> None:
    for row, value in zip(rows, values, strict=True):
        row.append(value)

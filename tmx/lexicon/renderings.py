"""How something in a source language is rendered: the target phrases that its units hold, and few others.

The phrase that tells most of which units these are comes first; the next one is that of the units which do not hold
the first, and so on, so that each rendering explains units that those before it do not. Stop words have no renderings:
what translates them is everywhere, or nowhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from tmx.base.queries import pattern_of
from tmx.base.words import Span
from tmx.lexicon.association import CHANCE, agreement, log_likelihood, strongest, told
from tmx.lexicon.forms import usual_form
from tmx.lexicon.phrases import Phrases
from tmx.lexicon.runs import Ints
from tmx.lexicon.stop_words import stop_words
from tmx.lexicon.widening import widened
from tmx.memory.tokens import words
from tmx.memory.two_languages import Pairs

_CANDIDATES = 60  # phrases that are compared
_MOST = 6  # renderings
_WEAKEST = 0.2  # association; below it, most are no translations
_SHARE = 0.03  # of the units, that a rendering must be in
_LEAST = 2  # units in which a rendering must be seen
_READ = 200  # the most texts that are read to count a phrase
_FORMS = 4  # the most forms of a phrase that are looked up


@dataclass(frozen=True, slots=True)
class Rendering:
    """A target phrase that translates something in some units.

    Attributes:
        text: as it is mostly written.
        association: how much the phrase tells of the units that no better rendering explains, from 0 to 1.
        places: where it is, by the numbers of those units.
    """

    text: str
    association: float
    places: dict[int, list[Span]]

    def widened(self, targets: Sequence[str], lang: str) -> Rendering:
        """The rendering with the words that always stand beside it in the targets.

        Args:
            targets: the texts that `places` counts.
            lang: their language.
        """
        flat = [(at, span) for at, spans in self.places.items() for span in spans]
        wide = widened([(targets[at], span) for at, span in flat], lang)
        places: dict[int, list[Span]] = {}
        for (at, _), span in zip(flat, wide, strict=True):
            places.setdefault(at, []).append(span)
        forms = Counter(targets[at][start:end] for at, spans in places.items() for start, end in spans)
        return replace(self, text=usual_form(forms), places=places)


@dataclass(frozen=True, slots=True)
class What:
    """What is rendered: its text, and how many of its words are no stop words."""

    text: str
    size: int


def renderings_of(text: str, targets: Sequence[str], pairs: Pairs, share: float = 1) -> list[Rendering]:
    """The renderings of something in the units that hold it.

    Args:
        text: what is rendered.
        targets: the targets of these units.
        pairs: the memory, for the frequency of phrases in all of it.
        share: the part of all units that hold it that these are, at most 1.
    """
    telling = [word for word in words(text) if word not in stop_words(pairs.source)]
    if not telling:
        return []
    phrases = Phrases(targets, pairs.target, _LEAST, inside=1, references=True)
    known: dict[int, int] = {}

    def frequency(numbers: Ints) -> Ints:
        for number in set(numbers.tolist()) - known.keys():
            known[number] = max(
                round(share * _frequency(phrases, number, pairs)), int(phrases.counts[number])
            )
        return np.array([known[number] for number in numbers.tolist()], dtype=np.int64)

    what = What(text, len(telling))
    all_ = max(round(share * pairs.count(pairs.target)), len(targets))
    found = []
    for number, association, texts in explained(phrases, np.arange(len(targets)), frequency, all_, what):
        mine = set(texts.tolist())
        places: dict[int, list[Span]] = {}
        for at, span in phrases.places(number):
            if at in mine:
                places.setdefault(at, []).append(span)
        found.append(Rendering(phrases.written(number), round(association, 3), places))
    return found


def explained(
    phrases: Phrases, texts: Ints, frequency: Callable[[Ints], Ints], all_: int, what: What, most: int = _MOST
) -> Iterator[tuple[int, float, Ints]]:
    """The phrases that explain texts, each with its association and the texts that none before it explains.

    Args:
        phrases: the phrases of the texts.
        texts: the numbers of the texts.
        frequency: in how many texts phrases are, of `all_`.
        all_: the number of all texts.
        what: what is rendered.
        most: the most phrases.
    """
    left, done = texts, texts[:0]
    least = max(_LEAST, round(_SHARE * len(texts)))
    for _ in range(most):
        if len(left) < least:
            return
        numbers, both = np.unique(phrases.in_texts(left), return_counts=True)
        seen = both >= least
        numbers, both = numbers[seen], both[seen]
        likely = np.argsort(-both * np.sqrt(phrases.weights[numbers]), kind="stable")[:_CANDIDATES]
        numbers, both = numbers[likely], both[likely]
        earlier = np.bincount(phrases.in_texts(done), minlength=len(phrases.counts))[numbers]
        second = np.maximum(frequency(numbers) - earlier, both)
        score = told(both, len(left), second, all_)
        score[log_likelihood(both, len(left), second, all_) < CHANCE] = 0
        fit = score * agreement(what.size, phrases.weights[numbers])
        if not fit.max(initial=0):
            return
        at = strongest(fit, both, what.text, lambda place: phrases.example(int(numbers[place])))  # noqa: B023
        if score[at] < _WEAKEST:
            return
        best = int(numbers[at])
        mine = np.intersect1d(left, phrases.texts_of(best), assume_unique=True)
        yield best, float(score[at]), mine
        left, done = np.setdiff1d(left, mine, assume_unique=True), np.concatenate([done, mine])


def _frequency(phrases: Phrases, number: int, pairs: Pairs) -> int:
    """How many texts of the memory hold a phrase, in one of the forms in which it was seen.

    Where many hold its words, they are not read: they count as holding the phrase.
    """
    found = []
    forms = [form for form, _ in phrases.forms(number).most_common(_FORMS)]
    for form in forms:
        telling = [word for word in dict.fromkeys(words(form)) if word not in stop_words(pairs.target)]
        ids = [pairs.word(pairs.target, word) for word in telling]
        found.append(pairs.holding(pairs.target, [[word] if word is not None else [] for word in ids]))
    texts = np.unique(np.concatenate(found))
    if len(texts) > _READ or phrases.sizes[number] == 1:
        return len(texts)
    patterns = [pattern_of(form) for form in forms]
    return sum(any(one.search(text) for one in patterns) for _, text in pairs.texts(texts.tolist()))

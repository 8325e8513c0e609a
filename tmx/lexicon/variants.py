"""One source text or phrase, several translations, and where each is used."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from tmx.base.stems import stem
from tmx.base.words import fold, word_spans
from tmx.lexicon.association import dice
from tmx.lexicon.phrases import Phrases
from tmx.lexicon.renderings import What, explained
from tmx.lexicon.runs import Ints
from tmx.lexicon.stop_words import stop_words

Kind = Literal["segment", "phrase", "spelling"]
_DOCUMENTS = 20  # that are named
_LEAST = 4  # units with a phrase
_WORDS = 2  # that are no stop words
_NO_WORD = re.compile(r"[\W_]+")
_RATHER = 1.5  # times more associated with a rendering another phrase is that it translates rather
_MOSTLY = 0.8  # the part of the units with the rendering that this other phrase must be in
_TELLING = 2  # units with each of two renderings at least


@dataclass(frozen=True, slots=True)
class Way:
    """A translation: its text, the number of units with it, their documents, and how else it is spelled."""

    text: str
    units: int
    documents: tuple[str, ...]
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """What is translated in several ways, the most frequent first.

    Attributes:
        kind: ``segment`` for whole units; ``phrase`` for a part of units; ``spelling`` for whole units whose
            translations differ in nothing but capitals, accents, punctuation and white space.
        source: the text, as it is mostly written.
        units: the number of units with it.
        ways: its translations.
    """

    kind: Kind
    source: str
    units: int
    ways: tuple[Way, ...]

    def as_dict(self) -> dict[str, Any]:
        """The variant as data for JSON."""
        ways = [
            {
                "target": way.text,
                "units": way.units,
                "documents": list(way.documents),
                "spellings": list(way.spellings),
            }
            for way in self.ways
        ]
        return {"kind": self.kind, "source": self.source, "units": self.units, "targets": ways}


def normalised(text: str) -> str:
    """The text without what makes no other wording: capitals, accents, punctuation, white space.

    >>> normalised("Prend note :") == normalised("prend  note;")
    True
    """
    return _NO_WORD.sub(" ", fold(text)).strip() or text


def segment_variants(rows: Iterable[tuple[str, str, str]]) -> list[Variant]:
    """The units of equal sources and different targets: those that differ in words first, the most frequent first.

    Args:
        rows: document, source and target of each unit.
    """
    groups: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row in rows:
        groups[normalised(row[1])].append(row)
    found = []
    for units in groups.values():
        if len({target for _, _, target in units}) > 1:
            ways = _ways(units, normalised)
            kind: Kind = "segment" if len(ways) > 1 else "spelling"
            found.append(Variant(kind, _usual(source for _, source, _ in units), len(units), ways))
    return sorted(found, key=lambda one: (one.kind == "spelling", -one.units, one.source))


def _ways(units: Iterable[tuple[str, str, str]], key: Callable[[str], str]) -> tuple[Way, ...]:
    """The translations of units, those that are alike by a key as one."""
    alike: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for document, _, target in units:
        alike[key(target)].append((document, target))
    found = []
    for some in alike.values():
        text = _usual(target for _, target in some)
        others = dict.fromkeys(target for _, target in some if target != text)
        found.append(Way(text, len(some), _documents(document for document, _ in some), tuple(others)))
    return tuple(sorted(found, key=lambda way: -way.units))


def phrase_variants(
    rows: Sequence[tuple[str, str, str]], langs: tuple[str, str], least: int = _LEAST
) -> list[Variant]:
    """The phrases of several renderings, as the association of words in the units tells, the most frequent first.

    Args:
        rows: document, source and target of each unit.
        langs: the languages of source and target.
        least: the fewest different units that hold a phrase.
    """
    rows = list(dict.fromkeys(rows))
    source, target = (
        Phrases([row[side] for row in rows], lang, 2) for side, lang in enumerate(langs, start=1)
    )
    wanted = np.flatnonzero((source.counts >= least) & (source.weights >= _WORDS))
    found = [variant for number in wanted.tolist() for variant in _of_phrase(number, source, target, rows)]
    return sorted(found, key=lambda one: (-one.units, one.source))


def _of_phrase(
    number: int, source: Phrases, target: Phrases, rows: Sequence[tuple[str, str, str]]
) -> Iterator[Variant]:
    def frequency(numbers: Ints) -> Ints:
        return target.counts[numbers]

    texts = source.texts_of(number)
    what = What(source.example(number), int(source.weights[number]))
    alike: dict[str, Way] = {}
    for rendering, _, some in explained(target, texts, frequency, len(rows), what):
        if len(some) < _TELLING or _is_of_another(number, rendering, some, source, target):
            continue
        way = Way(target.written(rendering), len(some), _documents(rows[at][0] for at in some.tolist()))
        key = _content(way.text, target.lang)
        alike[key] = _joined(alike[key], way) if key in alike else way
    if len(alike) > 1:
        ways = sorted(alike.values(), key=lambda way: -way.units)
        yield Variant("phrase", source.written(number), len(texts), tuple(ways))


def _is_of_another(number: int, rendering: int, some: Ints, source: Phrases, target: Phrases) -> bool:
    """Whether the target phrase translates rather another phrase of the units `some`, which most of them have."""
    numbers, both = np.unique(source.in_texts(target.texts_of(rendering)), return_counts=True)
    score = dice(both, int(target.counts[rendering]), source.counts[numbers])
    here = np.bincount(source.in_texts(some), minlength=len(source.counts))[numbers]
    ours = float(score[numbers == number].max(initial=0))
    return bool(np.any((score > _RATHER * ours) & (here >= _MOSTLY * len(some))))


def _content(text: str, lang: str) -> str:
    """The stems of a phrase that are no stop words: the same if only articles, number or gender differ."""
    words = (text[start:end] for start, end in word_spans(text))
    return " ".join(stem(word, lang) for word in words if word.lower() not in stop_words(lang))


def _joined(one: Way, other: Way) -> Way:
    """Two ways that are alike as one."""
    documents = tuple(dict.fromkeys([*one.documents, *other.documents]))[:_DOCUMENTS]
    return Way(one.text, one.units + other.units, documents, (*one.spellings, other.text))


def _usual(texts: Iterable[str]) -> str:
    """The most frequent of texts, of several the first."""
    return Counter(texts).most_common(1)[0][0]


def _documents(names: Iterable[str]) -> tuple[str, ...]:
    """The documents, those of most units first."""
    return tuple(name for name, _ in Counter(names).most_common(_DOCUMENTS))

"""Key words in context on both sides: where a memory has some words, and what probably translates them there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from tmx.base.languages import base_language
from tmx.base.queries import after, before
from tmx.base.words import Span
from tmx.lexicon.query import Find, Query
from tmx.lexicon.renderings import Rendering, renderings_of
from tmx.lexicon.widening import widened
from tmx.memory.match import Origin
from tmx.memory.memory import Memory
from tmx.memory.two_languages import Pair, Pairs

if TYPE_CHECKING:
    import pandas as pd

_SAMPLE = 1000
"""The most units from which it is learned what translates the words."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the words are.

    Attributes:
        source: the text with them; they are ``source[start:end]``.
        target: its translation.
        origin: where the unit is from.
        start: where they begin.
        end: where they end.
        translation: where in the target is what probably translates them; None if that is unknown.
    """

    source: str
    target: str
    origin: Origin
    start: int
    end: int
    translation: Span | None


@dataclass(frozen=True, slots=True)
class Concordance:
    """The places where a memory has some words.

    Attributes:
        query: the words.
        langs: the language in which they were found, and that of the translations.
        hits: the places, those of the units added last first.
        renderings: what probably translates them, with the number of units of each, most frequent first.
        units: how many units were looked at to find that out: those with the words, or the newest of them.
        complete: whether these are all units with the words.
    """

    query: str
    langs: tuple[str, str]
    hits: tuple[Hit, ...]
    renderings: tuple[tuple[str, int], ...]
    units: int
    complete: bool

    def as_dict(self) -> dict[str, Any]:
        """The concordance as data for JSON."""
        return {
            "query": self.query,
            "source_lang": self.langs[0],
            "target_lang": self.langs[1],
            "units": self.units,
            "complete": self.complete,
            "renderings": [{"text": text, "units": units} for text, units in self.renderings],
            "hits": [
                {
                    "source": hit.source,
                    "start": hit.start,
                    "end": hit.end,
                    "target": hit.target,
                    "translation": hit.target[slice(*hit.translation)] if hit.translation else None,
                    "translation_start": hit.translation[0] if hit.translation else None,
                    "document": hit.origin.document,
                    "place": hit.origin.place,
                    "date": hit.origin.date,
                }
                for hit in self.hits
            ],
        }

    def to_pandas(self, width: int = 60) -> pd.DataFrame:
        """One row per hit: the words and `width` characters of context on both sides, with document and date."""
        import pandas as pd

        rows = [
            (
                hit.origin.document,
                hit.origin.place,
                hit.origin.date,
                *in_context(hit.source, (hit.start, hit.end), width),
                *in_context(hit.target, hit.translation, width),
            )
            for hit in self.hits
        ]
        columns = ["document", "place", "date", "left", "match", "right"]
        return pd.DataFrame(rows, columns=[*columns, "target_left", "translation", "target_right"])


def in_context(text: str, span: Span | None, width: int) -> tuple[str, str, str]:
    """What is before, in and after a place; the whole text is before a place that is unknown."""
    if span is None:
        return text, "", ""
    return before(text, span[0], width), text[span[0] : span[1]], after(text, span[1], width)


def concord(
    memory: Memory,
    text: str,
    source_lang: str | None = None,
    target_lang: str | None = None,
    *,
    lemma: bool = False,
    regex: bool = False,
    case: bool = False,
    limit: int | None = 20,
) -> Concordance:
    """Where a memory has some words, in their context, with what probably translates them.

    Args:
        memory: the memory.
        text: words, found as whole words, ``*`` for any letters; or a regular expression.
        source_lang: the language of the words; by default the one in which most texts have them.
        target_lang: the language of the translations; by default the other one of the memory.
        lemma: whether other forms of the words count: `resolutions` for `resolution`.
        regex: whether `text` is a regular expression, for which every text is read.
        case: whether capitals count.
        limit: the most places; None for all.

    Raises:
        UsageError: there is nothing to look for, the query is too long, no regular expression, or takes too long, or
            the memory lacks a language.
    """
    query = Query(text, lemma, regex, case)
    directions = [Pairs(memory.path, *langs) for langs in _directions(memory, source_lang, target_lang)]
    with ExitStack() as stack:
        for pairs in directions:
            stack.enter_context(pairs)
        likely = (
            sorted(directions, key=lambda pairs: -len(query.texts(pairs)))
            if len(directions) > 1
            else directions
        )
        results = (_concordance(pairs, query, limit) for pairs in likely)
        first = next(results)
        return first if first.hits else next((found for found in results if found.hits), first)


def _directions(memory: Memory, source: str | None, target: str | None) -> Iterator[tuple[str, str]]:
    """The pairs of languages in which to look, one after the other."""
    first = memory.direction([], source, target)
    yield first
    if source is None:
        goal = memory.language(target) if target else None
        for other in memory.languages:
            if other not in (first[0], goal):
                back = base_language(other) == base_language(first[1])
                yield other, goal or first[0 if back else 1]


def _concordance(pairs: Pairs, query: Query, limit: int | None) -> Concordance:
    find = query.finder(pairs.source)
    stream = _found(pairs, query, find)
    most = max(_SAMPLE, limit or 0)
    found = list(stream if limit is None else islice(stream, most))
    complete = limit is None or next(stream, None) is None
    share = 1 if complete or query.regex else min(1, len(found) / len(query.texts(pairs)))
    renderings = (
        renderings_of(_usual(found), [pair.target for pair, _ in found], pairs, share) if found else []
    )
    if not _is_part(found, pairs.source):
        targets = [pair.target for pair, _ in found]
        renderings = [rendering.widened(targets, pairs.target) for rendering in renderings]
    explained: dict[int, list[Span]] = {}
    for rendering in renderings:
        explained |= rendering.places
    hits = (
        Hit(pair.source, pair.target, pair.origin, *span, _nearest(explained.get(at), pair, span))
        for at, (pair, spans) in enumerate(found)
        for span in spans
    )
    return Concordance(
        query.text,
        (pairs.source, pairs.target),
        tuple(islice(hits, limit)),
        tuple(_counted(renderings)),
        len(found),
        complete,
    )


def _found(pairs: Pairs, query: Query, find: Find) -> Iterator[tuple[Pair, list[Span]]]:
    """The units that hold the query, with the places."""
    texts = (number for number, text in pairs.texts(query.texts(pairs)) if find(text))
    while batch := list(islice(texts, _SAMPLE)):
        yield from ((pair, find(pair.source)) for pair in _by_documents(list(pairs.of_texts(batch))))


def _by_documents(pairs: Sequence[Pair]) -> list[Pair]:
    """Units by their documents, the newest first, and in the order of each."""
    last: dict[str, int] = {}
    for pair in pairs:
        name = pair.origin.document
        last[name] = max(last.get(name, 0), pair.origin.unit)
    return sorted(pairs, key=lambda pair: (-last[pair.origin.document], pair.origin.place))


def _is_part(found: Sequence[tuple[Pair, list[Span]]], lang: str) -> bool:
    """Whether what is found is always a part of a longer expression, as `Secretary` of `Secretary-General` may be."""
    places = [(pair.source, span) for pair, spans in found for span in spans]
    return widened(places, lang) != [span for _, span in places]


def _usual(found: Sequence[tuple[Pair, list[Span]]]) -> str:
    """What is mostly found, in lower case."""
    texts = Counter(pair.source[start:end].lower() for pair, spans in found for start, end in spans)
    return texts.most_common(1)[0][0]


def _nearest(spans: Sequence[Span] | None, pair: Pair, span: Span) -> Span | None:
    """Of several places, the one that is about as far in the target as the words are in the source."""
    if not spans:
        return None
    at = span[0] / len(pair.source) * len(pair.target)
    return min(spans, key=lambda place: abs(place[0] - at))


def _counted(renderings: Sequence[Rendering]) -> list[tuple[str, int]]:
    counts: Counter[str] = Counter()
    for rendering in renderings:
        counts[rendering.text] += len(rendering.places)
    return counts.most_common()

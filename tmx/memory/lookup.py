"""The texts of a memory that match another, all of them, through the index.

A match shares a certain number of terms with the query at least (`tmx.memory.bounds`). Of the n terms of the query,
any n - o + 1 hold one at least of every match that shares o (Chaudhuri et al., "A Primitive Operator for Similarity
Joins in Data Cleaning", 2006): the rarest are looked at first, and further ones as long as they leave fewer texts to
compare for less work than the comparison takes.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from tmx.memory.bounds import most_distances, shared_terms
from tmx.memory.counting import Counts, Places, Row
from tmx.memory.score import EXACT, Floats, Scored, best_score
from tmx.memory.shards import (
    Ints,
    fetch,
    hash_of,
    postings_of,
    shards_of,
    term_of,
    unpacked,
    work_of,
)
from tmx.memory.stretches import Stretches
from tmx.memory.tokens import word_spans, words_of_chunk

_CACHED = 64_000_000  # bytes of postings that are kept in memory
# What the two ways of going on take, in microseconds: to compare one text; to count one text more that has a term;
# and for each text of the language, to know which of the two is less. Measured; they decide on speed alone.
_COMPARED, _COUNTED, _ASKED = 3.0, 0.005, 0.0001
_FIRST = 100  # texts that are compared first; then twice as many, and so on
_OTHER = 0  # stands for all words that the query has not


class Near(NamedTuple):
    """Texts by the scores that they can have at most, the best first; the similarities of their words."""

    ids: Ints
    similarities: Floats
    most: Ints


_NONE = Near(np.empty(0, np.int64), np.empty(0), np.empty(0, np.int64))


class Index:
    """The index of the texts of one language of a memory that is open for reading."""

    def __init__(self, connection: sqlite3.Connection, language: int) -> None:
        self._connection = connection
        self._language = language
        self._shards = shards_of(connection, language)
        self._row = Row(self._shards)
        self._places_of: OrderedDict[int, Places] = OrderedDict()
        self._bytes = 0
        self._works: dict[int, int] = {}
        self._words: dict[str, int] = {}

    def ranked(self, query: Scored, threshold: int) -> Iterator[tuple[int, list[int]]]:
        """Scores from a threshold on, the best first, each with the ids of all texts that have it.

        Texts are compared when they are asked for, those first that can have the best scores by their words.
        """
        if threshold == EXACT:
            yield from self._equal(query.text)
            return
        near = self._near(query, threshold)
        found: defaultdict[int, list[int]] = defaultdict(list)
        done, more = 0, _FIRST
        while done < len(near.ids):
            some = slice(done, done + more)
            for text, score in self._scores(query, near.ids[some], near.similarities[some]):
                found[score].append(text)
            done, more = done + more, 2 * more
            open_ = near.most[done] if done < len(near.ids) else threshold - 1
            for score in sorted((score for score in found if score > open_), reverse=True):
                yield score, found.pop(score)

    def stretches(self, target: int) -> Stretches:
        """What finds the stretches of a text that those of these texts hold which are translated into a language."""
        places = partial(postings_of, self._connection)
        return Stretches(self._connection, self._shards, lambda word: places(term_of(word, 0)), target)

    def sample(self, most: int) -> tuple[list[int], int]:
        """The ids of some texts, from everywhere, and how many there are of all."""
        ids = np.concatenate([shard.texts for shard in self._shards] or [np.empty(0, np.int64)])
        return ids[:: max(len(ids) // most, 1)].tolist(), len(ids)

    def ids(self, text: str) -> list[int]:
        """The ids of the words of a text, as `tmx.memory.tokens.word_spans` finds them."""
        return self._ids(
            [word for start, end in word_spans(text) for word in words_of_chunk(text[start:end])]
        )

    def _equal(self, text: str) -> Iterator[tuple[int, list[int]]]:
        """The id of the text itself, if the memory holds it."""
        row = self._connection.execute(
            """SELECT id FROM text_by_hash AS known JOIN text ON id = known.text
            WHERE hash = ? AND language = ? AND text.text = ?""",
            (hash_of(self._language, text), self._language, text),
        ).fetchone()
        if row:
            yield EXACT, [row[0]]

    def _scores(self, query: Scored, ids: Ints, similarities: Floats) -> Iterator[tuple[int, int]]:
        """Texts with their scores, by the similarity of their words."""
        texts = dict(fetch(self._connection, "id, text", ids.tolist()))
        scores = query.scores([texts[text] for text in ids.tolist()], similarities)
        return zip(ids.tolist(), scores.tolist(), strict=True)

    def _ids(self, words: Sequence[str]) -> list[int]:
        """The ids of words; unknown ones get negative ones."""
        for word in set(words) - self._words.keys():
            row = self._connection.execute(
                "SELECT id FROM word WHERE language = ? AND word = ?", (self._language, word)
            ).fetchone()
            self._words[word] = row[0] if row else -1 - len(self._words)
        return [self._words[word] for word in words]

    def _candidates(self, words: Sequence[int], most: dict[int, int]) -> list[int]:
        """The ids of the texts that share as many terms as a match must."""
        counts = Counts(self._row, min(most), max(most), len(words))
        if not counts:
            return []
        terms = sorted(self._terms(words), key=self._work)
        done = len(words) - len(terms)  # the text has none of the unknown ones
        missing = max(len(words) - max(len(words), m) + d for m, d in most.items())
        for term in terms:
            if done > missing and self._is_less_work(term, counts, done - missing):
                break
            counts.add(self._places(term))
            done += 1
        shared = shared_terms(len(words), most)
        return counts.texts(done - missing, len(words) - done, shared)

    def _is_less_work(self, term: int, counts: Counts, least: int) -> bool:
        """Whether it is less work to compare all texts with so many terms than to count one more term."""
        work = self._work(term) * _COUNTED
        return work > len(counts) * _ASKED and counts.left(least) * _COMPARED < work

    def _terms(self, words: Sequence[int]) -> list[int]:
        """The terms of the known words."""
        counts = Counter(word for word in words if word >= 0)
        return [term_of(word, k) for word, count in counts.items() for k in range(count)]

    def _work(self, term: int) -> int:
        if term not in self._works:
            self._works[term] = work_of(self._connection, term)
        return self._works[term]

    def _places(self, term: int) -> Places:
        """The places of a term; those used last are kept."""
        if term in self._places_of:
            self._places_of.move_to_end(term)
            return self._places_of[term]
        found = self._places_of[term] = self._row.places(postings_of(self._connection, term))
        self._bytes += found.size
        while self._bytes > _CACHED and len(self._places_of) > 1:
            _, old = self._places_of.popitem(last=False)
            self._bytes -= old.size
        return found

    def _near(self, query: Scored, threshold: int) -> Near:
        """The texts whose words are near enough for the threshold."""
        words, tokens = self._ids(query.words), len(query.tokens)
        if not words:
            return _NONE
        candidates = self._candidates(words, most_distances(len(words), tokens, threshold))
        rows = list(fetch(self._connection, "id, words", candidates))
        if not rows:
            return _NONE
        sizes = [len(blob) // 3 for _, blob in rows]
        letters, ours = _letters(unpacked(b"".join([blob for _, blob in rows])), words)
        texts = [letters[start:end] for start, end in pairwise(accumulate(sizes, initial=0))]
        distances = process.cdist([ours], texts, scorer=Levenshtein.distance, dtype=np.float64)[0]
        longer = np.maximum(np.array(sizes, np.float64), len(words))
        best = 100 * best_score(tokens, longer, distances) + 1e-6
        order = np.argsort(-best, kind="stable")[: np.count_nonzero(best >= threshold)]
        ids = np.array([text for text, _ in rows])
        return Near(ids[order], (1 - distances / longer)[order], best[order].astype(np.int64))


def _letters(ids: npt.NDArray[np.uint32], words: Sequence[int]) -> tuple[str, str]:
    """Words as letters, to be compared fast: those of the memory, and those of the query."""
    known = np.unique(np.array(words, dtype=np.int64))
    at = np.minimum(np.searchsorted(known, ids), len(known) - 1)
    letters = np.where(known[at] == ids, at + 1, _OTHER)
    query = np.searchsorted(known, np.array(words, dtype=np.int64)) + 1
    return _text(letters), _text(query)


def _text(codes: Ints) -> str:
    codes = np.where(codes < 0xD800, codes, codes + 0x800)  # not the surrogates
    return codes.astype("<u4").tobytes().decode("utf-32-le")

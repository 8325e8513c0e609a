"""The model of a document pair: all that is known of its segments, computed once for all windows."""

from __future__ import annotations

from collections.abc import Sequence

from align.aligner.cost.cuts import Cuts, Edges
from align.aligner.cost.model import BeadModel, load_weights
from align.aligner.cost.similarity import Similarity, SpanVectors
from align.aligner.cost.words import shared_numbers, shared_words
from align.aligner.encoders import Spans, load_encoder
from align.aligner.openings import openings_of_lines
from align.core.config import Config
from tmx.base.words import letter_words


def bead_model(
    source: Sequence[str],
    target: Sequence[str],
    source_lang: str,
    target_lang: str,
    config: Config,
    spans: tuple[Spans, Spans] | None = None,
) -> BeadModel:
    """The model of the beads of two lists of segments.

    Args:
        source: the texts of the segments.
        target: the same of the target.
        source_lang: the language code of the source.
        target_lang: that of the target.
        config: the options.
        spans: the embeddings of the segments where they are known; otherwise the encoder makes them.

    Raises:
        UsageError: the encoder is unknown or not installed.
    """
    similarity = cuts = None
    if config.encoder != "none" and source and target:
        encoder = load_encoder(config.encoder, config.threads)
        ours, theirs = (
            SpanVectors(known, len(side))
            for known, side in zip(
                spans or map(encoder.spans, (source, target)), (source, target), strict=True
            )
        )
        similarity = Similarity(ours, theirs)
        cuts = Cuts((ours, theirs), (Edges(encoder, source, ours.width), Edges(encoder, target, ours.width)))
    return BeadModel(
        source,
        target,
        load_weights(weights_of(config)),
        numbers=shared_numbers(source, target, source_lang, target_lang),
        words=shared_words([letter_words(text) for text in source], [letter_words(text) for text in target]),
        similarity=similarity,
        cuts=cuts,
        openings=openings_of_lines(source, target),
    )


def weights_of(config: Config) -> str:
    """The name of the weights: those for encoders, or those for no encoder."""
    return "none" if config.encoder == "none" else "use"

"""A session: the blocks of one document pair are aligned, then their segments; the encoder reads the text once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from functools import cached_property
from itertools import chain

from align.aligner.cost.model import BeadModel
from align.aligner.cost.openings import Openings
from align.aligner.encoders import Grouped, Spans, load_encoder
from align.aligner.landmarks import Floats
from align.aligner.models import bead_model
from align.aligner.openings import openings
from align.aligner.segments import find_beads
from align.aligner.windows import Window, in_order
from align.core.bead import Bead
from align.core.block import Segment
from align.core.config import Config

Progress = Callable[[int, int], None]
Texts = tuple[list[str], list[str]]

MANY = 5000  # segments of a side up to which all pairs are compared: a matrix of 100 MB


class Session:
    """Aligns the blocks of a document pair and then their segments; it keeps the signals of the last lists.

    The embeddings of a block are those of the span of its segments, which does not hold the block's label.
    """

    def __init__(
        self,
        source: Sequence[Sequence[Segment]],
        target: Sequence[Sequence[Segment]],
        source_lang: str,
        target_lang: str,
        config: Config,
    ) -> None:
        """`source` and `target` are the segments of each block of the documents."""
        self.sides = source, target
        self.languages = source_lang, target_lang
        self.config = config
        self._texts: Texts = ([], [])
        self._model: BeadModel | None = None

    def align(
        self,
        source: Sequence[Segment],
        target: Sequence[Segment],
        windows: Sequence[Window],
        *,
        blocks: bool = False,
        structured: bool = False,
        progress: Progress | None = None,
    ) -> list[Bead]:
        """Align segments inside windows, as `align.aligner.segments.find_beads` does: every gap is one segment.

        `blocks` says that each is a block of the documents, `structured` whether the blocks of the segments are
        paragraphs, whose beginnings are evidence.

        Raises:
            UsageError: the encoder is unknown or not installed, or the windows do not partition both sides.
        """
        shape = len(source), len(target)
        if not in_order(windows, *shape):
            return []
        model = self._model_of(source, target, blocks=blocks)
        if structured:
            model = copy(model)  # the one that is kept stays as it is
            model.openings = Openings(openings(source), openings(target))
        return find_beads(model, shape, windows, self.config, progress)

    def distances(self, source: Sequence[Segment], target: Sequence[Segment]) -> Floats | None:
        """The normalised distances of all blocks of both sides, shape (rows, columns): about 1 at random.

        None without an encoder, and for more than `MANY` blocks, since every pair is compared.
        """
        if not source or not target or max(len(source), len(target)) > MANY:
            return None
        similarity = self._model_of(source, target, blocks=True).similarity
        return None if similarity is None else similarity.within(range(len(source)), range(len(target)))

    def _model_of(self, source: Sequence[Segment], target: Sequence[Segment], *, blocks: bool) -> BeadModel:
        """The model of the segments: the one before where the texts are the same."""
        texts = [segment.text for segment in source], [segment.text for segment in target]
        if self._model is None or texts != self._texts:
            spans = self._spans_of(texts, blocks=blocks)
            self._model, self._texts = bead_model(*texts, *self.languages, self.config, spans), texts
        return self._model

    def _spans_of(self, texts: Texts, *, blocks: bool) -> tuple[Spans, Spans] | None:
        """The embeddings of blocks or segments; None without an encoder, or if it has not read the texts yet."""
        if self.config.encoder == "none" or not (blocks or texts == self._own_texts):
            return None
        if not blocks:
            return self._spans
        ours, theirs = (
            Grouped(spans, [len(block) for block in side])
            for spans, side in zip(self._spans, self.sides, strict=True)
        )
        return ours, theirs

    @cached_property
    def _own_texts(self) -> Texts:
        ours, theirs = ([segment.text for segment in chain(*side)] for side in self.sides)
        return ours, theirs

    @cached_property
    def _spans(self) -> tuple[Spans, Spans]:
        encoder = load_encoder(self.config.encoder, self.config.threads)
        ours, theirs = map(encoder.spans, self._own_texts)
        return ours, theirs

"""A session: the segments of one document pair aligned more than once, their signals computed once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy

from align.aligner.cost.model import BeadModel
from align.aligner.cost.openings import Openings
from align.aligner.landmarks import Floats
from align.aligner.openings import openings
from align.aligner.segments import bead_model, find_beads
from align.aligner.windows import Window, in_order
from align.core.bead import Bead
from align.core.block import Segment
from align.core.config import Config

Progress = Callable[[int, int], None]

MANY = 5000  # segments of a side up to which all pairs are compared: a matrix of 100 MB


class Session:
    """Aligns lists of segments of one document pair; it keeps the signals of the last lists."""

    def __init__(self, source_lang: str, target_lang: str, config: Config) -> None:
        self.languages = source_lang, target_lang
        self.config = config
        self._texts: tuple[list[str], list[str]] = ([], [])
        self._model: BeadModel | None = None

    def align(
        self,
        source: Sequence[Segment],
        target: Sequence[Segment],
        windows: Sequence[Window],
        *,
        structured: bool = False,
        progress: Progress | None = None,
    ) -> list[Bead]:
        """Align segments inside windows, as `align.aligner.segments.find_beads` does: every gap is one segment.

        `structured` says whether the blocks of the segments are paragraphs, whose beginnings are evidence.

        Raises:
            UsageError: the encoder is unknown or not installed, or the windows do not partition both sides.
        """
        shape = len(source), len(target)
        if not in_order(windows, *shape):
            return []
        model = self._model_of(source, target)
        if structured:
            model = copy(model)  # the one that is kept stays as it is
            model.openings = Openings(openings(source), openings(target))
        return find_beads(model, shape, windows, self.config, progress)

    def distances(self, source: Sequence[Segment], target: Sequence[Segment]) -> Floats | None:
        """The normalised distances of all segments of both sides, shape (rows, columns): about 1 at random.

        None without an encoder, and for more than `MANY` segments, since every pair is compared.
        """
        if not source or not target or max(len(source), len(target)) > MANY:
            return None
        similarity = self._model_of(source, target).similarity
        return None if similarity is None else similarity.within(range(len(source)), range(len(target)))

    def _model_of(self, source: Sequence[Segment], target: Sequence[Segment]) -> BeadModel:
        """The model of the segments: the one before where the texts are the same."""
        texts = [segment.text for segment in source], [segment.text for segment in target]
        if self._model is None or texts != self._texts:
            self._model, self._texts = bead_model(*texts, *self.languages, self.config), texts
        return self._model

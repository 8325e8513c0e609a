"""A session: the segments of one document pair aligned more than once, their signals computed once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from align.aligner.cost.model import BeadModel
from align.aligner.landmarks import mutual_nearest
from align.aligner.search.lattice import Point
from align.aligner.segments import bead_model, find_beads
from align.aligner.windows import Window, runs
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
        config: Config | None = None,
        progress: Progress | None = None,
    ) -> list[Bead]:
        """Align segments inside windows, as `align.aligner.segments.find_beads` does: every gap is one segment.

        `config` may differ from that of the session in the sizes of beads only.

        Raises:
            UsageError: the encoder is unknown or not installed, or the windows do not partition both sides.
        """
        shape = len(source), len(target)
        if not runs(windows, *shape):
            return []
        model = self._model_of(source, target)
        return find_beads(model, shape, windows, config or self.config, progress)

    def nearest(self, source: Sequence[Segment], target: Sequence[Segment]) -> list[Point]:
        """The pairs of segments that are each other's nearest by far, wherever they are.

        None without an encoder, and none for more than `MANY` segments, since every pair is compared.
        """
        if not source or not target or max(len(source), len(target)) > MANY:
            return []
        similarity = self._model_of(source, target).similarity
        if similarity is None:
            return []
        return mutual_nearest(similarity.within(range(len(source)), range(len(target))))

    def _model_of(self, source: Sequence[Segment], target: Sequence[Segment]) -> BeadModel:
        """The model of the segments: the one before where the texts are the same."""
        texts = [segment.text for segment in source], [segment.text for segment in target]
        if self._model is None or texts != self._texts:
            self._model, self._texts = bead_model(*texts, *self.languages, self.config), texts
        return self._model

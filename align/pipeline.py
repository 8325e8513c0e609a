"""The order of the steps: a file's content -> a document; two documents -> windows -> beads -> an alignment."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from align.aligner.anchors import Anchor, AnchoredSegments, cut
from align.aligner.block_windows import block_windows
from align.aligner.confidence import looks_unrelated
from align.aligner.encoders.use import LANGUAGES
from align.aligner.gaps import join_gaps
from align.aligner.segments import mark_crossings
from align.aligner.session import Progress, Session
from align.aligner.windows import Window
from align.alignment import Alignment
from align.bilingual.rows import row_windows
from align.core.bead import Bead
from align.core.block import Segment
from align.core.config import Config
from align.core.document import Document
from align.core.grammar import Grammar
from align.core.raw import RawDocument
from align.quality.said_of_pair import said_of_pair
from align.readers import PagedText
from align.segmentation import cut_alike, segmenter
from align.structure.grammars import Choice, choose, choose_together
from tmx.base.languages import base_language


def document_from(
    content: PagedText | RawDocument, lang: str, kind: Grammar | Choice | None = None
) -> Document:
    """What a reader gives as a document: laid out if it is lines on pages, then parsed.

    Args:
        content: lines on pages, or paragraphs.
        lang: its language, an ISO 639-1 code or BCP 47 tag.
        kind: the kind of document; chosen by evidence if it is not given.
    """
    from align.layout import lay_out, visible_document, without_bullets
    from align.structure.parsing import parse

    if isinstance(content, PagedText):
        kind = kind or choose(content.texts)
        content = lay_out(content, lang, kind.grammar if isinstance(kind, Choice) else kind)
    else:
        content = visible_document(content, lang)
    return parse(without_bullets(content), lang, kind)


def kind_of(contents: Sequence[PagedText | RawDocument]) -> Choice:
    """The kind of a document for which its language versions hold the most evidence in all."""
    from align.structure.parsing import evidence_of

    return choose_together(
        [content.texts if isinstance(content, PagedText) else evidence_of(content) for content in contents]
    )


def align_documents(
    source: Document,
    target: Document,
    config: Config = Config(),
    progress: Progress | None = None,
    *,
    anchors: Sequence[Anchor] = (),
) -> Alignment:
    """Align two documents: blocks by structure, then the segments inside.

    Args:
        source: one language version.
        target: the other.
        config: the options.
        progress: called with the sentences done and all sentences; paragraphs and clauses are quick.
        anchors: beads that are kept as they are, of segments of these documents; no two have text in common.

    Raises:
        UsageError: the encoder is unknown or not installed.
    """
    return _Aligner(source, target, config, progress, anchors).run()


class _Aligner:
    def __init__(
        self,
        source: Document,
        target: Document,
        config: Config,
        progress: Progress | None,
        anchors: Sequence[Anchor],
    ) -> None:
        self.source = source
        self.target = target
        self.config = config
        self.progress = progress
        self.anchors = anchors
        self.warnings = said_of_pair(source, target)
        self.rows = cut(self._segmented(source), [piece for anchor in anchors for piece in anchor.source])
        self.columns = cut(self._segmented(target), [piece for anchor in anchors for piece in anchor.target])
        self.session = Session(self.rows, self.columns, source.lang, target.lang, config)

    def run(self) -> Alignment:
        level = self.config.segment
        windows = row_windows(self.source, self.target)
        if not windows and level == "line":
            windows = [(range(len(self.source.blocks)), range(len(self.target.blocks)))]
        elif not windows:
            windows, warnings = block_windows(self.source, self.target, self.session)
            self.warnings += warnings
        windows = _inside(windows, self.rows, self.columns)
        segments = [s for block in self.rows for s in block], [t for block in self.columns for t in block]
        beads = self._align_around(*segments, windows, self.progress)
        if level == "clause":
            segments, windows = self._clauses(*segments, beads)
            beads = self._align_around(*segments, windows)
        if looks_unrelated(beads):
            self.warnings.append(
                "the two texts do not seem to be translations of each other: check every unit"
                + self._encoder_hint()
            )
        return Alignment(
            self.source,
            self.target,
            tuple(segments[0]),
            tuple(segments[1]),
            tuple(join_gaps(mark_crossings(beads), *map(self._paragraphs, segments))),
            self.config,
            tuple(self.warnings),
        )

    def _segmented(self, document: Document) -> list[tuple[Segment, ...]]:
        sentences = self.config.segment in ("sentence", "clause")
        return list(map(segmenter(document.lang, sentences=sentences, srx=self.config.srx), document))

    def _paragraphs(self, segments: Sequence[Segment]) -> list[int]:
        """The paragraph of each segment; of lines, those between two blank ones are one."""
        if self.config.segment != "line":
            return [id(segment.block) for segment in segments]
        blanks = accumulate(not segment.text for segment in segments)
        return [2 * count + bool(segment.text) for count, segment in zip(blanks, segments, strict=True)]

    def _encoder_hint(self) -> str:
        """What else may have made the alignment unsure: a language that the default encoder was not made for."""
        strange = {base_language(side.lang) for side in (self.source, self.target)} - LANGUAGES
        if self.config.encoder != "use" or not strange:
            return ""
        names = " and ".join(sorted(strange))
        return f"; the encoder 'use' was not made for {names}: 'none' may do better"

    def _align_around(
        self,
        source: Sequence[Segment],
        target: Sequence[Segment],
        windows: Sequence[Window],
        progress: Progress | None = None,
    ) -> list[Bead]:
        """Align what the anchors leave."""
        structured = self.config.segment != "line"
        if not self.anchors:
            return self.session.align(source, target, windows, structured=structured, progress=progress)
        anchored = AnchoredSegments(self.anchors, source, target)
        windows = anchored.windows(windows)
        return anchored.with_anchors(
            self.session.align(source, target, windows, structured=structured, progress=progress)
        )

    def _clauses(
        self, source: Sequence[Segment], target: Sequence[Segment], beads: Sequence[Bead]
    ) -> tuple[tuple[list[Segment], list[Segment]], list[Window]]:
        """Cut the sentences of 1-1 beads alike; every bead becomes a window."""
        cut_source: dict[int, tuple[Segment, ...]] = {i: (segment,) for i, segment in enumerate(source)}
        cut_target: dict[int, tuple[Segment, ...]] = {j: (segment,) for j, segment in enumerate(target)}
        for bead in beads:
            if bead.type == "1-1" and not bead.decided:
                i, j = bead.source.start, bead.target.start
                cut_source[i], cut_target[j] = cut_alike(
                    source[i], target[j], self.source.lang, self.target.lang
                )
        sides = [cut_source[i] for i in range(len(source))], [cut_target[j] for j in range(len(target))]
        windows = _inside([(bead.source, bead.target) for bead in beads], *sides)
        return ([s for side in sides[0] for s in side], [t for side in sides[1] for t in side]), windows


def _inside(
    windows: Sequence[Window], source: Sequence[Sequence[Segment]], target: Sequence[Sequence[Segment]]
) -> list[Window]:
    """Windows of blocks (or sentences) as windows of the segments that these were cut into."""
    source_starts, target_starts = _starts(source), _starts(target)
    return [
        (
            range(source_starts[rows.start], source_starts[rows.stop]),
            range(target_starts[columns.start], target_starts[columns.stop]),
        )
        for rows, columns in windows
    ]


def _starts(groups: Sequence[Sequence[Segment]]) -> list[int]:
    starts = [0]
    for group in groups:
        starts.append(starts[-1] + len(group))
    return starts

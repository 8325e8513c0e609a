"""Blocks -> segments: sentences by rule, clauses where two languages cut alike. The text is never rewritten."""

from align.segmentation.clauses import cut_alike
from align.segmentation.sentences import Segmenter, segment_block, segmenter, sentence_spans

__all__ = ["Segmenter", "cut_alike", "segment_block", "segmenter", "sentence_spans"]

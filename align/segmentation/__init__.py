"""Blocks -> segments: sentences by rule, clauses where two languages cut alike. The text is never rewritten."""

from align.segmentation.clauses import cut_alike
from align.segmentation.sentences import segment_block, sentence_spans

__all__ = ["cut_alike", "segment_block", "sentence_spans"]

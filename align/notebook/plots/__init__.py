"""Plots of documents and alignments, for notebooks.

Every function draws on the axes it is given, or on new ones, and returns them.
"""

from __future__ import annotations

from align.notebook.plots.documents import paragraph_lengths, structure_map
from align.notebook.plots.dots import dot_plot
from align.notebook.plots.measures import confidence_histogram, length_scatter

__all__ = ["confidence_histogram", "dot_plot", "length_scatter", "paragraph_lengths", "structure_map"]

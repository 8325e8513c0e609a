"""Segments <-> segments: the search, what a bead costs, and how sure the result is."""

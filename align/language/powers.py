"""Units and variables, which a raised figure makes a power of: it refers to no note then."""

from __future__ import annotations

BASE = r"\b(?:[kcdmµ]?m|ft|in|yd|mi|s|м|км|[xyznRr])"
"""A pattern of what has powers, for the end of the text before a raised figure."""

"""A translation memory in one SQLite file: store, index, match score, look-up."""

from tmx.memory.difference import Difference, differences
from tmx.memory.held import Held
from tmx.memory.match import Context, Match, Origin, Part
from tmx.memory.memory import Memory
from tmx.memory.score import Scored

__all__ = ["Context", "Difference", "Held", "Match", "Memory", "Origin", "Part", "Scored", "differences"]

"""A translation memory in one SQLite file: store, index, match score, look-up."""

from tmx.memory.match import Match, Origin
from tmx.memory.memory import Held, Memory
from tmx.memory.score import Scored

__all__ = ["Held", "Match", "Memory", "Origin", "Scored"]

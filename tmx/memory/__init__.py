"""A translation memory in one SQLite file: store, index, match score, look-up."""

from tmx.memory.match import Match, Origin
from tmx.memory.memory import Memory
from tmx.memory.score import Scored
from tmx.memory.store import Held

__all__ = ["Held", "Match", "Memory", "Origin", "Scored"]

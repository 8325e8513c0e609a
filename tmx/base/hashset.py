"""A set of 64-bit hashes in a flat array: 16 to 64 bytes per entry, where a Python set takes 80."""

from __future__ import annotations

from array import array
from collections.abc import Hashable

_EMPTY = 0
_FIRST_SIZE = 1 << 14
_GROWTH = 4


class HashSet:
    """Remembers by hash what it has seen.

    The chance that two different items among n share a hash is about n²/2⁶⁵: one in 37 million for a million items.
    """

    def __init__(self) -> None:
        self._slots = array("q", bytes(8 * _FIRST_SIZE))
        self._count = 0

    def add(self, item: Hashable) -> bool:
        """Remember an item; return whether it is new."""
        if not _insert(self._slots, hash(item) or 1):
            return False
        self._count += 1
        if 2 * self._count > len(self._slots):
            self._grow()
        return True

    def __contains__(self, item: Hashable) -> bool:
        last = len(self._slots) - 1
        value = hash(item) or 1
        index = value & last
        while found := self._slots[index]:
            if found == value:
                return True
            index = (index + 1) & last
        return False

    def _grow(self) -> None:
        grown = array("q", bytes(8 * _GROWTH * len(self._slots)))
        for value in self._slots:
            if value != _EMPTY:
                _insert(grown, value)
        self._slots = grown


def _insert(slots: array[int], value: int) -> bool:
    """Put a value into a table with free slots (linear probing); return whether it is new."""
    last = len(slots) - 1
    index = value & last
    while found := slots[index]:
        if found == value:
            return False
        index = (index + 1) & last
    slots[index] = value
    return True

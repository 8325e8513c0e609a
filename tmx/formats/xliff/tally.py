"""What is not taken from an XLIFF file, and what is read differently from what it says: counted, to be said once."""

from __future__ import annotations

from collections import Counter

from tmx.base.wording import clip, counted, listed
from tmx.formats.base import Remark
from tmx.formats.xliff.facts import NOT_TRANSLATED

EMPTY_SIDE = "one side is empty"
NO_TARGET = "not translated"
PO_HEADER = "the header of a PO file"
UNLIKE = "its two sides are cut into different segments"
BY_ORDER = "segments paired by their order, as their numbers (mid) differ"
A_KEY = "the source is a key such as index.title, not a text"
SAME_LANGUAGE = "both sides are said to be in one language"
_NAMES_SHOWN = 8


class Tally:
    """Counts by reason."""

    def __init__(self) -> None:
        self._left_out: Counter[str] = Counter()
        self._unfinished: Counter[str] = Counter()
        self._not_read: Counter[str] = Counter()
        self._indented = 0
        self._noted: Counter[str] = Counter()
        self._names: dict[str, None] = {}

    def leave_out(self, reason: str) -> None:
        """A unit or segment that is not taken."""
        self._left_out[reason] += 1

    def unfinished(self, state: str) -> None:
        """One that is not taken because of its state."""
        if state == NOT_TRANSLATED:
            self.leave_out(f"marked as {NOT_TRANSLATED}")
        else:
            self._unfinished[state] += 1

    def not_read(self, what: str, times: int = 1) -> None:
        """Something of a unit that has no place in TMX."""
        self._not_read[what] += times

    def indented(self) -> None:
        """A segment of which line breaks are taken for those of the file."""
        self._indented += 1

    def note(self, what: str) -> None:
        """Something that may be wrong with a unit, which is taken all the same."""
        self._noted[what] += 1

    def not_known(self, name: str) -> None:
        """An element or attribute of a unit that nothing is made of."""
        self._names[name] = None

    def say(self, remark: Remark) -> None:
        """Say everything that was counted."""
        for reason, count in self._left_out.items():
            remark(f"{counted(count, 'unit')} left out: {reason}")
        if self._unfinished:
            states = listed(f"{count:,} {clip(state)}" for state, count in self._unfinished.most_common())
            count = self._unfinished.total()
            remark(
                f"{counted(count, 'unit')} left out: marked as unfinished ({states}); "
                "`bitext convert --keep-unfinished` keeps them"
            )
        for what, count in self._not_read.items():
            remark(f"not read: {what} ({count:,})")
        if self._indented:
            remark(
                f"{counted(self._indented, 'segment')}: line breaks and indents of the file became spaces, "
                'as xml:space="preserve" is not said'
            )
        for what, count in self._noted.items():
            remark(f"{counted(count, 'unit')}: {what}")
        if self._names:
            remark(f"not read of units: {listed(map(clip, self._names), _NAMES_SHOWN)}")

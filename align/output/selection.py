"""Units chosen from an alignment: by number, by role or place, or by the words in them."""

from __future__ import annotations

import operator
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, SupportsIndex, overload

from align.core.alignment import AlignedPair
from align.core.table import Table
from align.output.concordance import Query, kwic_frame, search_frame
from tmx.base.errors import UsageError
from tmx.base.wording import counted

if TYPE_CHECKING:
    import pandas as pd

_SHOWN = 12
"""Rows of the preview in a notebook."""


class Selectable:
    """Units that are chosen from by number, role, place or words; the numbers are those of the alignment, from 1."""

    @property
    def langs(self) -> tuple[str, str]:
        """The languages of source and target."""
        raise NotImplementedError

    @property
    def units_by_number(self) -> Sequence[AlignedPair]:
        """The units, in the order of their numbers."""
        raise NotImplementedError

    @overload
    def __getitem__(self, key: SupportsIndex) -> AlignedPair: ...
    @overload
    def __getitem__(self, key: slice | str) -> Selection: ...
    def __getitem__(self, key: SupportsIndex | slice | str) -> AlignedPair | Selection:
        """The unit of a number, the units of a range of numbers, or those of a role or place.

        ``a[3]`` is unit 3, as every table, page and sheet names it; ``a[-1]`` is the last one. ``a[3:7]`` are the
        units 3 to 7, both included. ``a["operative"]`` are the units of a role, ``a["operative 5"]`` or ``a["5"]``
        those of a numbered paragraph with all its parts.

        Raises:
            UsageError: there is no such unit, role or place.
        """
        units = self.units_by_number
        if isinstance(key, str):
            return Selection(tuple(_of_place(units, key)), self.langs)
        if isinstance(key, slice):
            return Selection(tuple(_of_range(units, key)), self.langs)
        return _of_number(units, operator.index(key))

    def _ipython_key_completions_(self) -> list[str]:
        """What Tab offers inside the brackets: roles and places."""
        units = self.units_by_number
        return list(dict.fromkeys([*(str(pair.role) for pair in units), *(pair.place for pair in units)]))

    def search(self, text: str, side: str = "", *, case: bool = False, regex: bool = False) -> pd.DataFrame:
        """The units in which words are found: one row per unit, with the number of hits.

        Args:
            text: the words, as whole words; ``*`` stands for any letters: ``"prevent*"``.
            side: ``source``, ``target`` or one of the two languages; by default both sides.
            case: whether capitals count.
            regex: whether `text` is a regular expression.

        Raises:
            UsageError: `text` is empty or is not a regular expression, or there is no such side.
        """
        return search_frame(self._in_text, Query(text, side, case, regex), self.langs)

    def kwic(
        self, text: str, side: str = "", *, width: int = 40, case: bool = False, regex: bool = False
    ) -> pd.DataFrame:
        """A concordance (key word in context): one row per hit, with the translation of its unit.

        Args:
            text, side, case, regex: as for `search`.
            width: the most characters of context on either side.

        Raises:
            UsageError: as for `search`, or the width is negative.
        """
        return kwic_frame(self._in_text, Query(text, side, case, regex), self.langs, width)

    @property
    def _in_text(self) -> Iterator[AlignedPair]:
        return (pair for pair in self.units_by_number if not pair.excluded)


@dataclass(frozen=True)
class Selection(Selectable):
    """Some units of an alignment, in its order; their numbers are those that they have there."""

    pairs: tuple[AlignedPair, ...]
    languages: tuple[str, str]

    @property
    def langs(self) -> tuple[str, str]:
        """The languages of source and target."""
        return self.languages

    @property
    def units_by_number(self) -> Sequence[AlignedPair]:
        """The units, in the order of their numbers."""
        return self.pairs

    def __len__(self) -> int:
        return len(self.pairs)

    def __iter__(self) -> Iterator[AlignedPair]:
        return iter(self.pairs)

    def to_pandas(self) -> pd.DataFrame:
        """One row per unit; see `align.output.rows.row` for the columns."""
        from align.output.rows import pairs_frame

        return pairs_frame(self.pairs)

    def __repr__(self) -> str:
        return f"<{counted(len(self), 'unit')} ({' and '.join(self.languages)})>"

    def _repr_html_(self) -> str:
        """The first units as a table, all text escaped."""
        columns = ("unit", "role", "bead", *self.languages, "confidence")
        rows = [
            (
                pair.unit,
                pair.place,
                pair.bead.type,
                pair.source.text,
                pair.target.text,
                pair.bead.confidence,
            )
            for pair in self.pairs[:_SHOWN]
        ]
        table = Table.of(columns, rows, {lang: lang for lang in self.languages})
        more = len(self) - len(rows)
        return table._repr_html_() + (f"<p>… and {counted(more, 'more unit')}</p>" if more else "")


def _of_number(units: Sequence[AlignedPair], number: int) -> AlignedPair:
    if number < 0 and -number <= len(units):
        return units[number]
    place = number - 1 if _numbered(units) else next((k for k, p in enumerate(units) if p.unit == number), -1)
    if 0 <= place < len(units):
        return units[place]
    last = units[-1].unit if units else 0
    raise UsageError(
        f"there is no unit {number} here",
        cure=f"The units are numbered from 1 to {last}."
        if _numbered(units)
        else "Take it from the alignment.",
    )


def _of_range(units: Sequence[AlignedPair], limits: slice) -> Iterator[AlignedPair]:
    """The units from one number to another, both included; negative numbers count from the last unit."""
    if limits.step not in (None, 1):
        raise UsageError("units are chosen one after the other", cure="Leave out the step.")
    first, last = (
        None if limit is None else _counted_back(units, operator.index(limit))
        for limit in (limits.start, limits.stop)
    )
    for pair in units:
        if (first is None or pair.unit >= first) and (last is None or pair.unit <= last):
            yield pair


def _counted_back(units: Sequence[AlignedPair], number: int) -> int:
    if number >= 0:
        return number
    return units[number].unit if -number <= len(units) else 0


def _numbered(units: Sequence[AlignedPair]) -> bool:
    """Whether the units have the numbers from 1 to their count."""
    return not units or (units[0].unit == 1 and units[-1].unit == len(units))


def _of_place(units: Sequence[AlignedPair], name: str) -> list[AlignedPair]:
    wanted = " ".join(name.split()).casefold()
    if not wanted:
        raise UsageError("the name of the role is empty", cure="Give a role, such as a['operative'].")
    by_role = [pair for pair in units if pair.role.casefold() == wanted]
    found = by_role or [
        pair
        for pair in units
        for place in (pair.place.casefold(), pair.number.casefold())
        if place == wanted or place.startswith(f"{wanted} (")
    ]
    if not found:
        roles = ", ".join(dict.fromkeys(str(pair.role) for pair in units))
        raise UsageError(
            f"there are no units of the role or place {name!r}",
            cure=f"The roles are: {roles}. To look for words, use search.",
        )
    return found

"""A small table to read: HTML in a notebook, a pandas frame for further work."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

_CELL = "vertical-align:top;max-width:32em;text-align:"
_SHORT = 24  # characters up to which the text of a cell is not wrapped


@dataclass(frozen=True)
class Table:
    """Rows under headings; `langs` gives the language of the texts in a column, where it is known."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    langs: Mapping[str, str]

    @classmethod
    def of(
        cls, columns: Sequence[str], rows: Sequence[Sequence[Any]], langs: Mapping[str, str] | None = None
    ) -> Table:
        """Make a table.

        Raises:
            ValueError: a row has more or fewer cells than there are columns.
        """
        if any(len(row) != len(columns) for row in rows):
            raise ValueError("a row has more or fewer cells than there are columns")
        return cls(tuple(columns), tuple(tuple(row) for row in rows), langs or {})

    def __len__(self) -> int:
        return len(self.rows)

    def to_pandas(self) -> pd.DataFrame:
        """The rows as a frame."""
        import pandas as pd

        return pd.DataFrame([list(row) for row in self.rows], columns=list(self.columns))

    def __repr__(self) -> str:
        return self.to_pandas().to_string(index=False) if self.rows else "(nothing)"

    def _repr_html_(self) -> str:
        """The table with all text escaped; texts are aligned left, numbers right."""
        if not self.rows:
            return "<p>(nothing)</p>"
        numeric = [
            all(isinstance(row[k], int | float | None) for row in self.rows) for k in range(len(self.columns))
        ]
        head = "".join(
            f"<th style='text-align:{_align(right)}'>{html.escape(name)}</th>"
            for name, right in zip(self.columns, numeric, strict=True)
        )
        body = "".join(f"<tr>{self._cells(row, numeric)}</tr>" for row in self.rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def _cells(self, row: tuple[Any, ...], numeric: Sequence[bool]) -> str:
        cells = []
        for name, value, right in zip(self.columns, row, numeric, strict=True):
            lang = f" lang='{html.escape(self.langs[name])}'" if name in self.langs else ""
            text = _shown(value)
            style = _CELL + _align(right) + (";white-space:nowrap" if len(text) <= _SHORT else "")
            cells.append(f"<td{lang} style='{style}'>{html.escape(text)}</td>")
        return "".join(cells)


def _align(right: bool) -> str:
    return "right" if right else "left"


def _shown(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:.3f}" if isinstance(value, float) else str(value)

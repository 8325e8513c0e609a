"""The units of a corpus as a table: Parquet, written in groups of rows, so that memory stays bounded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from align.corpus.units import ScoredUnit
from tmx.base.errors import OutputError

TABLE = "units.parquet"
MISSING = "units.parquet is not written: it needs the package pyarrow (pip install 'bitext[parquet]')"
_GROUP = 20_000  # units in a group of rows


def can_write_parquet() -> bool:
    """Whether the package that writes Parquet is installed."""
    from importlib.util import find_spec

    return find_spec("pyarrow") is not None


class UnitTable:
    """Writes units to a Parquet file: one row for every unit, those left out too."""

    def __init__(self, path: Path) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        text, code = pa.string(), pa.dictionary(pa.int32(), pa.string())
        self._arrow = pa
        self._schema = pa.schema(
            [
                pa.field("document", code),
                pa.field("unit", pa.int32()),
                pa.field("place", text),
                pa.field("source_lang", code),
                pa.field("target_lang", code),
                pa.field("source", text),
                pa.field("target", text),
                pa.field("confidence", pa.float32()),
                pa.field("kind", code),
                pa.field("score", pa.float32()),
                pa.field("left_out", code),
            ]
        )
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd")
        self._rows: list[dict[str, Any]] = []

    def add(self, unit: ScoredUnit) -> None:
        """Add a row."""
        self._rows.append(
            {
                "document": _sound(unit.document),
                "unit": unit.unit,
                "place": _sound(unit.place),
                "source_lang": unit.langs[0],
                "target_lang": unit.langs[1],
                "source": _sound(unit.source),
                "target": _sound(unit.target),
                "confidence": unit.confidence,
                "kind": _sound(unit.kind),
                "score": unit.score,
                "left_out": unit.left_out,
            }
        )
        if len(self._rows) == _GROUP:
            self._flush()

    def _flush(self) -> None:
        self._writer.write_table(self._arrow.Table.from_pylist(self._rows, schema=self._schema))
        self._rows = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None and self._rows:
                self._flush()
        finally:
            self._writer.close()


def _sound(text: str) -> str:
    """A text without lone surrogates, which Parquet cannot hold."""
    return text.encode("utf-8", "replace").decode()


@contextmanager
def unit_table(path: Path) -> Iterator[UnitTable | None]:
    """A table to add units to, which is at its path when the block ends; None if pyarrow is not installed.

    Raises:
        OutputError: it cannot be written; nothing is left of it.
    """
    if not can_write_parquet():
        yield None
        return
    aside = path.with_name(f".{path.name}.part")
    try:
        with UnitTable(aside) as table:
            yield table
        aside.replace(path)
    except OSError as error:
        raise OutputError(f"cannot write: {error.strerror or error}", path=path) from error
    finally:
        aside.unlink(missing_ok=True)

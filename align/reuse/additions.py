"""Documents into a memory: two language versions, aligned on the way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from align.output.admission import Admission, Admitted
from align.output.units import translation_units
from tmx.base.dates import format_date
from tmx.memory import Memory
from tmx.memory.files import Added, put
from tmx.memory.places import refuse_other
from tmx.unit.model import TranslationUnit

if TYPE_CHECKING:
    from align.alignment import Alignment


def add_alignment(
    memory: Memory,
    alignment: Alignment,
    *,
    name: str | None = None,
    fallback: str | None = None,
    digest: str = "",
    place: str = "",
    admission: Admission | None = None,
) -> Added:
    """Add the units of an alignment that enter a memory.

    They are of the date of the document, or else of today.

    Args:
        memory: a memory that is open for writing.
        alignment: two language versions of a document.
        name: what the document is called in the memory; by default its symbol, else `fallback`.
        fallback: its name without name or symbol, such as that of a folder; by default that of the source's file.
        digest: a fingerprint of what was aligned, and how.
        place: where it is, as `tmx.memory.places.place_of` tells; then a document without symbol does not replace one
            of its name from another place, unless `name` is given.
        admission: what enters; by default all that is not probably wrong.

    Raises:
        UsageError: the memory has a document of its name from another place.
        InputError: no unit enters.
        RunError: another program is writing, or the disk is full; nothing was changed.
    """
    source, target = alignment.source, alignment.target
    admitted = Admitted.of(alignment, admission or Admission())
    admitted.refuse_none(memory.path)
    symbol = source.symbol or target.symbol
    date = source.facts.get("date") or target.facts.get("date") or ""
    facts = {
        "files": list(dict.fromkeys((source.file_name, target.file_name))),
        "format": "aligned",
        "signature": alignment.config.signature,
        "symbol": symbol,
        "date": date,
        "kind": source.kind or target.kind,
        "place": "" if symbol else place,
    }
    own = fallback or Path(source.file_name).stem
    if place and not (name or symbol):
        refuse_other(memory, own, place)
    units = _dated(translation_units(alignment, admitted.pairs), _moment(date))
    return put(
        memory,
        name or symbol or own,
        units,
        digest,
        {key: value for key, value in facts.items() if value},
        admitted.stays_out,
        alignment.warnings,
    )


def _moment(date: str) -> str:
    try:
        return format_date(datetime.fromisoformat(date))
    except ValueError:
        return format_date(datetime.now(UTC))


def _dated(units: Iterator[TranslationUnit], date: str) -> Iterator[TranslationUnit]:
    for unit in units:
        yield unit._replace(attributes={**unit.attributes, "creationdate": date})

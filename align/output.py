"""Ways out of an alignment: translation units, TMX, TSV, JSON, beads, a pandas frame."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from align.alignment import AlignedPair, Alignment, Side
from align.beads import format_bead
from tmx import TranslationUnit, Variant, WriteReport, with_placeholders, write_tmx
from tmx.errors import UsageError
from tmx.files import atomic_write
from tmx.unit import Property

if TYPE_CHECKING:
    import pandas as pd

    from align.metrics import Metrics
    from tmx.vocabulary import SegType

_SEGTYPES: dict[str, SegType] = {
    "paragraph": "paragraph",
    "sentence": "sentence",
    "clause": "phrase",
    "line": "sentence",
}


def write_alignment(
    alignment: Alignment,
    path: str | PathLike[str],
    *,
    suffix: str | None = None,
    profile: str = "generic",
    inline_refs: bool = False,
    languages: Mapping[str, str] | None = None,
    date: datetime | None = None,
    metrics: Metrics | None = None,
) -> WriteReport | None:
    """Write an alignment in the format of the suffix, whole or not at all.

    Args:
        alignment: what to write.
        path: the file.
        suffix: the format where the path does not say it: ``.tmx``, ``.tsv``, ``.json`` or ``.beads``.
        profile: the CAT tool a TMX is for.
        inline_refs: whether footnote references stand in TMX segments as ``<ph x="1" type="fnote">``.
        languages: codes to write in a TMX in place of others, as ``{"en": "en-GB"}``.
        date: creation date of a TMX; by default SOURCE_DATE_EPOCH, else none.
        metrics: the measures that a JSON holds; by default they are made here.

    Returns:
        For a TMX what was written and what was left out, else None.

    Raises:
        UsageError: the suffix is none of a known format.
        OutputError: the file cannot be written.
    """
    kind = format_of(path if suffix is None else f"out{suffix}")
    if kind == ".tmx":
        return write_tmx(
            path,
            alignment.units(),
            source_lang=alignment.source.lang,
            segtype=_SEGTYPES[alignment.config.segment],
            profile=profile,
            languages=languages,
            footnotes=inline_refs,
            date=date,
            properties={"x-signature": alignment.config.signature},
        )
    text = _json(alignment, metrics) if kind == ".json" else _TEXTS[kind](alignment)
    with atomic_write(path) as stream:
        stream.write(text.encode("utf-8", "replace"))
    return None


def format_of(path: str | PathLike[str]) -> str:
    """The format that a path's suffix names, as its suffix in lower case; ``.tmx.gz`` is a TMX.

    Raises:
        UsageError: the suffix is none of a known format.
    """
    name = Path(path).name.lower()
    suffix = ".tmx" if name.endswith(".tmx.gz") else Path(name).suffix
    if suffix not in _SUFFIXES:
        known = ", ".join(_SUFFIXES)
        raise UsageError(
            f"unknown output format {suffix!r}", path=path, cure=f"Give the file one of the suffixes {known}."
        )
    return suffix


def translation_units(alignment: Alignment) -> Iterator[TranslationUnit]:
    """The units that enter a memory: every bead with text on both sides, with what is known of it.

    A gap has that where a reviewer wrote the translation that was missing, which is as sure as a person is.
    """
    document = alignment.source.symbol or alignment.target.symbol or Path(alignment.source.name).stem
    for pair in alignment:
        if not pair.is_unit:
            continue
        confidence = 1.0 if pair.bead.is_gap else pair.bead.confidence
        properties = {
            "x-document": document,
            "x-path": pair.number,
            "x-role": pair.role.value,
            "x-bead": pair.bead.type,
            "x-confidence": "" if confidence is None else f"{confidence:.3f}",
            "x-crossing": "yes" if pair.bead.crossing else "",
        }
        yield TranslationUnit(
            (_variant(alignment.source.lang, pair.source), _variant(alignment.target.lang, pair.target)),
            alignment.source.lang,
            tuple(Property(name, value) for name, value in properties.items() if value),
        )


def _variant(lang: str, side: Side) -> Variant:
    content = with_placeholders(side.text, [(ref.offset, "fnote", ref.number) for ref in side.refs])
    refs = " ".join(f"{ref.number}@{ref.offset}" for ref in side.refs)
    return Variant(lang, content, (Property("x-footnotes", refs),) if refs else ())


def to_frame(alignment: Alignment) -> pd.DataFrame:
    """One row a bead; see `row` for the columns."""
    import pandas as pd

    return pd.DataFrame([row(pair) for pair in alignment])


def row(pair: AlignedPair) -> dict[str, Any]:
    """A bead as plain data: indexes are 0-based and count segments, lines are 1-based."""
    bead = pair.bead
    return {
        "role": pair.role.value,
        "path": pair.number,
        "source": pair.source.text,
        "target": pair.target.text,
        "type": bead.type,
        "confidence": None if bead.confidence is None else round(bead.confidence, 4),
        "cost": round(bead.cost, 4),
        "crossing": bead.crossing,
        "reasons": list(bead.reasons),
        "source_index": list(bead.source),
        "target_index": list(bead.target),
        "source_lines": list(pair.source.lines),
        "target_lines": list(pair.target.lines),
        "source_refs": [[ref.offset, ref.number] for ref in pair.source.refs],
        "target_refs": [[ref.offset, ref.number] for ref in pair.target.refs],
    }


def _json(alignment: Alignment, metrics: Metrics | None) -> str:
    data = {
        "signature": alignment.config.signature,
        "source": _side(alignment, "source"),
        "target": _side(alignment, "target"),
        "warnings": list(alignment.warnings),
        "metrics": (metrics or alignment.metrics()).as_dict(),
        "beads": [row(pair) for pair in alignment],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _side(alignment: Alignment, name: str) -> dict[str, Any]:
    document = alignment.source if name == "source" else alignment.target
    segments = alignment.source_segments if name == "source" else alignment.target_segments
    return {
        "name": document.name,
        "lang": document.lang,
        "facts": dict(document.facts),
        "segments": [segment.text for segment in segments],
    }


def _tsv(alignment: Alignment) -> str:
    columns = ("role", "path", "type", "confidence", "crossing", "source", "target", "reasons")
    text = io.StringIO()
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    writer.writerow(columns)
    for pair in alignment:
        data = row(pair) | {"reasons": "; ".join(pair.bead.reasons)}
        writer.writerow([_cell(data[column]) for column in columns])
    return text.getvalue()


def _cell(value: object) -> str:
    """A value as a spreadsheet shows it; text that it would run as a formula gets an apostrophe (OWASP)."""
    if isinstance(value, str):
        flat = re.sub(r"[\t\r\n]+", " ", value)
        return f"'{flat}" if flat[:1] in ("=", "+", "-", "@") else flat
    if isinstance(value, bool):
        return "yes" if value else ""
    return "" if value is None else str(value)


def _beads(alignment: Alignment) -> str:
    return "".join(f"{format_bead(bead)}\n" for bead in alignment.beads)


_TEXTS: dict[str, Callable[[Alignment], str]] = {".tsv": _tsv, ".beads": _beads}
_SUFFIXES = (".tmx", ".json", *_TEXTS)

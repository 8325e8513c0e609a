"""What a cleaning says of memories: counts by file and by reason, scores, and units to look at; JSON and a page."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib.resources import files
from typing import Any

from align.corpus.places import joined, to_write
from align.corpus.report import PAGE, REPORT
from align.output.html_page import html_page, html_text
from tmx.base.files import atomic_write
from tmx.base.report import WriteReport
from tmx.base.wording import clip, counted
from tmx.unit.model import TranslationUnit

BINS = 10
EXAMPLES = 5  # units that are shown for each reason
_TEXT = 300  # characters of a text that are shown


@dataclass(slots=True)
class MemoryFile:
    """What became of the units of a file: `lost` in reading, `left_out` afterwards, both by reason."""

    name: str
    units: int = 0
    kept: int = 0
    score: float = 0.0
    left_out: Counter[str] = field(default_factory=Counter)
    lost: dict[str, int] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    failure: str = ""

    @property
    def counted(self) -> int:
        """How many units were counted so far."""
        return self.kept + self.left_out.total()

    def as_dict(self) -> dict[str, Any]:
        """The same as data for JSON; the score is the mean."""
        return asdict(self) | {
            "score": round(self.score / max(1, self.units), 4),
            "left_out": dict(sorted(self.left_out.items())),
        }


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What a cleaning made.

    Attributes:
        files: what became of each file.
        units: how many units were read.
        kept: how many are in the memory of those that are kept.
        left_out: how many are not, by reason.
        histogram: how many units have a score in each tenth of [0, 1].
        reports: what was written: the units that are kept, and the others, if any.
    """

    files: Sequence[MemoryFile]
    units: int
    kept: int
    left_out: Mapping[str, int]
    histogram: Sequence[int]
    reports: Sequence[WriteReport]

    def as_dict(self) -> dict[str, Any]:
        """The same as data for JSON."""
        return {
            "units": self.units,
            "kept": self.kept,
            "left_out": dict(self.left_out),
            "scores": list(self.histogram),
            "files": [one.as_dict() for one in self.files],
            "altered": [dict(one.altered) for one in self.reports],
        }


class Tally:
    """Counts units as they are written."""

    def __init__(self, told: list[MemoryFile]) -> None:
        self.files = told
        self.histogram = [0] * BINS
        self.left_out: Counter[str] = Counter()
        self.examples: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self.kept: WriteReport | None = None
        self.rest: WriteReport | None = None

    def count(self, file: int, unit: TranslationUnit, score: float, reason: str) -> MemoryFile:
        """Count a unit; what is counted of its file."""
        told = self.files[file]
        told.score += score
        self.histogram[min(BINS - 1, int(score * BINS))] += 1
        if reason:
            told.left_out[reason] += 1
            self.left_out[reason] += 1
        else:
            told.kept += 1
        if reason and len(self.examples[reason]) < EXAMPLES:
            texts = [clip(variant.text, _TEXT) for variant in (unit.source, *unit.targets)]
            where = {"file": told.name, "unit": told.counted, "line": unit.line}
            self.examples[reason].append({**where, "score": round(score, 3), "texts": texts})
        return told


def write_cleaned(tally: Tally, out: str, signature: str) -> Cleaned:
    """Write the two reports to a folder.

    Raises:
        OutputError: one cannot be written.
    """
    cleaned = Cleaned(
        tally.files,
        sum(one.units for one in tally.files),
        sum(one.kept for one in tally.files),
        dict(sorted(tally.left_out.items())),
        tally.histogram,
        [one for one in (tally.kept, tally.rest) if one],
    )
    data = {"signature": signature, **cleaned.as_dict(), "examples": dict(sorted(tally.examples.items()))}
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    style = (files("align.corpus") / "report.css").read_text(encoding="utf-8")
    page = html_page("Cleaned memory", _body(cleaned, tally), style=style)
    for name, content in ((REPORT, text), (PAGE, page)):
        with to_write(joined(out, name)) as path, atomic_write(path) as stream:
            stream.write(content.encode("utf-8", "replace"))
    return cleaned


def _body(cleaned: Cleaned, tally: Tally) -> Iterator[str]:
    yield "<h1>Cleaned memory</h1>"
    yield f'<p class="about">{counted(cleaned.units, "unit")}: {cleaned.kept:,} kept</p>'
    if cleaned.left_out:
        yield "<h2>Left out</h2>"
        yield from _counts("Reason", cleaned.left_out)
    yield "<h2>Scores</h2>"
    tenths = {
        f"{at / BINS:.1f} to {(at + 1) / BINS:.1f}": count for at, count in enumerate(cleaned.histogram)
    }
    yield from _counts("Score", tenths)
    yield "<h2>Files</h2>"
    heads = ("File", "Units", "Kept", "Mean score")
    yield f"<table><thead><tr>{''.join(f'<th>{head}</th>' for head in heads)}</tr></thead><tbody>"
    yield from map(_row, cleaned.files)
    yield "</tbody></table>"
    for reason, cases in sorted(tally.examples.items()):
        yield f"<h2>For example: {html_text(reason)}</h2>"
        yield "<dl>"
        for case in cases:
            where = f"{case['file']}, unit {case['unit']:,}" + (
                f", line {case['line']:,}" * bool(case["line"])
            )
            yield f"<dt>{html_text(where)}: score {case['score']:.2f}</dt>"
            yield from (f"<dd>{html_text(text) or '–'}</dd>" for text in case["texts"])
        yield "</dl>"


def _counts(head: str, counts: Mapping[str, int]) -> Iterator[str]:
    yield f"<table><thead><tr><th>{head}</th><th>Units</th></tr></thead><tbody>"
    yield from (f"<tr><th>{html_text(name)}</th><td>{count:,}</td></tr>" for name, count in counts.items())
    yield "</tbody></table>"


def _row(told: MemoryFile) -> str:
    lost = (f"{count:,} left out or altered in reading: {reason}" for reason, count in told.lost.items())
    said = [f"broke off: {told.failure}" if told.units else f"failed: {told.failure}"] if told.failure else []
    said += [*told.remarks, *lost]
    name = html_text(told.name) + "".join(f'<div class="bad">{html_text(one)}</div>' for one in said)
    cells = (f"{told.units:,}", f"{told.kept:,}", f"{told.score / max(1, told.units):.2f}")
    return f"<tr><th>{name}</th>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"

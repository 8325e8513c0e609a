"""What a run says of its documents: counts, what to look at, what failed and why; as JSON and as a page."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from align.corpus.assembly import Corpus
from align.corpus.pairs import Outcome, Plan
from align.corpus.parts import part_facts
from align.corpus.places import joined, to_write
from align.corpus.report_html import as_html
from tmx.base.files import atomic_write

REPORT = "report.json"
PAGE = "report.html"


@dataclass(frozen=True, slots=True)
class Report:
    """The counts of a run.

    Attributes:
        documents: the pairs that were found.
        aligned: those that were aligned.
        failed: those that were not.
        unrelated: those aligned whose texts do not seem to be translations of each other; no unit of them enters.
        units: units with text on both sides.
        gaps: segments without counterpart, of source and target.
        confidence: mean confidence of the units.
        to_look_at: units that a person should look at.
        unpaired: files that belong to no pair.
        unrelated_names: the names of those that are unrelated.
    """

    documents: int
    aligned: int
    failed: int
    unrelated: int
    units: int
    gaps: tuple[int, int]
    confidence: float
    to_look_at: int
    unpaired: int
    unrelated_names: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """The counts as data for JSON."""
        return asdict(self)


def write_report(
    outcomes: Sequence[Outcome], corpora: Sequence[Corpus], unpaired: Sequence[str], plan: Plan
) -> Report:
    """Write both reports to the folder of the corpus; the documents are read from their parts one by one.

    Raises:
        OutputError: a file cannot be written.
    """
    counts: dict[str, Any] = dict.fromkeys(("aligned", "unrelated", "units", "to_look_at", "failed"), 0)
    gaps, sure, unrelated = [0, 0], 0.0, list[str]()
    with to_write(joined(plan.out, REPORT)) as path, atomic_write(path) as stream:
        stream.write(f'{{"signature": {_json(plan.config.signature)},\n"documents": ['.encode())
        for number, facts in enumerate(_documents(outcomes, plan)):
            stream.write(f"{',' if number else ''}\n{_json(facts)}".encode("utf-8", "replace"))
            if "failure" in facts:
                counts["failed"] += 1
                continue
            counts["aligned"] += 1
            for name in ("unrelated", "units", "to_look_at"):
                counts[name] += facts[name]
            if facts["unrelated"]:
                unrelated.append(facts["name"])
            gaps = [before + more for before, more in zip(gaps, facts["gaps"], strict=True)]
            sure += facts["units"] * facts["confidence"]
        report = Report(
            documents=len(outcomes),
            gaps=(gaps[0], gaps[1]),
            confidence=round(sure / max(counts["units"], 1), 4),
            unpaired=len(unpaired),
            unrelated_names=tuple(unrelated),
            **counts,
        )
        rest = {
            "unpaired": list(unpaired),
            "corpora": [corpus.as_dict() for corpus in corpora],
            "totals": report.as_dict(),
        }
        stream.write(b"\n],\n" + _json(rest)[1:].encode("utf-8", "replace") + b"\n")
    page = as_html(report.as_dict(), corpora, lambda: _documents(outcomes, plan), unpaired)
    with to_write(joined(plan.out, PAGE)) as path, atomic_write(path) as stream:
        stream.write(page.encode("utf-8", "replace"))
    return report


def _documents(outcomes: Sequence[Outcome], plan: Plan) -> Iterator[dict[str, Any]]:
    """What is known of each document."""
    for outcome in outcomes:
        pair = outcome.pair
        known = {
            "name": pair.name,
            "source": pair.source,
            "target": pair.target,
            "found_by": pair.found_by,
        }
        if outcome.failure:
            yield known | {"languages": [pair.source_lang, pair.target_lang], "failure": outcome.failure}
        else:
            yield known | part_facts(plan.out, outcome.part)


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)

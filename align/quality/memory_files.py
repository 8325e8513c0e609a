"""What the checks say of a memory, counted and written: a sheet or a TMX file of what to look at, and the rest."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from align.quality.checks.remark import Remark
from align.quality.memory_check import CheckedPair, CheckedUnit, MemoryCheck
from tmx.base.report import Ledger, WriteReport
from tmx.base.severity import Severity
from tmx.base.sheet_styles import Column
from tmx.read.source import Source
from tmx.tools.parts import Verdicts, chosen
from tmx.tools.writing import write_again
from tmx.unit.model import Note, Property, TranslationUnit
from tmx.write.context import DOCUMENT

PROPERTY = "x-qa"
"""The property that names the checks which say something of a unit."""
EXAMPLES = 20  # of each check that are kept


@dataclass(slots=True)
class Found:
    """What one check says of a memory: how often, of how many units, and its first cases."""

    count: int = 0
    units: int = 0
    severity: Severity = Severity.NOTICE
    cases: list[tuple[CheckedUnit, CheckedPair, Remark]] = field(default_factory=list)


@dataclass(slots=True)
class Summary:
    """What is said of a memory: units read, units with remarks, remarks by severity and by check."""

    units: int = 0
    failing: int = 0
    severities: Counter[Severity] = field(default_factory=Counter)
    checks: dict[str, Found] = field(default_factory=lambda: defaultdict(Found))

    def counting(self, checked: Iterable[CheckedUnit]) -> Iterator[CheckedUnit]:
        """Yield the units, counting what is said of them."""
        for one in checked:
            self.units += 1
            self.failing += bool(one.pairs)
            for name in {remark.check for pair in one.pairs for remark in pair.remarks}:
                self.checks[name].units += 1
            for pair in one.pairs:
                for remark in pair.remarks:
                    self._add(one, pair, remark)
            yield one

    def _add(self, unit: CheckedUnit, pair: CheckedPair, remark: Remark) -> None:
        self.severities[remark.severity] += 1
        found = self.checks[remark.check]
        found.count += 1
        found.severity = max(found.severity, remark.severity)
        if len(found.cases) < EXAMPLES:
            found.cases.append((unit, pair, remark))

    def ranked(self) -> list[tuple[str, Found]]:
        """The checks that say something, the gravest first, then those that say most."""
        return sorted(self.checks.items(), key=lambda item: (item[1].severity, item[1].count), reverse=True)

    def as_dict(self) -> dict[str, Any]:
        """The same as data for JSON; the findings are the first `EXAMPLES` of each check."""
        return {
            "units": self.units,
            "failing": self.failing,
            **{f"{severity}s": self.severities[severity] for severity in reversed(Severity)},
            "checks": {
                name: {"count": found.count, "units": found.units, "severity": str(found.severity)}
                for name, found in self.ranked()
            },
            "findings": [_case(*case) for _, found in self.ranked() for case in found.cases],
        }


def _case(unit: CheckedUnit, pair: CheckedPair, remark: Remark) -> dict[str, object]:
    return {
        "unit": unit.number,
        "line": unit.unit.line,
        "id": unit.unit.id,
        "check": remark.check,
        "severity": str(remark.severity),
        "says": str(remark.message),
        "source_lang": pair.source.lang,
        "target_lang": pair.target.lang,
        "source": pair.source.text,
        "target": pair.target.text,
    }


def check_memory(
    source: Source, check: MemoryCheck, output: Path | None = None, rest: Path | None = None
) -> tuple[Summary, WriteReport | None, WriteReport | None]:
    """Check all units; write those of which something is said, and those of which nothing is.

    Args:
        source: the units.
        check: what checks them.
        output: a table (``.csv``, ``.xlsx``) or a TMX file of the units of which something is said. In TMX the property
            ``x-qa`` names the checks, and notes say what they found.
        rest: a TMX file of the others.

    Returns:
        what was found; what was written of the units to a TMX file; what was written of the others.

    Raises:
        UsageError: there is no such file, or one file would overwrite another.
        InputError: the units cannot be read.
        OutputError: a file cannot be written.
    """
    summary, verdicts, written = Summary(), list[str | None](), None

    def checked() -> Iterator[CheckedUnit]:
        for one in summary.counting(check):
            verdicts.append("with findings" if one.pairs else None)
            yield one

    if output is None:
        for _ in checked():
            pass
    elif output.suffix.lower() in (".csv", ".xlsx"):
        from tmx.lexicon.tables import write_table

        write_table(output, "findings", COLUMNS, _rows(checked()), frozen="B2")
    else:
        ledger = Ledger()
        written = write_again(source, output, _marked(checked(), ledger), duplicates=True, ledger=ledger)
    if rest is None:
        return summary, written, None
    others = Ledger()
    good = chosen(source, Verdicts(iter(verdicts)), others, keep=True)
    return summary, written, write_again(source, rest, good, duplicates=True, ledger=others)


def _marked(checked: Iterable[CheckedUnit], ledger: Ledger) -> Iterator[TranslationUnit]:
    """The units of which something is said, with that as notes, and the names of the checks as a property."""
    for one in checked:
        if not one.pairs:
            ledger.unit += 1
            continue
        remarks = [(pair, remark) for pair in one.pairs for remark in pair.remarks]
        names = ", ".join(dict.fromkeys(remark.check for _, remark in remarks))
        many = len(one.unit.variants) > 2
        notes = [
            f"{remark.severity} {remark.check}: {remark.message}{f' ({pair.target.lang})' if many else ''}"
            for pair, remark in remarks
        ]
        unit = one.unit
        yield unit._replace(
            properties=(
                *(prop for prop in unit.properties if prop.type != PROPERTY),
                Property(PROPERTY, names),
            ),
            notes=(*unit.notes, *map(Note, notes)),
        )


COLUMNS = [
    Column("unit", 8, number="0"),
    Column("line", 8, number="0", quiet=True),
    Column("id", 14, quiet=True),
    Column("document", 18, quiet=True),
    Column("severity", 10),
    Column("check", 16),
    Column("says", 44),
    Column("source", 48),
    Column("target", 48),
    Column("languages", 14, quiet=True),
]


def _rows(checked: Iterable[CheckedUnit]) -> Iterator[list[str | float | int | None]]:
    """A row for each pair of which something is said."""
    for one in checked:
        for pair in one.pairs:
            yield [
                one.number,
                one.unit.line or None,
                one.unit.id or "",
                one.unit.get(DOCUMENT) or "",
                str(pair.remarks[0].severity),
                "\n".join(dict.fromkeys(remark.check for remark in pair.remarks)),
                "\n".join(str(remark.message) for remark in pair.remarks),
                pair.source.text,
                pair.target.text,
                f"{pair.source.lang} → {pair.target.lang}",
            ]

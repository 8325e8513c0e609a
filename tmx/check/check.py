"""What is wrong with a TMX file, line by line."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from tmx.base.dates import parse_date
from tmx.base.findings import Finding, Findings, Report
from tmx.base.hashset import HashSet
from tmx.base.languages import ALL
from tmx.base.severity import Severity
from tmx.check.codes import CodeRules, code_fault
from tmx.check.rules import UNIT_RULES
from tmx.read.reader import read_tmx
from tmx.unit.model import Header, TranslationUnit
from tmx.unit.vocabulary import DATE_ATTRIBUTES
from tmx.write.unit_key import unit_key

NO_BREAK_SPACES = ("\u00a0", "\u202f")


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The result of a check: the number of units, and the findings, all counted and some of them kept.

    Units that cannot be read count too.
    """

    path: Path
    units: int
    findings: Findings

    @property
    def errors(self) -> int:
        """The number of findings for which a tool refuses the file or loses a unit."""
        return self.findings.count(Severity.ERROR)

    @property
    def warnings(self) -> int:
        """The number of findings for which a tool uses the file differently from what was meant."""
        return self.findings.count(Severity.WARNING)

    def as_dict(self) -> dict[str, object]:
        """The result as data for JSON."""
        return {
            "path": str(self.path),
            "units": self.units,
            "errors": self.errors,
            "warnings": self.warnings,
            "counts": dict(self.findings.counts),
            "findings": [finding.as_dict() for finding in self.findings.kept],
        }


def check_tmx(path: str | os.PathLike[str], report: Report | None = None) -> CheckResult:
    """Check a TMX file against all rules; `report` is called with each finding as soon as it is made.

    The file is read as a stream; memory use grows by about 50 bytes per unit, which are needed to find duplicates.

    Raises:
        UsageError: there is no such file, or it is a folder.
        InputError: the file cannot be read, is not TMX, or is built to do harm.
    """
    findings = Findings()

    def add(finding: Finding) -> None:
        findings(finding)
        if report:
            report(finding)

    reader = read_tmx(path, report=add)
    header = reader.header  # first, so that a file that cannot be read has no findings
    for finding in (*_name_rules(Path(path)), *_header_rules(header)):
        add(finding)
    memory, codes, count = _Memory(), CodeRules(), 0
    for unit in reader:
        count += 1
        for rule in UNIT_RULES:
            for rule_id, detail in rule(unit):
                add(Finding(rule_id, unit.line, detail))
        for rule_id, detail in chain(memory.add(unit), codes.add(unit)):
            add(Finding(rule_id, unit.line, detail))
    for finding in codes.mixed():
        add(finding)
    if not count:
        add(Finding("file-without-units", 0))
    return CheckResult(Path(path), count + sum(reader.losses().left_out.values()), findings)


def _name_rules(path: Path) -> Iterator[Finding]:
    if not path.name.endswith((".tmx", ".tmx.gz")):
        yield Finding("file-suffix", 0, path.name)


def _header_rules(header: Header) -> Iterator[Finding]:
    if header.attributes.get("srclang", "").lower() == "*all*":
        yield Finding("header-srclang-all", 1)
    elif header.source_lang != ALL and (fault := code_fault(header.source_lang)):
        yield Finding("lang-code", 1, f"srclang of the header is {fault}")
    for name in DATE_ATTRIBUTES:
        if name in header.attributes and parse_date(header.attributes[name]) is None:
            yield Finding("date", 1, f"{name} of the header is {header.attributes[name]!r}")


class _Memory:
    """The rules that depend on earlier units."""

    def __init__(self) -> None:
        self._units = HashSet()
        self._sources = HashSet()
        self._ids = HashSet()
        self._spaced: set[str] = set()

    def add(self, unit: TranslationUnit) -> Iterator[tuple[str, str]]:
        """The rules that the unit breaks, given those before it."""
        if not self._units.add(unit_key(unit)):
            yield "unit-duplicate", ""
        elif len(unit.variants) == 2 and not self._sources.add((unit.source.text, unit.target.lang)):
            yield "unit-ambiguous", unit.source.text[:40]
        if unit.id and not self._ids.add(unit.id):
            yield "unit-id-repeated", unit.id
        for variant in unit.variants:
            spaced = any(space in variant.text for space in NO_BREAK_SPACES)
            if spaced and variant.lang not in self._spaced:
                self._spaced.add(variant.lang)
                yield "segment-nbsp", variant.lang

"""Findings: what is wrong with a file, where, and what to do about it. The rules themselves are data."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from tmx.base.data import load_data
from tmx.base.report import Losses
from tmx.base.severity import Severity

_RULE_FILES = ("rules_file.toml", "rules_structure.toml", "rules_segments.toml")
KEPT_PER_RULE = 20


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong: what it means, its cure, and what a repair does about it (empty: nothing)."""

    id: str
    severity: Severity
    says: str
    cure: str
    fix: str
    loses_unit: bool = False


@cache
def rules() -> dict[str, Rule]:
    """All rules by id, in the order of the data files."""
    return {
        name: Rule(name, **{**fields, "severity": Severity(fields["severity"])})
        for file in _RULE_FILES
        for name, fields in load_data("tmx.base", file).items()
    }


@dataclass(frozen=True, slots=True)
class Finding:
    """A broken rule: the 1-based line where it is broken (0: the file as a whole), and what exactly was found."""

    rule_id: str
    line: int
    detail: str = ""

    @property
    def rule(self) -> Rule:
        """The rule that is broken."""
        return rules()[self.rule_id]

    @property
    def severity(self) -> Severity:
        """How much the finding matters."""
        return self.rule.severity

    def as_dict(self) -> dict[str, object]:
        """The finding and what its rule says, as data for JSON."""
        return {
            "line": self.line,
            "severity": str(self.severity),
            "rule": self.rule_id,
            "says": self.rule.says,
            "detail": self.detail,
            "cure": self.rule.cure,
            "fix": self.rule.fix,
        }

    def __str__(self) -> str:
        detail = f" ({self.detail})" if self.detail else ""
        return f"line {self.line}: {self.severity} {self.rule_id}: {self.rule.says}{detail}. {self.rule.cure}"


Report = Callable[[Finding], None]


@dataclass(slots=True)
class Findings:
    """Collects findings: counts them all and keeps the first `KEPT_PER_RULE` of each rule."""

    counts: Counter[str] = field(default_factory=Counter)
    kept: list[Finding] = field(default_factory=list)

    def __call__(self, finding: Finding) -> None:
        """Add a finding."""
        self.counts[finding.rule_id] += 1
        if self.counts[finding.rule_id] <= KEPT_PER_RULE:
            self.kept.append(finding)

    def remarks(self) -> list[str]:
        """The first finding of each rule, as text, with the number of the others."""
        first: dict[str, Finding] = {}
        for finding in self.kept:
            first.setdefault(finding.rule_id, finding)
        return [
            f"{finding} ({more:,} more of the same)" if (more := self.counts[rule_id] - 1) else str(finding)
            for rule_id, finding in first.items()
        ]

    def __len__(self) -> int:
        return self.counts.total()

    def losses(self, path: str | os.PathLike[str], *, every: bool = False) -> Losses:
        """What the errors in a file cost whoever reads it: units lost, and parts that were repaired.

        With `every`, what was repaired without being an error counts too.
        """
        losses = Losses()
        for rule_id, count in self.counts.items():
            rule = rules()[rule_id]
            if rule.loses_unit:
                losses.left_out[f"{rule_id}, see `bitext check {os.fspath(path)}`"] = count
            elif rule.severity is Severity.ERROR or (every and rule.fix):
                losses.altered[f"{rule_id}, {rule.fix}"] = count
        return losses

    def count(self, severity: Severity) -> int:
        """The number of findings of this severity."""
        return sum(number for name, number in self.counts.items() if rules()[name].severity is severity)

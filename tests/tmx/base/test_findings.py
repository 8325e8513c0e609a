"""What is said of many findings: the first of each rule, in the order of the file, and how many more there are."""

from __future__ import annotations

from tmx.base.findings import KEPT_PER_RULE, Finding, Findings


def test_each_rule_is_one_remark() -> None:
    findings = Findings()
    for line in range(2 * KEPT_PER_RULE):
        findings(Finding("lang-attribute", line + 1, "EN"))
        if line == 5:
            findings(Finding("date", line + 1))
    first, second = findings.remarks()
    assert first.startswith("line 1: error lang-attribute: ")
    assert first.endswith(f" ({2 * KEPT_PER_RULE - 1} more of the same)")
    assert second == str(Finding("date", 6))

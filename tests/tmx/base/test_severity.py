"""The scale of severities."""

from __future__ import annotations

import copy
import json
import pickle
from itertools import pairwise

import pytest

from tmx.base.findings import rules
from tmx.base.severity import Severity


def test_severities_are_ordered_by_gravity_not_by_spelling() -> None:
    assert sorted(map(Severity, ("warning", "error", "notice"))) == ["notice", "warning", "error"]
    assert max(Severity) is Severity.ERROR
    assert min(Severity) is Severity.NOTICE
    for lesser, greater in pairwise(Severity):
        assert lesser < greater
        assert lesser <= greater
        assert greater > lesser
        assert greater >= lesser
        assert not greater < lesser
        assert sorted([greater, lesser, greater]) == [lesser, greater, greater]


def test_a_severity_is_its_name_in_text_and_json() -> None:
    assert [str(severity) for severity in Severity] == ["notice", "warning", "error"]
    assert json.dumps(list(Severity)) == '["notice", "warning", "error"]'
    assert f"{Severity.ERROR} {Severity.ERROR.value}" == "error error"
    assert all(Severity(str(severity)) is severity for severity in Severity)
    with pytest.raises(ValueError, match="info"):
        Severity("info")


@pytest.mark.parametrize("severity", Severity)
def test_a_copy_is_the_same_severity(severity: Severity) -> None:
    assert pickle.loads(pickle.dumps(severity)) is severity  # noqa: S301
    assert copy.deepcopy(severity) is severity


def test_every_rule_has_a_severity_of_the_scale() -> None:
    assert {rule.severity for rule in rules().values()} == set(Severity)

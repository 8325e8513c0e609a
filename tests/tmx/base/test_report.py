"""What a report says of many losses of one kind."""

from __future__ import annotations

from pathlib import Path

from tmx.base.report import MOST_NAMES, WriteReport


def test_few_names_have_a_count_each() -> None:
    altered = {f"property x-{i} left out": i + 1 for i in range(MOST_NAMES)}
    shown = str(WriteReport(Path("out.csv"), 1, {}, altered))
    assert shown.count("altered:") == MOST_NAMES


def test_many_names_are_one_entry_with_the_most_frequent_first() -> None:
    altered = {f"property x-{i} left out": i + 1 for i in range(40)} | {"notes left out": 3}
    report = WriteReport(Path("out.csv"), 1, {}, altered)
    shown = str(report).split("; ")
    assert shown[1] == (
        "820 altered: properties left out: x-39 (40), x-38 (39), x-37 (38), x-36 (37), x-35 (36) and 35 more"
    )
    assert shown[2:] == ["3 altered: notes left out"]
    assert report.as_dict()["altered"] == altered

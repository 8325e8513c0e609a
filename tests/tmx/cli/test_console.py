"""What the terminal shows."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tmx.base.report import WriteReport
from tmx.cli.console import show_report

REPORT = WriteReport(Path("a.po"), 3, {"duplicate unit": 1}, {"inline elements left out": 2})
ONE_LINE = "3 of 4 units written to a.po; 1 left out: duplicate unit; 2 altered: inline elements left out\n"
LINES = "3 of 4 units written to a.po\n  1 left out: duplicate unit\n  2 altered: inline elements left out\n"


@pytest.mark.parametrize(
    ("terminal", "columns", "shown"),
    [(True, 80, LINES), (True, 100, ONE_LINE), (False, 80, ONE_LINE)],
)
def test_a_report_that_is_too_long_for_the_terminal_takes_several_lines(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    terminal: bool,
    columns: int,
    shown: str,
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((columns, 24)))
    show_report(REPORT)
    assert capsys.readouterr().out == shown

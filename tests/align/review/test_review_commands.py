"""The commands `review` and `apply`: the way there and back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from reviews import saved, written

from align.alignment import Alignment
from align.api import read
from align.cli.apply import apply
from align.cli.review import review
from align.review import fingerprint
from tmx.base.errors import UsageError
from tmx.read.reader import read_tmx


def test_the_commands_make_the_round_trip(resolution: Alignment, tmp_path: Path) -> None:
    texts = [resolution.source.name, resolution.target.name]
    runner = CliRunner()
    outputs = [argument for suffix in ("html", "tsv") for argument in ("-o", str(tmp_path / f"r.{suffix}"))]
    made = runner.invoke(review, [*texts, "--encoder", "none", *outputs], catch_exceptions=False)
    assert made.exit_code == 0, made.output
    assert "53 units to review" in made.output
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert fingerprint(read(texts[0])) in page
    assert str(tmp_path) not in page
    result = runner.invoke(
        apply, [str(tmp_path / "r.tsv"), "-o", str(tmp_path / "o.tmx"), "--json"], catch_exceptions=False
    )
    assert result.exit_code == 0, result.output
    assert json.loads(result.output)["problems"] == []
    assert len(list(read_tmx(tmp_path / "o.tmx"))) == 53
    result = runner.invoke(apply, [str(tmp_path / "r.tsv")], catch_exceptions=False)
    assert "no memory was written; give one with -o" in result.output


def test_the_command_refuses_bad_use(resolution: Alignment, tmp_path: Path) -> None:
    runner = CliRunner()
    path = written(saved(resolution), tmp_path / "d.json")
    for arguments, what in (
        ([path, "a.txt", "b.txt", "c.txt"], "a review has two texts"),
        ([path, "-o", tmp_path / "x.doc"], "unknown output format"),
        ([path, "-o", path], "unknown output format|would be overwritten"),
    ):
        with pytest.raises(UsageError, match=what):
            runner.invoke(apply, [str(a) for a in arguments], catch_exceptions=False, standalone_mode=False)
    with pytest.raises(UsageError, match=r"the name of a review must end in"):
        runner.invoke(review, ["a", "b", "-o", "x.doc"], catch_exceptions=False, standalone_mode=False)

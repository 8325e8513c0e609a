"""Outputs that are streams."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from command import bitext

from tmx import TranslationUnit, read_tmx, write_tmx


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    units = [TranslationUnit.pair("en-US", f"word {n}", "fr-FR", f"mot {n}") for n in range(5)]
    write_tmx(tmp_path / "memory.tmx", units, source_lang="en-US")
    return tmp_path / "memory.tmx"


def test_a_memory_can_be_written_to_a_stream(memory: Path, tmp_path: Path) -> None:
    result = bitext("merge", memory, "-o", "/dev/stdout", "--quiet")
    assert result.returncode == 0, result.stderr
    (tmp_path / "copy.tmx").write_text(result.stdout, encoding="utf-8")
    assert len(list(read_tmx(tmp_path / "copy.tmx"))) == 5


def test_a_memory_can_be_written_to_a_file_that_stdout_leads_to(memory: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from align.cli import main; main()", "merge", str(memory)]
    with (tmp_path / "copy.tmx").open("wb") as stream:
        subprocess.run([*command, "-o", "/dev/stdout", "--quiet"], check=True, stdout=stream)
    assert len(list(read_tmx(tmp_path / "copy.tmx"))) == 5
    assert Path("/dev/stdout").is_symlink()

"""No verb writes over what it reads, under whatever name; streams and odd codes on the command line."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from command import bitext

from tmx.base.errors import UsageError
from tmx.cli.outputs import check_free


@pytest.mark.parametrize(
    "command",
    [
        "convert IN IN",
        "check IN --fix -o IN",
        "filter IN -o IN",
        "filter IN -o new.tmx --rest IN",
        "replace IN --find a --with b -o IN",
        "clean IN -o IN --strip-tags",
        "dedupe IN -o IN",
        "merge IN other.tmx -o IN",
        "subtract other.tmx IN -o new.tmx --rest IN",
    ],
)
def test_no_verb_writes_over_its_input(memory: Path, command: str) -> None:
    before = memory.read_bytes()
    (memory.parent / "other.tmx").write_bytes(before)
    result = bitext(*command.replace("IN", memory.name).split(), cwd=memory.parent)
    assert (result.returncode, result.stdout) == (2, "")
    assert "this input would be overwritten" in result.stderr
    assert memory.read_bytes() == before
    assert not (memory.parent / "new.tmx").exists()


def test_an_input_is_known_by_its_links(memory: Path) -> None:
    soft, hard = memory.with_name("soft.tmx"), memory.with_name("hard.tmx")
    soft.symlink_to(memory)
    os.link(memory, hard)
    for link in (soft, hard):
        with pytest.raises(UsageError, match="this input would be overwritten"):
            check_free([link], [memory])
    check_free([Path(os.devnull)], [Path(os.devnull)])


def test_the_suffix_of_a_pipe_says_what_goes_into_it(memory: Path) -> None:
    pipe = memory.with_name("p.csv")
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8-sig")), daemon=True)
    reader.start()
    assert bitext("filter", memory, "-o", pipe).returncode == 0
    reader.join(60)
    assert read[0].startswith("en-US,fr-FR")


def test_a_code_to_replace_may_be_anything(memory: Path) -> None:
    memory.write_text(memory.read_text(encoding="utf-8").replace('"fr-FR"', '"\\"'), encoding="utf-8")
    fixed = memory.with_name("fixed.tmx")
    result = bitext("check", memory, "--fix", "-o", fixed, "--set-lang", "\\=pl", "--quiet")
    assert (result.returncode, result.stderr) == (0, "")
    assert '"pl-PL"' in fixed.read_text(encoding="utf-8")

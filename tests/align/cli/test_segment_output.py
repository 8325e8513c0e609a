"""``bitext segment -o``: the text without page furniture, as a file or on standard output."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import bitext

RESOLUTION = "A-RES-59-159"


def test_the_cleaned_text_is_written_in_the_format_of_the_suffix(corpora: Path, tmp_path: Path) -> None:
    outputs = [part for name in ("c.txt", "c.docx", "c.html", "c.md") for part in ("-o", tmp_path / name)]
    done = bitext("segment", corpora / RESOLUTION / "en.txt", *outputs)
    assert (done.returncode, done.stderr) == (0, "")
    assert " ".join(done.stdout.split()).startswith("43 paragraphs and 10 footnotes written to ")
    text = (tmp_path / "c.txt").read_text(encoding="utf-8")
    assert text.startswith("Strengthening the United Nations Crime Prevention and Criminal Justice Programme")
    assert "Takes note with appreciation of the report" in text
    assert (tmp_path / "c.docx").read_bytes().startswith(b"PK")
    assert 'data-bitext-label="1."' in (tmp_path / "c.html").read_text(encoding="utf-8")
    assert "\n1. Takes note" in (tmp_path / "c.md").read_text(encoding="utf-8")


def test_a_hyphen_prints_the_cleaned_text_and_nothing_else(corpora: Path) -> None:
    done = bitext("segment", corpora / RESOLUTION / "fr.txt", "-o", "-", "--labels", "--segment", "sentence")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("59/159. Renforcement du Programme")
    assert "L’Assemblée générale,\n\n" in done.stdout
    assert "written" not in done.stdout


def test_quiet_prints_no_structure(corpora: Path) -> None:
    done = bitext("segment", "--quiet", corpora / RESOLUTION / "en.txt")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_json_is_printed_beside_a_file(corpora: Path, tmp_path: Path) -> None:
    done = bitext("segment", corpora / RESOLUTION / "en.txt", "-o", tmp_path / "c.md", "--json")
    assert json.loads(done.stdout)["lang"] == "en"
    assert (tmp_path / "c.md").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "c.odt"], "c.odt: unknown output format '.odt'"),
        (["--no-labels"], "say how a file is written, and none is"),
        (["--segment", "sentence"], "say how a file is written, and none is"),
        (["-o", "-", "--json"], "would both be printed"),
        (["-o", "en.txt"], "this input would be overwritten"),
        (["-o", "c.md", "-o", "c.md"], "this file would be written twice"),
        (["-o", "c.md", "--segment", "clause"], "'clause' is not one of"),
    ],
)
def test_bad_use_is_refused_before_anything_is_written(
    tmp_path: Path, arguments: list[str], said: str
) -> None:
    (tmp_path / "en.txt").write_text("A text in English.\n", encoding="utf-8")
    done = bitext("segment", "en.txt", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["en.txt"]


def test_a_folder_that_is_not_there_is_said_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text("A text in English.\n", encoding="utf-8")
    done = bitext("segment", tmp_path / "en.txt", "-o", tmp_path / "none" / "c.txt")
    assert done.returncode == 1
    assert "there is no such folder" in done.stderr

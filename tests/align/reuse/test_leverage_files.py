"""An analysis as a file and on the terminal."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest
from analyses import REPORT, lines_of, memory_of
from command import bitext
from openpyxl import load_workbook

from align.core.document import Document
from align.reuse.analysis import Leverage
from align.reuse.bands import KEYS
from align.reuse.leverage import leverage
from align.reuse.leverage_files import LEVERAGE_SUFFIXES, write_leverage
from tmx.base.errors import OutputError, UsageError
from tmx.memory import Memory

HOSTILE = "=HYPERLINK(1)<script>alert(1)</script>"


def analysis_of(tmp_path: Path, *documents: Document) -> Leverage:
    with Memory(memory_of(tmp_path / "TM.db", [*REPORT, HOSTILE])) as memory:
        return leverage(documents, memory, level="paragraph")


@pytest.mark.parametrize("suffix", LEVERAGE_SUFFIXES)
def test_what_a_document_says_does_no_harm(tmp_path: Path, suffix: str) -> None:
    found = analysis_of(tmp_path, replace(lines_of(HOSTILE, *REPORT), name=HOSTILE.replace("/", "")))
    path = tmp_path / f"out{suffix}"
    write_leverage([found], path)
    if suffix == ".xlsx":
        cells = [cell for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row]
        assert not [cell for cell in cells if cell.data_type == "f"]
        assert [cell for cell in cells if cell.value == HOSTILE]
    elif suffix == ".csv":
        assert "\n=" not in path.read_text()
        assert ",=" not in path.read_text()
        assert "'=HYPERLINK" in path.read_text()
    elif suffix.startswith(".htm"):
        assert "<script" not in path.read_text()


def test_the_sums_of_the_csv_are_those_of_the_analysis(tmp_path: Path) -> None:
    found = analysis_of(tmp_path, lines_of(*REPORT), lines_of("Something new.", REPORT[0]))
    write_leverage([found], tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for band, count in found.bands().items():
        whole = [row for row in rows if (row["document"], row["role"], row["band"]) == ("all", "all", band)]
        parts = [row for row in rows if row["role"] != "all" and row["band"] == band]
        assert [int(row["words"]) for row in whole] == [count.words]
        assert sum(int(row["segments"]) for row in parts) == count.segments


def test_the_workbook_has_every_segment_with_its_match(tmp_path: Path) -> None:
    found = analysis_of(tmp_path, lines_of(REPORT[0], "Something new."))
    write_leverage([found], tmp_path / "out.xlsx")
    book = load_workbook(tmp_path / "out.xlsx")
    assert book.sheetnames == ["bands", "roles", "segments"]
    first, second = list(book["segments"].iter_rows(min_row=2, values_only=True))
    assert (first[4], first[7], first[9], first[10]) == (REPORT[0], 100, f"fr {REPORT[0]}", "report, unit 1")
    assert second[7:11] == (None, None, None, None)


def test_a_segment_that_no_cell_holds_is_refused(tmp_path: Path) -> None:
    found = analysis_of(tmp_path, lines_of("word " * 7000))
    with pytest.raises(OutputError, match="unit 1 is longer"):
        write_leverage([found], tmp_path / "out.xlsx")
    with pytest.raises(UsageError, match=r"unknown format of an analysis '\.pdf'"):
        write_leverage([found], tmp_path / "out.pdf")
    assert not list(tmp_path.glob("out*"))


def test_the_command(tmp_path: Path) -> None:
    memory_of(tmp_path / "TM.db", REPORT)
    (tmp_path / "en.txt").write_text(
        "\n\n".join([*REPORT[:2], "Something new is said.", ""]), encoding="utf-8"
    )
    done = bitext("leverage", "en.txt", "--tm", "TM.db", "-o", "out.html", cwd=tmp_path, COLUMNS="80")
    assert (done.returncode, done.stderr) == (0, "")
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert "en.txt against TM.db, by sentence, en > fr" in done.stdout
    assert "<svg" in (tmp_path / "out.html").read_text(encoding="utf-8")
    levels = ["--segment", "paragraph", "--segment", "clause"]
    done = bitext(
        "leverage", "en.txt", "--tm", "TM.db", "--json", "--weight", "none=0.5", *levels, cwd=tmp_path
    )
    data = json.loads(done.stdout)
    assert list(data["bands"]) == list(KEYS)
    assert data["bands"]["none"] == {
        "segments": 1,
        "words": 4,
        "characters": 22,
        "percent": 16.7,
        "weighted": 2.0,
    }
    assert data["total"]["segments"] == sum(band["segments"] for band in data["bands"].values()) == 3
    assert list(data["segmentations"]) == ["paragraph", "clause"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["none.txt", "--tm", "TM.db"], 2, "none.txt"),
        (["en.txt", "--tm", "none.db"], 2, "there is no such memory"),
        (["en.txt", "--tm", "en.txt"], 1, "not a memory"),
        (["en.txt", "--tm", "TM.db", "--lang", "de"], 2, "no text in de"),
        (["en.txt", "--tm", "TM.db", "--target-lang", "es"], 2, "no text in es"),
        (["en.txt", "--tm", "TM.db", "-o", "out.pdf"], 2, "unknown format"),
        (["en.txt", "--tm", "TM.db", "-o", "en.txt"], 2, "unknown format"),
        (["en.txt", "--tm", "TM.db", "-o", "no/out.csv"], 1, "no such folder"),
        (["en.txt", "--tm", "TM.db", "--weight", "none=much"], 2, "no number"),
        (["en.txt", "--tm", "TM.db", "--weight", "all=1"], 2, "no band 'all'"),
    ],
)
def test_bad_use_and_bad_input(tmp_path: Path, arguments: list[str], code: int, said: str) -> None:
    memory_of(tmp_path / "TM.db", REPORT)
    (tmp_path / "en.txt").write_text(REPORT[0], encoding="utf-8")
    done = bitext("leverage", *arguments, cwd=tmp_path)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr

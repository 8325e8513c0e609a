"""Every error that a user of the aligner's verbs can reach: one clear message, an exit code, no file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from command import RUN, bitext

import align
from align.cli import main
from align.core.bead import Bead
from align.core.block import Segment


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "en.txt").write_text("The General Assembly meets today in its hall.\n", encoding="utf-8")
    (tmp_path / "fr.txt").write_text("L’Assemblée générale se réunit dans sa salle.\n", encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 9)
    (tmp_path / "de.csv").write_text("en,de\nhall,Saal\n", encoding="utf-8")
    (tmp_path / "folder.tmx").mkdir()
    (tmp_path / "also.en.txt").write_text("This is another English text.\n", encoding="utf-8")
    return tmp_path


def refused(folder: Path, arguments: list[str], code: int, message: str) -> None:
    before = sorted(folder.iterdir())
    done = bitext(*arguments, cwd=folder)
    assert done.returncode == code, done.stderr
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["none.txt"], 2, "none.txt: no such file"),
        (
            [],
            1,
            "en.txt: the file does not hold a text in two languages: en (100%) was found\n  Give two files",
        ),
        (["fr.txt", "en.txt"], 2, "cannot align 3 files: en.txt, fr.txt, en.txt\n"),
        (["empty.txt"], 1, "empty.txt: the file is empty"),
        (["binary.txt"], 1, "binary.txt: "),
        (["also.en.txt"], 2, "both sides are in the same language (en)"),
        (["fr.txt", "-o", "out.rtf"], 2, "out.rtf: unknown output format"),
        (["fr.txt", "-o", "none/out.tmx"], 1, "cannot write: there is no such folder"),
        (["fr.txt", "-o", "o.tmx", "-o", "./o.tmx"], 2, "o.tmx: this file would be written twice"),
        (["fr.txt", "--lines", "--metrics", "./fr.txt.csv", "-o", "fr.txt.csv"], 2, "unknown output format"),
        (
            ["fr.txt", "--metrics", "m.xml"],
            2,
            "m.xml: the name of a file of metrics must end in .csv or .json",
        ),
        (["fr.txt", "--metrics", "m.json", "-o", "m.json"], 2, "m.json: this file would be written twice"),
        (["fr.txt", "-o", "o.tmx", "--profile", "word"], 2, "'word' is not one of 'generic', 'omegat'"),
        (
            ["fr.txt", "-o", "o.tmx", "--tmx-lang", "en"],
            2,
            "bitext: --tmx-lang must have the form en=en-GB, not 'en'\n",
        ),
        (["fr.txt", "-o", "o.tmx", "--tmx-lang", "=en"], 2, "must have the form en=en-GB, not '=en'"),
        (["fr.txt", "-o", "a.tsv", "-o", "b.tmx", "--tmx-lang", "en=?"], 2, "'?' is "),
        (["fr.txt", "--encoder", ""], 2, "the encoder has no name"),
        (["fr.txt", "--date", "yesterday"], 2, "--date"),
        (["fr.txt", "--segment", "word"], 2, "--segment"),
        (["fr.txt", "--max-bead", "0"], 2, "--max-bead"),
        (["fr.txt", "--max-bead-total", "1"], 2, "--max-bead-total"),
        (["fr.txt", "--threads", "-1"], 2, "--threads"),
        (["fr.txt", "--encoder", "no-such-model"], 2, "no-such-model"),
        (["fr.txt", "--lines", "--segment", "clause"], 2, "--lines and --segment clause exclude each other"),
        (["fr.txt", "--lines", "--segment", "clause", "--decisions", "none.json"], 2, "exclude each other"),
        (["fr.txt", "--source-lang", "elvish"], 2, "unknown language 'elvish'"),
        (["fr.txt", "-o", "a.tmx", "-o", "none/b.tmx"], 1, "no such folder"),
        (["fr.txt", "-o", "a.tsv", "-o", "folder.tmx"], 1, "folder.tmx: cannot write: this is a folder"),
        (["fr.txt", "-o", "a.tsv", "-o", f"{'b' * 250}.tmx"], 1, "cannot write: File name too long"),
        (["fr.txt", "--termbase", "none.csv"], 2, "none.csv: no such file"),
        (["fr.txt", "--termbase", "fr.txt"], 2, "unknown termbase format"),
        (["fr.txt", "-o", "a.tsv", "--termbase", "de.csv"], 2, "in both en and fr"),
        (["fr.txt", "--decisions", "none.json"], 2, "none.json: no such file"),
    ],
)
def test_errors_of_align(folder: Path, arguments: list[str], code: int, message: str) -> None:
    refused(folder, ["align", "en.txt", *arguments], code, message)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["translate"], "No such command 'translate'"),
        (["align"], "Missing argument '{SOURCE TARGET | FOLDER | BOTH}'"),
        (["align", "."], "two files are in en"),
        (["align", "nowhere"], "nowhere: no such file"),
        (["align", "en.txt", "fr.txt", "--fast"], "No such option"),
        (["review", "en.txt", "fr.txt"], "Missing option '-o'"),
        (
            ["review", "en.txt", "fr.txt", "-o", "r.docx"],
            "r.docx: the name of a review must end in .html, .htm, .xlsx or .tsv",
        ),
        (["review", "en.txt", "fr.txt", "-o", "r.tsv", "-o", "r.tsv"], "would be written twice"),
        (["review", "en.txt", "fr.txt", "-o", "r.html", "--ui", "de"], "--ui"),
        (["apply", "none.json"], "none.json: no such file"),
        (["apply", "none.json", *["en.txt"] * 3], "a review has two texts, a source and a target"),
        (["apply", "none.json", "-o", "out.rtf"], "out.rtf: unknown output format"),
        (["segment", "none.txt"], "none.txt: no such file"),
        (["segment", "en.txt", "--lang", "elvish"], "unknown language 'elvish'"),
    ],
)
def test_bad_use(folder: Path, arguments: list[str], message: str) -> None:
    refused(folder, arguments, 2, message)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["x.beads", "--gold", "none"], "none: no such file"),
        (["none", "--gold", "x.gold"], "none: no such file"),
        (["x.beads"], "Missing option '--gold'"),
        (["--gold", "x.gold"], "Missing argument 'TEST…'"),
        (
            ["x.beads", "y.beads", "--gold", "x.gold", "y.gold"],
            "3 alignments given as TEST (x.beads, y.beads, y.gold), but 1 gold file (x.gold)\n"
            "  Repeat --gold before each gold file: in `--gold A B`, B is taken as a TEST.",
        ),
        (
            [".", "--gold", "x.gold", "golds"],
            "golds: this folder is given as a TEST, but contains no .beads files\n  Repeat --gold before each gold file",
        ),
        (["x.beads", "--gold", "x.gold", "--gold", "y.gold"], "1 alignment given as TEST (x.beads), but 2 gold files"),
    ],
)  # fmt: skip
def test_evaluate_says_where_its_files_belong(tmp_path: Path, arguments: list[str], message: str) -> None:
    for name in ("x.beads", "x.gold", "y.beads", "y.gold"):
        (tmp_path / name).write_text("[0]:[0]\n", encoding="utf-8")
    (tmp_path / "golds").mkdir()
    refused(tmp_path, ["evaluate", *arguments], 2, message)


def test_gold_repeats_and_may_come_first(tmp_path: Path) -> None:
    for name in ("x.beads", "x.gold", "y.beads", "y.gold"):
        (tmp_path / name).write_text("[0]:[0]\n", encoding="utf-8")
    done = bitext("evaluate", "--gold", "x.gold", "x.beads", "--gold", "y.gold", "y.beads", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert [line.split()[0] for line in done.stdout.splitlines()[-4:] if line.strip()] == ["x", "y", "pooled"]


def test_a_review_is_never_written_over(corpora: Path, tmp_path: Path) -> None:
    review = tmp_path / "review.tsv"
    assert bitext("review", corpora / "A-RES-59-159", "--encoder", "none", "-o", review).returncode == 0
    before = review.read_bytes()
    for verb in (["align", str(corpora / "A-RES-59-159"), "--decisions"], ["apply"]):
        done = bitext(*verb, review, "-o", review)
        assert done.returncode == 2
        assert f"{review}: this input would be overwritten\n" in done.stderr
    assert review.read_bytes() == before


def test_a_full_disk_and_a_closed_pipe_are_no_traceback(corpora: Path) -> None:
    command = [*RUN, "segment", str(corpora / "A-RES-59-159" / "fr.txt")]
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "bitext: cannot write: No space left on device\n")
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        running.stdout.close()
        assert running.stderr is not None
        assert running.stderr.read() == ""
    assert running.returncode == 1


def test_an_alignment_that_pairs_nothing_fails_and_writes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = (align.read(folder / name) for name in ("en.txt", "fr.txt"))
    rows, columns = (tuple(Segment(block, 0, len(block.text)) for block in side) for side in (source, target))
    gaps = Bead(range(1), range(0)), Bead(range(0), range(1))
    nothing = align.Alignment(source, target, rows, columns, gaps, align.Config())
    monkeypatch.setattr("align.api.align", lambda *_, **__: nothing)
    paths = [str(folder / name) for name in ("en.txt", "fr.txt", "out.tmx")]
    monkeypatch.setattr(sys, "argv", ["bitext", "align", paths[0], paths[1], "-o", paths[2]])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 1
    assert "nothing of en.txt could be paired with anything of fr.txt" in capsys.readouterr().err
    assert not (folder / "out.tmx").exists()

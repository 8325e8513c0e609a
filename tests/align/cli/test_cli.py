"""The verbs of the aligner: what they print and write."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from command import bitext


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
    reason = "the termbase translates “hall” as “hémicycle”"
    assert reason in done.stdout.replace("\n", " ")
    written = json.loads((folder / "out.json").read_text(encoding="utf-8"))
    assert reason in written["metrics"]["flagged"][0]["reasons"]
    done = bitext("review", *texts, "-o", folder / "r.html", "-o", folder / "r.tsv", "--ui", "fr")
    assert done.returncode == 0, done.stderr
    for name in ("r.html", "r.tsv"):
        said = re.sub(r"\s", " ", (folder / name).read_text(encoding="utf-8"))
        assert "« hall » : la base terminologique donne « hémicycle »" in said


def test_what_was_written_before_a_failure_is_reported(folder: Path) -> None:
    texts: list[str | Path] = [folder / "en.txt", folder / "fr.txt", "--encoder", "none"]
    done = bitext("align", *texts, "-o", folder / "a.tsv", "-o", folder / "b.TMX")
    assert done.returncode == 2
    assert f"1 unit written to {folder / 'a.tsv'}\nbitext: {folder / 'b.TMX'}: " in done.stderr


def test_a_page_is_kept_and_reported_if_the_sheet_fails(tmp_path: Path) -> None:
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


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "en.txt").write_text("The General Assembly meets today in its hall.\n", encoding="utf-8")
    (tmp_path / "fr.txt").write_text("L’Assemblée générale se réunit dans sa salle.\n", encoding="utf-8")
    return tmp_path


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


def test_a_language_of_the_memory_may_be_named_and_one_that_is_not_there_is_said(folder: Path) -> None:
    out = folder / "out.tmx"
    options = ("--encoder", "none", "--tmx-lang", "English=en-GB", "--tmx-lang", "de=de-AT")
    done = bitext("align", folder, "-o", out, *options)
    assert done.returncode == 0, done.stderr
    assert 'xml:lang="en-GB"' in out.read_text(encoding="utf-8")
    assert "--tmx-lang: no text is in de; the languages are en, fr" in done.stderr


def test_what_stays_out_of_the_memory_is_counted_and_can_be_chosen(folder: Path) -> None:
    out = folder / "out.tmx"
    done = bitext("align", folder, "-o", out, "--encoder", "none", "--min-confidence", 1)
    assert done.returncode == 1
    assert (
        f"{out}: not written: no unit would be in the memory (1 left out: confidence below 1)" in done.stderr
    )
    assert not out.exists()
    done = bitext("align", folder, "-o", out, "--only", "accepted")
    assert done.returncode == 2
    assert "nothing was reviewed" in done.stderr

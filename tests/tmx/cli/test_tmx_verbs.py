"""The verbs: exit codes, JSON, and messages in place of tracebacks."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from command import bitext

from tmx import TranslationUnit, read_tmx, write_tmx


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    path = tmp_path / "memory.tmx"
    units = [
        TranslationUnit.pair(
            "en", f"source {number}", "fr", f"cible {number}",
            properties={"x-confidence": f"0.{number}", "x-role": "title" if number < 3 else "operative"},
        )
        for number in range(1, 6)
    ]  # fmt: skip
    write_tmx(path, units, source_lang="en")
    return path


def test_check(memory: Path, tmp_path: Path) -> None:
    sound = bitext("check", memory)
    assert (sound.returncode, sound.stdout.splitlines()[-1]) == (
        0,
        f"{memory}: 5 units; 0 errors, 0 warnings, 0 notices",
    )
    memory.write_text(memory.read_text(encoding="utf-8").replace("cible 2", " "), encoding="utf-8")
    faulty = bitext("check", memory)
    assert faulty.returncode == 1
    line = faulty.stdout.splitlines()[0]
    assert line.startswith(f"{memory}:12: error segment-empty-target: an empty target segment;")
    assert line.endswith("Add the translation or delete the unit.")
    data = json.loads(bitext("check", memory, "--json").stdout)
    assert data["files"][0]["findings"][0]["rule"] == "segment-empty-target"
    fixed = bitext("check", memory, "--fix", "-o", tmp_path / "fixed.tmx")
    assert fixed.returncode == 0
    assert bitext("check", tmp_path / "fixed.tmx").returncode == 0
    assert bitext("check", memory, "--fix").returncode == 2


def test_check_strict(memory: Path) -> None:
    memory.write_text(memory.read_text(encoding="utf-8").replace("cible 2", "cible 2 "), encoding="utf-8")
    assert bitext("check", memory).returncode == 0
    assert bitext("check", memory, "--strict").returncode == 1


def test_convert(memory: Path, tmp_path: Path) -> None:
    result = bitext("convert", memory, tmp_path / "out.en-fr", "--json")
    data = json.loads(result.stdout)
    assert data["written"] == 5
    assert data["altered"]["property x-confidence left out"] == 5
    assert (tmp_path / "out.en-fr.fr").read_text(encoding="utf-8").splitlines()[0] == "cible 1"


def test_merge_dedupe_filter_split(memory: Path, tmp_path: Path) -> None:
    assert bitext("merge", memory, memory, "-o", tmp_path / "all.tmx", "--duplicates", "-q").stdout == ""
    assert len(list(read_tmx(tmp_path / "all.tmx"))) == 10
    bitext("dedupe", tmp_path / "all.tmx", "-o", tmp_path / "once.tmx", "--keep", "confident")
    assert len(list(read_tmx(tmp_path / "once.tmx"))) == 5
    result = bitext(
        "filter", memory, "-o", tmp_path / "good.tmx", "--min-confidence", "0.3", "--role", "operative"
    )
    assert (
        result.stdout == f"3 of 5 units written to {tmp_path / 'good.tmx'}; 2 left out: confidence too low\n"
    )
    bitext("split", memory, "--by", "x-role", "-o", tmp_path / "parts")
    assert sorted(path.name for path in (tmp_path / "parts").iterdir()) == [
        "memory-operative.tmx",
        "memory-title.tmx",
    ]


def test_check_goes_on_after_a_file_that_cannot_be_read(memory: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.tmx"
    empty.touch()
    result = bitext("check", tmp_path / "missing.tmx", memory, empty)
    assert result.returncode == 2
    assert result.stdout == f"{memory}: 5 units; 0 errors, 0 warnings, 0 notices\n"
    assert [line for line in result.stderr.splitlines() if line.startswith("bitext: ")] == [
        f"bitext: {tmp_path / 'missing.tmx'}: no such file",
        f"bitext: {empty}: the file is empty",
    ]
    files = json.loads(bitext("check", empty, memory, "--json").stdout)["files"]
    assert files[0]["error"]["what"] == "the file is empty"
    assert files[1]["units"] == 5
    assert bitext("check", empty, "--fix", "-o", tmp_path / "fixed.tmx").returncode == 1


def test_a_file_that_cannot_be_repaired_is_reported_in_json_too(
    tmx_file: Callable[..., Path], tmp_path: Path
) -> None:
    result = bitext("check", tmx_file("<tu></tu>"), "--fix", "-o", tmp_path / "fixed.tmx", "--json")
    assert result.returncode == 1
    assert json.loads(result.stdout)["fixed"]["what"].startswith("there are no units left to write")
    assert not (tmp_path / "fixed.tmx").exists()


def test_stats_go_on_and_report_what_could_not_be_read(memory: Path, tmp_path: Path) -> None:
    memory.write_text(memory.read_text(encoding="utf-8").replace("cible 2", "<b>"), encoding="utf-8")
    result = bitext("stats", tmp_path / "missing.tmx", memory, "--json")
    assert result.returncode == 2
    data = json.loads(result.stdout)
    assert data[str(tmp_path / "missing.tmx")]["error"]["what"] == "no such file"
    assert data[str(memory)]["findings"] == {"xml-malformed": 1}
    assert "1 error found in reading; see `bitext check" in bitext("stats", memory).stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["stats", "{po}"],
        ["clean", "{po}", "-o", "{out}", "--strip-tags"],
        ["replace", "{po}", "--find", "a", "--with", "b", "-o", "{out}"],
        ["replace", "{po}", "--find", "a", "--with", "b", "--preview"],
        ["filter", "{po}", "-o", "{out}"],
        ["subtract", "{memory}", "{po}", "-o", "{out}"],
        ["qa", "{po}"],
        ["diff", "{memory}", "{po}"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_what_reading_left_out_is_said(memory: Path, tmp_path: Path, arguments: list[str]) -> None:
    po = tmp_path / "menu.po"
    po.write_text(
        'msgid ""\nmsgstr "Language: fr\\n"\n\nmsgid "Open"\nmsgstr "Ouvrir"\n\n#, fuzzy\nmsgid "Save"\nmsgstr "X"\n',
        encoding="utf-8",
    )
    names = {"po": po, "memory": memory, "out": tmp_path / "out.tmx"}
    result = bitext(*(argument.format(**names) for argument in arguments))
    assert result.returncode == 0, result.stderr
    assert "menu.po: 1 unit left out: marked as fuzzy" in result.stderr


def test_keeping_the_unfinished_of_what_marks_none_is_said(memory: Path, tmp_path: Path) -> None:
    result = bitext("convert", memory, tmp_path / "out.csv", "--keep-unfinished")
    assert result.returncode == 0
    assert f"--keep-unfinished has no effect: it is for XLIFF and PO, {memory} is tmx" in result.stderr


def test_a_memory_cut_off_before_its_first_unit_is_sent_to_check(tmp_path: Path) -> None:
    path = tmp_path / "cut.tmx"
    path.write_text(
        '<tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="en"><se', encoding="utf-8"
    )
    result = bitext("convert", path, tmp_path / "out.csv")
    assert result.returncode == 1
    assert f"See `bitext check {path}`." in result.stderr


def test_stats(memory: Path) -> None:
    data = json.loads(bitext("stats", memory, "--json").stdout)
    assert data[str(memory)]["units"] == 5
    assert data[str(memory)]["languages"]["en-US"]["words"] == 10
    assert "operative" in bitext("stats", memory).stdout


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["check", "{missing}"], 2, "missing.tmx: no such file"),
        (["check", "{memory}", "--profile", "wordfast"], 2, "'wordfast' is not one of 'generic', 'omegat'"),
        (["check", "{memory}", "--fix"], 2, "--fix and -o go together, with one file"),
        (["check", "{memory}", "-o", "{out}"], 2, "--fix and -o go together, with one file"),
        (["check", "{memory}", "{memory}", "--fix", "-o", "{out}"], 2, "--fix and -o go together, with one file"),
        (["check", "{memory}", "--fix", "-o", "{folder}/out.csv"], 2, "must end in .tmx or .tmx.gz"),
        (["convert", "{missing}", "{out}"], 2, "missing.tmx: no such file"),
        (["convert", "{memory}", "{out}.docx"], 2, "out.tmx.docx"),
        (["convert", "{memory}", "{out}", "--to", "docx"], 2, "'docx' is not one of 'tmx', 'xliff', 'xliff2'"),
        (["convert", "{memory}", "{folder}/out.TMX"], 2, "out.TMX"),
        (["convert", "{memory}", "{folder}/out.fr-de"], 1, "no unit has fr and de"),
        (["convert", "{memory}", "{out}", "--target-lang", "de"], 1, "de"),
        (["convert", "{memory}", "{out}", "--target-lang", "Elvish"], 2, "'Elvish'"),
        (["convert", "{folder}/missing.xlsx", "{out}"], 2, "missing.xlsx: no such file"),
        (["merge", "{memory}", "-o", "{folder}/no/where.tmx"], 1, "cannot write"),
        (["merge", "-o", "{out}"], 2, "Missing argument 'FILE…'"),
        (["merge", "{memory}"], 2, "Missing option '-o'"),
        (["merge", "{memory}", "-o", "{out}", "--profile", "wordfast"], 2, "'wordfast' is not one of"),
        (
            ["merge", "{memory}", "-o", "{folder}/out.docx"],
            2,
            "no format has the suffix of 'out.docx'",
        ),
        (["merge", "{memory}", "-o", "{folder}/out.TMX"], 2, "out.TMX"),
        (["filter", "{memory}", "-o", "{out}", "--target-lang", "de"], 1, "de"),
        (["filter", "{memory}", "-o", "{out}", "--target-lang", "Elvish"], 2, "'Elvish'"),
        (["filter", "{memory}", "-o", "{out}", "--role", "none"], 1, "different role"),
        (["filter", "{memory}", "-o", "{out}", "--min-confidence", "2"], 2, "confidence"),
        (["filter", "{memory}", "-o", "{out}", "--source-pattern", "("], 2, "regular expression"),
        (["filter", "{memory}", "-o", "{out}", "--property", "x"], 2, "--property must have the form NAME=VALUE, not 'x'"),
        (["filter", "{memory}", "-o", "{out}", "--property", "=x"], 2, "must have the form NAME=VALUE, not '=x'"),
        (["dedupe", "{memory}", "-o", "{out}", "--rest", "{out}"], 2, "out.tmx"),
        (["dedupe", "{memory}", "-o", "{out}", "--rest", "{folder}/rest.doc"], 2, "no format has the suffix of 'rest.doc'"),
        (["dedupe", "{memory}", "-o", "{out}", "--keep", "best"], 2, "'best' is not one of 'newest', 'confident'"),
        (["split", "{memory}", "-o", "{folder}"], 2, "give --by, --size or --held-out"),
        (["split", "{memory}", "-o", "{folder}", "--by", "x-role", "--size", "2"], 2, "give --by, --size or --held-out"),
        (["split", "{memory}", "-o", "{folder}", "--size", "0"], 2, "0 units"),
        (["split", "{memory}", "-o", "{folder}", "--by", " "], 2, "property"),
        (["stats", "{folder}"], 2, "folder"),
    ],
)  # fmt: skip
def test_bad_use_and_bad_files_end_in_a_message(
    memory: Path, tmp_path: Path, arguments: list[str], code: int, message: str
) -> None:
    names = {
        "missing": "missing.tmx",
        "memory": str(memory),
        "out": str(tmp_path / "out.tmx"),
        "folder": str(tmp_path),
    }
    result = bitext(*(argument.format(**names) for argument in arguments))
    assert result.returncode == code
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert list(tmp_path.iterdir()) == [memory]


def test_a_check_prints_no_control_characters(tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    path.write_text(
        '<tmx version="\x1b[31m"><header srclang="en"/><body>'
        '<tu colour="&#x9b;31m"><tuv xml:lang="en"><seg>a</seg></tuv></tu></body></tmx>',
        encoding="utf-8",
    )
    output = bitext("check", path).stdout
    assert output
    assert all(character.isprintable() or character == "\n" for character in output)


def test_one_is_counted_in_the_singular(memory: Path, tmp_path: Path) -> None:
    one = tmp_path / "one.tmx"
    result = bitext("filter", memory, "-o", one, "--source-pattern", "source 1", "--quiet")
    assert (result.returncode, result.stdout) == (0, "")
    assert bitext("check", one).stdout == f"{one}: 1 unit; 0 errors, 0 warnings, 0 notices\n"
    assert bitext("dedupe", one, "-o", "out.tmx", cwd=tmp_path).stdout == "1 unit written to out.tmx\n"
    assert "1 unit, 0 duplicates" in " ".join(bitext("stats", one).stdout.split())

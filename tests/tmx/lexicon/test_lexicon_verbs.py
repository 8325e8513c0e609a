"""The verbs concord, terms and variants: what they print and write, and how they refuse."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tmx.base.errors import UsageError
from tmx.cli.concord import concord
from tmx.cli.terms import terms
from tmx.cli.variants import variants
from tmx.memory import Memory
from tmx.unit.model import TranslationUnit

PAIRS = [
    *((f"The rule of law in {year}", f"L’état de droit en {year}") for year in range(2000, 2006)),
    *((f"The budget for {year}", f"Le budget de {year}") for year in range(2000, 2006)),
    ("Long " * 30 + "rule of law " + "text " * 30, "Longs " * 30 + "état de droit " + "textes " * 30),
    ("No change", "Inchangé"),
    ("No change", "Pas de changement"),
]


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("memory") / "TM.db"
    with Memory(path, write=True) as memory:
        memory.add("A/RES/1", [TranslationUnit.pair("en", source, "fr", target) for source, target in PAIRS])
    return path


def run(verb: click.Command, *arguments: object) -> str:
    """What a verb prints on a terminal of 80 columns."""
    done = CliRunner(env={"COLUMNS": "80"}).invoke(verb, list(map(str, arguments)))
    if done.exception:
        raise done.exception
    return done.output


def test_a_concordance_fits_the_terminal_with_the_words_under_each_other(memory: Path) -> None:
    head, translated, _, *lines = run(concord, "rule of law", "--tm", memory).splitlines()
    assert (head, translated) == ("rule of law (en): 7 units", "translated by (fr): état de droit (7)")
    assert len(lines) == 21
    assert all(len(line) <= 80 for line in lines)
    assert {line.index("rule of law") for line in lines[::3]} == {34}
    assert {line.index("état de droit") for line in lines[1::3]} == {33}
    assert lines[-1].strip() == "A/RES/1, unit 13"


def test_a_concordance_as_json(memory: Path) -> None:
    data = json.loads(run(concord, "budget", "--tm", memory, "--limit", 2, "--json"))
    assert (data["units"], data["complete"], len(data["hits"])) == (6, True, 2)
    assert data["renderings"] == [{"text": "budget", "units": 6}]
    hit = data["hits"][0]
    assert hit["source"][hit["start"] : hit["end"]] == "budget"
    assert (hit["translation"], hit["translation_start"], hit["document"]) == ("budget", 3, "A/RES/1")


def test_words_that_are_not_there_are_no_error(memory: Path) -> None:
    head, said, *ways = run(concord, "nothing", "--tm", memory, "--case").splitlines()
    assert (head, said) == ("nothing (en): 0 units", "Nothing found.")
    assert [next(word for word in ("--lemma", "*", "--case") if word in way) for way in ways] == [
        "--lemma",
        "*",
        "--case",
    ]


def test_a_language_without_known_forms_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Memory(tmp_path / "TM.db", write=True) as memory:
        memory.add("A/1", [TranslationUnit.pair("zh", "犯罪", "en", "Crime")])
    concord.main(["犯罪", "--tm", str(tmp_path / "TM.db"), "--lemma"], standalone_mode=False)
    assert "forms of words are not known in zh" in capsys.readouterr().err
    concord.main(["crimes", "--tm", str(tmp_path / "TM.db"), "--lemma"], standalone_mode=False)
    assert capsys.readouterr().err == ""


def test_terms_are_printed_or_written(memory: Path, tmp_path: Path) -> None:
    head, line, *_ = run(terms, memory).splitlines()
    assert head.split() == ["score", "units", "both", "en", "fr"]
    assert line.split()[1:] == ["7", "7", *"rule of law état de droit".split()]
    out = tmp_path / "terms.csv"
    assert run(terms, memory, "-o", out, "--limit", 1) == f"1 term written to {out}\n"
    assert "rule of law,état de droit,7,7," in out.read_text(encoding="utf-8")
    assert run(terms, memory, "-o", out, "--quiet") == ""
    (first, *_) = json.loads(run(terms, memory, "--json"))
    assert (first["source"], first["target"], first["examples"][0]["document"]) == (
        "rule of law",
        "état de droit",
        "A/RES/1",
    )


def test_variants_are_printed_or_written(memory: Path, tmp_path: Path) -> None:
    lines = run(variants, memory).splitlines()
    assert lines[0] == "1 segment translated in several ways"
    assert lines[2] == "  No change (2 units)"
    assert [line.split() for line in lines[3:7:2]] == [["1", "Inchangé"], ["1", "Pas", "de", "changement"]]
    assert lines[-1] == "0 segments whose translations differ in spelling alone"
    out = tmp_path / "variants.xlsx"
    assert run(variants, memory, "-o", out) == f"1 variant written to {out}\n"
    (found,) = json.loads(run(variants, memory, "--json"))
    assert [target["target"] for target in found["targets"]] == ["Inchangé", "Pas de changement"]


def test_bad_use_is_refused(memory: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such memory"):
        run(concord, "word", "--tm", tmp_path / "none.db")
    with pytest.raises(UsageError, match="no text in de"):
        run(terms, memory, "--target-lang", "de")
    with pytest.raises(UsageError, match=r"must end in \.tbx, \.csv or \.xlsx"):
        run(terms, memory, "-o", tmp_path / "terms.txt")

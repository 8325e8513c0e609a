"""``bitext lookup``: what a translator and a script are told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import bitext

from tmx.memory import Context, Memory
from tmx.unit.model import TranslationUnit


def unit(source: str, target: str, path: str) -> TranslationUnit:
    properties = {"x-document": "A/RES/59/159", "x-path": path}
    dated = {"creationdate": "20041220T000000Z"}
    return TranslationUnit.pair("en", source, "fr", target, properties=properties, attributes=dated)


UNITS = [
    unit(
        "Recalling its resolution 58/140 of 22 May 2003,",
        "Rappelant sa résolution 58/140 du 22 mai 2003,",
        "2",
    ),
    unit("Takes note of the report;", "Prend note du rapport ;", "3"),
    unit("Decides to remain seized of the matter.", "Décide de rester saisie de la question.", "4"),
]


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    path = tmp_path / "TM.db"
    with Memory(path, write=True) as memory:
        memory.add("59-159.tmx", UNITS)
    return path


def test_a_match_is_shown_with_its_origin_its_difference_and_its_translation(memory: Path) -> None:
    result = bitext("lookup", "Recalling its resolution 59/159 of 3 May 2004,", "--tm", memory)
    assert result.returncode == 0, result.stderr
    assert "A/RES/59/159, 2, 2004-12-20" in result.stdout
    assert "[-58/140-] {+59/159+} of [-22-] {+3+} May" in result.stdout
    assert "adapted: Rappelant sa résolution 59/159 du 3 mai 2004," in result.stdout
    assert all(len(line) <= 80 for line in result.stdout.splitlines())


def test_json_has_the_matches_best_first(memory: Path) -> None:
    result = bitext("lookup", "Decides to remain seized of the matters.", "--tm", memory, "--json")
    data = json.loads(result.stdout)
    assert data["query"] == "Decides to remain seized of the matters."
    (match,) = data["matches"]
    assert (match["source"], match["target"]) == (UNITS[2].source.text, UNITS[2].target.text)
    assert 70 <= match["score"] < 100
    assert match["origin"]["symbol"] == "A/RES/59/159"
    assert (match["origin"]["path"], match["origin"]["date"]) == ("4", "20041220T000000Z")
    assert [part["kind"] for part in match["difference"]] == ["equal", "replaced", "equal"]


def test_every_line_of_a_file_gives_one_line_and_neighbours_make_a_context_match(
    memory: Path, tmp_path: Path
) -> None:
    lines = tmp_path / "lines.txt"
    lines.write_text(f"Takes note of the report;\n\n{UNITS[2].source.text}\nother words\n", encoding="utf-8")
    scores = []
    for more in ((), ("--context",)):
        result = bitext("lookup", "--from", lines, "--tm", memory, "--json", *more)
        found = [json.loads(line) for line in result.stdout.splitlines()]
        assert [one["query"] for one in found] == lines.read_text(encoding="utf-8").splitlines()
        scores.append([[match["score"] for match in one["matches"]] for one in found])
    assert scores == [[[100], [], [100], []], [[100], [], [100], []]]
    lines.write_text("\n\n".join(unit.source.text for unit in UNITS), encoding="utf-8")
    result = bitext("lookup", "--from", lines, "--tm", memory, "--json", "--context")
    assert [
        json.loads(line)["matches"][0]["score"]
        for line in result.stdout.splitlines()
        if '"query": ""' not in line
    ] == [101] * 3


def test_the_language_is_told_by_the_words(memory: Path) -> None:
    result = bitext("lookup", "Décide de rester saisi de la question", "--tm", memory)
    assert result.stdout.startswith("fr → en")
    assert "Decides to remain seized of the matter." in result.stdout


def test_of_equal_units_the_one_with_the_same_neighbours_comes_first(tmp_path: Path) -> None:
    units = [
        TranslationUnit.pair("en", source, "fr", target)
        for source, target in (
            ("A first", "1"),
            ("Yes", "Oui"),
            ("A second", "2"),
            ("Yes", "Si"),
            ("A third", "3"),
        )
    ]
    with Memory(tmp_path / "TM.db", write=True) as memory:
        memory.add("a", units)
        for context, expected in (
            (None, [(100, "Si"), (100, "Oui")]),
            (Context("A first", "A second"), [(101, "Oui")]),
            (Context("A second", "A third"), [(101, "Si")]),
            (Context("Else", None), [(100, "Si"), (100, "Oui")]),
        ):
            found = memory.lookup("Yes", "en", "fr", threshold=100, context=context)
            assert [(match.score, match.target) for match in found][: len(expected)] == expected


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["", "--tm", "TM.db"], "the text is empty"),
        (["--tm", "TM.db"], "give either a text or --from"),
        (["a", "--from", "b", "--tm", "TM.db"], "give either a text or --from"),
        (["a", "--tm", "TM.db", "--threshold", "7"], "the threshold is 7"),
        (["a", "--tm", "TM.db", "--source-lang", "de"], "no text in de: it has en, fr"),
        (["--from", "missing.txt", "--tm", "TM.db"], "missing.txt"),
    ],
)
def test_bad_use_is_told_and_exits_with_2(memory: Path, arguments: list[str], message: str) -> None:
    result = bitext("lookup", *arguments, cwd=memory.parent)
    assert (result.returncode, result.stdout) == (2, "")
    assert message in result.stderr


def test_an_empty_memory_says_so(tmp_path: Path) -> None:
    path = tmp_path / "TM.db"
    Memory(path, write=True).close()
    result = bitext("lookup", "text", "--tm", path)
    assert result.returncode == 2
    assert "the memory is empty" in result.stderr
    assert "bitext memory add" in result.stderr


@pytest.mark.parametrize("text", ["word", "3", "58/140 22", "***", "第五条", "word " * 5_000, "\x00", "-x"])
def test_any_text_can_be_looked_up(memory: Path, text: str) -> None:
    with Memory(memory) as opened:
        assert isinstance(opened.lookup(text, "en", "fr", threshold=50), list)


def test_parts_are_shown_of_a_text_without_an_equal_one(memory: Path) -> None:
    text = "Members decided to remain seized of the report"
    assert "to remain seized of the (1)" in bitext("lookup", text, "--tm", memory).stdout
    data = json.loads(bitext("lookup", text, "--tm", memory, "--json").stdout)
    assert [part["text"] for part in data["parts"]] == ["to remain seized of the", "of the report"]
    assert "parts" not in json.loads(bitext("lookup", text, "--tm", memory, "--json", "--no-parts").stdout)
    assert "parts" not in json.loads(bitext("lookup", UNITS[2].source.text, "--tm", memory, "--json").stdout)


def test_a_text_whose_translation_is_adapted_has_no_parts(memory: Path) -> None:
    text = "Recalling its resolution 59/159 of 3 May 2004,"
    assert " = " not in bitext("lookup", text, "--tm", memory).stdout
    assert " = " in bitext("lookup", text, "--tm", memory, "--parts").stdout


def test_a_text_without_match_is_told_why_or_where_to_look(memory: Path) -> None:
    found = bitext("lookup", "第五条 第一", "--tm", memory).stdout
    assert " ".join(found.split()).endswith("none of its words in en (its languages: en, fr)")
    assert "bitext concord report" in bitext("lookup", "report", "--tm", memory).stdout
    assert bitext("lookup", "58/140", "--tm", memory).stdout.rstrip().endswith("no match")
    assert not any(line.endswith(" ") for line in found.splitlines())


def test_where_to_look_names_the_languages_if_there_are_several(memory: Path) -> None:
    with Memory(memory, write=True) as held:
        held.add("german", [TranslationUnit.pair("en", "Another matter", "de", "Eine andere Frage")])
    result = bitext("lookup", "report", "--tm", memory, "--target-lang", "fr")
    shown = " ".join(result.stdout.split())
    assert "bitext concord report --tm" in shown
    assert "--source-lang en --target-lang fr" in shown


def test_one_language_is_no_direction(memory: Path) -> None:
    result = bitext("lookup", "report", "--tm", memory, "--source-lang", "en", "--target-lang", "en")
    assert (result.returncode, result.stdout) == (2, "")
    assert "source and target are one language: en" in result.stderr

"""Decisions back into a memory: exact, stale, in conflict, as JSON and as a sheet."""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from align.alignment import Alignment
from align.api import align, read
from align.config import Config
from align.document import Block, Document, Kind, NoteRef
from align.pipeline import align_documents
from align.review import (
    Decision,
    Decisions,
    Mark,
    Piece,
    ReviewedAlignment,
    Status,
    align_again,
    apply_decisions,
    fingerprint,
    read_decisions,
    read_texts,
    write_sheet,
)
from align.review.locate import in_order
from align.review.page import page_data, text_facts
from align.verbs.apply import apply
from align.verbs.review import review
from tmx.errors import InputError, OutputError, UsageError
from tmx.reader import read_tmx


@pytest.fixture(scope="session")
def resolution(corpora: Path, tmp_path_factory: pytest.TempPathFactory) -> Alignment:
    folder = tmp_path_factory.mktemp("apply")
    for name in ("en.txt", "fr.txt"):
        shutil.copy(corpora / "A-RES-59-159" / name, folder)
    return align(folder / "en.txt", folder / "fr.txt", segment="sentence", encoder="none")


def folder_of(alignment: Alignment) -> Path:
    return Path(alignment.source.name).parent


def saved(alignment: Alignment, changes: dict[int, dict[str, Any]] | None = None) -> dict[str, Any]:
    """What the page saves, with some units decided."""
    sides = {"source": alignment.source, "target": alignment.target}
    segments = {"source": alignment.source_segments, "target": alignment.target_segments}
    at = {id(block): i for document in sides.values() for i, block in enumerate(document)}

    def pieces(side: str, span: range) -> list[list[Any]]:
        chosen = segments[side][span.start : span.stop]
        return [[at[id(s.block)], s.start, s.end, s.text] for s in chosen]

    return {
        "format": "bitext-decisions",
        "version": 1,
        "signature": alignment.config.signature,
        "config": page_data(alignment, folder_of(alignment))["config"],
        **{side: text_facts(document, folder_of(alignment)) for side, document in sides.items()},
        "units": [
            {
                "source": pieces("source", bead.source),
                "target": pieces("target", bead.target),
                "status": "open",
                "translation": True,
                "source_text": None,
                "target_text": None,
                "confidence": bead.confidence,
                "reasons": list(bead.reasons),
                **(changes or {}).get(index, {}),
            }
            for index, bead in enumerate(alignment.beads)
        ],
    }


def written(data: dict[str, Any], path: Path) -> Path:
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def pairs(alignment: Alignment) -> list[tuple[str, str]]:
    return [(pair.source.text, pair.target.text) for pair in alignment]


def test_untouched_decisions_give_the_alignment_back(resolution: Alignment, tmp_path: Path) -> None:
    decisions = read_decisions(written(saved(resolution), tmp_path / "d.json"))
    applied = apply_decisions(decisions, resolution.source, resolution.target)
    assert not applied.problems
    assert not applied.realigned
    assert pairs(applied.alignment) == pairs(resolution)
    assert [b.confidence for b in applied.alignment.beads] == [b.confidence for b in resolution.beads]
    assert list(applied.alignment.units()) == list(resolution.units())


def test_marks_reach_the_units(resolution: Alignment, tmp_path: Path) -> None:
    changes: dict[int, dict[str, Any]] = {
        0: {"status": "accepted"},
        1: {"status": "corrected", "translation": False},
        2: {"status": "corrected", "target_text": " Nouveau\ntexte "},
    }
    decisions = read_decisions(written(saved(resolution, changes), tmp_path / "d.json"))
    applied = apply_decisions(decisions, resolution.source, resolution.target)
    before, after = list(resolution.units()), list(applied.alignment.units())
    assert len(after) == len(before) - 1
    assert after[0].get("x-review") == "accepted"
    assert after[0].get("x-confidence") == "1.000"
    assert after[1].target.text == "Nouveau texte"
    assert after[1].get("x-review") == "edited"
    assert after[2:] == before[3:]
    assert applied.counts()["no translation"] == 1


def test_a_page_made_of_reviewed_units_shows_the_decisions(resolution: Alignment, tmp_path: Path) -> None:
    changes: dict[int, dict[str, Any]] = {
        0: {"status": "accepted"},
        4: {"status": "corrected", "source_text": "New"},
    }
    decisions = read_decisions(written(saved(resolution, changes), tmp_path / "d.json"))
    data = page_data(apply_decisions(decisions, resolution.source, resolution.target).alignment, tmp_path)
    assert [bead["status"] for bead in data["beads"][:5]] == ["accepted", "open", "open", "open", "corrected"]
    assert data["beads"][4]["source_text"] == "New"
    assert data["source"]["blocks"][4]["text"] == resolution.source.blocks[4].text


def test_a_footnote_reference_stays_behind_its_word() -> None:
    source = Document("en", "en", (Block(Kind.PARAGRAPH, (), "One two three", refs=(NoteRef(7, "1"),)),))
    target = Document("fr", "fr", (Block(Kind.PARAGRAPH, (), "Un deux trois", refs=(NoteRef(7, "1"),)),))
    plain = align_documents(source, target, Config(encoder="none", segment="paragraph"))

    def reworded(text: str) -> ReviewedAlignment:
        fields = {name: getattr(plain, name) for name in Alignment.__dataclass_fields__}
        return ReviewedAlignment(**fields, marks=(Mark(Status.CORRECTED, target_text=text),))

    kept = reworded("Voici un deux, et trois")
    (pair,) = kept
    assert [pair.target.text[: ref.offset] for ref in pair.target.refs] == ["Voici un deux"]
    assert not kept.lost()
    (lost,) = reworded("ABC").lost()
    assert "footnote reference 1" in str(lost)
    (lost,) = reworded("").lost()
    assert str(lost) == "unit 1: the new target wording is empty: the unit stays out of the memory"


@pytest.mark.parametrize("segment", ["sentence", "clause", "paragraph"])
def test_decided_units_stand_when_the_alignment_runs_again(resolution: Alignment, segment: Any) -> None:
    """A bead that the aligner would never make survives; every segment is still covered once."""
    blocks = resolution.source.blocks, resolution.target.blocks
    whole = [[Piece(i, 0, len(b.text), b.text) for i, b in enumerate(side)] for side in blocks]
    half = Piece(6, 0, 20, blocks[0][6].text[:20].rstrip())
    half = replace(half, end=len(half.text))
    decided = [
        Decision("odd", (whole[0][4], whole[0][5]), (whole[1][4],), Mark(Status.CORRECTED)),
        Decision("gap", (), (whole[1][5],), Mark(Status.CORRECTED)),
        Decision("part", (half,), (whole[1][6],), Mark(Status.CORRECTED)),
        Decision("late", (whole[0][30],), (whole[1][32],), Mark(Status.ACCEPTED, translation=False)),
    ]
    config = Config(segment=segment, encoder="none")
    applied = align_again(Decisions(tuple(decided)), resolution.source, resolution.target, config)
    assert not applied.problems
    marked = [(pair, mark) for pair, mark in applied.alignment.marked_pairs() if mark.is_decided]
    assert {(pair.source.text, pair.target.text) for pair, _ in marked} == {
        (" ".join(p.text for p in d.source), " ".join(p.text for p in d.target)) for d in decided
    }
    assert not any(pair.source.text == whole[0][30].text for pair in applied.alignment)


def test_a_changed_text_keeps_what_still_matches(resolution: Alignment, tmp_path: Path) -> None:
    changes = {index: {"status": "accepted"} for index in (3, 10, 20)}
    path = written(saved(resolution, changes), tmp_path / "d.json")
    shutil.copy(resolution.source.name, tmp_path / "en.txt")
    text = Path(resolution.target.name).read_text(encoding="utf-8")
    old = resolution.target.blocks[3].text[:12]
    assert text.count(old) == 1
    new = "Un paragraphe de plus, que personne n’a vu,\n\n "
    head = resolution.target.blocks[9].text[:12]
    (tmp_path / "fr.txt").write_text(
        text.replace(old, "Tout autre").replace(head, new + head, 1), encoding="utf-8"
    )
    decisions = read_decisions(path)
    applied = apply_decisions(
        decisions, *read_texts(decisions, path, tmp_path / "en.txt", tmp_path / "fr.txt")
    )
    assert applied.realigned
    told = [str(problem) for problem in applied.problems]
    assert sum("has changed since the review" in line for line in told) == 1
    assert any(line.startswith("unit 4:") and "has no such text" in line for line in told)
    kept = [pair.source.text for pair, mark in applied.alignment.marked_pairs() if mark.is_decided]
    assert kept == [list(resolution)[index].source.text for index in (10, 20)]


def test_two_decisions_on_one_text_are_a_conflict_and_neither_is_lost(
    resolution: Alignment, tmp_path: Path
) -> None:
    data = saved(resolution, {5: {"status": "accepted"}})
    data["units"][6]["source"] = data["units"][5]["source"]
    data["units"][6]["status"] = "corrected"
    decisions = read_decisions(written(data, tmp_path / "d.json"))
    applied = apply_decisions(decisions, resolution.source, resolution.target)
    conflict, rest = applied.problems
    assert conflict.unit == "unit 7"
    assert "is in unit 6 already" in conflict.what
    assert rest.unit == "after unit 6"
    assert pairs(resolution)[6][1][:20] in rest.what
    texts = pairs(applied.alignment)
    assert texts[5] == pairs(resolution)[5]
    assert "".join(s for s, _ in texts) == "".join(s for s, _ in pairs(resolution))


@pytest.mark.parametrize("suffix", [".tsv", ".xlsx"])
def test_a_sheet_comes_back_as_it_went(resolution: Alignment, suffix: str) -> None:
    path = folder_of(resolution) / f"same{suffix}"
    write_sheet(resolution, path)
    decisions = read_decisions(path)
    applied = apply_decisions(decisions, *read_texts(decisions, path))
    assert not applied.problems
    assert not applied.realigned
    assert pairs(applied.alignment) == pairs(resolution)


def edited_sheet(alignment: Alignment, edit: Callable[[Any, Callable[[str], int]], None]) -> Path:
    path = folder_of(alignment) / "edited.xlsx"
    write_sheet(alignment, path)
    book = load_workbook(path)
    sheet = book["review"]
    names = [cell.value for cell in sheet[1]]
    edit(sheet, lambda name: names.index(name) + 1)
    book.save(path)
    return path


def test_a_sheet_takes_decisions_wording_and_moved_lines(resolution: Alignment) -> None:
    def edit(sheet: Any, column: Callable[[str], int]) -> None:
        sheet.cell(2, column("decision")).value = "accepted"
        sheet.cell(3, column("decision")).value = "no translation"
        sheet.cell(4, column("new target")).value = "=cmd()"
        upper, lower = (sheet.cell(row, column("target")) for row in (6, 7))
        upper.value, lower.value = f"{upper.value}\n{lower.value}", None

    path = edited_sheet(resolution, edit)
    decisions = read_decisions(path)
    applied = apply_decisions(decisions, *read_texts(decisions, path))
    assert not applied.problems
    before, after = pairs(resolution), pairs(applied.alignment)
    assert after[0] == before[0]
    assert after[1] == (before[2][0], "=cmd()")
    assert after[3] == (before[4][0], f"{before[4][1]} {before[5][1]}")
    assert after[4] == (before[5][0], "")
    assert after[5:] == before[6:]


def test_a_row_whose_text_is_gone_is_reported(resolution: Alignment) -> None:
    def edit(sheet: Any, column: Callable[[str], int]) -> None:
        sheet.cell(9, column("source")).value = "This stands nowhere."

    path = edited_sheet(resolution, edit)
    decisions = read_decisions(path)
    applied = apply_decisions(decisions, *read_texts(decisions, path))
    gone, rest = map(str, applied.problems)
    assert gone == "row 9: the source has no such text: “This stands nowhere.”"
    assert rest.startswith(
        "after row 8: no unit of the review holds these texts; aligned again into a unit: “"
    )
    assert "".join(s for s, _ in pairs(applied.alignment)) == "".join(s for s, _ in pairs(resolution))


def test_what_became_of_deleted_rows_is_told(resolution: Alignment) -> None:
    def edit(sheet: Any, column: Callable[[str], int]) -> None:
        sheet.delete_rows(20)
        sheet.delete_rows(10, 2)

    path = edited_sheet(resolution, edit)
    decisions = read_decisions(path)
    applied = apply_decisions(decisions, *read_texts(decisions, path))
    first, second = map(str, applied.problems)
    start = "after row 9: no unit of the review holds these texts; aligned again into 2 units: “"
    assert first.startswith(start + pairs(resolution)[8][0][:20])
    assert second.startswith("after row 17: ")
    assert second.count("“") == 2
    assert pairs(applied.alignment) == pairs(resolution)


def test_merged_cells_are_told_and_nothing_is_lost(resolution: Alignment) -> None:
    def edit(sheet: Any, column: Callable[[str], int]) -> None:
        for name in ("source", "source place"):
            sheet.merge_cells(start_row=12, end_row=13, start_column=column(name), end_column=column(name))

    path = edited_sheet(resolution, edit)
    decisions = read_decisions(path)
    applied = apply_decisions(decisions, *read_texts(decisions, path))
    (problem,) = applied.problems
    assert pairs(resolution)[11][0][:20] in problem.what
    for side in (0, 1):
        before, after = ("".join(texts[side] for texts in pairs(a)) for a in (resolution, applied.alignment))
        assert before == after


def test_a_sorted_sheet_with_another_column_is_put_in_order(resolution: Alignment) -> None:
    path = folder_of(resolution) / "sorted.tsv"
    write_sheet(resolution, path)
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream, delimiter="\t"))
    units = sorted(rows[2:], key=lambda row: row[5])
    rows = [rows[0], ["", *rows[1], "my notes"], *(["", *row, "?"] for row in units)]
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter="\t").writerows(rows)
    decisions = read_decisions(path)
    applied = apply_decisions(decisions, *read_texts(decisions, path))
    assert not applied.problems
    assert not applied.realigned
    assert pairs(applied.alignment) == pairs(resolution)


def test_a_row_without_source_stands_behind_what_its_target_follows() -> None:
    def unit(source: int | None, target: int | None) -> Decision:
        pieces = [() if at is None else (Piece(at, 0, 1, "x"),) for at in (source, target)]
        return Decision(f"{source}-{target}", pieces[0], pieces[1])

    units = [unit(2, 3), unit(None, 2), unit(1, None), unit(0, 0), unit(None, 1)]
    assert [found.name for found in in_order(units)] == ["0-0", "None-1", "None-2", "1-None", "2-3"]
    assert in_order(units[1:3]) == units[1:3]


@pytest.mark.parametrize("suffix", [".xlsx", ".tsv"])
def test_control_characters_make_the_round_trip(tmp_path: Path, suffix: str) -> None:
    texts = ("One\x01 two.", "\ufffe three \x0b four", "_x0041_ _x005F_", "a\x85b\u2028c", "last\x1ebut one")
    sides = [
        Document(f"{lang}.txt", lang, tuple(Block(Kind.PARAGRAPH, (), text) for text in texts))
        for lang in ("en", "fr")
    ]
    alignment = align_documents(sides[0], sides[1], Config(encoder="none", segment="paragraph"))
    write_sheet(alignment, tmp_path / f"s{suffix}")
    applied = apply_decisions(read_decisions(tmp_path / f"s{suffix}"), sides[0], sides[1])
    assert applied.problems == ()
    assert not applied.realigned
    assert pairs(applied.alignment) == pairs(alignment)


def test_a_text_longer_than_a_cell_is_refused_and_not_cut(tmp_path: Path) -> None:
    side = Document("a.txt", "en", (Block(Kind.PARAGRAPH, (), "word " * 6999 + "word"),))
    alignment = align_documents(side, replace(side, lang="fr"), Config(encoder="none", segment="paragraph"))
    with pytest.raises(OutputError, match=r"unit 1 is longer than the 32,767 characters"):
        write_sheet(alignment, tmp_path / "s.xlsx")
    write_sheet(alignment, tmp_path / "s.tsv")
    assert not apply_decisions(read_decisions(tmp_path / "s.tsv"), side, replace(side, lang="fr")).problems


@pytest.mark.parametrize(
    ("suffix", "encoding", "delimiter"),
    [
        (".txt", "utf-16", "\t"),
        (".tsv", "utf-16", "\t"),
        (".csv", "utf-8-sig", ";"),
        (".csv", "utf-8", ","),
    ],
)
def test_a_sheet_is_read_as_spreadsheets_save_it(
    resolution: Alignment, suffix: str, encoding: str, delimiter: str
) -> None:
    path = folder_of(resolution) / "saved.tsv"
    write_sheet(resolution, path)
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream, delimiter="\t"))
    with path.with_suffix(suffix).open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream, delimiter=delimiter).writerows(rows)
    decisions = read_decisions(path.with_suffix(suffix))
    applied = apply_decisions(decisions, *read_texts(decisions, path))
    assert not applied.problems
    assert pairs(applied.alignment) == pairs(resolution)


def test_a_sheet_in_another_encoding_is_refused_with_the_cure(resolution: Alignment) -> None:
    path = folder_of(resolution) / "ansi.tsv"
    write_sheet(resolution, path)
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp1252", "replace"))
    with pytest.raises(InputError, match="Save it as UTF-8"):
        read_decisions(path)


def test_formulas_are_text_in_both_sheets(tmp_path: Path) -> None:
    texts = ("=cmd()", "+1", "-2", "@x", "'=y", "<script>", 'a\tb"c\n'.strip())
    sides = [
        Document(f"{lang}.txt", lang, tuple(Block(Kind.PARAGRAPH, (), text) for text in texts))
        for lang in ("en", "fr")
    ]
    alignment = align_documents(sides[0], sides[1], Config(encoder="none", segment="paragraph"))
    write_sheet(alignment, tmp_path / "s.xlsx")
    cells = [cell for row in load_workbook(tmp_path / "s.xlsx")["review"].iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    write_sheet(alignment, tmp_path / "s.tsv")
    for line in (tmp_path / "s.tsv").read_text(encoding="utf-8").splitlines()[2:]:
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in line.split("\t"))
    for name in ("s.xlsx", "s.tsv"):
        applied = apply_decisions(read_decisions(tmp_path / name), sides[0], sides[1])
        assert not applied.problems
        assert sorted(pairs(applied.alignment)) == sorted(pairs(alignment))


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("", "not valid JSON"),
        ("[1]", "its format is not"),
        ('{"format": "bitext-decisions", "version": 9}', "version 9"),
        ('{"format": "bitext-decisions", "version": 1}', "the head: source is missing, not an object"),
    ],
)
def test_what_is_no_decisions_file_is_refused(tmp_path: Path, content: str, what: str) -> None:
    path = tmp_path / "d.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=what):
        read_decisions(path)


@pytest.mark.parametrize(
    ("part", "value", "what"),
    [
        ("source", None, "source is missing, not a list"),
        ("source", [["0", 0, 1, "x"]], 'no piece of text .*: ."0", 0, 1, "x".'),
        ("source", [[0, True, 1, "x"]], "no piece of text"),
        ("source", [[0, 1]], "no piece of text"),
        ("source", [[0, 5, 1, "x"]], "a piece has a place"),
        ("status", "maybe", 'the status is "maybe", none of open, accepted, corrected'),
        ("status", [], "the status is .., none of"),
        ("confidence", "high", 'the confidence is "high", not a number'),
        ("reasons", 5, "reasons is 5, not a list"),
        ("target_text", 5, "an edited text is 5, not text"),
    ],
)
def test_a_spoilt_unit_is_named(
    resolution: Alignment, tmp_path: Path, part: str, value: object, what: str
) -> None:
    data = saved(resolution)
    data["units"][2][part] = value
    with pytest.raises(InputError, match=f"unit 3: {what}"):
        read_decisions(written(data, tmp_path / "d.json"))


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"units": {}}, "units is {}, not a list"),
        ({"units": ["x"]}, 'unit 1: the unit is "x", not an object'),
        ({"units": [{"source": [], "target": []}]}, "unit 1: a unit has text on at least one side"),
        ({"source": "x"}, 'source is "x", not an object'),
        ({"config": 5}, "config is 5, not an object"),
    ],
)
def test_spoilt_decisions_are_named(
    resolution: Alignment, tmp_path: Path, changes: dict[str, Any], what: str
) -> None:
    with pytest.raises(InputError, match=what):
        read_decisions(written(saved(resolution) | changes, tmp_path / "d.json"))


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("\tdecision\t", "\tmy decision\t", "its columns decision were renamed or deleted"),
        ("\tremarks\t", "\tsource\t", "it has two columns 'source'"),
        ("\tsource\t", "\toriginal\t", "no row names the columns source and target"),
        ('""fingerprint"": ""', '""fingerprint"": 5, ""x"": ""', "what it says of its texts cannot be read"),
        ('""config""', "config", "what it says of its texts was changed"),
    ],
)
def test_a_spoilt_head_of_a_sheet_is_named(resolution: Alignment, old: str, new: str, what: str) -> None:
    path = folder_of(resolution) / "head.tsv"
    write_sheet(resolution, path)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputError, match=what):
        read_decisions(path)


def test_a_place_that_is_none_is_looked_for_by_its_text(resolution: Alignment) -> None:
    path = folder_of(resolution) / "place.tsv"
    write_sheet(resolution, path)
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"\t\d+:\d+-\d+\n", f"\t{'9' * 5000}:0-5\n", text), encoding="utf-8")
    decisions = read_decisions(path)
    applied = apply_decisions(decisions, *read_texts(decisions, path))
    assert not applied.problems
    assert pairs(applied.alignment) == pairs(resolution)


def test_an_unknown_decision_in_a_sheet_is_named(resolution: Alignment) -> None:
    path = edited_sheet(
        resolution, lambda sheet, column: sheet.cell(5, column("decision"), "perhaps") and None
    )
    with pytest.raises(InputError, match=r"edited\.xlsx:5: unknown decision 'perhaps'"):
        read_decisions(path)


def test_missing_texts_are_named(resolution: Alignment, tmp_path: Path) -> None:
    data = saved(resolution)
    data["source"] |= {"name": "gone.txt", "path": "gone.txt"}
    path = written(data, tmp_path / "d.json")
    with pytest.raises(UsageError, match=r"the source text gone\.txt is not to be found"):
        read_texts(read_decisions(path), path)


def test_the_commands_make_the_round_trip(resolution: Alignment, tmp_path: Path) -> None:
    texts = [resolution.source.name, resolution.target.name]
    runner = CliRunner()
    outputs = [argument for suffix in ("html", "tsv") for argument in ("-o", str(tmp_path / f"r.{suffix}"))]
    made = runner.invoke(review, [*texts, "--encoder", "none", *outputs], catch_exceptions=False)
    assert made.exit_code == 0, made.output
    assert "53 units to review" in made.output
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert fingerprint(read(texts[0])) in page
    assert str(tmp_path) not in page
    result = runner.invoke(
        apply, [str(tmp_path / "r.tsv"), "-o", str(tmp_path / "o.tmx"), "--json"], catch_exceptions=False
    )
    assert result.exit_code == 0, result.output
    assert json.loads(result.output)["problems"] == []
    assert len(list(read_tmx(tmp_path / "o.tmx"))) == 53


def test_the_command_refuses_bad_use(resolution: Alignment, tmp_path: Path) -> None:
    runner = CliRunner()
    path = written(saved(resolution), tmp_path / "d.json")
    for arguments, what in (
        ([path, "only-one.txt"], "one text is not enough"),
        ([path, "-o", tmp_path / "x.doc"], "unknown output format"),
        ([path, "-o", path], "unknown output format|would be overwritten"),
    ):
        with pytest.raises(UsageError, match=what):
            runner.invoke(apply, [str(a) for a in arguments], catch_exceptions=False, standalone_mode=False)
    with pytest.raises(UsageError, match=r"a review is no \.doc"):
        runner.invoke(review, ["a", "b", "-o", "x.doc"], catch_exceptions=False, standalone_mode=False)

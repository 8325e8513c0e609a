"""Scores as the evaluation of Sennrich and Volk defines them, and bead files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from align.cli.app import cli
from align.core.bead import Bead
from align.evaluation.scores import pooled, score, score_files
from align.output.bead_files import Link, format_bead, read_beads, read_links, write_beads
from tmx.base.errors import InputError, UsageError

GOLD = [Link((0,), (0,)), Link((1, 2), (1,)), Link((3,), ()), Link((4,), (2, 3))]


def beads(*pairs: tuple[tuple[int, ...], tuple[int, ...]]) -> list[Link]:
    return [Link(*pair) for pair in pairs]


def test_strict_and_lax_by_hand() -> None:
    found = score(beads(((0,), (0,)), ((1,), (1,)), ((2, 3), ()), ((4,), (2, 3))), GOLD)
    assert found.strict.precision == pytest.approx(2 / 4)  # the gap is wrong and counts
    assert found.strict.recall == pytest.approx(2 / 3)  # the gap of the gold does not count
    assert found.lax.precision == pytest.approx(3 / 4)
    assert found.lax.recall == pytest.approx(3 / 3)
    assert found.strict.f1 == pytest.approx(2 * 0.5 * (2 / 3) / (0.5 + 2 / 3))


def test_scores_are_values() -> None:
    assert score(GOLD, GOLD) == score(GOLD, GOLD)
    assert score(GOLD[:1], GOLD) != score(GOLD, GOLD)
    assert len({score(GOLD, GOLD), score(GOLD, GOLD)}) == 1


def test_a_right_gap_counts_for_precision() -> None:
    found = score(GOLD, GOLD)
    assert (found.beads, found.gold) == (4, 3)
    assert found.strict.f1 == found.lax.f1 == 1
    assert found.strict.interval == (1, 1)


def test_lax_needs_an_overlap_on_both_sides_of_one_bead() -> None:
    found = score(beads(((0,), (1,))), beads(((0,), (0,)), ((1,), (1,))))
    assert found.lax.precision == found.lax.recall == 0


def test_pooling_adds_counts_and_intervals_hold_the_value() -> None:
    one = score(beads(*[((k,), (k,)) for k in range(40)]), beads(*[((k,), (k,)) for k in range(40)]))
    two = score(beads(*[((k,), (k + 1,)) for k in range(10)]), beads(*[((k,), (k,)) for k in range(10)]))
    both = pooled([one, two])
    assert both.strict.precision == pytest.approx(40 / 50)
    low, high = both.strict.interval
    assert low < both.strict.f1 < high


ranges = st.tuples(st.integers(0, 50), st.integers(0, 4)).map(lambda pair: range(pair[0], pair[0] + pair[1]))


@given(ranges, ranges, st.floats(0, 1))
def test_bead_files_make_the_round_trip(
    tmp_path_factory: pytest.TempPathFactory, a: range, b: range, p: float
) -> None:
    if not a and not b:
        return
    path = tmp_path_factory.mktemp("beads") / "one.beads"
    bead = Bead(a, b, confidence=p if a and b else None)
    write_beads([bead], path)
    (read,) = read_beads(path)
    assert (list(read.source), list(read.target)) == (list(a), list(b))
    assert read.confidence == (pytest.approx(p, abs=1e-4) if a and b else None)
    assert format_bead(read) == format_bead(bead)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[0]:[0]\nnonsense\n", "2: not a bead: nonsense"),
        ("[0]:[0]\n[1]:[0]\n", "2: target segment 0 is already in line 1"),
        ("[1, 0]:[0]\n", "1: the segments are out of order"),
        ("[]:[]\n", "1: the bead has no segments"),
        ("[-1]:[0]\n", "1: not a bead"),
        ("[1,,2]:[0]\n", "1: not a bead"),
    ],
)
def test_bad_lines_are_named(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "bad.beads"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_links(path)
    assert message in str(caught.value)


def test_the_third_field_may_be_a_cost_where_no_confidence_is_wanted(tmp_path: Path) -> None:
    path = tmp_path / "vecalign.beads"
    path.write_text("[0]:[0]:0.300000\n[1, 2]:[1, 2]:1.734000\n", encoding="utf-8")
    assert read_links(path)[1] == Link((1, 2), (1, 2), 1.734)
    with pytest.raises(InputError, match=r"the confidence 1\.734 is not between 0 and 1"):
        read_beads(path)


def test_holes_are_allowed_in_gold_only(tmp_path: Path) -> None:
    path = tmp_path / "hole.gold"
    path.write_text("[0, 2]:[0]\n", encoding="utf-8")
    assert read_links(path) == [Link((0, 2), (0,))]
    with pytest.raises(InputError, match="are not consecutive"):
        read_beads(path)


def test_files_and_folders_are_paired(tmp_path: Path) -> None:
    tests, golds = tmp_path / "test", tmp_path / "gold"
    for folder, suffix in ((tests, "beads"), (golds, "gold")):
        folder.mkdir()
        for name in "ab":
            (folder / f"{name}.{suffix}").write_text("[0]:[0]\n", encoding="utf-8")
    assert [found.name for found in score_files([tests], [golds])] == ["a", "b"]
    (golds / "c.gold").write_text("[0]:[0]\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"no \.beads file for c"):
        score_files([tests], [golds])
    (golds / "c.gold").unlink()
    (golds / "b.gold").unlink()
    with pytest.raises(UsageError, match=r"no \.gold file for b"):
        score_files([tests], [golds])
    with pytest.raises(UsageError, match="no such file"):
        score_files([tests / "a.beads"], [golds / "none.gold"])
    with pytest.raises(UsageError, match="there are 2 bead files for 1 gold file"):
        score_files([tests / "a.beads", tests / "b.beads"], [golds / "a.gold"])
    (tests / "a.beads").write_text("[0]:[0]\n[1]:[7]\n", encoding="utf-8")
    with pytest.raises(InputError, match="up to source segment 1"):
        score_files([tests / "a.beads"], [golds / "a.gold"])


def test_files_are_paired_by_name_where_one_side_is_a_folder(tmp_path: Path) -> None:
    for name, beads in (("a", "[0]:[0]\n"), ("b", "[0]:[]\n[]:[0]\n[1]:[1]\n")):
        (tmp_path / f"{name}.beads").write_text(beads, encoding="utf-8")
        (tmp_path / "deep").mkdir(exist_ok=True)
        (tmp_path / "deep" / f"{name}.gold").write_text(beads, encoding="utf-8")
    swapped = [tmp_path / "b.beads", tmp_path / "a.beads"]
    assert [one.lax.f1 for one in score_files(swapped, [tmp_path / "deep"])] == [1, 1]
    with pytest.raises(UsageError, match="same name"):
        score_files([tmp_path, tmp_path / "a.beads"], [tmp_path / "deep"])


def test_a_gap_behind_the_gold_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "a.beads").write_text("[0]:[0]\n[1]:[]\n", encoding="utf-8")
    (tmp_path / "a.gold").write_text("[0]:[0]\n", encoding="utf-8")
    [found] = score_files([tmp_path / "a.beads"], [tmp_path / "a.gold"])
    assert found.strict.recall == 1
    assert found.strict.precision == 0.5


def test_a_pair_of_what_gold_leaves_alone_is_a_fault_of_the_beads(tmp_path: Path) -> None:
    test, gold = tmp_path / "a.beads", tmp_path / "a.gold"
    gold.write_text("[0]:[0]\n[1]:[]\n[]:[1]\n", encoding="utf-8")
    test.write_text("[0]:[0]\n[1]:[1]\n", encoding="utf-8")
    [found] = score_files([test], [gold])
    assert (found.strict.precision, found.strict.recall) == (0.5, 1)
    test.write_text("[0]:[0]\n[2]:[]\n[99999]:[1]\n", encoding="utf-8")
    with pytest.raises(
        InputError, match=r"up to source segment 99999, but the gold a\.gold ends at segment 1"
    ):
        score_files([test], [gold])
    test.write_text("[0]:[0]\n", encoding="utf-8")
    gold.write_text("", encoding="utf-8")
    with pytest.raises(InputError, match=r"the gold a\.gold has no segments"):
        score_files([test], [gold])


def test_the_verb_prints_a_table_or_json(tmp_path: Path) -> None:
    for name in ("x.beads", "x.gold", "y.beads", "y.gold"):
        (tmp_path / name).write_text("[0]:[0]\n[1]:[]\n", encoding="utf-8")
    arguments = ["evaluate", *(str(tmp_path / name) for name in ("x.beads", "y.beads"))]
    for name in ("x.gold", "y.gold"):
        arguments += ["--gold", str(tmp_path / name)]
    run = CliRunner().invoke(cli, arguments)
    assert run.exit_code == 0
    assert "pooled" in run.output
    assert all(len(line) <= 80 for line in run.output.splitlines())
    run = CliRunner().invoke(cli, [*arguments, "--json"])
    assert json.loads(run.output)[2]["strict"]["f1"] == 1

"""What to look at is the same everywhere: the same units, by the same numbers, whoever shows them."""

from __future__ import annotations

import csv
import json
import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from reviews import saved, written

import align
from align.alignment import Alignment
from align.cli.align import align as align_command
from align.cli.review import review as review_command
from align.core.bead import Bead
from align.core.config import Config
from align.notebook.tables import worst
from align.quality.attention import attention_of, worst_first
from align.review import Mark, ReviewedAlignment, Status, align_again, read_decisions
from align.review.page import page_data
from tmx.base.severity import Severity

NUMBERS = re.compile(r"\bunit (\d+), ")
EXCLUDED = 2  # the place of a unit, from 0


@pytest.fixture(scope="module")
def folder(corpora: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """59/159; its French lacks a paragraph, and has three wrong numbers."""
    folder = tmp_path_factory.mktemp("attention")
    shutil.copy(corpora / "A-RES-59-159" / "en.txt", folder)
    french = (corpora / "A-RES-59-159" / "fr.txt").read_text(encoding="utf-8")
    start, end = french.index(" 11. "), french.index(" 12. ")
    french = french[:start] + french[end:]
    for old, new in (("18 décembre 1991", "18 novembre 1991"), ("2005", "2006"), ("E/2004/30", "E/2004/31")):
        assert old in french
        french = french.replace(old, new, 1)
    (folder / "fr.txt").write_text(french, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def alignment(folder: Path) -> Alignment:
    return align.align(folder / "en.txt", folder / "fr.txt", encoder="none")


def run(command: Any, *arguments: object) -> str:
    result = CliRunner().invoke(command, [str(one) for one in arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def shown_everywhere(alignment: Alignment, folder: Path, *options: object) -> list[list[int]]:
    """The units to look at as each output has them, of the alignment and of the same one made by the commands.

    Four of them are lists in the order in which to look; the sheet and the page keep the order of the document.
    """
    sheet = folder / "r.tsv"
    both = (folder, "--encoder", "none", *options)
    terminal = run(align_command, *both)
    data = json.loads(run(align_command, *both, "--json", "-q"))
    reviewed = json.loads(run(review_command, *both, "-o", sheet, "--json", "-q"))
    with sheet.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter="\t")
        in_sheet = [int(row["unit"]) for row in rows if row["look at"]]
    beads = page_data(alignment, folder)["beads"]
    counted = re.search(r"Look at (\d+) unit", terminal)
    assert counted
    assert int(counted[1]) == data["overall"]["flagged"] == reviewed["to_look_at"] == len(in_sheet)
    assert reviewed["units"] == len(alignment)
    assert data["stays_out"].get("no counterpart", 0) == sum(pair.is_gap for pair in alignment)
    return [
        [int(number) for number in NUMBERS.findall(terminal.partition("Look at")[2])],
        [flag["unit"] for flag in data["flagged"]],
        [flag.unit for flag in alignment.metrics().flags],
        worst(alignment, len(in_sheet)).to_pandas()["unit"].to_list(),
        in_sheet,
        [unit for unit, bead in enumerate(beads, start=1) if bead["flagged"] and not bead["decided"]],
    ]


def test_every_output_shows_the_same_units(alignment: Alignment, folder: Path) -> None:
    units = [item.unit for item in attention_of(alignment) if item.flagged]
    (gap,) = (pair.unit for pair in alignment if pair.is_gap)
    assert len(units) == 4
    assert gap in units
    assert alignment.beads[gap - 1].is_gap
    ranked = [item.unit for item in worst_first(attention_of(alignment))][: len(units)]
    assert sorted(ranked) == units != ranked
    assert shown_everywhere(alignment, folder) == [ranked] * 4 + [units] * 2


def test_every_output_shows_the_same_units_of_a_reviewed_alignment(
    alignment: Alignment, folder: Path, tmp_path: Path
) -> None:
    """A unit before the flagged ones was excluded; of these, one was excluded, one reworded, one accepted as it is."""
    before = [item for item in attention_of(alignment) if item.flagged]
    excluded, reworded, accepted, last = before
    target = reworded.pair.target.text
    right = target.replace("2006", "2005")
    assert right != target
    changes: dict[int, dict[str, Any]] = {
        EXCLUDED: {"status": "corrected", "translation": False},
        excluded.unit - 1: {"status": "corrected", "translation": False},
        reworded.unit - 1: {"status": "corrected", "target_text": right},
        accepted.unit - 1: {"status": "accepted"},
    }
    decisions = written(saved(alignment, changes), tmp_path / "d.json")
    applied = align_again(
        read_decisions(decisions), alignment.source, alignment.target, Config(encoder="none")
    )
    assert not applied.problems
    reviewed = applied.alignment
    assert attention_of(reviewed)[accepted.unit - 1].flagged
    assert shown_everywhere(reviewed, folder, "--decisions", decisions) == [[last.unit]] * 6
    assert [pair.unit for pair in reviewed] == [
        unit for unit in range(1, len(reviewed) + 1) if unit not in (EXCLUDED + 1, excluded.unit)
    ]
    beads = page_data(reviewed, tmp_path)["beads"]
    assert [unit for unit, bead in enumerate(beads, start=1) if bead["decided"]] == sorted(
        index + 1 for index in changes
    )


def test_an_excluded_unit_keeps_its_remarks_and_is_not_flagged(alignment: Alignment) -> None:
    flagged = next(item for item in attention_of(alignment) if item.flagged)
    marks = [Mark()] * len(alignment)
    marks[flagged.unit - 1] = Mark(Status.CORRECTED, translation=False)
    item = attention_of(ReviewedAlignment.of(alignment, marks))[flagged.unit - 1]
    assert item.remarks == flagged.remarks
    assert not item.flagged


def test_the_page_marks_new_wording_nowhere_in_the_text_of_the_document(
    alignment: Alignment, tmp_path: Path
) -> None:
    marks = [Mark()] * len(alignment)
    marks[0] = Mark(Status.CORRECTED, target_text="Renforcement de 77 programmes")
    bead = page_data(ReviewedAlignment.of(alignment, marks), tmp_path)["beads"][0]
    found = {finding["rule"]: finding for finding in bead["findings"]}
    assert "77" in found["numbers"]["message"]["en"]
    assert found["numbers"]["target"] == []


def test_flagged_units_come_before_uncertain_ones(alignment: Alignment) -> None:
    unsure = replace(
        alignment, beads=tuple(b if b.is_gap else replace(b, confidence=0.55) for b in alignment.beads)
    )
    ranked = worst_first(attention_of(unsure))
    flags = [item.flagged for item in ranked]
    assert flags == sorted(flags, reverse=True)
    assert [item.unit for item in ranked if item.flagged] == [flag.unit for flag in unsure.metrics().worst()]
    assert ranked[0].severity is Severity.ERROR


def test_of_two_units_that_are_as_sure_the_one_with_half_of_the_text_comes_first() -> None:
    lines = [f"The council of town {number} met in the old hall and voted." for number in range(30)]
    ends = ("vota", "vota enfin", "vota hier")
    french = [
        f"Le conseil de la ville {number} se réunit à la mairie et {ends[number % 3]}."
        for number in range(30)
    ]
    french[20] = "Le conseil de la ville 20 se réunit."
    found = align.align(
        "\n".join(lines) + "\n",
        "\n".join(french) + "\n",
        source_lang="en",
        target_lang="fr",
        lines=True,
        encoder="none",
    )
    alike = tuple(Bead(range(n, n + 1), range(n, n + 1), confidence=0.85) for n in range(30))
    items = attention_of(replace(found, beads=alike))
    assert not any(remark.check == "length" for remark in items[20].remarks)
    assert worst_first(items)[0].unit == 21

"""What enters a memory, and what stays out: all of it is counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import align
from align.alignment import Alignment
from align.core.bead import Bead
from align.review import Mark, ReviewedAlignment, Status
from tmx.base.errors import InputError, UsageError
from tmx.base.report import WriteReport

CONFIDENCES = (0.97, 0.3, 0.62, 0.5)


@pytest.fixture(scope="module")
def alignment() -> Alignment:
    """Four pairs of these confidences, then a gap."""
    english = "The ship left.\nThe sea was calm.\nNobody spoke.\nWe slept.\nIn the morning it rained.\n"
    french = "Le navire partit.\nLa mer était calme.\nPersonne ne parlait.\nNous dormions.\n"
    found = align.align(english, french, source_lang="en", target_lang="fr", lines=True, encoder="none")
    pairs = [Bead(range(n, n + 1), range(n, n + 1), confidence=c) for n, c in enumerate(CONFIDENCES)]
    return replace(found, beads=(*pairs, Bead(range(4, 5), range(4, 4))))


def reviewed(alignment: Alignment, marks: dict[int, Mark]) -> ReviewedAlignment:
    return ReviewedAlignment.of(alignment, [marks.get(unit, Mark()) for unit in range(1, len(alignment) + 1)])


def sources(alignment: Alignment, **admission: object) -> list[str]:
    return [unit.source.text for unit in alignment.units(**admission)]


def report(alignment: Alignment, path: Path, **options: object) -> WriteReport:
    written = alignment.to_tmx(path, **options)
    assert written is not None
    return written


def test_what_is_probably_wrong_stays_out_and_is_counted(alignment: Alignment, tmp_path: Path) -> None:
    found = report(alignment, tmp_path / "a.tmx")
    assert found.written == 3
    assert found.left_out == {"confidence below 0.5": 1, "no counterpart": 1}
    assert [(case.unit, case.reason) for case in found.cases] == [
        (2, "confidence below 0.5"),
        (5, "no counterpart"),
    ]
    assert "The sea was calm." not in (tmp_path / "a.tmx").read_text(encoding="utf-8")
    assert sources(alignment) == ["The ship left.", "Nobody spoke.", "We slept."]


def test_the_least_confidence_can_be_chosen(alignment: Alignment, tmp_path: Path) -> None:
    assert len(sources(alignment, min_confidence=0.0)) == 4
    assert sources(alignment, min_confidence=0.9) == ["The ship left."]
    found = report(alignment, tmp_path / "a.tmx", min_confidence=0.9)
    assert found.left_out == {"confidence below 0.9": 3, "no counterpart": 1}


def test_a_memory_without_units_is_refused_and_not_written(alignment: Alignment, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"not written: no unit .*4 left out: not accepted in a review"):
        alignment.to_tmx(tmp_path / "a.tmx", only="accepted")
    assert not [*tmp_path.iterdir()]


@given(st.floats(0, 1), st.sampled_from(["all", "accepted"]))
def test_every_unit_enters_or_is_counted(alignment: Alignment, least: float, only: str) -> None:
    from align.output.admission import Admission, Admitted

    admitted = Admitted.of(alignment, Admission(least, only))  # type: ignore[arg-type]  # hypothesis gives str
    numbers = [pair.unit for pair in admitted.pairs] + [change.unit for change in admitted.refused]
    assert sorted(numbers) == [1, 2, 3, 4, 5]
    if only == "accepted":
        assert not admitted.pairs


def test_what_a_reviewer_decided_enters_whatever_its_confidence(alignment: Alignment, tmp_path: Path) -> None:
    marks = {
        1: Mark(Status.CORRECTED, translation=False),
        2: Mark(Status.ACCEPTED),
        5: Mark(Status.CORRECTED, target_text="Le matin, il pleuvait."),
    }
    found = reviewed(alignment, marks)
    assert sources(found) == [
        "The sea was calm.",
        "Nobody spoke.",
        "We slept.",
        "In the morning it rained.",
    ]
    assert sources(found, only="accepted") == ["The sea was calm.", "In the morning it rained."]
    written = report(found, tmp_path / "a.tmx", only="accepted")
    assert (written.written, written.left_out) == (
        2,
        {"by decision of the reviewer": 1, "not accepted in a review": 2},
    )


def test_cases_of_the_writer_are_named_by_the_numbers_of_the_alignment(tmp_path: Path) -> None:
    """Unit 3 is the same as unit 2: the second unit that the writer is given."""
    english = "A line of its own.\nThe ship left.\nThe ship left.\n"
    found = align.align(
        english,
        "Le navire partit.\nLe navire partit.\n",
        source_lang="en",
        target_lang="fr",
        lines=True,
        encoder="none",
    )
    pairs = [Bead(range(n, n + 1), range(n - 1, n), confidence=0.9) for n in (1, 2)]
    gapped = replace(found, beads=(Bead(range(1), range(0)), *pairs))
    cases = report(gapped, tmp_path / "a.tmx").cases
    assert Counter((case.unit, case.reason) for case in cases) == {
        (1, "no counterpart"): 1,
        (3, "duplicate unit"): 1,
    }


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"min_confidence": 1.5}, "must be between 0 and 1, not 1.5"),
        ({"min_confidence": float("nan")}, "must be between 0 and 1, not nan"),
        ({"only": "good"}, "units can be chosen by all or accepted, not by 'good'"),
    ],
)
def test_wrong_choices_are_refused(
    alignment: Alignment, tmp_path: Path, options: dict[str, object], says: str
) -> None:
    with pytest.raises(UsageError, match=says):
        alignment.to_tmx(tmp_path / "a.tmx", **options)
    assert not list(tmp_path.iterdir())

"""The list of what to look at, as the terminal shows it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from rich.cells import cell_len

import align
from align.cli.look_at import SHOWN, look_at
from align.core.bead import Bead
from align.core.message import says
from align.quality.doubts import doubts
from align.quality.metrics import Metrics

ENGLISH = "".join(f"The committee met on day {number} of its session in Geneva.\n" for number in range(1, 15))
EVIL = "\x1b]0;owned\x07 red"


def measured(french: str, english: str = ENGLISH) -> Metrics:
    found = align.align(english, french, source_lang="en", target_lang="fr", lines=True, encoder="none")
    return found.metrics()


@pytest.fixture(scope="module")
def metrics() -> Metrics:
    """Fourteen lines, in each of which the translation has another number."""
    return measured(
        "".join(
            f"Le comité s’est réuni le jour {number} de sa session à Genève.\n" for number in range(41, 55)
        )
    )


@pytest.fixture(autouse=True)
def width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def test_the_worst_ten_are_shown_unless_all_are_asked_for(metrics: Metrics) -> None:
    assert len(metrics.flags) == 14 > SHOWN
    first, *lines = look_at(metrics, every=False)
    assert first == "Look at 14 units, the worst first (10 are shown, --all shows them all):"
    assert sum(line.startswith("  unit ") for line in lines) == SHOWN
    first, *lines = look_at(metrics, every=True)
    assert first == "Look at 14 units, the worst first:"
    assert sum(line.startswith("  unit ") for line in lines) == 14


def test_the_list_is_ranked(metrics: Metrics) -> None:
    assert all(one.badness >= other.badness for one, other in pairwise(metrics.flags))


def test_a_unit_has_its_place_its_reasons_and_how_both_texts_begin(metrics: Metrics) -> None:
    lines = list(look_at(metrics, every=True))
    at = next(number for number, line in enumerate(lines) if "jour 44 de" in line)
    before, _, after = lines[at].partition(" | ")
    assert before.startswith("    The committee met on day 4 of its s")
    assert (before.rstrip()[-1], after[-1]) == ("…", "…")
    what = " ".join(line.strip() for line in lines[at - 2 : at])
    assert "unit 4, paragraph, line 4: " in what
    assert "the number “4” is “44” in the target" in what


def test_no_line_is_wider_than_the_terminal_whatever_the_text() -> None:
    japanese = "委員会はジュネーブで会合を開き、国際連合の事務総長の報告書を検討した。" * 3
    found = align.align(
        ENGLISH[:120], f"{japanese}\n", source_lang="en", target_lang="ja", lines=True, encoder="none"
    )
    lines = list(look_at(found.metrics(), every=True))
    assert any("委員会" in line for line in lines)
    assert max(map(cell_len, lines)) <= 80
    assert all(line == line.rstrip() for line in lines)


def test_text_cannot_control_the_terminal() -> None:
    found = align.align(
        f"The {EVIL} ship has 12 masts.\n",
        f"Le navire {EVIL} a 13 mâts.\n",
        source_lang="en",
        target_lang="fr",
        lines=True,
        encoder="none",
    )
    shown = "\n".join(look_at(found.metrics(), every=True))
    assert "12" in shown
    assert "\x1b" not in shown
    assert "\x07" not in shown


def test_nothing_is_said_if_there_is_nothing_to_look_at(metrics: Metrics) -> None:
    assert list(look_at(replace(metrics, flags=()), every=True)) == []


def test_a_unit_of_which_the_aligner_is_unsure_is_listed_with_the_reason() -> None:
    """Two lines for one are the shape of a swallowed paragraph."""
    english = "Fishermen mended their nets.\nA white ship entered the bay.\n"
    found = align.align(
        english,
        "Un navire blanc entra dans la baie.\n",
        source_lang="en",
        target_lang="fr",
        lines=True,
        encoder="none",
    )
    bead = Bead(range(2), range(1), confidence=0.74, reasons=(says("same-numbers"),))
    swallowed = align.Alignment(
        found.source, found.target, found.source_segments, found.target_segments, (bead,), found.config
    )
    (flag,) = swallowed.metrics().flags
    assert (flag.unit, flag.confidence, flag.where) == (1, 0.74, "line 1")
    assert [str(reason) for reason in flag.reasons][:2] == [
        "may be wrong (confidence 0.74)",
        "segments: 2 for 1",
    ]
    (pair,) = swallowed
    assert doubts(pair, compared=False) == (says("joins-segments", ours=2, theirs=1),)

"""Metrics add up, and say what to look at first."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import align
from align.alignment import Alignment
from align.core.message import says
from align.quality.attention import Attention
from align.quality.checks.remark import Remark
from align.quality.metrics import measure
from tmx.base.severity import Severity


@pytest.fixture(scope="module")
def alignment(corpora: Path) -> Alignment:
    """59/159 by sentences, without the encoder."""
    folder = corpora / "A-RES-59-159"
    return align.align(folder / "en.txt", folder / "fr.txt", encoder="none")


def with_confidence(alignment: Alignment, confidence: float) -> Alignment:
    beads = tuple(bead if bead.is_gap else replace(bead, confidence=confidence) for bead in alignment.beads)
    return replace(alignment, beads=beads)


def test_roles_add_up_to_the_document(alignment: Alignment) -> None:
    metrics = alignment.metrics()
    for name in (
        "beads",
        "units",
        "gaps_source",
        "gaps_target",
        "refs_source",
        "errors",
        "warnings",
        "flagged",
    ):
        assert sum(getattr(role, name) for role in metrics.roles) == getattr(metrics.overall, name)
    assert metrics.overall.expected_wrong == pytest.approx(sum(role.expected_wrong for role in metrics.roles))
    assert metrics.overall.beads == len(alignment)
    assert metrics.overall.coverage_source == metrics.overall.coverage_target == 1.0
    assert metrics.overall.numbers_kept == 1.0


def test_expected_precision_is_that_of_independent_units(alignment: Alignment) -> None:
    overall = with_confidence(alignment, 0.9).metrics().overall
    assert overall.confidence == pytest.approx(0.9)
    assert overall.expected_wrong == pytest.approx(0.1 * overall.units)
    assert overall.deviation**2 == pytest.approx(0.09 * overall.units)
    assert overall.doubtful == 0
    assert with_confidence(alignment, 0.4).metrics().overall.doubtful == overall.units


def test_the_worst_comes_first(alignment: Alignment) -> None:
    def remark(severity: Severity) -> Remark:
        return Remark("a-check", severity, says("name-lost", name=severity.value))

    remarks: list[tuple[Remark, ...]] = [()] * len(alignment)
    remarks[1] = (remark(Severity.NOTICE),)
    remarks[2] = (remark(Severity.NOTICE), remark(Severity.WARNING))
    remarks[4] = (remark(Severity.WARNING), remark(Severity.ERROR))
    sure = with_confidence(alignment, 0.8)
    attention = [Attention(pair, its) for pair, its in zip(sure.all_pairs(), remarks, strict=True)]
    metrics = measure(sure, attention=attention)
    assert [(flag.unit, flag.badness) for flag in metrics.flags] == [(5, 1.5), (3, 0.55)]
    assert [flag.unit for flag in metrics.worst()] == [5, 3]
    assert [flag.unit for flag in metrics.worst(1)] == [5]
    assert [str(reason) for reason in metrics.flags[1].reasons] == [
        "“warning” is not in the target",
        "“notice” is not in the target",
    ]
    assert metrics.flags[0].severity is Severity.ERROR
    assert (metrics.overall.errors, metrics.overall.warnings, metrics.overall.notices) == (1, 2, 2)
    clean = metrics.overall.units - 2
    assert metrics.memory.clean == pytest.approx(clean / metrics.overall.units)
    assert metrics.memory.usable == pytest.approx(0.8 * clean)


def test_a_gap_is_worse_than_a_doubt(alignment: Alignment) -> None:
    french = replace(alignment.target, blocks=alignment.target.blocks[:20] + alignment.target.blocks[21:])
    gapped = with_confidence(align.align(alignment.source, french, encoder="none"), 0.45)
    metrics = gapped.metrics()
    assert metrics.overall.gaps_source == 1
    assert metrics.overall.coverage_source < 1.0 == metrics.overall.coverage_target
    assert metrics.worst(1)[0].reasons == (says("gap-target"),)
    assert metrics.memory.units == metrics.overall.units == len(gapped) - 1


def test_the_value_as_a_memory() -> None:
    english = "See the report of the Office.\nSee the report of the Office.\nThe Commission met.\n"
    french = f"Voir le rapport de l’Office.\nConsulter le rapport de l’Office.\n{'La Commission ' * 200}\n"
    pair = align.align(english, french, source_lang="en", target_lang="fr", lines=True, encoder="none")
    memory = pair.metrics().memory
    assert (memory.units, memory.distinct, memory.ambiguous, memory.too_long) == (3, 2, 1, 1)
    assert memory.words == 15


def test_table_json_and_csv_say_the_same(alignment: Alignment, tmp_path: Path) -> None:
    metrics = alignment.metrics()
    metrics.save(tmp_path / "metrics.json")
    metrics.save(tmp_path / "metrics.csv")
    data = json.loads((tmp_path / "metrics.json").read_text(encoding="utf-8"))
    assert data == json.loads(json.dumps(metrics.as_dict()))
    frame = metrics.to_pandas()
    assert data["overall"]["units"] == frame.loc["all", "units"] == metrics.overall.units
    lines = (tmp_path / "metrics.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1 + len(frame)
    assert lines[0].split(",")[0] == "role"
    assert "<table" in metrics._repr_html_()


def test_attention_must_fit_the_beads(alignment: Alignment) -> None:
    with pytest.raises(ValueError, match="0 items of attention for 53 beads"):
        measure(alignment, attention=[])


def test_numbers_are_kept_as_the_checks_say() -> None:
    english = "The meeting rose at 3.30 p.m.\nHe paid 50 cents.\nThere are 12 ships.\nIn all, 7 left.\n"
    french = "La séance est levée à 15 h 30.\nIl paya cinquante cents.\nIl y a 13 navires.\nEn tout, 7 partirent.\n"
    alignment = align.align(english, french, source_lang="en", target_lang="fr", lines=True, encoder="none")
    assert 0.7 < alignment.metrics().overall.numbers_kept < 1.0
    right = align.align(
        english, french.replace("13", "12"), source_lang="en", target_lang="fr", lines=True, encoder="none"
    )
    assert right.metrics().overall.numbers_kept == 1.0

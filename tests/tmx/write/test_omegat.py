"""Proof by a real CAT tool: OmegaT imports what is written, matches it and fills it in."""

from __future__ import annotations

from pathlib import Path

import pytest
from omegat import loaded, make_project, needs_omegat, run_omegat, scores

from tmx import TranslationUnit, write_tmx

pytestmark = needs_omegat

PAIRS = [
    (
        "The Secretary-General shall report to the Assembly.",
        "Le Secrétaire général fait rapport à l'Assemblée.",
    ),
    ("Decides to remain seized of the matter.", "Décide de demeurer saisie de la question."),
    ("Salt & pepper cost < 5 dollars.", "Le sel & le poivre coûtent < 5 dollars."),
    ("The résumé names 20\u00a0States.", "Le résumé nomme 20\u00a0États."),
]
SOURCE = [
    PAIRS[0][0],
    PAIRS[2][0],
    "Decides to remain actively seized of the matter.",
    "Bananas are yellow and ripe.",
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """An empty project with a source text of one sentence a paragraph."""
    return make_project(tmp_path / "project", SOURCE)


def units(*, footnotes: bool = False) -> list[TranslationUnit]:
    from tmx import with_placeholders

    def segment(text: str) -> object:
        return with_placeholders(text, [(4, "fnote", "1")]) if footnotes else text

    return [
        TranslationUnit.pair(
            "en", segment(source), "fr", segment(target),  # type: ignore[arg-type]
            properties={"x-document": "A/RES/59/159", "x-role": "operative", "x-confidence": "0.990"},
        )
        for source, target in PAIRS
    ]  # fmt: skip


def test_sentences_load_match_and_are_filled_in(project: Path) -> None:
    write_tmx(project / "tm" / "auto" / "sentences.tmx", units(), source_lang="en", profile="omegat")
    output = run_omegat(project)
    assert "TF_TM_LOAD_ERROR" not in output
    assert "TMXR_WARNING_SOURCE_NOT_FOUND" not in output
    assert loaded(output) == {"sentences.tmx": len(PAIRS)}
    assert scores(output)[SOURCE[0]] == 100
    assert scores(output)[SOURCE[1]] == 100
    assert 50 <= scores(output)[SOURCE[2]] < 100
    assert scores(output)[SOURCE[3]] == 0
    target = (project / "target" / "text.txt").read_text(encoding="utf-8").split("\n\n")
    assert target[0] == PAIRS[0][1]
    assert target[1] == PAIRS[2][1]
    assert target[3].strip() == SOURCE[3]


@pytest.mark.parametrize("profile", ["generic", "trados", "memoq", "cloud"])
def test_the_files_for_other_tools_load_too(project: Path, profile: str) -> None:
    write_tmx(
        project / "tm" / "auto" / "memory.tmx", units(footnotes=True), source_lang="en", profile=profile
    )
    output = run_omegat(project)
    assert "TF_TM_LOAD_ERROR" not in output
    assert loaded(output) == {"memory.tmx": len(PAIRS)}
    assert scores(output)[SOURCE[0]] == 100


def test_inline_footnote_references_do_not_disturb_matching(project: Path) -> None:
    write_tmx(project / "tm" / "memory.tmx", units(footnotes=True), source_lang="en", footnotes=True)
    output = run_omegat(project)
    assert "TF_TM_LOAD_ERROR" not in output
    assert loaded(output) == {"memory.tmx": len(PAIRS)}
    assert scores(output)[SOURCE[0]] >= 90


def test_paragraphs_are_cut_into_sentences(project: Path) -> None:
    source, target = (" ".join(side) for side in zip(*PAIRS[:2], strict=True))
    paragraph = TranslationUnit.pair("en", source, "fr", target)
    write_tmx(project / "tm" / "auto" / "paragraphs.tmx", [paragraph], source_lang="en", segtype="paragraph")
    output = run_omegat(project)
    assert "TF_TM_LOAD_ERROR" not in output
    assert loaded(output) == {"paragraphs.tmx": 2}
    assert scores(output)[SOURCE[0]] == 100


def test_a_broken_memory_shows(project: Path) -> None:
    """What the other tests look for does appear when a memory cannot be loaded."""
    (project / "tm" / "broken.tmx").write_text("<tmx version='1.4'><body>\x0c</body></tmx>", encoding="utf-8")
    output = run_omegat(project)
    assert "TF_TM_LOAD_ERROR" in output or "broken.tmx" not in loaded(output)

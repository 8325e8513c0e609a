"""Proof by a real CAT tool: OmegaT imports what is written, matches it and fills it in.

OmegaT runs without a display, on a project that is built here. A Groovy script prints how many units each memory
gave and the best match scores; OmegaT's own exit code is 0 even when a memory fails to load.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tmx import TranslationUnit, write_tmx

OMEGAT = shutil.which("omegat")
pytestmark = pytest.mark.skipif(OMEGAT is None, reason="omegat is not installed (apt-get install omegat)")

PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
<glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file>
<dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>EN-US</source_lang><target_lang>FR-FR</target_lang>
<source_tok>org.omegat.tokenizer.LuceneEnglishTokenizer</source_tok>
<target_tok>org.omegat.tokenizer.LuceneFrenchTokenizer</target_tok>
<sentence_seg>true</sentence_seg><support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags>
</project></omegat>
"""
SCRIPT = """
import org.omegat.core.statistics.FindMatches
import org.omegat.core.events.IStopped

if (eventType.toString() == 'LOAD') {
    project.getTransMemories().each { name, memory ->
        println "UNITS " + new File(name).getName() + " " + memory.getEntries().size()
    }
    def finder = new FindMatches(project.getSourceTokenizer(), 5, false, true)
    project.getAllEntries().each { entry ->
        def best = finder.search(project, entry.getSrcText(), true, false, { false } as IStopped)
        println "SCORE " + (best.isEmpty() ? 0 : best[0].scores[0].score) + " " + entry.getSrcText()
    }
}
"""
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
    root = tmp_path / "project"
    for name in ("source", "target", "tm/auto", "glossary", "dictionary", "omegat"):
        (root / name).mkdir(parents=True)
    (root / "omegat.project").write_text(PROJECT, encoding="utf-8")
    (root / "source" / "text.txt").write_text("\n\n".join(SOURCE) + "\n", encoding="utf-8")
    return root


def run_omegat(project: Path) -> str:
    """Translate the project as far as its memories go; what OmegaT and the script print."""
    script = project.parent / "matches.groovy"
    script.write_text(SCRIPT, encoding="utf-8")
    config = project.parent / "config"
    config.mkdir()
    result = subprocess.run(
        [
            OMEGAT or "omegat",
            "--mode=console-translate",
            "--quiet",
            f"--config-dir={config}",
            f"--script={script}",
            str(project),
        ],
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
        env={
            "PATH": "/usr/bin:/bin",
            "HOME": str(project.parent),
            "LC_ALL": "C.UTF-8",
            "JAVA_TOOL_OPTIONS": "",
        },
    )
    return result.stdout + result.stderr


def loaded(output: str) -> dict[str, int]:
    return {name: int(count) for name, count in re.findall(r"^UNITS (\S+) (\d+)$", output, re.MULTILINE)}


def scores(output: str) -> dict[str, int]:
    return {text: int(score) for score, text in re.findall(r"^SCORE (\d+) (.*)$", output, re.MULTILINE)}


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

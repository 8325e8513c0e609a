"""OmegaT without a display, on projects that the tests make.

A Groovy script prints how many units each memory gave and the best score for each segment; OmegaT's own exit code is 0
even when a memory fails to load.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

OMEGAT = shutil.which("omegat")
needs_omegat = pytest.mark.skipif(OMEGAT is None, reason="omegat is not installed (apt-get install omegat)")

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


def make_project(root: Path, source: Iterable[str], *, sentences: bool = True) -> Path:
    """An empty project with a source text of one paragraph per string; cut into sentences, or not."""
    for name in ("source", "target", "tm/auto", "glossary", "dictionary", "omegat"):
        (root / name).mkdir(parents=True)
    settings = PROJECT if sentences else PROJECT.replace("<sentence_seg>true", "<sentence_seg>false")
    (root / "omegat.project").write_text(settings, encoding="utf-8")
    (root / "source" / "text.txt").write_text("\n\n".join(source) + "\n", encoding="utf-8")
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
        timeout=300,
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

"""The scores that OmegaT gives pairs of texts, from its own classes, and how ranks of scores agree."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import pandas as pd

JAR = Path("/usr/share/omegat/OmegaT.jar")
SCORES = ("stems", "words", "tokens")
"""OmegaT's three: of stems without stop words, of words without numbers, of all tokens."""
_SCRIPT = """
import org.omegat.core.matching.FuzzyMatcher
import org.omegat.core.matching.LevenshteinDistance
import org.omegat.tokenizer.ITokenizer.StemmingMode

def tokenizer = new org.omegat.tokenizer.LuceneEnglishTokenizer()
def distance = new LevenshteinDistance()
System.in.withReader("UTF-8") { reader -> reader.eachLine { line ->
    def pair = line.split("\\t") as List
    def scores = [
        { tokenizer.tokenizeWords(it, StemmingMode.MATCHING) },
        { tokenizer.tokenizeWords(it, StemmingMode.NONE) },
        { tokenizer.tokenizeVerbatim(it) },
    ].collect { FuzzyMatcher.calcSimilarity(distance, it(pair[0]), it(pair[1])) }
    println scores.join("\\t")
} }
"""


def omegat_scores(pairs: Iterable[tuple[str, str]]) -> list[tuple[int, ...]]:
    """The three scores of each pair of English texts, from 0 to 100."""
    lines = "".join(f"{_line(one)}\t{_line(other)}\n" for one, other in pairs)
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "scores.groovy"
        script.write_text(_SCRIPT, encoding="utf-8")
        result = subprocess.run(
            [
                shutil.which("java") or "java",
                "-Dfile.encoding=UTF-8",
                "-cp",
                JAR,
                "groovy.ui.GroovyMain",
                script,
            ],
            input=lines,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=600,
            check=True,
        )
    return [tuple(map(int, line.split("\t"))) for line in result.stdout.splitlines()]


def rank_correlation(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Spearman's rank correlation; equal values share their mean rank."""
    return float(pd.Series(ours, dtype=float).rank().corr(pd.Series(theirs, dtype=float).rank()))


def _line(text: str) -> str:
    return " ".join(text.split()) or "-"

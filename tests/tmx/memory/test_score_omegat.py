"""The match score ranks the lines of resolutions and what matches them best in others as OmegaT does."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

from omegat import needs_omegat
from omegat_scores import omegat_scores, rank_correlation

from tmx.memory import Scored

RESOLUTIONS = ("A-RES-57-173", "A-RES-58-140", "A-RES-59-157", "A-RES-59-159")


@needs_omegat
def test_ranks_agree_with_those_of_omegat(corpora: Path) -> None:
    texts = [
        [Scored(line) for line in map(str.strip, path.read_text(encoding="utf-8").splitlines())]
        for path in (corpora / name / "en.txt" for name in RESOLUTIONS)
    ]
    pairs = {}
    for ours, theirs in permutations(texts, 2):
        for one in (text for text in ours if len(text.words) >= 4 and any(map(str.isalpha, text.text))):
            score, other = max((one.score(other.text), other.text) for other in theirs)
            if score >= 40:
                pairs[one.text, other] = score
    assert len(pairs) > 100
    words = [scores[1] for scores in omegat_scores(pairs)]
    assert rank_correlation(list(pairs.values()), words) >= 0.95

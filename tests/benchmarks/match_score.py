"""How the match score agrees with OmegaT's own scores, pair by pair.

Run it with ``python tests/benchmarks/match_score.py [FILE]`` where OmegaT 3.6 is installed; it takes about two minutes.
FILE has a document, an English and a French text on each line, tabs between them, plain or ``.xz``; by default it is
that of the development data. Pairs are neighbours in the English texts sorted from their beginnings and from their
ends, which gives scores of all heights; of each band of five scores from 40 to 99 as many are taken, by a fixed seed.
The texts have from 4 to 60 words.
"""

from __future__ import annotations

import argparse
import lzma
import random
import sys
from collections.abc import Iterable
from pathlib import Path

from data import default_folder

from tmx.memory import Scored

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "helpers"))

from omegat_scores import SCORES, omegat_scores, rank_correlation

FEWEST, MOST = 4, 60  # words of a text
BAND, LOWEST = 5, 40  # scores
STEPS = (1, 2, 5)  # how far apart neighbours are


def read_texts(path: Path) -> list[str]:
    """The English texts of the right length, each once."""
    data = path.read_bytes()
    lines = (lzma.decompress(data) if path.suffix == ".xz" else data).decode("utf-8").split("\n")
    texts = {line.rstrip("\r").split("\t")[1] for line in lines if line}
    return sorted(text for text in texts if FEWEST <= len(Scored(text).words) <= MOST)


def choose_pairs(texts: Iterable[str], each: int) -> dict[tuple[str, str], int]:
    """Pairs with their scores, as many from each band."""
    found: set[tuple[str, str]] = set()
    for backwards in (False, True):
        ordered = sorted(texts, key=lambda text: text.lower()[:: -1 if backwards else 1])
        for step in STEPS:
            found.update(zip(ordered, ordered[step:], strict=False))
    candidates = sorted(found)
    random.Random(5).shuffle(candidates)
    bands: dict[int, int] = {}
    chosen = {}
    for one, other in candidates:
        score = Scored(one).score(other)
        band = score // BAND
        if LOWEST <= score < 100 and bands.get(band, 0) < each:
            bands[band] = bands.get(band, 0) + 1
            chosen[one, other] = score
    return chosen


def main() -> None:
    """Print the rank correlations."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    default = default_folder().parent / "memory" / "statutes.en-fr.tsv.xz"
    parser.add_argument("file", nargs="?", type=Path, default=default)
    parser.add_argument("--each", type=int, default=400, help="pairs of each band (400)")
    options = parser.parse_args()
    pairs = choose_pairs(read_texts(options.file), options.each)
    ours = list(pairs.values())
    theirs = list(zip(*omegat_scores(pairs), strict=True))
    means = [sum(scores) / len(scores) for scores in zip(*theirs, strict=True)]
    print(f"{len(pairs):,} pairs with scores from {min(ours)} to {max(ours)}; Spearman's rank correlation")
    for name, scores in [*zip(SCORES, theirs, strict=True), ("mean of the three", means)]:
        print(f"  with OmegaT's score of {name}: {rank_correlation(ours, scores):.3f}")
    print("between OmegaT's own scores:")
    for at, name in enumerate(SCORES):
        for other in range(at):
            print(f"  {SCORES[other]} and {name}: {rank_correlation(theirs[other], theirs[at]):.3f}")


if __name__ == "__main__":
    main()

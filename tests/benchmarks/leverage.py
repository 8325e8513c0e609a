"""How long leverage takes: segments of a real text, some as they are, some with words changed, against a memory.

::

    python tests/benchmarks/leverage.py TM.db [--segments 1000] [--lang en] [--target-lang fr]

The segments are texts of the memory itself, in equal parts as they are and with 5, 10, 20, 35 and 70 per cent of their
words replaced by words of other texts. Prints the time, the segments a second, and how many fell into each band.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections import Counter
from itertools import islice
from pathlib import Path

from align.reuse.bands import BANDS, LEAST, band_of
from tmx.memory import Memory
from tmx.memory.many import best_matches

SHARES = (0.0, 0.05, 0.1, 0.2, 0.35, 0.7)
SAMPLE = 200_000  # units of the memory that texts are chosen from


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("memory", type=Path)
    parser.add_argument("--segments", type=int, default=1000)
    parser.add_argument("--lang", default="en")
    parser.add_argument("--target-lang", default="fr")
    options = parser.parse_args()
    with Memory(options.memory) as memory:
        source, target = memory.language(options.lang), memory.language(options.target_lang)
        pairs = (unit.select(source, target) for unit in islice(memory.units(), SAMPLE))
        texts = [pair.source.text for pair in pairs if pair is not None]
        queries = made_of(texts, options.segments)
        start = time.perf_counter()
        found = best_matches(memory, queries, source, target, threshold=LEAST)
        took = time.perf_counter() - start
    bands = Counter(band_of(match.score if match else 0) for match in map(found.__getitem__, queries))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(
        f"{len(queries)} segments ({len(found)} different) in {took:.1f} s: {len(queries) / took:.0f} a second"
    )
    print(f"peak memory of this process, with the texts that segments are made of: {peak:.0f} MB")
    print(", ".join(f"{band.label}: {bands[band.key]}" for band in BANDS if bands[band.key]))


def made_of(texts: list[str], count: int) -> list[str]:
    """Segments made of texts, the same in every run."""
    chance = random.Random(18)
    words = [word for text in texts[:20_000] for word in text.split()]
    return [
        " ".join(
            chance.choice(words) if chance.random() < SHARES[number % len(SHARES)] else word
            for word in chance.choice(texts).split()
        )
        for number in range(count)
    ]


if __name__ == "__main__":
    main()

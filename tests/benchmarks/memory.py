"""A memory at work: adding, size, peak memory, opening, and look-ups against a brute-force scan of rapidfuzz.

Run it with ``python tests/benchmarks/memory.py [PAIRS] [--units 1000000]``. PAIRS has one pair per line, tab-separated:
document, source, target; ``.xz`` is unpacked. Adding and looking up are in processes of their own, whose peak memory
is that of all their processes. The time that the pairs take to be read is taken off that of adding.

More units than PAIRS has are made of them, round by round: of every fourth to twentieth word of both texts, two of
five are replaced by a word of another pair, three of ten get one before them, and three of ten are left out. A round
of pairs so made has few exact duplicates, and matches the real pairs with scores from 50 to 95.

Queries are source texts of the real pairs with one word replaced, as many of under 30 characters as of 30 to 100 and
of more; so users ask. For each, the scan compares all texts of the language, which it has in memory, by
`rapidfuzz.process.extract(scorer=fuzz.ratio)`: the least that any scan does. With ``--checked N``, the matches of the
first N queries of each length are compared with those of a scan by the memory's own score: they must be the same.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from data import default_folder

TEXTS = "SELECT id, text FROM text WHERE language = 1"
LENGTHS = ((0, 30), (30, 100), (100, 10**9))


def read_pairs(path: Path) -> Iterator[tuple[str, str]]:
    """The pairs of a file of tab-separated values."""
    opened = lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            _, source, target = line.rstrip("\n").split("\t")
            yield source, target


def perturbed(text: str, words: list[str], rng: random.Random) -> str:
    """A text with words changed, as described above."""
    found = text.split()
    for _ in range(max(1, len(found) // rng.choice((4, 6, 10, 20)))):
        at, what = rng.randrange(len(found) or 1), rng.random()
        if what < 0.4 and found:
            found[at] = rng.choice(words)
        elif what < 0.7 or len(found) < 2:
            found.insert(at, rng.choice(words))
        else:
            del found[at]
    return " ".join(found)


def write_pairs(data: Path, out: Path, count: int) -> int:
    """Write so many pairs, real ones first; the bytes of their texts."""
    rng, size = random.Random(1), 0
    real = list(read_pairs(data))
    words = [[word for pair in real[:20000] for word in pair[side].split()] for side in (0, 1)]
    with out.open("w", encoding="utf-8") as stream:
        for number in range(count):
            pair = real[number % len(real)]
            if number >= len(real):
                pair = perturbed(pair[0], words[0], rng), perturbed(pair[1], words[1], rng)
            stream.write(f"\t{pair[0]}\t{pair[1]}\n")
            size += len(pair[0].encode()) + len(pair[1].encode())
    return size


def add(pairs: Path, database: Path) -> dict[str, Any]:
    """Add the pairs; how long it took."""
    from tmx.memory import Memory
    from tmx.unit.model import TranslationUnit

    start = time.perf_counter()
    count = (
        sum(len(TranslationUnit.pair("en", pair[0], "fr", pair[1]).variants) for pair in read_pairs(pairs))
        // 2
    )
    reading = time.perf_counter() - start
    with Memory(database, write=True) as memory:
        start = time.perf_counter()
        memory.add(
            "pairs", (TranslationUnit.pair("en", pair[0], "fr", pair[1]) for pair in read_pairs(pairs))
        )
        took = time.perf_counter() - start - reading
    return {"units": count, "seconds": took, "per_second": count / took, "peak_mb": peak()}


def peak() -> float:
    """The peak memory of this process and of those it started, in MB."""
    own, others = (
        resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return (own + others) / 1024


def queries(data: Path, count: int) -> dict[str, list[str]]:
    """So many texts to look up of each length, by its name."""
    rng = random.Random(7)
    texts = [source for source, _ in read_pairs(data)]
    words = [word for text in texts[:20000] for word in text.split()]
    found = {}
    for least, most in LENGTHS:
        some = []
        for text in rng.sample([text for text in texts if least <= len(text) < most], count):
            changed = text.split()
            changed[rng.randrange(len(changed))] = rng.choice(words)
            some.append(" ".join(changed))
        found[f"{least}–{most}" if most < 10**9 else f"over {least}"] = some
    return found


def look(database: Path, asked: dict[str, list[str]], thresholds: list[int], scanned: int) -> dict[str, Any]:
    """Look up all queries, and scan for the first ones; milliseconds."""
    from tmx.memory import Memory

    start = time.perf_counter()
    memory = Memory(database)
    assert memory.languages
    result: dict[str, Any] = {"opening_ms": 1000 * (time.perf_counter() - start)}
    result["first_ms"] = timed(memory, "nothing of the kind", 70)
    for threshold in thresholds:
        every = []
        for name, texts in asked.items():
            times = [timed(memory, text, threshold) for text in texts]
            every += times
            result[f"{threshold} {name}"] = summary(times)
        result[f"{threshold} all"] = summary(every)
    result["peak_mb"] = peak()
    texts = [text for _, text in memory.connection.execute(TEXTS)]
    for threshold in thresholds:
        for name, some in asked.items():
            times = [scan(text, texts, threshold) for text in some[:scanned]]
            if times:
                row = result[f"{threshold} {name}"]
                row["scan"] = statistics.median(times)
                row["times"] = row["scan"] / row["median"]
    return result


def timed(memory: Any, text: str, threshold: int) -> float:
    """The milliseconds of a look-up."""
    start = time.perf_counter()
    memory.lookup(text, "en", "fr", threshold=threshold)
    return 1000 * (time.perf_counter() - start)


def scan(query: str, texts: list[str], threshold: int) -> float:
    """The milliseconds of a scan by rapidfuzz."""
    from rapidfuzz import fuzz, process

    start = time.perf_counter()
    process.extract(query, texts, scorer=fuzz.ratio, score_cutoff=threshold, limit=None)
    return 1000 * (time.perf_counter() - start)


def check(database: Path, asked: dict[str, list[str]], thresholds: list[int], checked: int) -> int:
    """Compare what the index finds with what a scan by the memory's own score finds; how many queries."""
    from tmx.memory import Memory
    from tmx.memory.lookup import Index
    from tmx.memory.score import Scored

    connection = Memory(database).connection
    index, done = Index(connection, 1), 0
    for query in (Scored(text) for texts in asked.values() for text in texts[:checked]):
        scores = {key: query.score(text) for key, text in connection.execute(TEXTS)}
        for threshold in thresholds:
            expected = {key: score for key, score in scores.items() if score >= threshold}
            found = {text: score for score, texts in index.ranked(query, threshold) for text in texts}
            assert found == expected, query.text
        done += 1
    return done


def summary(times: list[float]) -> dict[str, float]:
    """Median, 99th percentile and maximum of some times."""
    ranked = sorted(times)
    return {
        "median": statistics.median(times),
        "p99": ranked[min(len(ranked) - 1, int(0.99 * len(ranked)))],
        "max": ranked[-1],
    }


def apart(what: str, *arguments: object) -> Any:
    """Run a function of this file in a process of its own."""
    command = [sys.executable, __file__, "--run", what, json.dumps(arguments, default=str)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def run(what: str, given: list[Any]) -> Any:
    """What `apart` runs."""
    if what == "add":
        return add(Path(given[0]), Path(given[1]))
    return {"look": look, "check": check}[what](Path(given[0]), *given[1:])


def main() -> None:
    """Measure, and print."""
    if sys.argv[1:2] == ["--run"]:
        print(json.dumps(run(sys.argv[2], json.loads(sys.argv[3]))))
        return
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    folder = default_folder().parent / "memory"
    parser.add_argument(
        "pairs", nargs="?", type=Path, default=next(folder.glob("*.tsv*"), None), metavar="PAIRS"
    )
    parser.add_argument("--units", type=int, help="how many units; by default the pairs as they are")
    parser.add_argument("--queries", type=int, default=200, help="of each length")
    parser.add_argument(
        "--scanned", type=int, default=20, help="queries of each length that are also scanned for"
    )
    parser.add_argument(
        "--checked", type=int, default=0, help="queries of each length whose matches are checked"
    )
    parser.add_argument("--thresholds", type=int, nargs="+", default=[70, 50])
    options = parser.parse_args()
    if options.pairs is None:
        parser.error(f"give a file of pairs: there is none in {folder}")
    with tempfile.TemporaryDirectory() as temporary:
        pairs, database = Path(temporary) / "pairs.tsv", Path(temporary) / "TM.db"
        size = write_pairs(options.pairs, pairs, options.units or sum(1 for _ in read_pairs(options.pairs)))
        print("adding   {units} units in {seconds:.1f} s: {per_second:,.0f}/s; peak {peak_mb:.0f} MB".format(
            **apart("add", pairs, database)
        ))  # fmt: skip
        bytes_ = database.stat().st_size
        print(f"size     {bytes_ / 1e6:,.0f} MB: {bytes_ / size:.2f} x the text")
        asked = queries(options.pairs, options.queries)
        found = apart("look", database, asked, options.thresholds, options.scanned)
        opening, first, most = (found.pop(name) for name in ("opening_ms", "first_ms", "peak_mb"))
        print(f"opening  {opening:.1f} ms, first look-up {first:.0f} ms; peak of looking up {most:.0f} MB")
        for name, row in found.items():
            print(f"{name:12}", " ".join(f"{key} {value:9.2f}" for key, value in row.items()))
        if options.checked:
            done = apart("check", database, asked, options.thresholds, options.checked)
            print(f"the same matches as a scan: {done} queries")


if __name__ == "__main__":
    main()

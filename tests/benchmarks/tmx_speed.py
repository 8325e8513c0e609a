"""Reading and writing TMX, compared with translate-toolkit's `tmxfile`, with peak memory.

Run it with ``python tests/benchmarks/tmx_speed.py``; it takes about three minutes. Each figure is processor time in
a separate process; the ratios are between figures of the same run. "Reading" ends when the source and the target of
every unit are available as text; "writing" begins with the same strings for both packages.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

SIZES = (200_000, 1_000_000)
PEER_SIZE = SIZES[0]  # the peer holds the whole file in memory
REPEATS = 3  # the best of three counts, for both packages


def pairs(count: int) -> Iterator[tuple[str, str]]:
    """Pairs of sentences, no two alike, with characters that must be escaped."""
    for number in range(count):
        yield (
            f"Recalling its resolution {number}/{number % 191} of 18 December 1991, the Assembly decides & requests",
            f"Rappelant sa résolution {number}/{number % 191} du 18 décembre 1991, l'Assemblée décide & prie",
        )


def write_ours(path: Path, count: int) -> None:
    """Write with bitext."""
    from tmx import TranslationUnit, write_tmx

    units = (TranslationUnit.pair("en-US", source, "fr-FR", target) for source, target in pairs(count))
    assert write_tmx(path, units, source_lang="en-US").written == count


def read_ours(path: Path, count: int) -> None:
    """Read with bitext."""
    from tmx import read_tmx

    read = sum(bool(unit.source.text and unit.target.text) for unit in read_tmx(path))
    assert read == count


def write_peer(path: Path, count: int) -> None:
    """Write with translate-toolkit."""
    from translate.storage.tmx import tmxfile

    store = tmxfile(sourcelanguage="en-US", targetlanguage="fr-FR")
    for source, target in pairs(count):
        store.addtranslation(source, "en-US", target, "fr-FR")
    with path.open("wb") as stream:
        store.serialize(stream)


def read_peer(path: Path, count: int) -> None:
    """Read with translate-toolkit."""
    from translate.storage.tmx import tmxfile

    form: Any = tmxfile
    store = form.parsefile(str(path))
    read = sum(bool(unit.source and unit.target) for unit in store.units)
    assert read == count


TASKS: dict[str, Callable[[Path, int], None]] = {
    "write_ours": write_ours,
    "read_ours": read_ours,
    "write_peer": write_peer,
    "read_peer": read_peer,
}


def run(task: str, path: Path, count: int) -> tuple[float, float]:
    """Processor seconds and peak megabytes of one task in a separate process, including imports."""
    command = [sys.executable, __file__, "--task", task, "--path", str(path), "--count", str(count)]
    results = []
    for _ in range(REPEATS if count == PEER_SIZE else 1):
        output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        seconds, megabytes = output.split()
        results.append((float(seconds), float(megabytes)))
    return min(results)


def run_one(task: str, path: Path, count: int) -> None:
    """Do one task and print its time and memory."""
    start = time.process_time()
    TASKS[task](path, count)
    seconds = time.process_time() - start
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--task", choices=TASKS)
    parser.add_argument("--path", type=Path)
    parser.add_argument("--count", type=int, default=0)
    arguments = parser.parse_args()
    if arguments.task:
        run_one(arguments.task, arguments.path, arguments.count)
        return
    with tempfile.TemporaryDirectory() as folder:
        print(f"{'':8} {'units':>9}   {'bitext':>18}   {'translate-toolkit':>18}   ratio")
        for verb in ("write", "read"):
            for count in SIZES:
                ours = run(f"{verb}_ours", Path(folder) / f"ours-{count}.tmx", count)
                line = f"{verb:8} {count:>9,}   {ours[0]:7.1f} s {ours[1]:5.0f} MB"
                if count == PEER_SIZE:
                    name = (
                        "peer.tmx" if verb == "write" else f"ours-{count}.tmx"
                    )  # both packages read the same file
                    peer = run(f"{verb}_peer", Path(folder) / name, count)
                    line += f"   {peer[0]:7.1f} s {peer[1]:5.0f} MB   {peer[0] / ours[0]:4.1f} x"
                print(line, flush=True)


if __name__ == "__main__":
    main()

"""``python tests/fuzz/fuzz.py --runs 100000``: files made wrong, given to every verb that reads files.

A fault is printed once per place in the code, with the seed that brings it about; ``--seed N --runs 1`` repeats it.
"""

from __future__ import annotations

import argparse
import faulthandler
import sys
from collections import Counter
from collections.abc import Iterator
from multiprocessing import Pool
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1] / "helpers")]

from fuzz_running import Fault, run  # noqa: E402 - after the folders are known


def _faults(seeds: range, jobs: int) -> Iterator[Fault | None]:
    if jobs == 1:
        yield from map(run, seeds)
        return
    with Pool(jobs, maxtasksperchild=2000) as pool:
        yield from pool.imap_unordered(run, seeds, chunksize=50)


def main() -> None:
    """Run, print each kind of fault once, and exit with 1 if there was any."""
    faulthandler.enable()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--keep", type=Path, help="a folder for the files that brought faults about")
    options = parser.parse_args()
    kinds: Counter[tuple[str, str]] = Counter()
    for number, fault in enumerate(
        _faults(range(options.seed, options.seed + options.runs), options.jobs), 1
    ):
        if number % 1000 == 0:
            print(f"{number} runs, {len(kinds)} kinds of faults", flush=True)
        if fault is None:
            continue
        kinds[fault.what, fault.where] += 1
        if kinds[fault.what, fault.where] > 1:
            continue
        print(
            f"seed {fault.seed}: {fault.what} at {fault.where}: bitext {fault.command}\n{fault.detail}",
            flush=True,
        )
        if options.keep:
            options.keep.mkdir(exist_ok=True)
            (options.keep / f"{fault.seed}.{fault.command.partition('@in.')[2].split()[0]}").write_bytes(
                fault.data
            )
    for (what, where), count in kinds.most_common():
        print(f"{count:6} {what} at {where}")
    sys.exit(bool(kinds))


if __name__ == "__main__":
    main()

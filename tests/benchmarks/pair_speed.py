"""Processor time of the whole command on one pair, beside that of a lexical or a length-based aligner.

    python tests/benchmarks/pair_speed.py [FOLDER] [--hunalign PATH] [--lines 1000 4000 20000]

The pairs are statutes (their paragraphs) and novels (their sentences) of the gold alignments in FOLDER, one after the
other, repeated with different numbers until they have so many lines. The peer is `hunalign -realign` without a
dictionary where its path is given, else the package `galechurch`. Each figure is the processor time of a process of its
own, reading and writing included, with one thread for matrix products; the ratios are between figures of the same run.
Peak memory is that of the default.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from data import default_folder

from align.evaluation.folder import GoldDocument, read_folder

STATUTES = ("G-3", "A-3.7", "C-33.3", "F-11.1", "M-12.8", "R-4.9", "SOR-2007-44", "T-19.01")
NOVELS = ("AlicesAdventuresInWonderland", "DuCoteDeChezSwann", "JaneEyre", "LaFauteDeLAbbeMouret")
PEER = """
import sys
from pathlib import Path
import galechurch
sides = [Path(name).read_text("utf-8").splitlines() for name in sys.argv[1:]]
print(len(galechurch.align(*sides).beads))
"""


def processor_time(command: Sequence[str]) -> tuple[float, float]:
    """Processor seconds of a command with its children, and the most megabytes that one process has had so far."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    alone = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    subprocess.run(command, check=True, capture_output=True, env=os.environ | alone)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, after.ru_maxrss / 1024


def repeated(documents: Sequence[GoldDocument], lines: int) -> tuple[list[str], list[str]]:
    """Two sides of whole documents, repeated with different numbers, the source cut after `lines` lines."""
    sides: tuple[list[str], list[str]] = ([], [])
    for part in count():
        document = documents[part % len(documents)]
        for side, texts in zip(sides, (document.source, document.target), strict=True):
            side += [f"{text} ({part}.{k // 25})" if k % 25 == 0 else text for k, text in enumerate(texts)]
        if len(sides[0]) >= lines:
            return sides[0][:lines], sides[1][: round(lines * len(sides[1]) / len(sides[0]))]
    raise AssertionError


def compare(kind: str, documents: list[GoldDocument], lines: int, hunalign: str | None) -> None:
    """Print one row."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [str(folder / f"text.{lang}.txt") for lang in ("en", "fr")]
        sides = repeated(documents, lines)
        for file, side in zip(files, sides, strict=True):
            Path(file).write_text("".join(f"{line}\n" for line in side), "utf-8")
        (folder / "null.dic").write_text("")
        peer = [sys.executable, "-c", PEER, *files]
        if hunalign:
            peer = [hunalign, "-realign", "-utf", str(folder / "null.dic"), *files]
        ours = ["bitext", "align", *files, "--lines", "--quiet", "-o", str(folder / "out.tmx")]
        try:
            theirs, _ = processor_time(peer)
        except subprocess.CalledProcessError:  # too much for it: its table of costs grows with the square
            theirs = float("nan")
        without, _ = processor_time([*ours, "--encoder", "none"])
        whole, memory = processor_time(ours)
    print(
        f"{kind:10} {len(sides[0]):6} x {len(sides[1]):6} lines: peer {theirs:7.1f} s; none {without:7.1f} s, "
        f"{without / theirs:5.2f} x; default {whole:7.1f} s, {whole / theirs:5.2f} x, {memory:5.0f} MB",
        flush=True,
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=default_folder())
    parser.add_argument("--hunalign", help="the path of the program")
    parser.add_argument("--lines", nargs="+", type=int, default=[1000, 4000, 20000])
    options = parser.parse_args()
    gold = read_folder(options.folder)
    for lines in options.lines:
        for kind, names in (("statutes", STATUTES), ("novels", NOVELS)):
            documents = sorted((d for d in gold if d.name in names), key=lambda d: names.index(d.name))
            compare(kind, documents, lines, options.hunalign)


if __name__ == "__main__":
    main()

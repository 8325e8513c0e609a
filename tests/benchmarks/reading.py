"""Reading PDF files: time relative to what PDFium needs for all characters with their places, in the same run.

    python tests/benchmarks/reading.py [FOLDER] [--only NAME …] [--rounds N] [--whole SOURCE TARGET]

The peer asks PDFium for the code point and the box of every character of every page through pypdfium2's own
functions, and does nothing with them. Times are of the processor, the best of a few rounds, in seconds. With --whole
it reads, structures and aligns a pair of files in a process of its own instead, and prints time and peak memory.
"""

from __future__ import annotations

import argparse
import ctypes
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2
from data import documents_folders
from pypdfium2 import raw

from align.api import align
from align.readers.pdf import read_pdf


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds that `work` takes."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def characters(data: bytes) -> int:
    """Ask PDFium for all characters with their places, and count them."""
    count = 0
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    document = pypdfium2.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        for index in range(text.count_chars()):
            raw.FPDFText_GetUnicode(text, index)
            raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        count += text.count_chars()
        text.close()
        page.close()
    document.close()
    return count


def compare(path: Path, rounds: int) -> tuple[float, float]:
    """Print our time and PDFium's for one file."""
    data = path.read_bytes()
    count = characters(data)
    pages = len(read_pdf(data, path).pages)
    times = [
        (seconds(lambda: read_pdf(data, path)), seconds(lambda: characters(data))) for _ in range(rounds)
    ]
    ours, peer = map(min, zip(*times, strict=True))
    print(f"{path.name:36}{pages:>6}{count:>9}{ours:>8.2f}{peer:>8.2f}{ours / peer:>7.2f}", flush=True)
    return ours, peer


def whole(source: Path, target: Path) -> None:
    """Read, structure and align a pair of files, and print time and peak memory."""
    begin, processor = time.perf_counter(), time.process_time()
    alignment = align(source, target)
    passed, processor = time.perf_counter() - begin, time.process_time() - processor
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"{len(alignment)} beads: {passed:.1f} s, processor {processor:.1f} s, peak {peak:.2f} GB")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="*", type=Path, default=documents_folders())
    parser.add_argument("--only", nargs="+", default=[""], help="files whose name holds one of these")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--whole", nargs=2, type=Path, metavar=("SOURCE", "TARGET"))
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.whole and options.here:
        whole(*options.whole)
    elif options.whole:
        command = [sys.executable, __file__, "--here", "--whole", *map(str, options.whole)]
        subprocess.run(command, check=True)
    else:
        print(f"{'':36}{'pages':>6}{'chars':>9}{'ours':>8}{'PDFium':>8}{'ratio':>7}")
        files = sorted(path for folder in options.folder for path in folder.glob("*.pdf"))
        chosen = [path for path in files if any(part in path.name for part in options.only)]
        ours, peer = map(sum, zip(*(compare(path, options.rounds) for path in chosen), strict=True))
        print(f"{'all':36}{'':6}{'':9}{ours:>8.2f}{peer:>8.2f}{ours / peer:>7.2f}")


if __name__ == "__main__":
    main()

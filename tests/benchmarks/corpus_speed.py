"""`bitext corpus` on many pairs: documents and segments per second and core, one process and two, and a run again.

    python tests/benchmarks/corpus_speed.py PAIRS [--documents 500]

PAIRS is tab-separated: document, English, French, one pair of segments per line; .xz is unpacked. The pairs of a
document are its two texts, one segment per line. "Cut off" is a run that is killed when half of the documents are
done, with the run that goes on from there: what both take more than one run. A plan to ten million documents is printed from what each step took.
"""

from __future__ import annotations

import argparse
import lzma
import os
import resource
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

_LEAST, _MOST = 20, 400  # segments of a document


def documents(path: Path, count: int) -> dict[str, list[tuple[str, str]]]:
    """The first documents of a usual length, with their pairs."""
    data = path.read_bytes()
    found: dict[str, list[tuple[str, str]]] = {}
    for line in (lzma.decompress(data) if path.suffix == ".xz" else data).decode("utf-8").splitlines():
        name, source, target = line.split("\t")
        found.setdefault(name, []).append((source, target))
    usual = {name: pairs for name, pairs in found.items() if _LEAST <= len(pairs) <= _MOST}
    return dict(list(usual.items())[:count])


def run(command: Sequence[str]) -> tuple[float, float]:
    """Seconds by the clock and of the processors."""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    wall, after = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def cut_off(command: Sequence[str], parts: Path, documents: int) -> float:
    """Run a command until so many documents are done, then kill it and its processes; the seconds by the clock."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL)
    while process.poll() is None and (not parts.is_dir() or len(list(parts.iterdir())) < documents):
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return time.perf_counter() - begin


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--encoder", default="use")
    options = parser.parse_args()
    texts = documents(options.pairs, options.documents)
    segments = sum(map(len, texts.values()))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "in"
        folder.mkdir()
        for number, pairs in enumerate(texts.values()):
            for side, lang in enumerate(("en", "fr")):
                text = "".join(f"{pair[side]}\n" for pair in pairs)
                (folder / f"d{number:04}.{lang}.txt").write_text(text, "utf-8")
        walls = {}
        for jobs in (1, 2):
            out = Path(name) / f"out{jobs}"
            command = ["bitext", "corpus", str(folder), "-o", str(out), "--lines", "--quiet"]
            command += ["--jobs", str(jobs), "--encoder", options.encoder]
            walls[jobs], processor = run(command)
            print(
                f"{len(texts)} documents, {segments} segments a side, {jobs} at a time: {walls[jobs]:.1f} s, "
                f"{len(texts) / walls[jobs]:.1f} documents/s, {segments / processor:.0f} segments per second and core",
                flush=True,
            )
        command[command.index(str(out))] = str(Path(name) / "cut")
        first = cut_off(command, Path(name) / "cut" / "parts", len(texts) // 2)
        second, _ = run(command)
        again, _ = run(command)
    print(f"two at a time: {walls[1] / walls[2]:.2f} x as fast as one")
    more = first + second - walls[2]
    print(
        f"cut off: {first:.1f} s and {second:.1f} s, {more:.1f} s or {100 * more / walls[2]:.1f} % more than one run"
    )
    print(
        f"the same command on the corpus that is there: {again:.1f} s, {100 * again / walls[1]:.1f} % of one at a time"
    )
    days = processor / len(texts) * 10_000_000 / 86400
    print(f"ten million such documents: {days:.0f} days of one core, {days / 256:.1f} of 256 cores")


if __name__ == "__main__":
    main()

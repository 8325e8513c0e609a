"""Reading and writing TMX, compared with translate-toolkit's `tmxfile`, with peak memory.

Run it with ``python tests/benchmarks/tmx_speed.py``; it takes about three minutes. Each figure is processor time in
a separate process; the ratios are between figures of the same run. "Reading" ends when the source and the target of
every unit are available as text; "writing" begins with the same strings for both packages. "codes" is reading units as
CAT tools write them, with codes in their segments, ids, dates, users and properties.
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


def write_tagged(path: Path, count: int) -> None:
    """Write units as CAT tools do: with codes in the segments, an id, a date, users and a property."""
    from tmx import TranslationUnit, write_tmx
    from tmx.unit.content import Inline
    from tmx.unit.model import Property

    def content(text: str, number: int) -> tuple[str | Inline, ...]:
        first, second, rest = text.split(" ", 2)
        bold = Inline("bpt", {"i": "1", "x": "1", "type": "bold"}, (f"<b id='{number % 40}'>",))
        line = Inline("ph", {"x": "2", "type": "lb"}, ("<br/>",))
        return (f"{first} ", bold, second, Inline("ept", {"i": "1"}, ("</b>",)), f" {rest}", line)

    def units() -> Iterator[TranslationUnit]:
        for number, (source, target) in enumerate(pairs(count)):
            unit = TranslationUnit.pair("en-US", source, "fr-FR", target)
            date = f"2026{1 + number % 12:02}{1 + number % 28:02}T{number % 24:02}{number % 60:02}00Z"
            yield unit._replace(
                variants=tuple(
                    variant._replace(content=content(variant.text, number)) for variant in unit.variants
                ),
                properties=(Property("x-document", f"document {number // 100}"),),
                attributes={
                    "tuid": str(number),
                    "creationdate": date,
                    "creationid": "anna",
                    "changeid": "bob",
                },
            )

    assert write_tmx(path, units(), source_lang="en-US").written == count


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
    "write_tagged": write_tagged,
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
        tagged = Path(folder) / "tagged.tmx"
        write_tagged(tagged, PEER_SIZE)
        ours, peer = (run(f"read_{who}", tagged, PEER_SIZE) for who in ("ours", "peer"))
        line = f"{'codes':8} {PEER_SIZE:>9,}   {ours[0]:7.1f} s {ours[1]:5.0f} MB   {peer[0]:7.1f} s {peer[1]:5.0f} MB"
        print(f"{line}   {peer[0] / ours[0]:4.1f} x", flush=True)


if __name__ == "__main__":
    main()

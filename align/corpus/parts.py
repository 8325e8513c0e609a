"""A part: what one pair gives to a corpus, in a file of its own, so that a run that was cut off can go on.

A part is lines of JSON, gzipped: the first says what the report tells of the document, each further one is a unit.
Its name ends with a fingerprint of the two files and of the options, so that a part is found again as long as neither
changes, and only then.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import re
import zlib
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from align.corpus.pairs import Pair, PairTask
from align.corpus.places import exists, joined, opened, write_whole
from align.corpus.units import ScoredUnit
from tmx.base.decode import read_bytes
from tmx.base.errors import InputError
from tmx.base.version import bitext_version

PARTS = "parts"
REVIEWS = "review"
SUFFIX = ".jsonl.gz"
_PAGE = ".html"
_VERSION = 1  # of what a part holds
_NAME = 90  # bytes of a document's name that the names of its files keep: systems of files allow 255 for all
_DIGEST = 20  # hexadecimal digits
_MADE = re.compile(rf"[^/]+\.[0-9a-f]{{{_DIGEST}}}(?:{re.escape(SUFFIX)}|{re.escape(_PAGE)})")


def part_name(task: PairTask, source: bytes, target: bytes) -> str:
    """The name of the part of a pair, from what is in its files and what is done with it."""
    config = task.plan.config
    asked = {
        "version": [_VERSION, bitext_version()],
        "pair": [task.pair.name, task.pair.source_lang, task.pair.target_lang],
        "names": [place.rpartition("/")[2] for place in (task.pair.source, task.pair.target)],
        "config": {name: value for name, value in asdict(config).items() if name not in ("threads", "srx")},
        "srx": hashlib.sha256(read_bytes(config.srx)).hexdigest() if config.srx else "",
        "review": task.plan.review,
        "scores": task.plan.scores,
        "texts": [hashlib.sha256(text).hexdigest() for text in (source, target)],
    }
    digest = hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()
    return f"{_file_name(task.pair)}.{digest[:_DIGEST]}{SUFFIX}"


def review_name(part: str) -> str:
    """The name of the review page of a part."""
    return f"{part.removesuffix(SUFFIX)}{_PAGE}"


def _file_name(pair: Pair) -> str:
    langs = "-".join(filter(None, (pair.source_lang, pair.target_lang)))
    name = (
        re.sub(r"[^\w.-]+", "_", pair.name).strip("._").encode()[:_NAME].decode(errors="ignore") or "document"
    )
    return f"{name}.{langs}" if langs else name


def write_part(out: str, name: str, facts: dict[str, Any], units: Iterable[ScoredUnit]) -> None:
    """Write a part, whole or not at all; the same bytes for the same content.

    Raises:
        OutputError: it cannot be written.
    """
    data = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=data, mtime=0) as stream:
        stream.write(f"{json.dumps(facts, ensure_ascii=False)}\n".encode("utf-8", "surrogatepass"))
        for unit in units:
            stream.write(f"{unit.line()}\n".encode("utf-8", "surrogatepass"))
    write_whole(joined(out, PARTS, name), data.getvalue())


def part_facts(out: str, name: str) -> dict[str, Any]:
    """What the report tells of the document of a part."""
    facts: dict[str, Any] = json.loads(next(_lines(out, name)))
    return facts


def part_units(out: str, name: str) -> Iterator[ScoredUnit]:
    """The units of a part, one after the other."""
    lines = _lines(out, name)
    next(lines)
    yield from map(ScoredUnit.of_line, lines)


def whole_facts(out: str, name: str) -> dict[str, Any] | None:
    """As `part_facts`; None if the part is not there or not whole, as a crash of the machine may leave it."""
    if not exists(joined(out, PARTS, name)):
        return None
    try:
        lines = _lines(out, name)
        facts: dict[str, Any] = json.loads(next(lines))
        deque(lines, maxlen=0)  # the checksum stands at the end
    except (InputError, ValueError, StopIteration):
        return None
    return facts


def is_made(path: str) -> bool:
    """Whether a path in the folder of parts or of review pages has the name of such a file."""
    return _MADE.fullmatch(path) is not None


def _lines(out: str, name: str) -> Iterator[str]:
    place = joined(out, PARTS, name)
    try:
        with opened(place) as file, gzip.open(file, "rb") as stream:
            for line in stream:
                yield line.decode("utf-8", "surrogatepass")
    except (EOFError, zlib.error) as error:
        raise InputError(f"is not whole: {error}", path=place, cure="Run the same command again.") from error

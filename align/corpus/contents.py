"""What a document says of itself, by which its versions in other languages are found where no name tells them."""

from __future__ import annotations

import hashlib
import json
import re
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Self

from align.corpus.names import File
from align.corpus.pairs import Plan
from align.corpus.places import as_local, exists, joined, read_whole, write_whole
from align.corpus.task import alone_in_process, in_one_line
from tmx.base.errors import BitextError, OutputError
from tmx.base.version import bitext_version

FOLDER = "contents"
_MARKS = 400  # marks that are kept of a document: a sample that two documents with the same marks share
_MARK = re.compile(r"\d{2,}|[^\W\d_]*[A-Z][^\W\d_]{3,}")  # what many languages write alike: numbers and names


@dataclass(frozen=True, slots=True)
class ReadTask:
    """A document that is to be read, and how."""

    file: File
    plan: Plan


@dataclass(frozen=True, slots=True)
class Contents:
    """What a document says of itself.

    Attributes:
        lang: its language.
        symbol: its symbol; empty if it has none.
        length: its characters.
        marks: hashes of its numbers and names, without repetition: the smallest ones, so that documents that share
            many marks share many of these (Broder 1997).
        failure: why it cannot be read; empty if it can.
        stops: why nothing more can be done at all; mostly empty.
    """

    lang: str = ""
    symbol: str = ""
    length: int = 0
    marks: tuple[int, ...] = ()
    failure: str = ""
    stops: str = ""

    @classmethod
    def of_json(cls, data: bytes) -> Self:
        """The contents that were kept as JSON."""
        values = json.loads(data)
        return cls(**{**values, "marks": tuple(values["marks"])})


def contents_of(task: ReadTask) -> Contents:
    """Read a document, or what an earlier run kept of it; whatever is wrong with it is in the result."""
    plan = task.plan
    try:
        data = read_whole(task.file.place)
        asked = (
            f"{bitext_version()} {task.file.path.rpartition('/')[2]} {plan.config.kind} {plan.config.ocr} "
        )
        digest = hashlib.sha256(asked.encode() + data).hexdigest()[:32]
        kept = joined(plan.out, FOLDER, f"{digest}.json")
        if exists(kept):
            with suppress(BitextError, ValueError, KeyError, TypeError):
                return Contents.of_json(read_whole(kept))
        with alone_in_process():
            found = _read(task)
        write_whole(kept, json.dumps(asdict(found)).encode())
    except OutputError as error:
        return Contents(stops=str(error))
    except BitextError as error:
        return Contents(failure=in_one_line(error))
    except Exception as error:
        return Contents(failure=f"unexpected error: {type(error).__name__}: {error}")
    return found


def _read(task: ReadTask) -> Contents:
    from align.api import read

    config = task.plan.config
    with as_local(task.file.place) as path:
        document = read(path, kind=config.kind, ocr=config.ocr)
    texts = [block.text for block in document]
    marks = {mark.casefold() for text in texts for mark in _MARK.findall(text)}
    hashes = sorted(
        int.from_bytes(hashlib.blake2b(mark.encode(), digest_size=6).digest(), "big") for mark in marks
    )
    return Contents(document.lang, document.symbol or "", sum(map(len, texts)), tuple(hashes[:_MARKS]))

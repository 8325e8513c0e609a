"""Gold documents in a folder, in the uniform format: NAME.en|fr|de…, one segment per line, and NAME.gold."""

from __future__ import annotations

import glob
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from align.api import align as align_files
from align.evaluation.scores import Score, score
from align.output.bead_files import Link, read_links
from align.readers.text import read_text
from tmx.base.errors import InputError, UsageError


@dataclass(frozen=True)
class GoldDocument:
    """A document pair with its gold alignment; `genre` is the name of its folder."""

    name: str
    genre: str
    source_lang: str
    target_lang: str
    source: list[str]
    target: list[str]
    links: list[Link]


def read_folder(folder: str | PathLike[str]) -> list[GoldDocument]:
    """All gold documents in a folder, at any depth; the languages are in alphabetical order.

    Raises:
        UsageError: there is no gold in the folder, or one without exactly two texts next to it.
        InputError: a file cannot be read.
    """
    documents = []
    for gold in _golds(folder, "**/*.gold"):
        source, target = _texts(gold)
        documents.append(
            GoldDocument(
                gold.stem,
                gold.parent.name,
                source.suffix[1:],
                target.suffix[1:],
                list(read_text(source).texts),
                list(read_text(target).texts),
                read_links(gold),
            )
        )
    return sorted(documents, key=lambda document: (document.genre, document.name))


def score_folder(folder: str | PathLike[str], *, limit: int | None = None) -> list[Score]:
    """Align and score the texts in a folder, line by line: those next to each NAME.gold, NAME.LANGUAGE.

    Args:
        folder: the folder.
        limit: how many to take at the most, the smallest first.

    Raises:
        UsageError: there is no gold in the folder, or one without exactly two texts next to it.
        InputError: a file cannot be read, or the gold goes beyond the end of a text.
    """
    golds = sorted(_golds(folder, "*.gold"), key=lambda path: (path.stat().st_size, path.name))
    return [_score_lines(gold) for gold in golds[:limit]]


def _golds(folder: str | PathLike[str], pattern: str) -> list[Path]:
    golds = sorted(Path(folder).glob(pattern))
    if not golds:
        raise UsageError("there are no .gold files", path=folder)
    return golds


def _texts(gold: Path) -> tuple[Path, Path]:
    """The two texts next to a gold, in alphabetical order."""
    found = gold.parent.glob(f"{glob.escape(gold.stem)}.*")
    texts = sorted(path for path in found if path.suffix not in (".gold", ".beads"))
    if len(texts) != 2:
        raise UsageError(
            f"there should be two texts next to the gold, not {len(texts)}",
            path=gold,
            cure=f"Put the texts there, for instance {gold.stem}.en and {gold.stem}.fr.",
        )
    return texts[0], texts[1]


def _score_lines(gold: Path) -> Score:
    """Align the two texts next to a gold, one segment per line, and score the alignment."""
    source, target = _texts(gold)
    found = align_files(
        source, target, source_lang=source.suffix[1:], target_lang=target.suffix[1:], lines=True
    )
    links = read_links(gold)
    for place, segments in (("source", found.source_segments), ("target", found.target_segments)):
        last = max((index for link in links for index in getattr(link, place)), default=-1)
        if last >= len(segments):
            raise InputError(
                f"{place} segment {last} is beyond the end of the text",
                path=gold,
                cure="Give the gold of this text; its segments are counted from 0.",
            )
    return score(found.beads, links, gold.stem)

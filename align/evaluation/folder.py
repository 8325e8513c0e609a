"""Gold documents of a folder, in the uniform form: NAME.en|fr|de…, one segment per line, and NAME.gold."""

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
    """All gold documents of a folder, at any depth; the languages are in alphabetical order.

    Raises:
        UsageError: there is no gold in the folder, or not two texts beside one.
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
    """Align and score the texts of a folder: each NAME.gold with the two NAME.LANGUAGE beside it, line by line.

    Args:
        folder: the folder.
        limit: how many to take at most, the smallest first.

    Raises:
        UsageError: there is no gold in the folder, or not two texts beside one.
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
    """The two texts beside a gold, by alphabet."""
    found = gold.parent.glob(f"{glob.escape(gold.stem)}.*")
    texts = sorted(path for path in found if path.suffix not in (".gold", ".beads"))
    if len(texts) != 2:
        raise UsageError(
            f"there are {len(texts)} texts beside the gold", path=gold, cure="Give NAME.en and NAME.fr, say."
        )
    return texts[0], texts[1]


def _score_lines(gold: Path) -> Score:
    """Align the two texts beside a gold, one segment per line, and score them."""
    source, target = _texts(gold)
    found = align_files(
        source, target, source_lang=source.suffix[1:], target_lang=target.suffix[1:], lines=True
    )
    links = read_links(gold)
    for place, segments in (("source", found.source_segments), ("target", found.target_segments)):
        last = max((index for link in links for index in getattr(link, place)), default=-1)
        if last >= len(segments):
            raise InputError(f"{place} segment {last} is beyond the end of the text", path=gold)
    return score(found.beads, links, gold.stem)

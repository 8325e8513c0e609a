"""Bead files: one bead per line, ``[0, 1]:[0]``, with 0-based indexes; a gap has an empty side.

This is the format of Vecalign and of the Text+Berg evaluation. An optional third field holds the confidence, or
whatever another aligner writes there, such as a cost.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from align.core.bead import Bead
from tmx.base.decode import read_bytes
from tmx.base.errors import InputError
from tmx.base.files import atomic_write

_SIDE = r"\[\s*((?:\d+\s*,\s*)*(?:\d+\s*)?)\]"
_LINE = re.compile(rf"\s*{_SIDE}\s*:\s*{_SIDE}\s*(?::\s*([\d.eE+-]+)\s*)?")


@dataclass(frozen=True, slots=True)
class Link:
    """One line of a bead file: segments of both sides in ascending order, in gold alignments possibly with holes.

    `third` is the number in the third field, if there is one.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    third: float | None = None


def read_beads(path: str | os.PathLike[str]) -> list[Bead]:
    """Read a bead file as beads.

    Raises:
        InputError: as for `read_links`, or the segments of a side are not consecutive, or the third field is
            not a confidence; with the line.
    """
    beads = []
    for number, link in _read(path):
        for side in (link.source, link.target):
            if side and side[-1] - side[0] != len(side) - 1:
                raise InputError(
                    f"segments {', '.join(map(str, side))} are not consecutive",
                    path=path,
                    line=number,
                    cure="The segments of a bead must be consecutive.",
                )
        confidence = link.third if link.source and link.target else None
        if confidence is not None and not 0 <= confidence <= 1:
            raise InputError(
                f"the confidence {confidence:g} is not between 0 and 1",
                path=path,
                line=number,
                cure="Leave out the third field if it is a cost, as in files of Vecalign.",
            )
        beads.append(Bead(_range(link.source), _range(link.target), confidence=confidence))
    return beads


def read_links(path: str | os.PathLike[str]) -> list[Link]:
    """Read a bead file line by line; beads may have holes.

    Raises:
        UsageError: there is no such file, or it is a folder.
        InputError: the file cannot be read, a line is not a bead, its segments do not ascend, or a segment
            is in two beads; with the line.
    """
    return [link for _, link in _read(path)]


def _read(path: str | os.PathLike[str]) -> Iterator[tuple[int, Link]]:
    try:
        text = read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            "cannot read the beads: the file is not UTF-8", path=path, cure="Give a bead file."
        ) from error
    seen: dict[tuple[str, int], int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        link = _parse(line, path, number)
        for name, side in (("source", link.source), ("target", link.target)):
            for index in side:
                if (name, index) in seen:
                    raise InputError(
                        f"{name} segment {index} is already in line {seen[name, index]}",
                        path=path,
                        line=number,
                        cure="Put each segment into one bead only.",
                    )
                seen[name, index] = number
        yield number, link


def _parse(line: str, path: str | os.PathLike[str], number: int) -> Link:
    match = _LINE.fullmatch(line)
    try:
        if match is None:
            raise ValueError
        source, target = (
            tuple(int(part) for part in match[side].split(",") if part.strip()) for side in (1, 2)
        )
        third = None if match[3] is None else float(match[3])
    except ValueError:
        raise InputError(
            f"not a bead: {line.strip()[:60]}",
            path=path,
            line=number,
            cure="Write the segments of both sides as [0, 1]:[0].",
        ) from None
    if not source and not target:
        raise InputError("the bead has no segments", path=path, line=number, cure="Leave the line out.")
    if any(list(side) != sorted(set(side)) for side in (source, target)):
        raise InputError(
            f"the segments are out of order: {line.strip()[:60]}",
            path=path,
            line=number,
            cure="List them in ascending order.",
        )
    return Link(source, target, third)


def _range(indexes: tuple[int, ...]) -> range:
    return range(indexes[0], indexes[-1] + 1) if indexes else range(0)


def format_bead(bead: Bead) -> str:
    """The line of a bead, with its confidence if it has one.

    >>> format_bead(Bead(range(2, 4), range(5, 6), confidence=0.98))
    '[2, 3]:[5]:0.9800'
    """
    line = f"{list(bead.source)}:{list(bead.target)}"
    return line if bead.confidence is None else f"{line}:{bead.confidence:.4f}"


def write_beads(beads: Iterable[Bead], path: str | os.PathLike[str]) -> None:
    """Write beads as a bead file, whole or not at all.

    Raises:
        OutputError: the file cannot be written.
    """
    with atomic_write(path) as stream:
        stream.writelines(f"{format_bead(bead)}\n".encode() for bead in beads)

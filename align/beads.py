"""Bead files: one bead a line, ``[0, 1]:[0]``, indexes 0-based, an empty side for a gap.

The form of Vecalign and of the Text+Berg evaluation; an optional third field holds the confidence.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from align.bead import Bead
from tmx.errors import InputError
from tmx.files import atomic_write

_LINE = re.compile(r"\s*\[([\d\s,]*)\]\s*:\s*\[([\d\s,]*)\]\s*(?::\s*([\d.eE+-]+)\s*)?")


def read_beads(path: str | os.PathLike[str]) -> list[Bead]:
    """Read a bead file.

    Raises:
        InputError: the file cannot be read, a line is not a bead, the segments of a side do not follow each
            other, or two beads hold the same segment; with the line.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise InputError(
            f"cannot read the beads: {reason}", path=path, cure="Give a file of beads."
        ) from error
    beads: list[Bead] = []
    seen: tuple[dict[int, int], dict[int, int]] = ({}, {})
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        bead = _parse(line, path, number)
        for side, indexes, name in zip(seen, (bead.source, bead.target), ("source", "target"), strict=True):
            for index in indexes:
                if index in side:
                    raise InputError(
                        f"{name} segment {index} stands in line {side[index]} already",
                        path=path,
                        line=number,
                        cure="Each segment belongs to one bead.",
                    )
                side[index] = number
        beads.append(bead)
    return beads


def _parse(line: str, path: str | os.PathLike[str], number: int) -> Bead:
    match = _LINE.fullmatch(line)
    try:
        if match is None:
            raise ValueError
        source, target = (
            tuple(int(part) for part in match[side].split(",") if part.strip()) for side in (1, 2)
        )
        confidence = None if match[3] is None else float(match[3])
    except ValueError:
        raise InputError(
            f"not a bead: {line.strip()[:60]}",
            path=path,
            line=number,
            cure="Write the segments of both sides as [0, 1]:[0].",
        ) from None
    if not source and not target:
        raise InputError("a bead without segments", path=path, line=number, cure="Leave the line out.")
    for side in (source, target):
        if list(side) != list(range(side[0], side[0] + len(side))) if side else False:
            raise InputError(
                f"segments {', '.join(map(str, side))} do not follow each other",
                path=path,
                line=number,
                cure="A bead holds consecutive segments in ascending order.",
            )
    try:
        return Bead(_range(source), _range(target), confidence=confidence if source and target else None)
    except ValueError as error:
        raise InputError(str(error), path=path, line=number, cure="Correct the third field.") from error


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

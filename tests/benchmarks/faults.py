"""Faults planted in the lines of a novel, such as a reviewer has to find."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from align.evaluation.folder import GoldDocument
from align.output.bead_files import Link

# How many of each kind; the target of a unit is … Two neighbours whose targets are exchanged are no fault: the aligner
# puts them together into one unit, which is right.
KINDS = {
    "left out": 10,
    "there without a source": 6,
    "replaced by that of another unit": 8,
    "cut in half": 8,
    "left untranslated": 8,
}
_FAR = 30  # units between a unit and the one whose target replaces its own
_LONG = 90  # characters of a unit of which half can be missed


@dataclass(frozen=True)
class Fault:
    """A fault, and the lines of the faulty text that show it; one of the two may be empty."""

    kind: str
    source: frozenset[int]
    target: frozenset[int]


@dataclass(frozen=True)
class Faulty:
    """The lines of both sides with the faults in them, and the units that are right, as lines of both sides."""

    source: list[str]
    target: list[str]
    faults: list[Fault]
    right: set[tuple[tuple[int, ...], tuple[int, ...]]]


def plant(document: GoldDocument, units: int, seed: int) -> Faulty:
    """The first units of a document with faults planted in some of them, no two of which are next to each other."""
    chance = random.Random(seed)
    links = [link for link in document.links if link.source and link.target][:units]
    kinds = dict(_places(document, links, chance))
    sides: tuple[list[str], list[str]] = ([], [])
    faults: list[Fault] = []
    right = set()
    for index, link in enumerate(links):
        kind = kinds.get(index)
        texts = _spoilt(document, links, index, kind) if kind else _sides(document, link)
        at = [range(len(side), len(side) + len(lines)) for side, lines in zip(sides, texts, strict=True)]
        for side, lines in zip(sides, texts, strict=True):
            side.extend(lines)
        if kind:
            faults.append(Fault(kind, frozenset(at[0]), frozenset(at[1])))
        else:
            right.add((tuple(at[0]), tuple(at[1])))
    return Faulty(*sides, faults, right)


def _sides(document: GoldDocument, link: Link) -> tuple[list[str], list[str]]:
    return [document.source[line] for line in link.source], [document.target[line] for line in link.target]


def _places(document: GoldDocument, links: list[Link], chance: random.Random) -> Iterator[tuple[int, str]]:
    """Where each fault is: in the document's first to last units but for its ends, at least three apart."""
    free = list(range(2, len(links) - 3))
    chance.shuffle(free)
    taken: set[int] = set()
    for kind, number in KINDS.items():
        found = 0
        for index in list(free):
            if found == number:
                break
            source, target = (" ".join(lines) for lines in _sides(document, links[index]))
            long = min(len(source), len(target)) >= (_LONG if kind == "cut in half" else _LONG // 3)
            if not long or any(abs(index - other) < 3 for other in taken):
                continue
            taken.add(index)
            found += 1
            yield index, kind
        if found < number:
            raise ValueError(f"the document has no place for {number} units that are {kind}")


def _spoilt(document: GoldDocument, links: list[Link], index: int, kind: str) -> tuple[list[str], list[str]]:
    source, target = _sides(document, links[index])
    if kind == "left out":
        return source, []
    if kind == "there without a source":
        return [], target
    if kind == "left untranslated":
        return source, list(source)
    if kind == "cut in half":
        words = " ".join(target).split()
        return source, [" ".join(words[: len(words) // 2])]
    return source, _sides(document, links[(index + _FAR) % len(links)])[1]

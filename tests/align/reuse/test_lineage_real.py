"""The lineage of A/RES/58/140 and A/RES/59/159, as a reader of both sees it."""

from __future__ import annotations

from pathlib import Path

import pytest

from align.api import read
from align.reuse.former import read_former
from align.reuse.lineage import Lineage, lineage
from align.reuse.paragraphs import paragraphs_of_document

# The operative paragraphs of 58/140 and those of 59/159 that renew them.
RENEWED = "1>1 2>4 3>2 4>3 5>5 6>6 8>10 9>7 10>9 11>11 12>12 13>13 14>14 15>15 16>16 18>18 19>17 20>19 22>21 23>22 24>23"
MOVED = {"2", "8"}  # and one of 18 and 19, which changed places


def beside(new: Path, old: Path) -> Lineage:
    document = read(new, "en")
    paragraphs = paragraphs_of_document(document)
    return lineage(document.title, document.lang, paragraphs, read_former(old, paragraphs, document.lang))


@pytest.mark.parametrize("backwards", [False, True])
def test_each_operative_paragraph_beside_the_one_that_renews_it(corpora: Path, backwards: bool) -> None:
    earlier, later = corpora / "A-RES-58-140" / "en.txt", corpora / "A-RES-59-159" / "en.txt"
    found = beside(earlier, later) if backwards else beside(later, earlier)
    pairs: dict[str, str] = {}
    moved = set()
    for row in found.rows:
        new, old = found.pair(row)
        if new is None or old is None or "operative" not in (new.role, old.role) or row.kind == "part":
            continue
        first, second = (new, old) if backwards else (old, new)
        pairs[first.number] = second.number
        if row.moved:
            moved.add(first.number)
    assert pairs == dict(pair.split(">") for pair in RENEWED.split())
    assert moved - {"18", "19"} == MOVED
    assert len(moved & {"18", "19"}) == 1
    assert {found.name, found.former.name} == {"A/RES/58/140", "A/RES/59/159"}

"""Which paragraph of an earlier document each paragraph of a new one renews, and what was left out of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from align.reuse.former import Former
from align.reuse.paragraphs import Paragraph
from align.reuse.renewal import Renewals, renewals
from tmx.memory import Scored
from tmx.memory.adapt import adapted
from tmx.memory.difference import differences

if TYPE_CHECKING:
    import pandas as pd

Kind = Literal["same", "changed", "part", "new", "merged", "left out"]
KINDS: dict[Kind, str] = {
    "same": "unchanged",
    "changed": "renewed with changes",
    "part": "in part, with another",
    "new": "new",
    "merged": "merged into another",
    "left out": "left out",
}
"""What may have become of a paragraph."""


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of the new document beside the one of the earlier document.

    Attributes:
        kind: what became of it. A ``part`` has words of a paragraph that another renews; what was ``merged`` has no
            paragraph of its own any more, but its words are in another.
        new: its place among the paragraphs of the new document, None where one was left out.
        old: the place of the other among those of the earlier document, None for a new one.
        score: the match score of the two, None without two.
        moved: whether the two are in another order than the paragraphs around them.
        adapted: the translation with the numbers, dates and symbols of the new paragraph, if they alone differ.
        within: for what was merged, the place of the new paragraph that has its words.
    """

    kind: Kind
    new: int | None
    old: int | None
    score: int | None = None
    moved: bool = False
    adapted: str | None = None
    within: int | None = None


@dataclass(frozen=True)
class Lineage:
    """A new document beside an earlier one.

    Attributes:
        name: the name of the new document.
        lang: its language.
        new: its paragraphs.
        former: the earlier document.
        rows: every paragraph of the new document once, in order; those that were left out are where they were.
    """

    name: str
    lang: str
    new: tuple[Paragraph, ...]
    former: Former
    rows: tuple[Row, ...]

    def pair(self, row: Row) -> tuple[Paragraph | None, Paragraph | None]:
        """The two paragraphs of a row."""
        return (
            None if row.new is None else self.new[row.new],
            None if row.old is None else self.former.paragraphs[row.old],
        )

    @property
    def counts(self) -> dict[str, int]:
        """How many paragraphs there are of each kind, and how many have moved."""
        kinds = Counter(row.kind for row in self.rows)
        return {**{kind: kinds[kind] for kind in KINDS}, "moved": sum(row.moved for row in self.rows)}

    def as_dict(self) -> dict[str, Any]:
        """The lineage as plain data."""
        return {
            "new": {"name": self.name, "lang": self.lang, "paragraphs": len(self.new)},
            "old": {
                "name": self.former.name,
                "lang": self.former.lang,
                "target_lang": self.former.target_lang,
                "paragraphs": len(self.former.paragraphs),
            },
            "counts": self.counts,
            "rows": [self._data(row) for row in self.rows],
        }

    def _data(self, row: Row) -> dict[str, Any]:
        new, old = self.pair(row)
        parts = differences(old.text, new.text) if new and old else []
        return {
            "kind": row.kind,
            "moved": row.moved,
            "score": row.score,
            "new": _about(new),
            "old": _about(old),
            "target": old.translation if old else "",
            "adapted": row.adapted,
            "within": _about(None if row.within is None else self.new[row.within]),
            "difference": [part.as_dict(old.text, new.text) for part in parts] if new and old else [],
        }

    def to_pandas(self) -> pd.DataFrame:
        """One row per paragraph."""
        import pandas as pd

        empty = Paragraph("")
        return pd.DataFrame(
            [
                {
                    "kind": row.kind,
                    "moved": row.moved,
                    "score": row.score,
                    "new_number": (new or empty).name,
                    "new": (new or empty).text,
                    "old_number": (old or empty).name,
                    "old": (old or empty).text,
                    "target": (old or empty).translation,
                    "adapted": row.adapted,
                }
                for row in self.rows
                for new, old in [self.pair(row)]
            ]
        )


def _about(paragraph: Paragraph | None) -> dict[str, str] | None:
    if paragraph is None:
        return None
    return {"number": paragraph.number, "role": paragraph.role, "text": paragraph.text}


def lineage(name: str, lang: str, new: Sequence[Paragraph], former: Former) -> Lineage:
    """Set a new document beside an earlier one.

    All paragraphs are assigned at once, by their words, their order, their numbers and their roles; see
    `align.reuse.renewal`.

    Args:
        name: the name of the new document.
        lang: its language.
        new: its paragraphs.
        former: the earlier document.
    """
    old = former.paragraphs
    found = renewals(new, old)
    staying = set(found.in_order)
    partner = dict(found.pairs)
    rows: list[Row] = []
    for i in range(len(new)):
        if i in partner:
            rows.append(_renewed(new, former, i, partner[i], moved=(i, partner[i]) not in staying))
        elif i in found.parts:
            j = found.parts[i]
            rows.append(Row("part", i, j, Scored(new[i].text).score(old[j].text)))
        else:
            rows.append(Row("new", i, None))
    return Lineage(name, lang, tuple(new), former, tuple(_with_left_out(rows, found, len(old))))


def _renewed(new: Sequence[Paragraph], former: Former, i: int, j: int, *, moved: bool) -> Row:
    one, other = new[i], former.paragraphs[j]
    if one.text == other.text:
        return Row("same", i, j, 100, moved)
    translation = None
    if other.translation:
        translation = adapted(one.text, other.text, other.translation, former.lang, former.target_lang)
    return Row("changed", i, j, Scored(one.text).score(other.text), moved, translation)


def _with_left_out(rows: Sequence[Row], found: Renewals, count: int) -> list[Row]:
    """The rows with those that were left out, each after the one it followed."""
    taken = {j for _, j in found.pairs}
    after: dict[int, list[Row]] = {}
    anchors = sorted((j, i) for i, j in found.in_order)
    for j in range(count):
        if j not in taken:
            before = [i for old, i in anchors if old < j]
            row = (
                Row("merged", None, j, within=found.merged[j])
                if j in found.merged
                else Row("left out", None, j)
            )
            after.setdefault(before[-1] if before else -1, []).append(row)
    placed = after.get(-1, [])
    for row in rows:
        placed.append(row)
        placed += after.get(row.new if row.new is not None else -1, [])
    return placed

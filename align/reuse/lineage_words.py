"""What is said around the paragraphs of a lineage, and their texts with what differs marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from align.reuse.lineage import KINDS, Kind, Lineage, Row
from align.reuse.paragraphs import Paragraph
from tmx.base.characters import ILLEGAL
from tmx.base.languages import base_language, english_name
from tmx.base.wording import clip
from tmx.memory.difference import differences

_CLIPPED = 50  # characters of a text that is only referred to


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text, and whether the other text has other words there or none."""

    text: str
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A row as it is shown: all texts are without characters that XML cannot hold.

    Attributes:
        kind: its kind, in one word.
        chip: its kind for people, with the score.
        moved: whether it has moved.
        new_name: the number or role of the new paragraph.
        new: its text.
        old_name: the same of the old one.
        old: its text.
        target: the translation of the old one, or that translation adapted.
        adapted: whether it is adapted.
    """

    kind: Kind
    chip: str
    moved: bool
    new_name: str
    new: tuple[Piece, ...]
    old_name: str
    old: tuple[Piece, ...]
    target: str
    adapted: bool


def title_of(lineage: Lineage) -> str:
    """The title of the page."""
    return _legal(f"{lineage.name} beside {lineage.former.name}")


def heads_of(lineage: Lineage) -> list[str]:
    """The headings of the columns with texts."""
    former = lineage.former
    heads = [lineage.name, former.name]
    if former.target_lang:
        heads.append(
            f"{former.name}, {english_name(base_language(former.target_lang)) or former.target_lang}"
        )
    return [_legal(head) for head in heads]


def legend_of(lineage: Lineage) -> list[tuple[str, str]]:
    """The kinds that occur, by name, with how many paragraphs are of each."""
    counts = lineage.counts
    said: list[tuple[str, str]] = [
        (kind, f"{counts[kind]} {words}") for kind, words in KINDS.items() if counts[kind]
    ]
    if counts["moved"]:
        said.append(("moved", f"{counts['moved']} moved"))
    if any(row.adapted for row in lineage.rows):
        said.append(("adapted", "adapted: a translation with the new numbers, dates and symbols"))
    return said


def shown_rows(lineage: Lineage) -> Iterator[Shown]:
    """The rows as they are shown."""
    for row in lineage.rows:
        new, old = lineage.pair(row)
        yield Shown(
            row.kind,
            _chip(row),
            row.moved,
            _name(new),
            tuple(_pieces(new, old, "query")) or _where(lineage, row),
            _name(old),
            tuple(_pieces(old, new, "source")),
            _legal(row.adapted or (old.translation if old else "")),
            row.adapted is not None,
        )


def _where(lineage: Lineage, row: Row) -> tuple[Piece, ...]:
    """Where the words of a paragraph that was merged are now."""
    if row.within is None:
        return ()
    new = lineage.new[row.within]
    return (Piece(_legal(f"→ {new.name}: {clip(new.text, _CLIPPED)}")),)


def _chip(row: Row) -> str:
    score = f" {row.score}" if row.kind in ("changed", "part") else ""
    return f"{row.kind}{score}"


def _name(paragraph: Paragraph | None) -> str:
    return _legal(paragraph.name) if paragraph else ""


def _pieces(one: Paragraph | None, other: Paragraph | None, side: str) -> Iterator[Piece]:
    """The text of a paragraph; what the other has differently is marked."""
    if one is None:
        return
    if other is None:
        yield Piece(_legal(one.text))
        return
    source, query = (other.text, one.text) if side == "query" else (one.text, other.text)
    for part in differences(source, query):
        text = one.text[slice(*getattr(part, side))]
        if text:
            yield from _apart(_legal(text), differs=part.kind != "equal")


def _apart(text: str, *, differs: bool) -> Sequence[Piece]:
    """What differs, without the white space after it."""
    bare = text.rstrip()
    if not differs or bare == text or not bare:
        return [Piece(text, differs)]
    return [Piece(bare, True), Piece(text[len(bare) :])]


def _legal(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return ILLEGAL.sub("", text)

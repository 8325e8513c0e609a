"""A clean document as Markdown (CommonMark with the tables and footnotes of GitHub)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from align.output.clean.content import CleanText, Item, Mark, grid
from tmx.base.characters import joined_lines

# What would be markup inside a text: emphasis, code, links, HTML, entities.
_INLINE = re.compile(r"[\\`*]|~+|(?<!\w)_|_(?!\w)|<(?=[A-Za-z/!?])|&(?=#?\w+;)|!?\[(?=\^|[^\]]*\][(\[])")
# What would be markup at the head of a paragraph: headings, lists, quotations, rules, definitions, tasks, tables.
_HEAD = re.compile(r"#{1,6}(?=\s|$)|[-+](?=\s|$)|>|(?:(?:- ?){3,}|=+)$|\[(?=[^\]]*\]:|[ xX]\]\s)|:(?=\s)|\|")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")


def as_markdown(clean: CleanText) -> str:
    """The document with its headings, lists, tables and footnotes."""
    ids = _ids(clean)
    parts: list[str] = []
    for is_table, items in clean.parts():
        parts += [_table(items, ids)] if is_table else _flow(items, ids)
    referred = clean.referred
    for at, note in enumerate(clean.notes):
        first, *rest = (_inline(item, ids) for item in note.items)
        if at in referred:
            parts.append("\n\n".join([f"[^{ids[at]}]: {first}", *(f"    {line}" for line in rest)]))
        else:  # as a footnote it would not be shown
            parts += [f"{_escaped(f'[{note.number}]')} {first}", *rest]
    return "\n\n".join(part for part in parts if part) + "\n"


def _ids(clean: CleanText) -> list[str]:
    """A name of its own for each note: its number if no other has it."""
    ids: list[str] = []
    for at, note in enumerate(clean.notes, 1):
        name = re.sub(r"[^\w-]", "", note.number) or f"n{at}"
        ids.append(name if name not in ids else f"{name}-n{at}")
    return ids


def _flow(items: Sequence[Item], ids: Sequence[str]) -> Iterator[str]:
    """Headings, paragraphs and lists; a list is inside the item before it by its indent."""
    running: tuple[str, int] | None = (
        None  # the sign and the last number of the numbered list that is going on
    )
    levels: list[int] = []  # of the lists without numbers that are going on
    for item in items:
        levels = [level for level in levels if level < item.level] + [item.level] if item.bullet else []
        number = _NUMBER.fullmatch(item.label)
        value = int(number[1]) if number is not None else 0
        # Next to a list that is at another number it would be shown with the next number of that list.
        runs_on = (
            number is not None
            and running in (None, (number[2], value - 1))
            and item.label == f"{value}{number[2]}"
        )
        if item.bullet:
            yield f"{'  ' * (len(levels) - 1)}- {_inline(item, ids)}"
        elif runs_on and item.pieces and not item.heading:
            yield f"{item.label} {_inline(item, ids)}"
        else:
            yield _paragraph(item, ids)
        running = (number[2], value) if number is not None and runs_on and not item.heading else None


def _paragraph(item: Item, ids: Sequence[str]) -> str:
    label = _escaped(item.label, head=not item.heading)
    text = f"{label} {_inline(item, ids, head=not label and not item.heading)}".strip()
    if not item.heading:
        return text
    text = re.sub("(#+)$", r"\\\1", joined_lines(text))  # what ends in # would lose it
    return f"{'#' * item.heading} {text}"


def _table(items: Sequence[Item], ids: Sequence[str]) -> str:
    rows = [
        ["<br>".join(filter(None, (_cell(item, ids) for item in cell))) for cell in row]
        for row in grid(items)
    ]
    head, *body = rows
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, ["---"] * len(head), *body])


def _cell(item: Item, ids: Sequence[str]) -> str:
    label = _escaped(item.label, head=False)
    return joined_lines(f"{label} {_inline(item, ids, head=False)}".strip()).replace("|", r"\|")


def _inline(item: Item, ids: Sequence[str], *, head: bool = True) -> str:
    """The text with its references; a line break inside it is a hard one."""
    lines = [""]
    for piece in item.pieces:
        if isinstance(piece, Mark):
            lines[-1] += _escaped(f"[{piece.number}]") if piece.note is None else f"[^{ids[piece.note]}]"
            continue
        first, *rest = joined_lines(piece, _HARD).split("\n")
        lines[-1] += _escaped(first, head=head and lines == [""])
        lines += [_escaped(line.strip(), head=True) for line in rest]
    return "\\\n".join(line for line in lines if line)


_HARD = frozenset("\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")  # line breaks that Markdown may not know


def _escaped(text: str, *, head: bool = True) -> str:
    """The text with a backslash before whatever would be markup."""
    start = ""
    if head:
        if (number := _NUMBER.match(text)) is not None:
            start, text = f"{number[1]}\\{number[2]}", text[number.end() :]
        elif _HEAD.match(text):
            start, text = f"\\{text[0]}", text[1:]
    return start + _INLINE.sub(lambda found: "".join(f"\\{character}" for character in found[0]), text)

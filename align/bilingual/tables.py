"""Tables with a column for each of two languages -> the two texts, whose cells pair by rows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from align.bilingual.columns import Cells, Choice, choose_columns
from align.bilingual.halves import CLEAR, Halves, Wish
from align.bilingual.sequences import halves_of
from align.core.raw import RawDocument, RawParagraph, SetAside
from align.language.detection import leaning
from tmx.base.languages import base_language
from tmx.base.wording import counted

HEADING, OTHER_COLUMN = "heading of a column", "column that is not aligned"
_LEFT_OUT = -1  # instead of a side


@dataclass
class _Rows:
    """What was found in the rows of the tables that are split."""

    count: int = 0
    swapped: int = 0
    one_sided: int = 0


def split_tables(raw: RawDocument, wish: Wish) -> Halves | None:
    """The two languages of the tables of a file; None if no table has them in columns.

    What is outside these tables goes to the language that it is in. Tables of the same number of columns are
    taken together: a small one says too little of its languages.
    """
    tables = _cells(raw)
    shapes: dict[int, list[int]] = defaultdict(list)
    for number, cells in tables.items():
        shapes[max(column for _, column in cells)].append(number)
    choices: dict[int, Choice] = {}
    langs: tuple[str, str] | None = None
    for numbers in sorted(shapes.values(), key=lambda group: -sum(_size(tables[number]) for number in group)):
        choice = choose_columns([tables[number] for number in numbers], wish)
        if choice is None:
            continue
        pair = choice.source.lang, choice.target.lang
        if langs is not None and [*map(base_language, pair)] != [*map(base_language, langs)]:
            continue  # other languages, or the same in the other order: text outside the tables
        langs = langs or pair
        choices |= dict.fromkeys(numbers, choice)
    if langs is None:
        return None
    return _split(raw, tables, choices, langs)


def _cells(raw: RawDocument) -> dict[int, Cells]:
    """The tables by number, each with the text of its cells."""
    tables: dict[int, dict[tuple[int, int], str]] = defaultdict(dict)
    for paragraph in raw.paragraphs:
        if paragraph.style.cell is not None:
            table, row, column = paragraph.style.cell
            before = tables[table].get((row, column), "")
            tables[table][row, column] = f"{before} {paragraph.text}".strip()
    return dict(tables)


def _size(cells: Cells) -> int:
    return sum(map(len, cells.values()))


def _split(
    raw: RawDocument, tables: dict[int, Cells], choices: dict[int, Choice], langs: tuple[str, str]
) -> Halves:
    rows = _Rows()
    sides_of_cells: dict[tuple[int, int, int], int] = {}
    headings: set[tuple[int, int]] = set()
    for number, choice in choices.items():
        cells = tables[number]
        first = min(row for row, _ in cells)
        if choice.headed and _is_heading(cells, first, choice, tables[min(choices)]):
            headings.add((number, first))
        for row in sorted({row for row, _ in cells} - ({first} if (number, first) in headings else set())):
            sides_of_cells |= _row(number, row, cells, choice, langs, rows)
    kept: list[RawParagraph] = []
    sides: list[int] = []
    aside: list[SetAside] = []
    for paragraph in raw.paragraphs:
        cell = paragraph.style.cell
        if cell is None or cell[0] not in choices:
            kept.append(replace(paragraph, style=replace(paragraph.style, cell=None)))
            sides.append(_side_outside(paragraph, langs))
        elif cell[:2] in headings:
            aside.append(SetAside(paragraph.locator, _whole(paragraph), HEADING))
        elif (side := sides_of_cells.get(cell, _LEFT_OUT)) == _LEFT_OUT:
            aside.append(SetAside(paragraph.locator, _whole(paragraph), OTHER_COLUMN))
        else:
            kept.append(paragraph)
            sides.append(side)
    warnings = (*raw.warnings, *_warnings(raw, tables, choices, rows))
    content = replace(raw, paragraphs=tuple(kept), discarded=(*raw.discarded, *aside), warnings=warnings)
    return halves_of(content, sides, langs, _said(choices, langs, rows))


def _is_heading(cells: Cells, first: int, choice: Choice, model: Cells) -> bool:
    """Whether the first row of a table is a heading: that of the first table is, others repeat it."""
    at = [(first, column.number) for column in (choice.source, choice.target)]
    of_model = min(row for row, _ in model)
    expected = [model.get((of_model, column)) for _, column in at]
    return [cells.get(place) for place in at] == expected


def _row(
    table: int, row: int, cells: Cells, choice: Choice, langs: tuple[str, str], rows: _Rows
) -> dict[tuple[int, int, int], int]:
    """The sides of the two cells of a row; cells that are clearly in each other's language change sides."""
    columns = choice.source.number, choice.target.number
    texts = [cells.get((row, column), "") for column in columns]
    if not any(texts):
        return {}
    rows.count += 1
    rows.one_sided += not all(texts)
    leanings = [leaning(text, *langs) if text else None for text in texts]
    wrong = [lean is not None and lean * sign < -CLEAR for lean, sign in zip(leanings, (1, -1), strict=True)]
    swapped = all(wrong[at] or leanings[at] is None for at in (0, 1))
    rows.swapped += swapped
    return {(table, row, column): int(at != swapped) for at, column in enumerate(columns)}


def _side_outside(paragraph: RawParagraph, langs: tuple[str, str]) -> int:
    return int(leaning(paragraph.text, *langs) < 0)


def _whole(paragraph: RawParagraph) -> str:
    marks = " ".join(ref.number for ref in paragraph.refs)
    return " ".join(filter(None, (paragraph.label, paragraph.text, marks)))


def _warnings(
    raw: RawDocument, tables: dict[int, Cells], choices: dict[int, Choice], rows: _Rows
) -> list[str]:
    others: dict[int, str] = {}
    for number, choice in choices.items():
        first = min(row for row, _ in tables[number])
        for column in choice.others:
            others.setdefault(column, tables[number].get((first, column), "") if choice.headed else "")
    warnings = []
    if others:
        names = ", ".join(
            f"{column} ({name})" if name else str(column) for column, name in sorted(others.items())
        )
        warnings.append(f"{raw.name}: not aligned: column{'s' if len(others) > 1 else ''} {names}")
    if rows.swapped:
        warnings.append(
            f"{raw.name}: the languages of {counted(rows.swapped, 'row')} are in each other's column"
        )
    return warnings


def _said(choices: dict[int, Choice], langs: tuple[str, str], rows: _Rows) -> str:
    pairs = {(choice.source.number, choice.target.number) for choice in choices.values()}
    source, target = next(iter(pairs))
    where = (
        f"columns {source} ({langs[0]}) and {target} ({langs[1]})" if len(pairs) == 1 else " and ".join(langs)
    )
    gaps = f", {rows.one_sided} of them with one side empty" if rows.one_sided else ""
    return f"{where} of {counted(len(choices), 'table')} with {counted(rows.count, 'row')}{gaps}"

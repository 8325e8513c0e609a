"""A review as a workbook: the sheet to work in, one that says how, and a hidden one for `bitext apply`."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from align.alignment import Alignment
from align.core.bead import DOUBTFUL, SURE
from align.core.message import Language
from align.quality.attention import Attention
from align.review.sheet_words import COLUMNS, HEAD, decision_words, words
from tmx.base.languages import is_right_to_left
from tmx.base.sheet_styles import AMBER, MOST_LINES, RED, Column, lines_in, new_book
from tmx.base.table_sheet import Cell, Rule, Shade, TableSheet, in_column
from tmx.base.version import bitext_version
from tmx.base.words_sheet import words_sheet

GREEN, BLUE, GREY = "D3EDD8", "D6E4F7", "E4E7EC"
_GREY_INK = "667085"
_WIDTHS = {
    "unit": 8,
    "role": 14,
    "confidence": 14,
    "look_at": 14,
    "decision": 13,
    "new_source": 18,
    "new_target": 22,
    "comment": 18,
    "remarks": 26,
    "source_place": 14,
    "target_place": 14,
}
_TEXT_WIDTHS = (44, 60, 80)  # the first at which all rows show all of their text, else the last
_NUMBERS = {"unit": "0", "confidence": "0%"}
_WRITABLE = ("decision", "new_source", "new_target", "comment")
_COMPUTED = ("unit", "role", "confidence", "look_at", "remarks")


def workbook(
    alignment: Alignment,
    units: Sequence[Attention],
    rows: Sequence[Sequence[Cell]],
    facts: str,
    ui: Language,
    name: str,
) -> bytes:
    """The workbook as the bytes of its file.

    Args:
        alignment: what is reviewed.
        units: what to look at in it.
        rows: the rows of the sheet, see `align.review.sheet_words.COLUMNS`.
        facts: what names the texts and the options, for reading the sheet back.
        ui: language of the sheet.
        name: the name of the file.
    """
    book = new_book()
    sheet = TableSheet(book, words("sheets", ui)["review"], _columns(alignment, rows, ui), frozen="F2")
    for row in rows:
        sheet.append(row)
    sheet.close(list(_shades(ui)), list(_rules(ui)))
    title = words("about", ui)["title"].format(
        source=alignment.source.file_name, target=alignment.target.file_name
    )
    said = _said(alignment, units, ui, name, sheet.clipped)
    words_sheet(book, words("sheets", ui)["about"], title, said)
    hidden = book.create_sheet(HEAD)
    hidden.sheet_state = "hidden"
    hidden.append([HEAD, facts])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _columns(alignment: Alignment, rows: Sequence[Sequence[Cell]], ui: Language) -> list[Column]:
    names = words("columns", ui)
    texts = [str(row[COLUMNS.index(key)]) for row in rows for key in ("source", "target")]
    width = next(
        (wide for wide in _TEXT_WIDTHS[:-1] if all(lines_in(text, wide) <= MOST_LINES for text in texts)),
        _TEXT_WIDTHS[-1],
    )
    rtl = {
        key
        for side, document in (("source", alignment.source), ("target", alignment.target))
        for key in (side, f"new_{side}")
        if is_right_to_left(document.lang)
    }
    return [
        Column(
            names[key],
            _WIDTHS.get(key, width),
            hidden=key.endswith("place"),
            number=_NUMBERS.get(key, ""),
            rtl=key in rtl,
            quiet=key in ("unit", "role"),
        )
        for key in COLUMNS
    ]


def _shades(ui: Language) -> Iterator[Shade]:
    """Colours for what was decided, and for doubt where nothing was; formulas are about the second row."""
    at = {key: COLUMNS.index(key) + 1 for key in COLUMNS}
    decision, look, sure = (in_column(at[key]) for key in ("decision", "look_at", "confidence"))
    accepted, corrected, excluded = decision_words(ui)
    severity = words("severities", ui)
    seen = tuple(range(1, at["source_place"]))
    yield Shade(seen, f'{decision}="{excluded}"', GREY, _GREY_INK)
    yield Shade((at["decision"],), f'{decision}="{accepted}"', GREEN)
    yield Shade((at["decision"],), f'{decision}="{corrected}"', BLUE)
    for key in ("new_source", "new_target"):
        yield Shade((at[key],), f"LEN({in_column(at[key])})>0", BLUE)
    for key, fill in (("error", RED), ("warning", AMBER)):
        yield Shade((at["look_at"],), f'{look}="{severity[key]}"', fill)
    for limit, fill in ((DOUBTFUL, RED), (SURE, AMBER)):
        yield Shade((at["confidence"],), f"AND(ISNUMBER({sure}),{sure}<{limit})", fill)


def _rules(ui: Language) -> Iterator[Rule]:
    stops, names, choices = words("stops", ui), words("columns", ui), decision_words(ui)
    yield Rule(
        COLUMNS.index("decision") + 1,
        "list",
        f'"{",".join(choices)}"',
        stops["decision_title"],
        stops["decision"].format(words=", ".join(choices)),
    )
    writable = ", ".join(names[key] for key in _WRITABLE)
    for key in _COMPUTED:
        yield Rule(
            COLUMNS.index(key) + 1,
            "custom",
            "FALSE",
            stops["computed_title"],
            stops["computed"].format(writable=writable),
        )


def _said(
    alignment: Alignment, units: Sequence[Attention], ui: Language, name: str, clipped: int
) -> Iterator[tuple[str, str, str]]:
    """What the sheet *about* says: labels, texts and colours."""
    said = words("about", ui)
    counts = {
        "units": len(units),
        "gaps": sum(item.pair.is_gap for item in units),
        "flagged": sum(item.to_look_at for item in units),
        "decided": sum(item.pair.bead.decided for item in units),
    }
    for side, document, segments in (
        ("source", alignment.source, alignment.source_segments),
        ("target", alignment.target, alignment.target_segments),
    ):
        lang = _language(document.lang, ui)
        yield said[side], said["text"].format(name=document.file_name, lang=lang, count=len(segments)), ""
    yield said["units"], said["units_text"].format(**counts), ""
    for key in ("row", "look", "decide", "reword", "comment", "move", "order", "done"):
        yield said[key], said[f"{key}_text"].format(file=name, percent=f"{DOUBTFUL:.0%}".rstrip("%")), ""
    label = said["colours"]
    for key, fill in (("red", RED), ("amber", AMBER), ("green", GREEN), ("blue", BLUE), ("grey", GREY)):
        yield label, said[key], fill
        label = ""
    if clipped:
        yield said["clipped"], said["clipped_text"].format(count=clipped), ""
    yield said["made"], f"bitext {bitext_version()}, {alignment.config.signature}", ""


def _language(code: str, ui: Language) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code.replace("-", "_")).get_display_name(ui) or code
    except (UnknownLocaleError, ValueError):
        return code

"""Two texts side by side as a DOCX to read and to print: a table whose first row stands on every page."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import TYPE_CHECKING

from align.output.clean.docx import docx_bytes
from align.output.clean.docx.styles import styles_element
from align.output.clean.docx.xml import RELATIONS, text_runs, w
from align.output.side_by_side.rows import Head, Paragraph, Passage, Row, SideBySide

if TYPE_CHECKING:
    from lxml.etree import _Element

# A4 with margins of 2 cm, in twentieths of a point; the first column holds the numbers of the units.
_WIDTH, _HEIGHT, _MARGIN = 11906, 16838, 1134
_UNIT = 760
_TEXT = (_WIDTH - 2 * _MARGIN - _UNIT) // 2
_GRID = (_UNIT, _TEXT, _TEXT)
_SIZE, _SMALL = 20, 15  # half points
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_HEADINGS = {1: 26, 2: 23, 3: 21}
_FOOTER = "footer"
_WHOLE = 350  # characters up to which a row is kept on one page
_QUIET, _DOUBT, _NONE, _HEAD, _RULE = "667085", "FCE8B2", "EEF0F3", "F4F6F9", "BFC5CE"


def as_docx(texts: SideBySide) -> bytes:
    """The document as the bytes of a DOCX file."""
    title = w("p", w("pPr", w("pStyle", val="Heading1")), *text_runs(texts.title, w("b")))
    legend = w("p", *(run for name, said in texts.legend for run in _sign(name, said)))
    table = w(
        "tbl",
        w(
            "tblPr",
            w("tblW", w=sum(_GRID), type="dxa"),
            w("tblBorders", *(w(edge, val="single", sz=4, space=0, color=_RULE) for edge in _EDGES)),
            w("tblLayout", type="fixed"),
        ),
        w("tblGrid", *(w("gridCol", w=width) for width in _GRID)),
        _heads(texts),
        *(_row(row, texts) for row in texts.rows),
    )
    body = w("body", title, legend, table, w("p"), _section())
    styles = styles_element(texts.source.lang, rtl=texts.source.rtl)
    parts = {_FOOTER: page_footer(), "styles": styles}
    return docx_bytes(w("document", body), parts, texts.title, texts.source.lang)


def _sign(name: str, said: str) -> Iterator[_Element]:
    """A mark of the legend and what it means."""
    fill = {"doubt": _DOUBT, "none": _NONE}.get(name)
    if fill:
        yield from text_runs("\u2003", shade(fill), w("sz", val=_SMALL))
    strike = [w("strike")] if name == "excluded" else []
    yield from text_runs(f" {said}   ", *strike, w("color", val=_QUIET), w("sz", val=_SMALL))


def _heads(texts: SideBySide) -> _Element:
    cells = [_cell(_UNIT, w("p"), fill=_HEAD)]
    for head in (texts.source, texts.target):
        runs = [
            *text_runs(head.language, w("b"), w("sz", val=_SIZE)),
            *text_runs(f"  {head.name}", w("color", val=_QUIET), w("sz", val=_SMALL)),
        ]
        cells.append(_cell(_TEXT, w("p", _spacing(), *runs), fill=_HEAD))
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)


def _row(row: Row, texts: SideBySide) -> _Element:
    number = w(
        "p",
        w("pPr", w("spacing", before=40, after=40, line=240, lineRule="auto"), w("jc", val="right")),
        *text_runs(row.units, w("color", val=_QUIET), w("sz", val=_SMALL)),
    )
    return w(
        "tr",
        *([w("trPr", w("cantSplit"))] if _length(row) <= _WHOLE else []),
        _cell(_UNIT, number),
        _side(row.source, texts.source),
        _side(row.target, texts.target),
    )


def _length(row: Row) -> int:
    return sum(len(passage.text) for passage in row.passages) // 2


def _side(paragraphs: tuple[Paragraph, ...], head: Head) -> _Element:
    if not paragraphs:
        return _cell(_TEXT, w("p", _spacing()), fill=_NONE)
    return _cell(_TEXT, *(_paragraph(one, head) for one in paragraphs))


def _cell(width: int, *paragraphs: _Element, fill: str = "") -> _Element:
    shading = [shade(fill)] if fill else []
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), *shading), *paragraphs)


def _paragraph(paragraph: Paragraph, head: Head) -> _Element:
    size = _SMALL if paragraph.note else _HEADINGS.get(min(paragraph.heading, 3), _SIZE)
    bold = [w("b"), w("bCs")] if paragraph.heading else []
    label = list(text_runs(f"{paragraph.label} ", *bold, *_set(head, size))) if paragraph.label else []
    runs = [run for passage in paragraph.passages for run in _passage(passage, head, size, bold=bool(bold))]
    return w("p", _spacing(head, keep=bool(paragraph.heading)), *label, *runs)


def _passage(passage: Passage, head: Head, size: int, *, bold: bool) -> Iterator[_Element]:
    def properties(*, mark: bool = False) -> list[_Element]:
        return [
            *([w("b"), w("bCs")] if bold else []),
            *([w("strike"), w("color", val=_QUIET)] if passage.excluded else []),
            *_set(head, size, fill=_DOUBT if passage.doubtful else "", mark=mark),
        ]

    if passage.before:
        yield from text_runs(passage.before, *_set(head, size))
    start = 0
    for ref in passage.refs:
        yield from text_runs(passage.text[start : ref.offset], *properties())
        yield from text_runs(ref.number, *properties(mark=True))
        start = ref.offset
    yield from text_runs(passage.text[start:], *properties())


def _set(head: Head, size: int, *, fill: str = "", mark: bool = False) -> list[_Element]:
    """Properties of a run, in the order of the schema (ECMA-376, part 1, CT_RPr)."""
    script = "bidi" if head.rtl else "val"
    return [
        w("sz", val=size),
        w("szCs", val=size),
        *([shade(fill)] if fill else []),
        *([w("vertAlign", val="superscript")] if mark else []),
        *([w("rtl")] if head.rtl else []),
        w("lang", **{script: head.lang}),
    ]


def _spacing(head: Head | None = None, *, keep: bool = False) -> _Element:
    return w(
        "pPr",
        *([w("keepNext")] if keep else []),
        *([w("bidi")] if head is not None and head.rtl else []),
        w("spacing", before=40, after=40, line=252, lineRule="auto"),
    )


def shade(fill: str) -> _Element:
    """The colour behind a run or a cell, as RRGGBB."""
    return w("shd", val="clear", color="auto", fill=fill)


def page_footer() -> _Element:
    """The foot of every page: its number and how many there are."""
    small = [w("color", val=_QUIET), w("sz", val=_SMALL)]
    fields = [
        w("fldSimple", *text_runs("1", *map(deepcopy, small)), instr=f" {name} ")
        for name in ("PAGE", "NUMPAGES")
    ]
    between = text_runs(" / ", *map(deepcopy, small))
    return w("ftr", w("p", w("pPr", w("jc", val="center")), fields[0], *between, fields[1]))


def _section() -> _Element:
    edges = dict.fromkeys(("top", "right", "bottom", "left"), _MARGIN)
    footer = w("footerReference", type="default")
    footer.set(f"{{{RELATIONS}}}id", "rId1")  # the first of the parts
    return w(
        "sectPr",
        footer,
        w("pgSz", w=_WIDTH, h=_HEIGHT),
        w("pgMar", **edges, header=567, footer=567, gutter=0),
    )

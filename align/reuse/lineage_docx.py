"""A lineage as a DOCX to read and to print: a table whose first row stands on every page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from align.output.clean.docx import docx_bytes
from align.output.clean.docx.styles import styles_element
from align.output.clean.docx.xml import RELATIONS, text_runs, w
from align.output.side_by_side.docx import page_footer, shade
from align.reuse.lineage import Lineage
from align.reuse.lineage_words import Piece, Shown, heads_of, legend_of, shown_rows, title_of
from tmx.base.languages import is_right_to_left

if TYPE_CHECKING:
    from lxml.etree import _Element

# A4 on its side with margins of 1.5 cm, in twentieths of a point; the first column says what became of a paragraph.
_WIDTH, _HEIGHT, _MARGIN = 16838, 11906, 850
_ABOUT = 1150
_SIZE, _SMALL = 18, 15  # half points
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_FOOTER = "footer"
_WHOLE = 900  # characters up to which a row is kept on one page
_QUIET, _NONE, _HEAD, _RULE, _ADDED, _GONE = "667085", "EEF0F3", "F4F6F9", "BFC5CE", "CDEED6", "FBD9D3"
_INKS = {
    "same": "1E7A45",
    "changed": "9A6700",
    "part": "6F4A9C",
    "new": "1F5FAE",
    "merged": "8A4B2A",
    "left out": "B3372B",
    "moved": "475467",
    "adapted": "0E7490",
}


def as_docx(lineage: Lineage) -> bytes:
    """The document as the bytes of a DOCX file."""
    heads = heads_of(lineage)
    langs = [lineage.lang, lineage.former.lang, lineage.former.target_lang][: len(heads)]
    text = (_WIDTH - 2 * _MARGIN - _ABOUT) // len(heads)
    title = title_of(lineage)
    table = w(
        "tbl",
        w(
            "tblPr",
            w("tblW", w=_ABOUT + len(heads) * text, type="dxa"),
            w("tblBorders", *(w(edge, val="single", sz=4, space=0, color=_RULE) for edge in _EDGES)),
            w("tblLayout", type="fixed"),
        ),
        w("tblGrid", *(w("gridCol", w=width) for width in (_ABOUT, *[text] * len(heads)))),
        _heads(heads, text),
        *(_row(row, langs, text) for row in shown_rows(lineage)),
    )
    legend = w("p", *(run for name, said in legend_of(lineage) for run in _sign(name, said)))
    heading = w("p", w("pPr", w("pStyle", val="Heading1")), *text_runs(title, w("b")))
    body = w("body", heading, legend, table, w("p"), _section())
    styles = styles_element(lineage.lang, rtl=is_right_to_left(lineage.lang))
    return docx_bytes(w("document", body), {_FOOTER: page_footer(), "styles": styles}, title, lineage.lang)


def _sign(name: str, said: str) -> Iterator[_Element]:
    yield from text_runs("■ ", w("color", val=_INKS[name]), w("sz", val=_SMALL))
    yield from text_runs(f"{said}    ", w("color", val=_QUIET), w("sz", val=_SMALL))


def _heads(heads: Iterable[str], text: int) -> _Element:
    cells = [_cell(_ABOUT, w("p"), fill=_HEAD)]
    cells += [
        _cell(text, w("p", _spacing(), *text_runs(head, w("b"), w("sz", val=_SIZE))), fill=_HEAD)
        for head in heads
    ]
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)


def _row(row: Shown, langs: list[str], text: int) -> _Element:
    chips = [_line(row.chip, _INKS[row.kind]), *([_line("moved", _INKS["moved"])] if row.moved else [])]
    cells = [
        _cell(_ABOUT, *chips),
        _text_cell(text, langs[0], row.new_name, row.new, _ADDED),
        _text_cell(text, langs[1], row.old_name, row.old, _GONE, gone=True),
    ]
    if len(langs) > 2:
        name = "adapted" if row.adapted else ""
        cells.append(
            _text_cell(text, langs[2], name, [Piece(row.target)] if row.target else [], "", _INKS["adapted"])
        )
    size = max(sum(len(piece.text) for piece in pieces) for pieces in (row.new, row.old))
    whole = [w("trPr", w("cantSplit"))] if size <= _WHOLE else []
    return w("tr", *whole, *cells)


def _line(text: str, ink: str) -> _Element:
    return w("p", _spacing(), *text_runs(text, w("b"), w("color", val=ink), w("sz", val=_SMALL)))


def _text_cell(
    width: int,
    lang: str,
    name: str,
    pieces: Iterable[Piece],
    fill: str,
    ink: str = _QUIET,
    *,
    gone: bool = False,
) -> _Element:
    rtl = is_right_to_left(lang)
    runs = [
        run
        for piece in pieces
        for run in text_runs(
            piece.text,
            *([w("strike")] if gone and piece.differs else []),
            w("sz", val=_SIZE),
            w("szCs", val=_SIZE),
            *([shade(fill)] if piece.differs else []),
            *([w("rtl")] if rtl else []),
            w("lang", **{"bidi" if rtl else "val": lang}),
        )
    ]
    if not runs:
        return _cell(width, w("p", _spacing()), fill=_NONE)
    label = text_runs(f"{name}  " if name else "", w("color", val=ink), w("sz", val=_SMALL))
    return _cell(width, w("p", _spacing(rtl=rtl), *label, *runs))


def _cell(width: int, *paragraphs: _Element, fill: str = "") -> _Element:
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), *([shade(fill)] if fill else [])), *paragraphs)


def _spacing(*, rtl: bool = False) -> _Element:
    return w(
        "pPr", *([w("bidi")] if rtl else []), w("spacing", before=40, after=40, line=245, lineRule="auto")
    )


def _section() -> _Element:
    edges = dict.fromkeys(("top", "right", "bottom", "left"), _MARGIN)
    footer = w("footerReference", type="default")
    footer.set(f"{{{RELATIONS}}}id", "rId1")  # the first of the parts
    size = w("pgSz", w=_WIDTH, h=_HEIGHT, orient="landscape")
    return w("sectPr", footer, size, w("pgMar", **edges, header=400, footer=400, gutter=0))

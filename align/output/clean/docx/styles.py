"""The styles of a DOCX, and the language of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from align.output.clean.docx.xml import w
from tmx.base.languages import base_language

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADINGS = {1: 32, 2: 28, 3: 24, 4: 22, 5: 22, 6: 22}  # half points, by level
_BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")
_EAST_ASIAN = frozenset({"zh", "ja", "ko"})


def styles_element(lang: str, *, rtl: bool) -> _Element:
    """The root of the part that defines the styles."""
    script = "bidi" if rtl else "eastAsia" if base_language(lang) in _EAST_ASIAN else "val"
    defaults = w(
        "docDefaults",
        w(
            "rPrDefault",
            w(
                "rPr",
                w("rFonts", ascii="Calibri", hAnsi="Calibri", cs="Arial"),
                w("sz", val=22),
                w("szCs", val=22),
                w("lang", **{script: lang}),
            ),
        ),
        w("pPrDefault", w("pPr", w("spacing", after=120, line=264, lineRule="auto"))),
    )
    return w(
        "styles",
        defaults,
        _style("paragraph", "Normal", "Normal", default=True),
        _style("character", "DefaultParagraphFont", "Default Paragraph Font", default=True),
        _style("table", "TableNormal", "Normal Table", _cell_margins(), default=True),
        *(_heading(level, size) for level, size in _HEADINGS.items()),
        _style(
            "paragraph", "ListParagraph", "List Paragraph", w("pPr", w("spacing", after=60)), based="Normal"
        ),
        _style(
            "paragraph",
            "FootnoteText",
            "footnote text",
            w("pPr", w("spacing", after=40, line=240, lineRule="auto")),
            w("rPr", w("sz", val=18), w("szCs", val=18)),
            based="Normal",
        ),
        _style(
            "character",
            "FootnoteReference",
            "footnote reference",
            w("rPr", w("vertAlign", val="superscript")),
            based="DefaultParagraphFont",
        ),
        _style(
            "table",
            "TableGrid",
            "Table Grid",
            w("pPr", w("spacing", before=40, after=40, line=240, lineRule="auto")),
            w(
                "tblPr",
                w("tblBorders", *(w(edge, val="single", sz=4, space=0, color="auto") for edge in _BORDERS)),
            ),
            based="TableNormal",
        ),
    )


def _style(
    kind: str, name: str, called: str, *content: _Element, based: str = "", default: bool = False
) -> _Element:
    return w(
        "style",
        w("name", val=called),
        *([w("basedOn", val=based)] if based else []),
        w("qFormat"),
        *content,
        type=kind,
        styleId=name,
        **({"default": 1} if default else {}),
    )


def _heading(level: int, size: int) -> _Element:
    return w(
        "style",
        w("name", val=f"heading {level}"),
        w("basedOn", val="Normal"),
        w("next", val="Normal"),
        w("qFormat"),
        w(
            "pPr",
            w("keepNext"),
            w("keepLines"),
            w("spacing", before=280 if level < 3 else 200, after=100),
            w("outlineLvl", val=level - 1),
        ),
        w(
            "rPr",
            w("b"),
            w("bCs"),
            *([w("i"), w("iCs")] if level > 4 else []),
            w("sz", val=size),
            w("szCs", val=size),
        ),
        type="paragraph",
        styleId=f"Heading{level}",
    )


def _cell_margins() -> _Element:
    sides = {"top": 0, "left": 108, "bottom": 0, "right": 108}
    return w("tblPr", w("tblCellMar", *(w(side, w=size, type="dxa") for side, size in sides.items())))

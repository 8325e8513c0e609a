"""What the elements of HTML are: blocks, headings, type; and which of them nobody sees."""

from __future__ import annotations

import re

from align.core.raw import Furniture
from align.readers.flow import Font
from align.readers.html.tree import Node

LABEL_ATTRIBUTE = "data-bitext-label"
"""Holds the number of a paragraph in pages that bitext wrote: it is shown, and is not part of the text."""

BLOCKS = frozenset(
    "#root #part html body address article aside blockquote caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu nav ol "
    "optgroup option p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp".split()
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = frozenset({"b", "strong", "th"})
_ITALIC = frozenset({"i", "em", "cite", "var", "dfn"})
_ASIDE = {
    **dict.fromkeys(("script", "style", "link", "meta"), Furniture.SCRIPT),
    **dict.fromkeys(("template", "noscript", "noframes", "noembed", "annotation"), Furniture.HIDDEN),
    **dict.fromkeys(("iframe", "object", "video", "audio", "canvas", "applet"), Furniture.HIDDEN),
    **dict.fromkeys(("button", "select", "textarea", "datalist", "input", "option"), Furniture.FORM),
    **dict.fromkeys(("rt", "rp", "rtc"), Furniture.READING),
    "annotation-xml": Furniture.HIDDEN,
    "svg": Furniture.PICTURE,
    "del": Furniture.DELETED,
    "#comment": Furniture.COMMENT,
}
_UNSEEN = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE
)
_BLOCK_STYLE = re.compile(r"(?:^|;)\s*display\s*:\s*(?:block|flex|grid|list-item|table)\b", re.IGNORECASE)
_RAISED = re.compile(r"(?:^|;)\s*vertical-align\s*:\s*super", re.IGNORECASE)
_HEAVY = re.compile(r"(?:^|;)\s*font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_SLANTED = re.compile(r"(?:^|;)\s*font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
# How the names end by which common style sheets leave a text to screen readers.
_FOR_SCREEN_READERS = tuple(
    "sr-only screen-reader-text screen-reader-only visually-hidden visuallyhidden -invisible show-for-sr "
    "wb-inv noprint no-print printonly".split()
)
_SHOWN = "not-"  # in a name: it takes such a one back
_PAGE_BREAKS = frozenset({"pagebreak", "doc-pagebreak"})
_DECORATION = (
    40  # characters; what is longer and hidden from screen readers may be the page behind a dialogue
)


def is_block(node: Node) -> bool:
    """Whether an element is a paragraph, or holds some."""
    return node.tag in BLOCKS or (
        bool(node.get("style")) and _BLOCK_STYLE.search(node.get("style")) is not None
    )


def heading_level(node: Node) -> int | None:
    """The level of a heading, 1 for the outermost; None for other elements."""
    if node.tag in HEADINGS:
        return HEADINGS[node.tag]
    if node.get("role") == "heading":
        level = node.get("aria-level")
        return min(int(level), 9) if level.isascii() and level.isdecimal() and int(level) else 2
    return 1 if node.tag == "p" and "msotitle" in node.classes else None


def font_of(node: Node, around: Font) -> Font:
    """How the text of an element is set."""
    bold, italic, raised = around
    style = node.get("style")
    if node.tag in _BOLD or (style and _HEAVY.search(style)):
        bold = True
    if node.tag in _ITALIC or (style and _SLANTED.search(style)):
        italic = True
    if node.tag == "sup" or (style and _RAISED.search(style)):
        raised = True
    return Font(bold, italic, raised)


def hidden_reason(node: Node) -> str:
    """Why an element is no part of the text whatever the page around it is; empty if it may be."""
    if node.tag in _ASIDE:
        return _ASIDE[node.tag]
    if not node.attrs:
        return ""
    if "hidden" in node.attrs or (node.get("style") and _UNSEEN.search(node.get("style"))):
        return Furniture.HIDDEN
    if node.get("class") and any(
        name.endswith(_FOR_SCREEN_READERS) and _SHOWN not in name for name in node.classes
    ):
        return Furniture.HIDDEN
    if not _PAGE_BREAKS.isdisjoint(node.roles):
        return Furniture.PAGE_NUMBER
    if node.tag == "dialog" and "open" not in node.attrs:
        return Furniture.HIDDEN
    if node.get("aria-hidden") == "true" and node.chars <= _DECORATION and node.tag != "math":
        return Furniture.HIDDEN
    return ""

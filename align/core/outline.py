"""A document as an outline in HTML: the number, the role and the beginning of each paragraph."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence

from align.core.block import Block
from tmx.base.wording import clip

_FIRST = 90  # characters of a paragraph that an outline shows
_INDENT = 1.2  # em for each level of a number
_SMALL = "font-size:smaller;opacity:.75"


def outline_html(
    title: str,
    lang: str,
    blocks: Sequence[Block],
    facts: Mapping[str, str],
    warnings: Sequence[str],
    kind: str = "",
) -> str:
    """The structure of a document as HTML, all text escaped."""
    shown = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in facts.items())
    notices = "".join(f"<p>{html.escape(warning)}</p>" for warning in warnings)
    return (
        f"<p><b>{html.escape(title)}</b> ({html.escape(', '.join(filter(None, (lang, kind))))}): "
        f"{len(blocks)} paragraphs<br>"
        f"<span style='{_SMALL}'>{html.escape(shown)}</span></p>{notices}"
        f"<div lang='{html.escape(lang)}'>{''.join(_block(block) for block in blocks)}</div>"
    )


def _block(block: Block) -> str:
    indent = _INDENT * max(0, len(block.path) - 1)
    notes = ", ".join(ref.number for ref in block.refs)
    superscript = f" <sup>{html.escape(notes)}</sup>" if notes else ""
    return (
        f"<div style='margin:.2em 0 .2em {indent:.1f}em;text-align:left'>"
        f"<span style='{_SMALL}'>{html.escape(block.kind)}</span> "
        f"<b>{html.escape(block.number)}</b> {html.escape(clip(block.text, _FIRST))}{superscript}</div>"
    )

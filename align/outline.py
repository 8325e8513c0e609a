"""Documents as outlines for a notebook: numbers, roles and the beginnings of paragraphs."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass

from align.document import Block, Document

_FIRST = 90  # characters of a paragraph that an outline shows
_INDENT = 1.2  # em for each level of a number
_SMALL = "font-size:smaller;opacity:.75"


@dataclass(frozen=True)
class Outlines:
    """Several documents side by side."""

    documents: tuple[Document, ...]

    def _repr_html_(self) -> str:
        columns = "".join(
            f"<div style='flex:1 1 12em;min-width:11em'>{outline_html(document)}</div>"
            for document in self.documents
        )
        return f"<div style='display:flex;flex-wrap:wrap;gap:1em'>{columns}</div>"


def outlines(documents: Iterable[Document]) -> Outlines:
    """The outlines of documents side by side, for a notebook."""
    return Outlines(tuple(documents))


def outline_html(document: Document) -> str:
    """The structure of a document as HTML, all text escaped."""
    facts = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in document.facts.items())
    name = document.symbol or document.name.replace("\\", "/").rsplit("/", 1)[-1]
    warnings = "".join(f"<p>{html.escape(warning)}</p>" for warning in document.warnings)
    return (
        f"<p><b>{html.escape(name)}</b> ({html.escape(document.lang)}): {len(document.blocks)} paragraphs<br>"
        f"<span style='{_SMALL}'>{html.escape(facts)}</span></p>{warnings}"
        f"<div lang='{html.escape(document.lang)}'>{''.join(_block(block) for block in document)}</div>"
    )


def _block(block: Block) -> str:
    indent = _INDENT * max(0, len(block.path) - 1)
    first = block.text if len(block.text) <= _FIRST else block.text[:_FIRST].rsplit(" ", 1)[0] + " …"
    notes = ", ".join(ref.number for ref in block.refs)
    superscript = f" <sup>{html.escape(notes)}</sup>" if notes else ""
    return (
        f"<div style='margin:.2em 0 .2em {indent:.1f}em;text-align:left'>"
        f"<span style='{_SMALL}'>{html.escape(block.kind.value)}</span> "
        f"<b>{html.escape(block.number)}</b> {html.escape(first)}{superscript}</div>"
    )

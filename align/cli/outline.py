"""What ``bitext segment`` shows of a document: its structure as a tree, or all of it as data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.tree import Tree

    from align.core.block import Block
    from align.core.document import Document

_SHOWN = 50  # characters of a block's text in the tree


def document_tree(document: Document, *, full: bool = False) -> Tree:
    """The document as a rich tree: parts, then blocks by number, then what was set aside."""
    from rich.text import Text
    from rich.tree import Tree

    facts = ", ".join(f"{name} {value}" for name, value in document.facts.items())
    read_as = ", ".join(filter(None, (document.lang, document.kind)))
    root = Tree(Text(f"{Path(document.name).name} ({read_as})"))
    if facts:
        root.add(Text(facts))
    part, name = root, ""
    at: dict[tuple[str, ...], Tree] = {}
    for block in document:
        if block.kind != name:
            name, at = block.kind, {}
            part = root.add(Text(name, style="bold"))
        parent = next(
            (at[block.path[:end]] for end in range(len(block.path) - 1, 0, -1) if block.path[:end] in at),
            part,
        )
        branch = parent.add(Text(_line(block, full=full)))
        if block.path:
            at[block.path] = branch
    if document.set_aside:
        aside = root.add(Text("set aside", style="bold"))
        for item in document.set_aside:
            place = f"{item.locator}: " if str(item.locator) else ""
            aside.add(Text(f"{place}{item.reason}: {_short(item.text, full=full)}"))
    return root


def _line(block: Block, *, full: bool) -> str:
    refs = f" [notes {', '.join(ref.number for ref in block.refs)}]" if block.refs else ""
    label = f"{block.label} " if block.label else ""
    return f"{label}{_short(block.text, full=full)}{refs}"


def _short(text: str, *, full: bool) -> str:
    return text if full or len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…"


def document_data(document: Document, srx: str = "") -> dict[str, Any]:
    """The document as plain data: every block with its sentences as (start, end) offsets of its text.

    `srx` is a file of segmentation rules by which sentences are cut, if not by our own.
    """
    from align.segmentation import segmenter

    cut = segmenter(document.lang, srx=srx)
    return {
        "name": document.name,
        "lang": document.lang,
        "kind": document.kind,
        "kind_scores": dict(document.kind_scores),
        "facts": dict(document.facts),
        "blocks": [
            {
                "kind": str(block.kind),
                "path": list(block.path),
                "label": block.label,
                "text": block.text,
                "sentences": [[segment.start, segment.end] for segment in cut(block)],
                "refs": [{"offset": ref.offset, "number": ref.number} for ref in block.refs],
                "lines": list(block.lines),
                "place": str(block.locator),
            }
            for block in document
        ],
        "set_aside": [
            {"line": item.line, "place": str(item.locator), "text": item.text, "reason": item.reason}
            for item in document.set_aside
        ],
        "warnings": list(document.warnings),
    }

"""``bitext segment``: the structure found in a text, as a tree or as data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from tmx.cli.console import show, show_json, warn
from tmx.cli.options import File, Json
from tmx.cli.verb import option, verb

if TYPE_CHECKING:
    from rich.tree import Tree

    from align.core.block import Block
    from align.core.document import Document

_SHOWN = 50  # characters of a block's text in the tree


@dataclass(frozen=True, slots=True)
class SegmentOptions:
    """Which text to read, and how much of it to show."""

    file: File
    lang: Annotated[
        str | None, option("--lang", metavar="CODE", help="Language of the text, such as en or en-GB.")
    ]
    full: Annotated[bool, option("--full", is_flag=True, help="Show whole paragraphs in the tree.")]
    as_json: Json


@verb(
    SegmentOptions,
    prints={
        "symbol, date …": "the facts found in the masthead",
        "title, operative …": "the roles of the paragraphs, each followed by its paragraphs",
        "[notes 1, 2]": "the footnotes to which a paragraph refers",
        "set aside": "lines that do not belong to the text, and why",
    },
    examples=[
        "bitext segment corpora/A-RES-59-159/fr.txt",
        "bitext segment act.txt --lang fr-CA --json",
    ],
)
def segment(options: SegmentOptions) -> None:
    """Show the structure found in a text.

    FILE is one language version of a document. Its language is that of the file name (en.txt, act_fr-CA.txt), or is
    detected in the text, unless --lang gives it. --json also gives the sentences, as offsets into their paragraph.
    """
    from align.api import read

    document = read(options.file, options.lang)
    if options.as_json:
        show_json(document_data(document))
        return
    for warning in document.warnings:
        warn(warning)
    show(document_tree(document, full=options.full))


def document_tree(document: Document, *, full: bool = False) -> Tree:
    """The document as a rich tree: parts, then blocks by number, then what was set aside."""
    from rich.text import Text
    from rich.tree import Tree

    facts = ", ".join(f"{name} {value}" for name, value in document.facts.items())
    root = Tree(Text(f"{Path(document.name).name} ({document.lang})"))
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
            aside.add(Text(f"line {item.line}: {item.reason}: {_short(item.text, full=full)}"))
    return root


def _line(block: Block, *, full: bool) -> str:
    refs = f" [notes {', '.join(ref.number for ref in block.refs)}]" if block.refs else ""
    label = f"{block.label} " if block.label else ""
    return f"{label}{_short(block.text, full=full)}{refs}"


def _short(text: str, *, full: bool) -> str:
    return text if full or len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…"


def document_data(document: Document) -> dict[str, Any]:
    """The document as plain data: every block with its sentences as (start, end) offsets of its text."""
    from align.segmentation import sentence_spans

    return {
        "name": document.name,
        "lang": document.lang,
        "facts": dict(document.facts),
        "blocks": [
            {
                "kind": str(block.kind),
                "path": list(block.path),
                "label": block.label,
                "text": block.text,
                "sentences": [list(span) for span in sentence_spans(block.text, document.lang)],
                "refs": [{"offset": ref.offset, "number": ref.number} for ref in block.refs],
                "lines": list(block.lines),
            }
            for block in document
        ],
        "set_aside": [
            {"line": item.line, "text": item.text, "reason": item.reason} for item in document.set_aside
        ],
        "warnings": list(document.warnings),
    }

"""Markdown: CommonMark with tables, footnotes and front matter, made into a page and read as one.

markdown-it-py follows CommonMark to the letter and says which lines each block comes from.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from align.core.raw import Furniture, RawDocument
from align.readers.html.content import SOURCE_LINES
from align.readers.html.document import content_facts, content_warnings
from align.readers.html.tree import parse_html
from align.readers.html.writer import write_content
from align.readers.markdown.directives import without_directives
from align.readers.markdown.marks import marks
from align.readers.markdown.notes import number_by_names
from align.readers.markdown.recognition import is_markdown, may_be_markdown
from align.readers.pages import PagedText
from align.readers.text import decode_text
from tmx.base.errors import InputError

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["is_named_markdown", "read_markdown", "recognises_markdown"]

_SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mdwn", ".rmd", ".qmd"})
_MAX_NESTING = 100  # blocks inside each other
_TITLE = re.compile(r"^(title|lang|language):\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"(?<!\s)\s*\{:?\s*[#.][^{}\n]*\}\s*$")  # of pandoc and kramdown, after a heading
_TASK = re.compile(r"^\[[ xX]\]\s+")


def recognises_markdown(data: bytes) -> bool:
    """Whether a file is Markdown by its content alone."""
    return (content := _decoded(data)) is not None and is_markdown("\n".join(content.texts))


def is_named_markdown(data: bytes, path: Path) -> bool:
    """Whether a file is named as Markdown and has some mark of it."""
    if path.suffix.lower() not in _SUFFIXES:
        return False
    return (content := _decoded(data)) is not None and may_be_markdown("\n".join(content.texts))


def _decoded(data: bytes) -> PagedText | None:
    try:
        return decode_text(data, Path())
    except InputError:
        return None


def read_markdown(data: bytes, path: Path) -> RawDocument:
    """Read a Markdown document.

    Raises:
        InputError: it is not text, or holds none.
    """
    content = decode_text(data, path)
    lines = content.texts
    page, facts = _page("\n".join(without_directives(lines)))
    made = write_content(parse_html(page, path), site=False, source_lines=len(lines))
    if not made.paragraphs:
        raise InputError(
            "the document holds no text", path=path, cure="Give a file with text in one language."
        )
    aside = [item for item in made.discarded if item.reason != Furniture.FOOTNOTE_MARK]
    pieces = [(item.locator, item.text) for item in (*made.paragraphs, *made.notes)]
    pieces += [(item.locator, item.text) for item in aside]
    notes = [f"{path}: {note}" for note in (content.note, *content_warnings(made)) if note]
    return RawDocument(
        str(path),
        tuple(made.paragraphs),
        tuple(made.notes),
        tuple(sorted((*aside, *marks(lines, pieces)), key=lambda item: item.line)),
        {**content_facts(made), **facts},
        tuple(notes),
    )


def _page(source: str) -> tuple[str, dict[str, str]]:
    """The source as a page in HTML, and what its front matter says."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.front_matter import front_matter_plugin

    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin).use(front_matter_plugin).use(deflist_plugin)
    number_by_names(parser)
    tokens = parser.parse(source)
    facts: dict[str, str] = {}
    for token, before in zip(tokens, [None, *tokens], strict=False):
        if token.type == "front_matter":
            found = {match[1]: match[2] for match in _TITLE.finditer(token.content)}
            facts = {
                "title": found.get("title", ""),
                "language": found.get("lang", found.get("language", "")),
            }
        elif token.type == "inline":
            _trim(token, heading=before is not None and before.type == "heading_open")
        if token.map is not None and token.nesting >= 0:
            token.attrSet(SOURCE_LINES, f"{token.map[0] + 1}-{token.map[1]}")
    return parser.renderer.render(tokens, parser.options, {}), {k: v for k, v in facts.items() if v}


def _trim(token: Token, *, heading: bool) -> None:
    """Take the attributes of a heading and the box of a task off the text of a block."""
    children = token.children or []
    if children and children[-1].type == "text" and heading:
        children[-1].content = _ATTRIBUTES.sub("", children[-1].content)
    elif children and children[0].type == "text":
        children[0].content = _TASK.sub("", children[0].content)

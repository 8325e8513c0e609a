"""Footnotes by their names: ``[^5]`` is note 5, though it may be the first; referred to again, it is the same note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


def number_by_names(parser: MarkdownIt) -> None:
    """Let a parser with footnotes give each the number that it is named by, if its name is a number."""
    parser.add_render_rule("footnote_caption", _caption)
    parser.add_render_rule("footnote_open", _open)


def _number(token: Token) -> str:
    name = str(token.meta.get("label") or "")
    return name if name.isascii() and name.isdecimal() and len(name) <= 4 else str(token.meta["id"] + 1)


def _caption(self: Any, tokens: Sequence[Token], at: int, options: Any, env: Mapping[str, Any]) -> str:
    return f"[{_number(tokens[at])}]"


def _open(self: Any, tokens: Sequence[Token], at: int, options: Any, env: Mapping[str, Any]) -> str:
    name = self.rules["footnote_anchor_name"](tokens, at, options, env)
    return f'<li id="fn{name}" value="{_number(tokens[at])}" class="footnote-item">'

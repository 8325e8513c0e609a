"""Layout by position: pages whose reader knows where each piece of text is printed -> paragraphs and notes."""

from __future__ import annotations

from align.layout.printed.compose import compose

__all__ = ["compose"]

"""Whether the text before a note refers to it."""

from __future__ import annotations

from collections.abc import Sequence

from align.layout.footnotes import NotePatterns
from align.layout.laid_out import Paragraph

# Paragraphs among which a reference to a note is looked for: by a plain figure, and by one in brackets.
_RECENT, _CHAPTER = 30, 400


class Referred:
    """Looks for references in the paragraphs of a text, in each of them once."""

    def __init__(self, patterns: NotePatterns, paragraphs: Sequence[Paragraph]) -> None:
        """`paragraphs` are those so far; more may come."""
        self._patterns, self._paragraphs = patterns, paragraphs
        self._found: dict[int, tuple[int, set[str]]] = {}  # by paragraph: its lines, and what they refer to

    def has(self, label: str) -> bool:
        """Whether the last paragraphs hold what looks like a reference to the note of this label."""
        recent = self._paragraphs[-(_CHAPTER if label.startswith("[") else _RECENT) :]
        return any(label in self._references(paragraph) for paragraph in reversed(recent))

    def _references(self, paragraph: Paragraph) -> set[str]:
        lines, found = self._found.get(id(paragraph), (0, set[str]()))
        if lines != len(paragraph.lines):  # it is new, or goes on
            text = " ".join(placed.line.text.strip() for placed in paragraph.lines)
            found = self._patterns.referenced([text])
            self._found[id(paragraph)] = len(paragraph.lines), found
        return found

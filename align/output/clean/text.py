"""A clean document as plain text: one paragraph per line, with a blank line between two.

Without blank lines some CAT tools (OmegaT) take all lines for one paragraph; to the others they are nothing.
"""

from __future__ import annotations

from align.output.clean.content import CleanText, Item
from tmx.base.characters import joined_lines

_BULLET = "•"


def as_text(clean: CleanText, *, marks: bool) -> str:
    """The paragraphs, then the footnotes.

    Args:
        clean: the document.
        marks: whether the references to notes are written, as ``[1]``, and the notes with the same mark.
    """
    lines = [_line(item, marks) for item in clean.items]
    for note in clean.notes:
        first, *rest = note.items
        lines.append(f"[{note.number}] {_line(first, marks)}" if marks else _line(first, marks))
        lines += [_line(item, marks) for item in rest]
    return "\n\n".join(line for line in lines if line) + "\n"


def _line(item: Item, marks: bool) -> str:
    pieces = [
        piece if isinstance(piece, str) else f"[{piece.number}]"
        for piece in item.pieces
        if marks or isinstance(piece, str)
    ]
    label = item.label or (_BULLET if item.bullet else "")
    return joined_lines(f"{label} {''.join(pieces)}".strip())

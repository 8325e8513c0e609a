"""Two texts side by side, to read and to print: DOCX and HTML."""

from align.output.side_by_side.writing import (
    SIDE_BY_SIDE_SUFFIXES,
    is_review,
    refuse_review,
    write_side_by_side,
)

__all__ = ["SIDE_BY_SIDE_SUFFIXES", "is_review", "refuse_review", "write_side_by_side"]

"""Lines on pages -> a raw document: page furniture set aside, lines joined, notes and references found."""

from align.layout.bullets import without_bullets
from align.layout.characters import visible_document
from align.layout.document import lay_out

__all__ = ["lay_out", "visible_document", "without_bullets"]

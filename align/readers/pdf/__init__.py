"""PDF in: the lines of each page with their places, sizes and fonts."""

from __future__ import annotations

from align.readers.pdf.document import read_pdf
from align.readers.pdf.opening import recognises_pdf

__all__ = ["read_pdf", "recognises_pdf"]

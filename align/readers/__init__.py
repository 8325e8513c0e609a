"""Files in: lines on pages, or paragraphs with styles and notes."""

from align.readers.pages import PagedText, paginate
from align.readers.text import read_text

__all__ = ["PagedText", "paginate", "read_text"]

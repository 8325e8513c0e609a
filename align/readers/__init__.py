"""Files in, raw lines out."""

from align.readers.text import RawText, read_text

__all__ = ["RawText", "read_text"]

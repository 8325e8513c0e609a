"""Word documents that come back translated: paragraphs as content with codes, and content as paragraphs."""

from align.reuse.docx.original import DocxOriginal

__all__ = ["DocxOriginal"]

"""A clean document as DOCX: headings, numbers as Word's own, tables, and real footnotes."""

from align.output.clean.docx.package import as_docx, docx_bytes

__all__ = ["as_docx", "docx_bytes"]

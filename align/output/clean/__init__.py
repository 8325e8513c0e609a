"""A document without page furniture as a file: plain text, Word, HTML or Markdown, ready for a CAT tool."""

from align.output.clean.writing import CLEAN_SUFFIXES, clean_format, write_document

__all__ = ["CLEAN_SUFFIXES", "clean_format", "write_document"]

"""XLIFF with matches: written for a CAT tool, and read again when it has been translated."""

from align.reuse.xliff.writing import write_xliff

__all__ = ["write_xliff"]

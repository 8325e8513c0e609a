"""Raw document -> Document: labels, numbering, divisions, roles, facts, by the grammar of its kind."""

from align.structure.parsing import parse

__all__ = ["parse"]

"""Raw document -> Document: labels, numbering, divisions, roles, facts, by the grammar of its kind."""

from align.structure.parsing import evidence_of, parse

__all__ = ["evidence_of", "parse"]

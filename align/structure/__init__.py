"""Raw document -> Document: labels, numbering, divisions, roles, facts, by the grammar of its kind."""

from align.structure.parsing import parse, parse_lines, parse_pages

__all__ = ["parse", "parse_lines", "parse_pages"]

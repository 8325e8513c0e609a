"""Raw document -> Document: labels, numbering, divisions, roles, facts, by the grammar of its kind."""

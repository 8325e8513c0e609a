"""How good an alignment is as far as it can be told without gold: checks, measures, value as a memory."""

"""How good an alignment is, as far as can be told without gold: checks, metrics, value as a memory."""

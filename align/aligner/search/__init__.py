"""The search for the best path of beads; it knows nothing of what computes a cost."""

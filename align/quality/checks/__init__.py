"""What the checks look at: one module for each kind, and the registry of all rules."""

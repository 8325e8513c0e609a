"""Tables and plots for linguists, to look at in a notebook."""

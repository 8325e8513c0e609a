"""What linguists look at in a notebook: tables and plots."""

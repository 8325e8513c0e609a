"""Many documents into one corpus: pairs found, aligned by many processes, gathered and reported."""

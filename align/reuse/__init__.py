"""What a memory saves in a new document: leverage, lineage, and documents translated as far as it goes."""

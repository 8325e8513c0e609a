"""Other formats of bilingual text, each a module with a reader and a writer of units."""

"""Other formats for bilingual text: each module has a reader and a writer of units."""

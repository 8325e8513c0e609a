"""What the units of a memory tell about words: terms, their translations, and renderings that differ."""

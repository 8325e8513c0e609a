"""Lines on pages -> paragraphs and notes: page furniture set aside, lines joined, references found."""

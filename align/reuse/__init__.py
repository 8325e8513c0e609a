"""What a memory saves in a new document: leverage, and which earlier paragraphs it renews."""

"""What is known of languages: which one a text is in, its numbers, its paragraph labels."""

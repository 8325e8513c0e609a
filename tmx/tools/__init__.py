"""Memories made of memories: converted, merged, deduplicated, filtered, split, counted."""

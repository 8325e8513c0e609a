"""Tools for memories: convert, merge, remove duplicates, filter, split and count."""

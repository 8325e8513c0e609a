"""Ways out of an alignment: translation units, rows of a table, bead files, files of every format."""

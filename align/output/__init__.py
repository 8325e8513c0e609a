"""What an alignment is written as: translation units, rows of a table, bead files, files of every format."""

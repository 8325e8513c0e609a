"""What every other package builds on: errors, files, encodings, languages, findings, reports."""

"""What every other package stands on: errors, files, encodings, languages, findings, reports."""

"""Documents, their structure, and the alignment of two language versions."""

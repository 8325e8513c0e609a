"""The verbs of the command line that work on memories: short functions over the public API."""

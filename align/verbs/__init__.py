"""The verbs of the command line: short functions over the public API, each imported when it is called."""

"""The command `bitext`: one file per verb, each imported when it is called, and short functions over the API."""

from align.cli.app import VERBS, main

__all__ = ["VERBS", "main"]

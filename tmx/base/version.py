"""The version of the installed distribution."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version


@cache
def bitext_version() -> str:
    """The version of the installed distribution; ``0+unknown`` if it is not installed."""
    try:
        return version("bitext")
    except PackageNotFoundError:
        return "0+unknown"

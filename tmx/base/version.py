"""The version of the installed distribution."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def bitext_version() -> str:
    """The version of the installed distribution, or ``0+unknown`` in an uninstalled tree."""
    try:
        return version("bitext")
    except PackageNotFoundError:
        return "0+unknown"

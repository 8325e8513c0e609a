"""The one way to load data files: TOML and JSON files in the package whose code reads them."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from functools import cache
from pkgutil import get_data  # importlib.resources imports much more
from typing import Any

_READERS: dict[str, Callable[[str], Any]] = {"toml": tomllib.loads, "json": json.loads}


@cache
def load_data(package: str, name: str) -> dict[str, Any]:
    """The content of a data file of a package, read once; do not change it.

    >>> load_data("tmx.base", "regions.toml")["regions"]["en"]
    'en-US'
    """
    data = get_data(package, name)
    assert data is not None, f"the loader of {package} reads no data"  # noqa: S101
    content: dict[str, Any] = _READERS[name.rpartition(".")[2]](data.decode())
    return content

"""Where documents of a memory came from, so that one is not replaced by another that has its name by chance."""

from __future__ import annotations

import hashlib
import shlex
from collections.abc import Iterable
from pathlib import Path

from tmx.base.errors import UsageError
from tmx.memory.store import Store


def place_of(paths: Iterable[Path]) -> str:
    """A fingerprint of where files or folders are: it tells two of one name apart without giving the path away."""
    places = sorted(str(path.resolve()) for path in paths)
    return hashlib.sha256(repr(places).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def refuse_other(memory: Store, name: str, place: str) -> None:
    """Refuse to replace a document by one that has its name by chance.

    Args:
        memory: the memory.
        name: what a document would be called after its file or folder.
        place: where that is, as `place_of` tells.

    Raises:
        UsageError: the document of this name is from another place.
    """
    known = next((held.facts.get("place") for held in memory.documents() if held.name == name), None)
    if known not in (None, place):
        raise UsageError(
            f"the memory has another document called {name}, from another file",
            path=memory.path,
            cure=f"Add this one by itself with another --name; with --name {shlex.quote(name)} it replaces that one.",
        )

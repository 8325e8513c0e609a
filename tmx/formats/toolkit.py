"""What several formats share: a look at XML before it is read, the pair of languages, stores of translate-toolkit."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.parsers import expat

from tmx.base.compression import CHUNK
from tmx.base.decode import open_bytes, reading_errors
from tmx.base.errors import InputError
from tmx.base.files import atomic_write
from tmx.formats.base import Languages, Pair, languages_unknown

CONTEXT = "x-context"


def checked_root(path: Path) -> tuple[str, dict[str, str]]:
    """Read an XML file once to see that it is safe and well-formed; return the name and attributes of its root.

    Raises:
        UsageError: there is no such file, or it is a folder.
        InputError: it cannot be read, is not well-formed, or declares entities.
    """
    parser = expat.ParserCreate()
    root: tuple[str, dict[str, str]] = ("", {})

    def declared(name: str, *_: object) -> None:
        raise InputError(
            f"the file declares an entity ({name[:40]}), which is refused",
            path=path,
            line=parser.CurrentLineNumber,
            cure="Remove the declarations from the DOCTYPE.",
        )

    def started(name: str, attributes: dict[str, str]) -> None:
        nonlocal root
        root = name.rpartition(":")[2], attributes
        parser.StartElementHandler = None

    parser.EntityDeclHandler = declared
    parser.StartElementHandler = started
    with open_bytes(path) as stream, reading_errors(path):
        try:
            while chunk := stream.read(CHUNK):
                parser.Parse(chunk)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise InputError(
                f"the XML is not well-formed: {expat.errors.messages[error.code]}",
                path=path,
                line=error.lineno,
                cure="Correct it or export the file again.",
            ) from error
        except (LookupError, ValueError) as error:  # of Python's codecs
            raise InputError(
                f"the file declares the encoding {_declared_encoding(path)}, which cannot be read",
                path=path,
                line=1,
                cure="Export the file again as UTF-8.",
            ) from error
    return root


def _declared_encoding(path: Path) -> str:
    with open_bytes(path) as stream:
        found = re.search(rb"""encoding\s*=\s*["']([^"']{1,40})""", stream.read(CHUNK))
    return found[1].decode("ascii", "replace") if found else "of its first bytes"


def language_pair(languages: Languages, source: str | None, target: str | None, path: Path) -> Pair:
    """The languages asked for, or else those that the file names.

    Raises:
        UsageError: a language is neither asked for nor named.
    """
    pair = (languages.source or source, languages.target or target)
    if not pair[0] or not pair[1]:
        raise languages_unknown(path)
    return pair[0], pair[1]


def save(store: Any, path: Path) -> None:
    """Write a store, whole or not at all."""
    with atomic_write(path) as stream:
        store.serialize(stream)

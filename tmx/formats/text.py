"""Reading text files."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from tmx.base.decode import open_bytes, reading_errors
from tmx.base.errors import InputError


@contextmanager
def open_text(path: Path) -> Iterator[TextIO]:
    """Open a text file, UTF-8 with or without a byte order mark, or UTF-16 with one.

    Raises:
        UsageError: there is no such file, or it is a folder.
        InputError: it cannot be read, or is in another encoding.
    """
    with open_bytes(path) as stream, reading_errors(path):
        start = stream.read(2)
        stream.seek(0)
        encoding = "utf-16" if start in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        text = io.TextIOWrapper(stream, encoding=encoding, newline="")
        try:
            yield text
        except UnicodeDecodeError as error:
            raise InputError(
                f"the text is not in {encoding.removesuffix('-sig').upper()}",
                path=path,
                cure="Save it as UTF-8.",
            ) from error

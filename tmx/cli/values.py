"""The types of values on the command line."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import click

from tmx.base.errors import UsageError
from tmx.base.files import is_stream

path_type = click.Path(path_type=Path, readable=False)  # what reads a file says why it cannot


class FileToWrite(click.Path):
    """A file to write, of one of a few formats, which its suffix names.

    Args:
        what: what is written, for the message: ``a review``.
        suffixes: the suffixes allowed, in lower case.
        streams: whether a stream such as ``/dev/stdout`` will do.
        cure: what to do about another format.
    """

    def __init__(self, what: str, *suffixes: str, streams: bool = False, cure: str = "") -> None:
        super().__init__(path_type=Path, readable=False)
        self._what = what
        self._suffixes = suffixes
        self._streams = streams
        self._cure = cure

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Path:
        """The path, if its suffix is one of those allowed.

        Raises:
            UsageError: it is not.
        """
        path = Path(value)
        if path.name.lower().endswith(self._suffixes) or (self._streams and is_stream(path)):
            return path
        *others, last = self._suffixes
        ends = f"{', '.join(others)} or {last}" if others else last
        raise UsageError(f"the name of {self._what} must end in {ends}", path=path, cure=self._cure)


class UnitsToWrite(click.Path):
    """A file for units, of any format that `convert` writes, or a stream such as ``/dev/stdout`` for TMX."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, readable=False)

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Path:
        """The path, if units can be written in the format of its suffix.

        Raises:
            UsageError: they cannot.
        """
        from tmx.tools.writing import format_to_write

        format_to_write(value)
        return Path(value)


def name_and_value(flag: str, form: str) -> Callable[[str], tuple[str, str]]:
    """The type of a name and a value with an equals sign between them.

    Args:
        flag: the option, for the message: ``--tmx-lang``.
        form: what its value looks like, for the message: ``en=en-GB``.
    """

    def convert(text: str) -> tuple[str, str]:
        name, equals, value = text.partition("=")
        if not name or not equals:
            raise UsageError(f"{flag} must have the form {form}, not {text!r}")
        return name, value

    return convert


def share_or_number(flag: str) -> Callable[[str], tuple[int | None, float | None]]:
    """The type of a number of units, or of a share of them in per cent: the one that is given.

    Args:
        flag: the option, for the message: ``--sample``.
    """

    def convert(text: str) -> tuple[int | None, float | None]:
        with suppress(ValueError):
            if text.endswith("%"):
                share = float(text[:-1]) / 100
                if 0 < share <= 1:
                    return None, share
            elif (number := int(text)) > 0:
                return number, None
        raise UsageError(
            f"{flag} must be a number of units or a percentage, such as 500 or 10%, not {text!r}"
        )

    return convert

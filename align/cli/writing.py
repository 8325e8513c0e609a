"""Writing what an alignment gave: every output is refused before the work or written whole."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tmx.base.errors import BitextError, OutputError, UsageError
from tmx.base.languages import checked_code
from tmx.base.wording import counted
from tmx.cli.console import warn

if TYPE_CHECKING:
    from align.alignment import Alignment
    from align.quality.metrics import Metrics
    from tmx.base.report import WriteReport


def check_outputs(output: dict[str, Any], inputs: Sequence[Path], *others: Path) -> None:
    """Refuse before the work what `write_outputs` could not write after it; `others` are written too.

    Raises:
        UsageError: a suffix, a profile or a language code is unknown, or a file would be overwritten.
        OutputError: a file cannot be written.
    """
    from align.output.files import format_of
    from tmx.write.profiles import profile_named

    for path in output["outputs"]:
        format_of(path)
    profile_named(output["profile"])
    _languages(output["codes"])
    check_free((*output["outputs"], *others), inputs)


def check_free(outputs: Sequence[Path], inputs: Sequence[Path]) -> None:
    """Refuse to write over what is read, to write one file twice, and to write where nothing can be written.

    Raises:
        UsageError: a file would be overwritten.
        OutputError: a file cannot be written.
    """
    read, written = {os.path.realpath(path) for path in inputs}, set[str]()
    for path in outputs:
        _check_writable(path)
        if (place := os.path.realpath(path)) in read | written:
            what = "is read and would be overwritten" if place in read else "would be written twice"
            raise UsageError(what, path=path, cure="Give every output a name of its own.")
        written.add(place)


def _check_writable(path: Path) -> None:
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "it is a folder")
        with tempfile.NamedTemporaryFile(prefix=f".{path.name}.", suffix=".part", dir=path.parent):
            pass
    except OSError as error:
        if path.parent.is_dir():
            why, cure = error.strerror, "Choose another place or name."
        else:
            why, cure = "there is no such folder", "Make the folder first."
        raise OutputError(f"cannot write: {why}", path=path, cure=cure) from error


def write_outputs(alignment: Alignment, output: dict[str, Any], metrics: Metrics | None = None) -> list[str]:
    """Write what `output_options` ask for; a line on each file.

    Args:
        alignment: what to write.
        output: the options.
        metrics: the measures that a JSON holds; made here if they are not given.
    """
    date = output["date"]

    def write(path: Path) -> str:
        report = alignment.save(
            path,
            profile=output["profile"],
            inline_refs=output["inline_refs"],
            languages=_languages(output["codes"]),
            date=date.replace(tzinfo=UTC) if date else None,
            metrics=metrics,
        )
        return _written(report) if report else f"{counted(len(alignment), 'bead')} written to {path}"

    return write_each(output["outputs"], write)


def write_each(paths: Sequence[Path], write: Callable[[Path], str]) -> list[str]:
    """Write file after file; what `write` says of each. Where one fails, what stands already is warned of."""
    lines: list[str] = []
    for path in paths:
        try:
            lines.append(write(path))
        except BitextError:
            for line in lines:
                warn(line)
            raise
    return lines


def _written(report: WriteReport) -> str:
    """What stands in a TMX and what does not; footnote references are no loss, properties hold them."""
    altered = [
        f"{count} altered: {reason}" for reason, count in report.altered.items() if "footnote" not in reason
    ]
    left_out = [f"{count} left out: {reason}" for reason, count in report.left_out.items()]
    return "; ".join([f"{counted(report.written, 'unit')} written to {report.path}", *left_out, *altered])


def _languages(codes: Sequence[str]) -> dict[str, str] | None:
    """The codes to write in place of others, from ``en=en-GB``."""
    pairs = [code.partition("=") for code in codes]
    for code, (ours, _, theirs) in zip(codes, pairs, strict=True):
        if not ours or not theirs:
            raise UsageError(f"--tmx-lang {code} is no pair", cure="Write it as en=en-GB.")
        checked_code(theirs)
    return {ours: theirs for ours, _, theirs in pairs} or None

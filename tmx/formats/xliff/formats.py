"""The two formats that are written; either reads every version."""

from __future__ import annotations

from functools import partial

from tmx.formats.base import Format
from tmx.formats.xliff.reading import read_xliff
from tmx.formats.xliff.writing_1 import write_xliff_1
from tmx.formats.xliff.writing_2 import write_xliff_2

_KEEPING = partial(read_xliff, keep_unfinished=True)

XLIFF_12 = Format(
    "xliff",
    (".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff", ".txlf"),
    "XLIFF 1.2 (reads 1.0 to 2.1)",
    read_xliff,
    write_xliff_1,
    whole=True,
    read_unfinished=_KEEPING,
)
XLIFF_20 = Format(
    "xliff2",
    (".xlf2", ".xliff2"),
    "XLIFF 2.0",
    read_xliff,
    write_xliff_2,
    whole=True,
    read_unfinished=_KEEPING,
)

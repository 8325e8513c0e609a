"""What the caller asks of a reader, besides the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Progress = Callable[[int, int], None]
"""Called with the pages that are done and all pages."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How a file is read.

    Attributes:
        ocr: whether pages that are pictures of text are read by character recognition.
        lang: the language of the text as far as it is known, a BCP 47 tag; character recognition needs it.
        progress: called while a long file is read.
    """

    ocr: bool = False
    lang: str | None = None
    progress: Progress | None = None


AS_IT_IS = ReadOptions()
"""Nothing in particular is asked for."""

"""What matters of a font: its name, and whether it is bold or italic."""

from __future__ import annotations

import ctypes
from typing import NamedTuple

_BOLD = 600  # the weight from which type is bold, as in CSS; PDFium gives 400 where it knows nothing
_ITALIC_FLAG, _BOLD_FLAG = 1 << 6, 1 << 18  # ISO 32000-1, table 123


class Font(NamedTuple):
    """What matters of a font."""

    name: str
    bold: bool
    italic: bool


def font_at(pointer: int) -> Font:
    """The font at an address of PDFium's."""
    from pypdfium2 import raw

    handle = ctypes.cast(pointer, raw.FPDF_FONT)
    length = raw.FPDFFont_GetBaseFontName(handle, None, 0)
    buffer = ctypes.create_string_buffer(max(1, length))
    raw.FPDFFont_GetBaseFontName(handle, buffer, length)
    name = buffer.value.decode("utf-8", "replace")
    plain = name.partition("+")[2] or name
    flags = max(0, raw.FPDFFont_GetFlags(handle))
    style = plain.lower()
    bold = (
        bool(flags & _BOLD_FLAG)
        or raw.FPDFFont_GetWeight(handle) >= _BOLD
        or any(word in style for word in ("bold", "black", "heavy"))
    )
    italic = bool(flags & _ITALIC_FLAG) or "italic" in style or "oblique" in style
    return Font(plain, bold, italic)

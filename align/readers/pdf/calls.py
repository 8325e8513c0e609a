"""PDFium's functions without the cost of ctypes values: addresses go in as numbers."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

POINTER, NUMBER = ctypes.c_void_p, ctypes.c_int


def function(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A function of PDFium by its name, with the ctypes of its result and arguments."""
    from pypdfium2 import raw

    address = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value
    return ctypes.CFUNCTYPE(result, *arguments)(address or 0)


def address(handle: Any) -> int:
    """The address in a handle of pypdfium2; 0 for none."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0

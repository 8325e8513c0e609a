"""The directory of a compound file ([MS-CFB]), the container of Word 97 and of other programs of its time."""

from __future__ import annotations

import struct

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER_SECTORS = 109  # of the allocation table that the header lists itself
_ENTRY = 128  # bytes of an entry of the directory
_END = 0xFFFF_FFFA  # from here on a number is a sign, not a sector


def streams(data: bytes) -> dict[str, int]:
    """The names in the directory with the offset in the file at which the content of each begins.

    What is damaged is left out. A stream of less than 4,096 bytes lies elsewhere: its offset means nothing.
    """
    if not data.startswith(MAGIC) or len(data) < 512:
        return {}
    shift = struct.unpack_from("<H", data, 0x1E)[0]
    if shift not in (9, 12):
        return {}
    size = 1 << shift
    table = _table(data, size)
    found, seen = {}, set[int]()
    sector = struct.unpack_from("<I", data, 0x30)[0]
    while sector < _END and sector not in seen and (sector + 2) * size <= len(data):
        seen.add(sector)
        for at in range((sector + 1) * size, (sector + 2) * size, _ENTRY):
            length = struct.unpack_from("<H", data, at + 0x40)[0]
            if 2 <= length <= 64:
                name = data[at : at + length - 2].decode("utf-16-le", "replace")
                found[name] = (struct.unpack_from("<I", data, at + 0x74)[0] + 1) * size
        sector = table[sector] if sector < len(table) else _END
    return found


def _table(data: bytes, size: int) -> list[int]:
    """The sector that follows each sector, as far as the header leads to it."""
    table: list[int] = []
    for sector in struct.unpack_from(f"<{_HEADER_SECTORS}I", data, 0x4C):
        start = (sector + 1) * size
        if sector >= _END or start + size > len(data):
            break
        table += struct.unpack_from(f"<{size // 4}I", data, start)
    return table

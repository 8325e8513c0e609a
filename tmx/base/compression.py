"""The bytes of a file, decompressed if it is gzipped."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Iterator
from typing import IO, BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

from tmx.base.errors import InputError
from tmx.base.findings import Finding, Report

CHUNK = 1 << 18  # bytes read at a time
# Text compresses to between a third and a thirtieth of its size, a malicious file to a thousandth.
BOMB_RATIO = 200
BOMB_BYTES = 1 << 26
_LENGTHS = 26  # where the header of a part says how long its name and its extra field are (APPNOTE.TXT 4.3.7)
_GZIP = 31  # zlib's window size of 15 bits, plus 16 for a gzip header


def decompress(stream: BinaryIO, path: str | os.PathLike[str], report: Report) -> Iterator[bytes]:
    """Yield the bytes of a file, decompressed if it is gzipped.

    Raises:
        InputError: the file is a decompression bomb, or is damaged from the beginning.
    """
    packed = stream.read(2) == b"\x1f\x8b"
    stream.seek(0)
    total = 0
    try:
        for chunk in _gunzip(stream) if packed else iter(lambda: stream.read(CHUNK), b""):
            total += len(chunk)
            if packed and total > BOMB_BYTES and total > BOMB_RATIO * stream.tell():
                raise InputError(
                    f"the file unpacks to more than {BOMB_RATIO} times its size",
                    path=path,
                    cure="If you trust it, unpack it with gunzip and give the unpacked file.",
                )
            yield chunk
    except (EOFError, zlib.error) as error:
        if not total:
            raise InputError(
                f"the compressed data is damaged from the beginning: {error}",
                path=path,
                cure="Get the file again.",
            ) from error
        report(Finding("file-gzip-damaged", 0, str(error)))


def _gunzip(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the content of all members of a gzip file, as far as it can be unpacked.

    Raises:
        EOFError: the data is truncated.
        zlib.error: the data is damaged.
    """
    unpacker, ended = zlib.decompressobj(_GZIP), False
    while packed := stream.read(CHUNK):
        while packed:
            chunk = unpacker.decompress(packed, CHUNK)
            packed, ended = unpacker.unconsumed_tail, unpacker.eof
            if ended:
                packed = unpacker.unused_data.lstrip(b"\0")
                unpacker = zlib.decompressobj(_GZIP)
            if chunk:
                yield chunk
    if not ended:
        raise EOFError("the data is truncated")


def unpacks_to_more(stream: IO[bytes], member: ZipInfo) -> bool:
    """Whether a part of a ZIP archive is larger than the archive says; what reads it at once would unpack all of it.

    A part that is packed in another way than documents are (APPNOTE.TXT 4.4.5) counts as one that is.

    Raises:
        zlib.error: the part is damaged.
    """
    if member.compress_type != ZIP_DEFLATED:
        return member.compress_type != ZIP_STORED or member.file_size != member.compress_size
    stream.seek(member.header_offset + _LENGTHS)
    stream.seek(sum(struct.unpack("<HH", stream.read(4))), os.SEEK_CUR)
    unpacker, data, left, total = zlib.decompressobj(-zlib.MAX_WBITS), b"", member.compress_size, 0
    while not unpacker.eof and total <= member.file_size:
        if not data:
            data = stream.read(min(CHUNK, left))
            left -= len(data)
            if not data:
                break
        total += len(unpacker.decompress(data, CHUNK))
        data = unpacker.unconsumed_tail
    return total > member.file_size

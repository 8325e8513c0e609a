"""ZIP containers (DOCX, ODT, EPUB, XLSX), opened without trust: nothing is unpacked to disk, bombs are refused."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from align.readers.xml import parse_xml
from tmx.base.compression import BOMB_BYTES, BOMB_RATIO
from tmx.base.errors import InputError
from tmx.base.wording import counted

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_PARTS = 20_000  # a document of ten thousand pictures is unheard of
MAX_PART_BYTES = 1 << 28  # of one part that is read: some fifty million words
_MAGIC = b"PK\x03\x04"
_ENCRYPTED = 1  # bit 0 of the flags of a member (APPNOTE.TXT 4.4.4)
# What else comes in ZIP archives, by a part or by a word of the type that is said in the part "mimetype".
_KINDS = {
    "ppt/presentation.xml": "a PowerPoint presentation",
    "xl/workbook.xml": "an Excel workbook",
    "opendocument.presentation": "an OpenDocument presentation",
    "opendocument.spreadsheet": "an OpenDocument spreadsheet",
    "opendocument.graphics": "an OpenDocument drawing",
}
_FAULTS = (OSError, EOFError, ValueError, NotImplementedError, RuntimeError, zlib.error, zipfile.BadZipFile)
_DAMAGED = "Get the file again, or open it in its program and save it again."


def is_zip(data: bytes) -> bool:
    """Whether a file begins as a ZIP archive does."""
    return data.startswith(_MAGIC)


class Archive:
    """The parts of a ZIP container.

    Names are compared as OPC does, without regard to case; a backslash is a slash. Names that point outside the
    archive are no parts.

    Raises:
        InputError: the archive is damaged, is a decompression bomb, or has two parts of one name.
    """

    def __init__(self, data: bytes, path: Path) -> None:
        self.path = path
        with self._reporting("the file is a ZIP archive that is damaged or cut off"):
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        members = [member for member in self._zip.infolist() if not member.is_dir()]
        if len(members) > MAX_PARTS:
            raise self._bomb(f"the archive has {counted(len(members), 'part')}")
        size = sum(member.file_size for member in members)
        if size > BOMB_BYTES and size > BOMB_RATIO * len(data):
            raise self._bomb(f"the archive unpacks to more than {BOMB_RATIO} times its size")
        self._members: dict[str, zipfile.ZipInfo] = {}
        for member in members:
            name = _plain(member.filename)
            if not _is_inside(name):
                continue
            if name.casefold() in self._members:
                raise InputError(f"the archive has two parts named {name}", path=path, cure=_DAMAGED)
            self._members[name.casefold()] = member

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts, in the order of the archive."""
        return tuple(_plain(member.filename) for member in self._members.values())

    def __contains__(self, name: str) -> bool:
        return _plain(name).casefold() in self._members

    def read(self, name: str) -> bytes:
        """The content of a part.

        Raises:
            InputError: there is no such part, or it is encrypted, damaged, or too large for a document.
        """
        member = self._members.get(_plain(name).casefold())
        if member is None:
            raise InputError(f"the archive has no part {name}", path=self.path, cure=_DAMAGED)
        if member.flag_bits & _ENCRYPTED:
            raise InputError(
                "the archive is protected by a password",
                path=self.path,
                cure="Save the document without a password.",
            )
        size = member.file_size
        if size > MAX_PART_BYTES or (size > BOMB_BYTES and size > BOMB_RATIO * member.compress_size):
            raise self._bomb(f"{name} unpacks to {size:,} bytes")
        with self._reporting(f"{name} is damaged"), self._zip.open(member) as part:
            return part.read(size)  # no more is unpacked than the archive says, even if it lies

    def xml(self, name: str) -> _Element:
        """The root element of a part that is XML; see `parse_xml`.

        Raises:
            InputError: there is no such part, it cannot be read, or it is refused.
        """
        return parse_xml(self.read(name), self.path, name)

    def _bomb(self, what: str) -> InputError:
        return InputError(f"{what}, which is refused", path=self.path, cure="Do not trust this file.")

    @contextmanager
    def _reporting(self, what: str) -> Iterator[None]:
        try:
            yield
        except _FAULTS as error:
            raise InputError(what, path=self.path, cure=_DAMAGED) from error


def refuse_archive(data: bytes, path: Path) -> None:
    """Say of a ZIP archive that no reader takes what it is, or what is wrong with it.

    Raises:
        InputError: always.
    """
    archive = Archive(data, path)
    kind = archive.read("mimetype").decode("ascii", "replace") if "mimetype" in archive else ""
    found = (what for sign, what in _KINDS.items() if sign in kind or sign in archive)
    raise InputError(
        f"this is {next(found, 'a ZIP archive')}, in which there is no document that can be read",
        path=path,
        cure="Save its text as DOCX or plain text.",
    )


def part_names(data: bytes) -> frozenset[str]:
    """The names of the parts of a ZIP archive, for telling formats apart; none if it cannot be opened."""
    if not is_zip(data):
        return frozenset()
    with suppress(InputError):
        return frozenset(Archive(data, Path()).names)
    return frozenset()


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/")


def _is_inside(name: str) -> bool:
    return ".." not in name.split("/") and ":" not in name.split("/", 1)[0]

"""Files that cannot be read, or are built to do harm."""

from __future__ import annotations

import gzip
import sys
import tempfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmx.base.decode import read_bytes
from tmx.base.errors import InputError, UsageError
from tmx.check.check import check_tmx
from tmx.check.fix import fix_tmx
from tmx.read.chunks import HEAD_LIMIT
from tmx.read.faults import ATTRIBUTE_LIMIT
from tmx.read.reader import read_tmx
from tmx.read.repair import FAULT_LIMIT
from tmx.read.segment_builder import INLINE_LIMIT

SOUND = '<tu><tuv xml:lang="en-US"><seg>one</seg></tuv><tuv xml:lang="fr-FR"><seg>un</seg></tuv></tu>'


HEAD = '<tmx version="1.4"><header srclang="en"/><body>'


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "the file is empty"),
        (b"  \n", "the file is empty"),
        (b"just text", "not an XML file"),
        (b"%PDF-1.4", "PDF"),
        (b"PK\x03\x04", "zip archive"),
        (b"<xliff version='1.2'></xliff>", "<xliff>"),
        (b"<!DOCTYPE tmx [<!ENTITY a 'b'>]>" + HEAD.encode(), "entit"),
        (b"<!DOCTYPE tmx [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + HEAD.encode() + b"<tu>&a;</tu>", "entit"),
        (b"<!DOCTYPE tmx [<!ENTITY % a SYSTEM 'http://example.invalid/'> %a;]>" + HEAD.encode(), "entit"),
        (
            b"<!DOCTYPE tmx [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]>" + HEAD.encode() + b"&b;",
            "entit",
        ),
        ((HEAD + f'<tu tuid="{"x" * (ATTRIBUTE_LIMIT + 1)}">').encode() + b"</tu></body></tmx>", "attribute"),
        (HEAD.encode() + b"<tu><tuv xml:lang='en'><seg>" + b"<hi>" * 5000, "deep"),
        (HEAD.encode() + b"<tu><tuv xml:lang='en'><seg>" + b"<ph/>" * (INLINE_LIMIT + 1), "inline elements"),
        (b"<!DOCTYPE" * 1000, "not a TMX file"),
        (HEAD.encode() + b"<tu>" + b"<![CDATA[" + b"<tu <!--" * (1 << 20), "refused"),
        (b"<tmx><!--" + b" " * (HEAD_LIMIT + (1 << 19)), "refused"),
        ((HEAD + "<tu><tuv xml:lang='en'><seg>").encode() + b"x" * (10 << 20), "refused"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_a_message(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "bad.tmx"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"bad\.tmx|refused") as caught:
        list(read_tmx(path))
    assert says in str(caught.value)
    assert caught.value.cure


def test_a_decompression_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tmx.base.compression.BOMB_BYTES", 1 << 22)
    path = tmp_path / "bomb.tmx.gz"
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    with path.open("wb") as stream:
        stream.write(packer.compress(HEAD.encode()))
        blank = (SOUND * 5000).encode()
        for _ in range(2 + (1 << 22) // len(blank)):
            stream.write(packer.compress(blank))
        stream.write(packer.flush())
    with pytest.raises(InputError, match="unpacks to more than"):
        list(read_tmx(path))


def test_an_archive_damaged_from_the_beginning_is_not_called_empty(tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx.gz"
    packed = gzip.compress((HEAD + SOUND).encode())
    for damaged in (packed[:10] + b"\xff" * 40, packed[:11], b"\x1f\x8b"):
        path.write_bytes(damaged)
        with pytest.raises(InputError, match="damaged from the beginning"):
            list(read_tmx(path))


def test_missing_files_and_folders(tmp_path: Path) -> None:
    for path, says in ((tmp_path / "nowhere.tmx", "no such file"), (tmp_path, "is a folder, not a file")):
        with pytest.raises(UsageError, match=says):
            list(read_tmx(path))


def test_a_loop_of_links_and_a_reading_error_are_reported(tmp_path: Path) -> None:
    loop = tmp_path / "loop.tmx"
    loop.symlink_to(loop)
    with pytest.raises(InputError, match="cannot read"):
        list(read_tmx(loop))
    memory = Path("/proc/self/mem")  # opens, but cannot be read
    if not memory.exists():
        pytest.skip("needs a file that opens and cannot be read")
    for read in (read_bytes, lambda path: list(read_tmx(path))):
        with pytest.raises(InputError, match="cannot read: Input/output error"):
            read(memory)


def kinds_and_work(path: Path) -> tuple[dict[str, int], int]:
    """What is found in a file, and the calls of Python functions that it takes: work, whatever the machine."""
    calls = 0
    check_tmx(path)  # loads the data that is loaded once

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        result = check_tmx(path)
    finally:
        sys.setprofile(None)
    return dict(result.findings.counts), calls


@pytest.mark.parametrize(
    ("part", "kinds"),
    [
        ("&", {"xml-ampersand": 1}),
        ("<", {"xml-less-than": 1}),
        ("\x0c", {"xml-character": 1}),
        ("< ", {"xml-less-than": 1}),
        ("&nbsp;", {"xml-entity": 1}),
        ("&#12;", {"xml-character-reference": 1}),
    ],
)
def test_countless_faults_on_a_line_are_one_finding(
    tmx_file: Callable[..., Path], part: str, kinds: dict[str, int]
) -> None:
    count = FAULT_LIMIT - 1
    found, work = kinds_and_work(tmx_file(SOUND.replace("one", f"a{part * count}b")))
    assert found.items() >= kinds.items()
    assert work < (20 * count if len(part) > 1 else 2000)
    found, _ = kinds_and_work(tmx_file(SOUND.replace("one", f"a{part * (4 * count)}b")))
    assert found.items() >= ({"xml-malformed": 1} if len(part) > 1 else kinds).items()


@pytest.mark.parametrize(
    "unit",
    ["<tu>", "<tu><b></tu>", "<tu>\n", "<tu><!-- -->", "<tu><![CDATA[", '<tu><tuv xml:lang="x{}"><seg>a</seg></tuv></tu>',
     SOUND.replace("one", "a & b"), SOUND.replace("one", "<ph/>")],
)  # fmt: skip
def test_work_grows_no_faster_than_the_file(tmx_file: Callable[..., Path], unit: str) -> None:
    def work(count: int) -> int:
        return kinds_and_work(tmx_file("".join(unit.replace("{}", str(n)) for n in range(count))))[1]

    assert work(4000) < 5 * work(1000) + 10_000


def test_long_white_space_is_joined_in_one_pass(tmx_file: Callable[..., Path], tmp_path: Path) -> None:
    path = tmx_file(SOUND.replace("one", f"a{' ' * 300_000}b{' ' * 300_000}\nc"))
    fix_tmx(path, tmp_path / "out.tmx")
    assert next(iter(read_tmx(tmp_path / "out.tmx"))).source.text == f"a{' ' * 300_000}b c"


def test_an_external_dtd_is_named_and_not_fetched(tmp_path: Path) -> None:
    trap = tmp_path / "trap.dtd"
    trap.write_text("<!ENTITY boom 'read'>", encoding="utf-8")
    path = tmp_path / "memory.tmx"
    path.write_text(
        f'<!DOCTYPE tmx SYSTEM "{trap}">{HEAD}{SOUND.replace("one", "&boom;")}</body></tmx>', encoding="utf-8"
    )
    reader = read_tmx(path)
    assert [unit.source.text for unit in reader] == ["&boom;"]
    assert reader.findings.counts["xml-doctype"] == 1


@settings(max_examples=60)
@given(st.binary(max_size=200), st.integers(0, 400))
def test_no_bytes_crash_the_reader(junk: bytes, at: int) -> None:
    whole = (f"<?xml version='1.0'?>\n{HEAD}\n{SOUND}\n{SOUND}</body></tmx>").encode()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "memory.tmx"
        path.write_bytes(whole[:at] + junk + whole[at:])
        with suppress(InputError):
            assert all(unit.variants for unit in read_tmx(path))

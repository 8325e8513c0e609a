"""The compliance kit, encodings, languages, recovery, and files built to do harm."""

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
from tmx.read.chunks import HEAD_LIMIT, pieces
from tmx.read.faults import ATTRIBUTE_LIMIT
from tmx.read.reader import read_tmx
from tmx.read.repair import FAULT_LIMIT
from tmx.read.segment_builder import INLINE_LIMIT
from tmx.unit.content import Inline
from tmx.unit.model import TranslationUnit

SOUND = '<tu><tuv xml:lang="en-US"><seg>one</seg></tuv><tuv xml:lang="fr-FR"><seg>un</seg></tuv></tu>'


@pytest.fixture
def kit(tmx_material: Path) -> Path:
    return tmx_material / "compliance-kit"


def lines_of(path: Path) -> list[str]:
    content = path.read_bytes()
    text = content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    return text.splitlines()


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("A", "fr-ca"), ("B", "fr-ca"), ("C", "fr-ca"), ("D", "en-gb"), ("E", "en-gb"), ("F", "en-gb"),
        ("G", "en-gb"), ("H", "en-gb"), ("I", "ja-jp"),
    ],
)  # fmt: skip
def test_level_one_files_hold_the_lines_of_their_texts(kit: Path, name: str, target: str) -> None:
    reader = read_tmx(kit / f"ImportTest1{name}.tmx", source_lang="en-us", target_lang=target)
    pairs = [(unit.source.text, unit.target.text) for unit in reader]
    sources = lines_of(kit / f"ImportTest1{name}.txt")
    targets = lines_of(kit / f"ImportTest1{name}_{target}.txt")
    assert pairs == list(zip(sources, targets, strict=True))


def test_only_units_with_both_languages_are_imported(kit: Path) -> None:
    both = read_tmx(kit / "ImportTest1J.tmx", source_lang="en-us", target_lang="en-gb")
    assert [unit.target.text for unit in both] == ["First entry in UK English", "Second entry in UK English"]
    many = read_tmx(kit / "ImportTest1J_many.tmx", source_lang="en-us", target_lang="en-gb")
    assert [unit.source.text for unit in many] == ["First entry in US English", "Second entry in US English"]
    assert many.pairs.left_out == 1


def test_a_unit_may_have_its_own_source_language(kit: Path) -> None:
    units = list(read_tmx(kit / "ImportTest1K.tmx"))
    assert [unit.source_lang for unit in units] == ["de-de", "fr-ca"]
    assert [unit.source.text for unit in units] == ["First Entry - German", "Second Entry - French Canadian"]


@pytest.mark.parametrize("name", ["ImportTest1L", "ImportTest2C"])
def test_everything_optional_is_kept(kit: Path, name: str) -> None:
    reader = read_tmx(kit / f"{name}.tmx")
    (unit,) = reader
    assert unit.id == "tu001"
    assert unit.created is not None
    assert unit.created.isoformat() == "2002-05-23T09:12:00+00:00"
    assert [note.text for note in unit.notes] == ["Text of tu note 1", "Text of tu note 2"]
    assert [len(variant.notes) for variant in unit.variants] == [2, 2, 2]
    assert unit.properties[0] == ("myPropeType", "Data", "en-us", "iso-8859-1")
    assert unit.variants[1].attributes["usagecount"] == "100"
    assert [note.text for note in reader.header.notes] == ["Text of header note 1", "Text of header note 2"]


def test_inline_elements_are_kept_and_the_text_is_plain(kit: Path) -> None:
    (unit,) = read_tmx(kit / "ImportTest2C.tmx", source_lang="en-us", target_lang="fr")
    assert (unit.source.text, unit.target.text) == ("Click  to start.", "Cliquez  pour commencer.")
    image = unit.source.content[3]
    assert isinstance(image, Inline)
    assert image.attributes == {"x": "3", "type": "image", "assoc": "b"}
    assert image.content[1] == Inline("sub", {}, ("Start Here!",))


@pytest.mark.parametrize("name", ["ImportTest2A", "ImportTest2A-0index", "ImportTest2B"])
def test_level_two_files(kit: Path, name: str) -> None:
    units = list(read_tmx(kit / f"{name}.tmx", source_lang="en-us", target_lang="fr-ca"))
    assert len(units) == 7
    assert units[0].source.text == "The big black cat sleeps."
    assert units[0].target.text == "Le gros chat noir dors."
    assert units[6].source.text == "Some text with a part highlighted."


def test_exported_files(kit: Path) -> None:
    counts = {"1A": 4, "1B": 2, "1C": 4, "1D": 4, "1E": 4, "2A": 6}
    assert {name: len(list(read_tmx(kit / f"ExportTest{name}.tmx"))) for name in counts} == counts


# ---------------------------------------------------------------------- encodings


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "iso-8859-1", "windows-1252", "us-ascii", "cp850"]
)
def test_encodings(tmx_file: Callable[..., Path], encoding: str) -> None:
    word = "ete" if encoding == "us-ascii" else "été"
    declared = "utf-8" if encoding == "utf-8-sig" else encoding
    path = tmx_file(SOUND.replace("un<", f"{word}<"), encoding=declared)
    path.write_bytes(path.read_bytes().decode(declared).encode(encoding))
    assert [unit.target.text for unit in read_tmx(path)] == [word]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_wide_encodings_without_a_mark(tmx_file: Callable[..., Path], encoding: str) -> None:
    path = tmx_file(SOUND)
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))
    assert [unit.target.text for unit in read_tmx(path)] == ["un"]


def test_line_ends_of_every_system(tmx_file: Callable[..., Path]) -> None:
    path = tmx_file(SOUND.replace("one", "a\nb&#13;c"))
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert [unit.source.text for unit in read_tmx(path)] == ["a\nb\rc"]


# ---------------------------------------------------------------------- languages


def test_falling_back_between_regions() -> None:
    def pick(*codes: str) -> str | None:
        unit = TranslationUnit.pair("fr", "un", codes[0], codes[0])
        unit = unit._replace(
            variants=unit.variants + tuple(unit.variants[1]._replace(lang=c) for c in codes[1:])
        )
        chosen = unit.select("fr-CA", "en-GB")
        return chosen and chosen.target.lang

    assert pick("en-US", "en", "en-GB") == "en-GB"
    assert pick("en-AU", "en-US", "en") == "en"
    assert pick("en-AU", "en-US") == "en-US"
    assert pick("en-AU") == "en-AU"
    assert pick("de") is None


def test_a_source_language_of_all_takes_the_language_asked_for(tmx_file: Callable[..., Path]) -> None:
    header = (
        '<header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" '
        'srclang="*all*" datatype="plaintext"/>'
    )
    path = tmx_file(SOUND, header=header)
    (unit,) = read_tmx(path, source_lang="fr", target_lang="en")
    assert (unit.source.text, unit.target.text, unit.source_lang) == ("un", "one", "fr-FR")


# ---------------------------------------------------------------------- streaming


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(["<tu>", "</tu>", "<tuv>", "x\n", "<!--", "-->", "<![CDATA[", "]]>", "<tu "]),
        max_size=30,
    ),
    st.integers(1, 9),
)
def test_cutting_loses_nothing_and_counts_lines(parts: list[str], size: int) -> None:
    text = "".join(parts)
    cut = list(pieces((text[at : at + size] for at in range(0, len(text), size)), "memory.tmx"))
    assert "".join(piece.text for piece in cut) == text
    for index, piece in enumerate(cut):
        assert piece.line == 1 + "".join(before.text for before in cut[:index]).count("\n")


def test_long_files_are_read_in_pieces_with_the_right_lines(tmx_file: Callable[..., Path]) -> None:
    count = 5000
    numbered = [
        SOUND.replace("one", f"one <ph/> {n} é" if n % 7 == 0 else f"one {n} é") for n in range(count)
    ]
    lines = [unit.line for unit in read_tmx(tmx_file(*numbered))]
    assert lines == list(range(5, 5 + count))


# ---------------------------------------------------------------------- bad input

HEAD = '<tmx version="1.4"><header srclang="en"/><body>'


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "the file is empty"),
        (b"  \n", "the file is empty"),
        (b"just text", "this is no XML file"),
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
        (b"<!DOCTYPE" * 1000, "no TMX file"),
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


def test_an_archive_that_swells_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tmx.base.decode.BOMB_BYTES", 1 << 22)
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


def test_a_loop_of_links_and_an_error_in_reading_are_told(tmp_path: Path) -> None:
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
def test_faults_without_end_in_a_line_are_one_finding(
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
def test_no_bytes_make_the_reader_fall(junk: bytes, at: int) -> None:
    whole = (f"<?xml version='1.0'?>\n{HEAD}\n{SOUND}\n{SOUND}</body></tmx>").encode()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "memory.tmx"
        path.write_bytes(whole[:at] + junk + whole[at:])
        with suppress(InputError):
            assert all(unit.variants for unit in read_tmx(path))


def test_gzip_is_recognised_by_its_bytes(tmx_file: Callable[..., Path]) -> None:
    path = tmx_file(SOUND)
    path.write_bytes(gzip.compress(path.read_bytes()))
    assert len(list(read_tmx(path))) == 1

"""Other formats: what goes in comes out, and what does not fit is said."""

from __future__ import annotations

import csv
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tmx import Inline, TranslationUnit, Variant, read_tmx, write_tmx
from tmx.base.errors import InputError, UsageError
from tmx.formats.delimited import guarded, unguarded
from tmx.formats.workbook import CELL_LIMIT
from tmx.tools.conversion import FORMATS, convert, format_of
from tmx.unit.model import Note

PAIRS = [
    ("=1+1 & <b>", "=SUM(A1) & <i>"),
    ("Recalls “its” resolution", "Rappelle «\u00a0sa\u00a0» résolution"),
    ("-5 °C, +3, @home", "tab\there"),
    ("שלום \U0001f600", 'un, "deux"; trois'),
]
GUARDED = "apostrophe put before what a spreadsheet would run; reading takes it away"
RICH = {"x-document": "A/RES/59/159", "x-path": "5 (a)", "x-role": "operative", "x-confidence": "0.987"}


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    path = tmp_path / "memory.tmx"
    units = [
        TranslationUnit.pair("en", source, "fr", target, properties=RICH, notes=["seen"], id=f"id{number}")
        for number, (source, target) in enumerate(PAIRS)
    ]
    write_tmx(path, units, source_lang="en")
    return path


NAMES = [
    "out.csv",
    "out.tsv",
    "out.xlsx",
    "out.xlf",
    "out.xlf2",
    "out.tbx",
    "out.po",
    "out.en-fr",
    "out.tmx.gz",
]


@pytest.mark.parametrize("name", NAMES)
def test_segments_come_back_as_they_went(memory: Path, tmp_path: Path, name: str) -> None:
    there = convert(memory, tmp_path / name)
    assert there.report.written == len(PAIRS)
    back = convert(tmp_path / name, tmp_path / "back.tmx", source_lang="en-US", target_lang="fr-FR")
    assert back.report.written == len(PAIRS)
    units = list(read_tmx(tmp_path / "back.tmx"))
    assert [(unit.source.text, unit.target.text) for unit in units] == PAIRS
    assert [variant.lang for variant in units[0].variants] == ["en-US", "fr-FR"]


HOSTILE = [
    "a\rb", "a\r\nb", "a\nb", "a\tb", " lead", "trail ", "a  b", "_x0041_", "a_x000D_b", "'quoted", "''=x", "=1", "\u00a0a",
    "a\u2028b", "a\x85b", "\ufeffa", "e\u0301", "a\\nb", "a\\", '%d "q"', "<b>x</b>", "&amp;", "{0}", 'msgid "x"', "#, fuzzy",
    "👩‍👩‍👧", "\u202eabc", "x\u200b", "C:\\new", "TRUE", "1.50", "00123", "2004-12-20", "#N/A", "~", "|", ",", ";", '"',
]  # fmt: skip


@pytest.mark.parametrize("name", [name for name in NAMES if name != "out.en-fr"])
def test_hostile_text_comes_back_as_it_went(tmp_path: Path, name: str) -> None:
    pairs = [pair for n, text in enumerate(HOSTILE) for pair in ((text, f"{n}"), (f"{n} {text}", text))]
    units = [TranslationUnit.pair("en-US", source, "fr-FR", target) for source, target in pairs]
    write_tmx(tmp_path / "in.tmx", units, source_lang="en-US")
    assert convert(tmp_path / "in.tmx", tmp_path / name).report.left_out == {}
    convert(tmp_path / name, tmp_path / "back.tmx", source_lang="en-US", target_lang="fr-FR")
    assert [(unit.source.text, unit.target.text) for unit in read_tmx(tmp_path / "back.tmx")] == pairs


@pytest.mark.parametrize("name", ["out.csv", "out.tsv", "out.xlsx"])
def test_tables_keep_properties_notes_and_ids(memory: Path, tmp_path: Path, name: str) -> None:
    altered = convert(memory, tmp_path / name).report.altered
    assert altered == ({} if name == "out.xlsx" else {GUARDED: 2})
    convert(tmp_path / name, tmp_path / "back.tmx")
    assert list(read_tmx(tmp_path / "back.tmx")) == list(read_tmx(memory))


@pytest.mark.parametrize("name", ["out.xlf", "out.xlf2", "out.tbx", "out.po", "out.en-fr"])
def test_what_a_format_cannot_hold_is_said(memory: Path, tmp_path: Path, name: str) -> None:
    altered = convert(memory, tmp_path / name).report.altered
    assert altered["property x-confidence left out"] == len(PAIRS)
    form = FORMATS[format_of(name)]
    assert ("notes left out" in altered) is not form.notes
    assert ("dates and other attributes left out" in altered) is not form.ids


def test_inline_elements_and_further_languages_are_said(tmp_path: Path) -> None:
    unit = TranslationUnit.pair("en", ("a", Inline("ph")), "fr", "b\nc")
    unit = unit._replace(variants=(*unit.variants, unit.variants[1]._replace(lang="de", notes=(Note("n"),))))
    write_tmx(tmp_path / "in.tmx", [unit], source_lang="en")
    report = convert(tmp_path / "in.tmx", tmp_path / "out.en-fr").report
    assert report.altered == {
        "de-DE left out": 1,
        "inline elements left out": 1,
        "line break in a segment became a space": 1,
    }
    assert (tmp_path / "out.en-fr.fr").read_text(encoding="utf-8") == "b c\n"


@pytest.mark.parametrize("name", ["out.csv", "out.tsv"])
def test_no_cell_of_a_delimited_file_is_a_formula(memory: Path, tmp_path: Path, name: str) -> None:
    convert(memory, tmp_path / name)
    with (tmp_path / name).open(encoding="utf-8", newline="") as stream:
        table = list(csv.reader(stream, delimiter="," if name == "out.csv" else "\t"))
    assert [cell for cells in table for cell in cells if cell[:1] in list("=+-@\t\r")] == []


@given(st.text("'=+-@\t\r\n＝a ", max_size=6))
def test_what_guards_a_cell_is_taken_away_again(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in {*"=+-@\t\r\n＝"}


def test_cells_are_text_and_never_formulas(memory: Path, tmp_path: Path) -> None:
    convert(memory, tmp_path / "out.xlsx")
    sheet = load_workbook(tmp_path / "out.xlsx").worksheets[0]
    cell = sheet["A2"]
    assert (cell.value, cell.data_type) == ("=1+1 & <b>", "s")
    with zipfile.ZipFile(tmp_path / "out.xlsx") as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


# ---------------------------------------------------------------------- languages


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Two units in English, French and German, one of them also in Italian, and one without French."""
    path = tmp_path / "many.tmx"
    units = [
        TranslationUnit(
            tuple(Variant(lang, f"{lang} {number}") for lang in langs.split()), "en-US", line=number
        )
        for number, langs in enumerate(("en-US fr-FR de-DE", "en-US de-DE", "en-US de-DE fr-CA it-IT"))
    ]
    write_tmx(path, units, source_lang="en-US", languages={})
    return path


def test_a_bitext_holds_its_languages_in_the_order_of_its_name(many: Path, tmp_path: Path) -> None:
    convert(many, tmp_path / "out.fr-en")
    lines = {code: (tmp_path / f"out.fr-en.{code}").read_text(encoding="utf-8") for code in ("fr", "en")}
    assert lines == {"fr": "fr-FR 0\nfr-CA 2\n", "en": "en-US 0\nen-US 2\n"}
    convert(many, tmp_path / "out.de-en", target_lang="en-US")
    assert (tmp_path / "out.de-en.de").read_text(encoding="utf-8").splitlines()[1] == "de-DE 1"
    with pytest.raises(UsageError, match="not for de"):
        convert(many, tmp_path / "out.fr-en", target_lang="de")


@pytest.mark.parametrize("name", ["out.en-es", "out.csv", "out.tmx"])
def test_a_language_that_is_not_there_is_an_error_that_names_those_there_are(
    many: Path, tmp_path: Path, name: str
) -> None:
    with pytest.raises(InputError, match="no unit has") as caught:
        convert(many, tmp_path / name, target_lang="es")
    assert {"en-US", "fr-FR", "de-DE", "fr-CA", "it-IT"} == set(
        re.findall("[a-z]{2}-[A-Z]{2}", caught.value.cure)
    )
    assert list(tmp_path.iterdir()) == [many]


@pytest.mark.parametrize("name", ["out.csv", "out.tmx", "out.xlf", "out.en-fr"])
def test_languages_left_out_are_said(many: Path, tmp_path: Path, name: str) -> None:
    report = convert(many, tmp_path / name, source_lang="en", target_lang="fr").report
    assert (report.read, report.written) == (3, 2)
    assert report.left_out == {"lacks en and fr": 1}
    mixed = {} if name == "out.tmx" else {"segment in fr-CA stands among those in fr-FR": 1}
    assert report.altered == {"de-DE left out": 2, "it-IT left out": 1, **mixed}


def test_one_file_holds_one_pair(many: Path, tmp_path: Path) -> None:
    report = convert(many, tmp_path / "out.csv").report
    rows = (tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()
    assert [row.split(",")[:2] for row in rows] == [
        ["en-US", "fr-FR"], ["en-US 0", "fr-FR 0"], ["en-US 2", "fr-CA 2"],
    ]  # fmt: skip
    assert report.left_out == {"lacks en-US and fr-FR": 1}


@pytest.mark.parametrize("code", ["Elvish", "e", "en--US", "*all*", "en US", ""])
def test_what_is_no_language_code_is_bad_use(many: Path, tmp_path: Path, code: str) -> None:
    for name in ("out.tmx", "out.csv"):
        with pytest.raises(UsageError, match="is not a language code"):
            convert(many, tmp_path / name, source_lang=code)


# ---------------------------------------------------------------------- what a format cannot hold


def test_nothing_but_empty_sides_is_an_error_and_leaves_no_file(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("en,fr\na,\x0c\n", encoding="utf-8")
    for name in ("out.tmx", "out.tsv", "out.xlsx", "out.po", "out.tbx", "out.xlf", "out.xlf2", "out.en-fr"):
        with pytest.raises(InputError, match=r"no unit"):
            convert(tmp_path / "in.csv", tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


def test_a_segment_longer_than_a_cell_is_left_out(tmp_path: Path) -> None:
    units = [
        TranslationUnit.pair("en", "x" * (CELL_LIMIT + 1), "fr", "y"),
        TranslationUnit.pair("en", "a", "fr", "b"),
    ]
    write_tmx(tmp_path / "in.tmx", units, source_lang="en")
    report = convert(tmp_path / "in.tmx", tmp_path / "out.xlsx").report
    assert report.written == 1
    assert sum(report.left_out.values()) == 1


def test_po_holds_one_translation_of_a_source(tmp_path: Path) -> None:
    units = [TranslationUnit.pair("en", "a", "fr", target) for target in ("b", "c")]
    write_tmx(tmp_path / "in.tmx", units, source_lang="en")
    report = convert(tmp_path / "in.tmx", tmp_path / "out.po").report
    assert (report.written, report.left_out) == (1, {"a second translation of one source": 1})


def test_the_versions_of_xliff(memory: Path, tmp_path: Path) -> None:
    convert(memory, tmp_path / "a.xlf")
    convert(memory, tmp_path / "b.xlf", target_format="xliff2")
    assert 'version="1.2"' in (tmp_path / "a.xlf").read_text(encoding="utf-8")
    assert 'version="2.0"' in (tmp_path / "b.xlf").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        ("en,fr,status,note\na,b,draft,n\n", ("not read: 1 column (status)",)),
        ("en,de,fr,\na,c,b,\n", ("not read: 1 column (fr)",)),
        (
            "en,fr\na,b, c\nd,e,\n",
            (
                "not read: further cells of 1 row, beyond the 2 columns; a text that holds the separator needs quotes",
            ),
        ),
        ("en,fr\na,b\nc\n", ("1 row left out: one side is empty",)),
    ],
)
def test_what_is_not_read_of_a_table_is_told(tmp_path: Path, text: str, remarks: tuple[str, ...]) -> None:
    (tmp_path / "in.csv").write_text(text, encoding="utf-8")
    assert convert(tmp_path / "in.csv", tmp_path / "out.tmx").remarks == remarks


def test_further_sheets_of_a_workbook_are_told(memory: Path, tmp_path: Path) -> None:
    convert(memory, tmp_path / "in.xlsx")
    book = load_workbook(tmp_path / "in.xlsx")
    book.create_sheet("more")
    book.save(tmp_path / "in.xlsx")
    conversion = convert(tmp_path / "in.xlsx", tmp_path / "out.tmx")
    assert conversion.remarks == ("only the first sheet is read; not read: more",)


def test_unfinished_units_are_told(tmp_path: Path) -> None:
    po = (
        'msgid ""\nmsgstr "Language: fr\\n"\n\nmsgid "a"\nmsgstr "b"\n\n'
        '#, fuzzy\nmsgid "c"\nmsgstr "d"\n\nmsgid "e"\nmsgstr ""\n'
    )
    (tmp_path / "in.po").write_text(po, encoding="utf-8")
    conversion = convert(tmp_path / "in.po", tmp_path / "out.tmx")
    assert conversion.report.written == 1
    assert conversion.remarks == (
        "1 unit left out: one side is empty",
        "1 unit left out: marked as unsure or obsolete",
    )


def test_states_of_xliff_and_its_inline_elements(memory: Path, tmp_path: Path) -> None:
    """A unit without a state is translated, though nobody approved it; so most tools write."""
    targets = (
        "<target>b</target>",
        '<target state="translated">b <g id="1">c</g></target>',
        '<target state="new">b</target>',
        '<target state="needs-review-translation">b</target>',
        "",
    )
    units = "".join(
        f'<trans-unit id="{number}"><source>a</source>{target}</trans-unit>'
        for number, target in enumerate(targets)
    )
    text = (
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="x" datatype="plaintext" '
        f'source-language="en" target-language="fr"><body>{units}</body></file></xliff>'
    )
    (tmp_path / "in.xlf").write_text(text, encoding="utf-8")
    conversion = convert(tmp_path / "in.xlf", tmp_path / "out.tmx")
    assert [unit.target.text for unit in read_tmx(tmp_path / "out.tmx")] == ["b", "b c"]
    assert conversion.remarks == (
        "1 unit left out: one side is empty",
        "2 units left out: marked as unsure or obsolete",
        "inline elements of 1 segment read as text",
    )
    (tmp_path / "in.xlf").write_text(text.replace("translated", "new").replace("<target>b", "<target> "))
    with pytest.raises(InputError, match="3 units left out: marked as unsure"):
        convert(tmp_path / "in.xlf", tmp_path / "none.tmx")
    assert not (tmp_path / "none.tmx").exists()


def test_terms_and_plurals_that_are_not_read_are_told(tmp_path: Path) -> None:
    terms = {"en": ["dog", "hound"], "fr": ["chien"], "de": ["Hund"]}
    sets = "".join(
        f'<langSet xml:lang="{lang}">{"".join(f"<tig><term>{term}</term></tig>" for term in several)}</langSet>'
        for lang, several in terms.items()
    )
    (tmp_path / "in.tbx").write_text(
        f'<martif type="TBX"><text><body><termEntry>{sets}</termEntry></body></text></martif>',
        encoding="utf-8",
    )
    told = convert(tmp_path / "in.tbx", tmp_path / "out.tmx").remarks
    assert told == ("not read: 1 term in en", "not read: 1 term in de")
    (tmp_path / "in.po").write_text(
        'msgid ""\nmsgstr "Language: fr\\n"\n\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n',
        encoding="utf-8",
    )
    told = convert(tmp_path / "in.po", tmp_path / "out.tmx").remarks
    assert told == ("not read: the further plural forms of 1 unit",)


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("source,target\na,b\n", [("a", "b")]),
        ("en,fr\na,b\n", [("a", "b")]),
        ("fr,note,en\nb,n,a\n", [("a", "b")]),
        ("a,b\nc,d\n", [("a", "b"), ("c", "d")]),
        ("No,Non\nc,d\n", [("No", "Non"), ("c", "d")]),
        ('\ufeffsource,target\n"a\nb",c\n,\nd,\n', [("a\nb", "c")]),
    ],
)
def test_tables_with_and_without_a_heading(tmp_path: Path, text: str, pairs: list[tuple[str, str]]) -> None:
    (tmp_path / "in.csv").write_text(text, encoding="utf-8")
    convert(tmp_path / "in.csv", tmp_path / "out.tmx", source_lang="en", target_lang="fr")
    assert [(unit.source.text, unit.target.text) for unit in read_tmx(tmp_path / "out.tmx")] == pairs


# ---------------------------------------------------------------------- bad input

BOMB = "<!DOCTYPE x [<!ENTITY a 'ha'>]>"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("in.xlf", f"{BOMB}<xliff version='1.2'>&a;</xliff>", "entity"),
        ("in.tbx", f"{BOMB}<martif>&a;</martif>", "entity"),
        ("in.xlf", "<xliff version='1.2'>\n<file>", "XML is broken"),
        ("in.xlf", "<xliff version='1.2'/>", "cannot be read: [A-Z]"),
        ("in.csv", "only\n", "no two columns"),
        ("in.csv", "", "no two columns"),
        ("in.xlsx", "no archive", "no workbook"),
        ("in.po", "msgid", "file"),
    ],
)
def test_bad_files_are_refused_with_a_message(tmp_path: Path, name: str, content: str, says: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=says):
        convert(tmp_path / name, tmp_path / "out.tmx", source_lang="en", target_lang="fr")
    assert not (tmp_path / "out.tmx").exists()


def test_of_two_files_the_one_that_is_no_utf8_is_named(tmp_path: Path) -> None:
    for bad, good in (("en", "fr"), ("fr", "en")):
        (tmp_path / f"in.en-fr.{bad}").write_bytes(b"caf\xe9\n")
        (tmp_path / f"in.en-fr.{good}").write_bytes(b"a\n")
        with pytest.raises(InputError, match=rf"in\.en-fr\.{bad}: the text is not in UTF-8"):
            convert(tmp_path / "in.en-fr", tmp_path / "out.tmx")


def test_a_missing_workbook_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        convert(tmp_path / "missing.xlsx", tmp_path / "out.tmx")


@pytest.mark.parametrize(
    "content",
    [
        f"{BOMB}<workbook/>".encode(),
        f"<!--{'x' * 10_000}-->{BOMB}<a/>".encode(),
        f"\ufeff{BOMB}<a/>".encode("utf-16-le"),
    ],
)
def test_a_workbook_with_a_doctype_is_refused(tmp_path: Path, content: bytes) -> None:
    with zipfile.ZipFile(tmp_path / "in.xlsx", "w") as archive:
        archive.writestr("xl/workbook.xml", content)
    with pytest.raises(InputError, match="DOCTYPE"):
        convert(tmp_path / "in.xlsx", tmp_path / "out.tmx", source_lang="en", target_lang="fr")


def test_bitexts_of_different_length_are_refused(tmp_path: Path) -> None:
    (tmp_path / "in.en-fr.en").write_text("a\nb\n", encoding="utf-8")
    (tmp_path / "in.en-fr.fr").write_text("a\n", encoding="utf-8")
    with pytest.raises(InputError, match="more lines"):
        convert(tmp_path / "in.en-fr", tmp_path / "out.tmx")


def test_files_in_another_encoding_are_refused(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_bytes("source,target\nsummer,été\n".encode("cp1252"))
    with pytest.raises(InputError, match="not in UTF-8"):
        convert(tmp_path / "in.csv", tmp_path / "out.tmx", source_lang="en", target_lang="fr")


def test_missing_languages_and_unknown_suffixes(memory: Path, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("source,target\na,b\n", encoding="utf-8")
    with pytest.raises(UsageError, match="what the languages are"):
        convert(tmp_path / "in.csv", tmp_path / "out.tmx")
    with pytest.raises(UsageError, match="names no format"):
        convert(memory, tmp_path / "out.docx")
    with pytest.raises(UsageError, match="unknown format"):
        convert(memory, tmp_path / "out.xlf", target_format="docx")

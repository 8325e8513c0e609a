"""What is read of other formats, and the remarks on what is not."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from memories import rich_memory
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from tmx import Inline, read_tmx
from tmx.base.errors import InputError, UsageError
from tmx.tools.conversion import convert


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    return rich_memory(tmp_path)


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        ("en,fr,status,note\na,b,draft,n\n", ("not read: 1 column (status)",)),
        ("en,de,fr,\na,c,b,\n", ("not read: 1 column (fr)",)),
        (
            "en,fr\na,b, c\nd,e,\n",
            (
                "1 row left out: more cells than the first row, line 2; "
                "a text that contains the separator must be in quotation marks",
            ),
        ),
        ("en,fr\na,b\nc\n", ("1 row left out: one side is empty",)),
    ],
)
def test_what_is_not_read_of_a_table_is_reported(tmp_path: Path, text: str, remarks: tuple[str, ...]) -> None:
    (tmp_path / "in.csv").write_text(text, encoding="utf-8")
    assert convert(tmp_path / "in.csv", tmp_path / "out.tmx").remarks == remarks


def test_other_sheets_of_a_workbook_are_reported(memory: Path, tmp_path: Path) -> None:
    convert(memory, tmp_path / "in.xlsx")
    book = load_workbook(tmp_path / "in.xlsx")
    book.create_sheet("more")
    book.save(tmp_path / "in.xlsx")
    conversion = convert(tmp_path / "in.xlsx", tmp_path / "out.tmx")
    assert conversion.remarks == ("only the first sheet is read; not read: more",)


def test_unfinished_units_are_reported(tmp_path: Path) -> None:
    po = (
        'msgid ""\nmsgstr "Language: fr\\n"\n\nmsgid "a"\nmsgstr "b"\n\n'
        '#, fuzzy\nmsgid "c"\nmsgstr "d"\n\nmsgid "e"\nmsgstr ""\n'
    )
    (tmp_path / "in.po").write_text(po, encoding="utf-8")
    conversion = convert(tmp_path / "in.po", tmp_path / "out.tmx")
    assert conversion.report.written == 1
    assert conversion.remarks == (
        "1 unit left out: marked as fuzzy; `bitext convert --keep-unfinished` keeps them",
        "1 unit left out: one side is empty",
        "the header names no source language; read as en",
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
    plain, coded = read_tmx(tmp_path / "out.tmx")
    assert plain.target.text == "b"
    pair = Inline("bpt", {"i": "1", "x": "1"}), "c", Inline("ept", {"i": "1"})
    assert coded.target.content == ("b ", *pair)
    assert conversion.remarks == (
        "1 unit left out: not translated",
        "2 units left out: marked as unfinished (1 new, 1 needs-review-translation); `bitext convert --keep-unfinished` keeps them",
    )
    convert(tmp_path / "in.xlf", tmp_path / "out.tmx", keep_unfinished=True)
    assert [unit.get("x-state") for unit in read_tmx(tmp_path / "out.tmx")] == [
        *(None, None, "new", "needs-review-translation")
    ]
    (tmp_path / "in.xlf").write_text(text.replace("translated", "new").replace("<target>b", "<target> "))
    with pytest.raises(InputError, match="3 units left out: marked as unfinished"):
        convert(tmp_path / "in.xlf", tmp_path / "none.tmx")
    assert not (tmp_path / "none.tmx").exists()


def test_terms_that_are_not_read_are_reported(tmp_path: Path) -> None:
    terms = {"en": ["dog", "hound"], "fr": ["chien"], "de": ["Hund"]}
    sets = "".join(
        f'<langSet xml:lang="{lang}">{"".join(f"<tig><term>{term}</term></tig>" for term in several)}</langSet>'
        for lang, several in terms.items()
    )
    (tmp_path / "in.tbx").write_text(
        f'<martif type="TBX"><text><body><termEntry>{sets}</termEntry></body></text></martif>',
        encoding="utf-8",
    )
    remarks = convert(tmp_path / "in.tbx", tmp_path / "out.tmx").remarks
    assert remarks == (
        "synonyms in 1 concept: every pairing is a unit",
        "not read: terms in other languages, 1 in de",
    )


@pytest.mark.parametrize(
    ("text", "languages", "pair"),
    [
        ("English,French\na,b\n", ("en", "fr"), ("a", "b")),
        ("en,en,fr\na,b,c\n", ("en", "fr"), ("a", "c")),
        ("en,fr,de\na,b,c\n", ("en", "fr"), ("a", "b")),
        ("id,EN,FR\n1,a,b\n", ("en", "fr"), ("a", "b")),
        ("en_US;fr_FR\na, x;b\n", ("en-US", "fr-FR"), ("a, x", "b")),
        ("sep=|\r\nEnglish (UK)|Français (Canada)\r\na|b\r\n", ("en-GB", "fr-CA"), ("a", "b")),
        ("target_en\tSource text (French)\na\tb\n", ("fr", "en"), ("b", "a")),
        ("source language,English term,French term\nen,a,b\n", ("en", "fr"), ("a", "b")),
        ("anglais,allemand\na,b\n", ("en", "de"), ("a", "b")),
        ("Chinese (Traditional),English [en-AU]\na,b\n", ("zh-Hant", "en-AU"), ("a", "b")),
    ],
)
def test_the_heading_names_the_languages(
    tmp_path: Path, text: str, languages: tuple[str, str], pair: tuple[str, str]
) -> None:
    (tmp_path / "in.csv").write_text(text, encoding="utf-8")
    convert(tmp_path / "in.csv", tmp_path / "out.tsv")
    with (tmp_path / "out.tsv").open(encoding="utf-8") as stream:
        assert tuple(next(stream).split("\t")[:2]) == languages
        assert tuple(next(stream).split("\t")[:2]) == pair


def test_words_that_are_no_languages_are_no_heading(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("foo,bar\na,b\n", encoding="utf-8")
    with pytest.raises(UsageError, match="what its languages are"):
        convert(tmp_path / "in.csv", tmp_path / "out.tmx")


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("source,target\na,b\n", [("a", "b")]),
        ("Source Language,Source Text,Target Text\nen,a,b\n", [("a", "b")]),
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


COLUMNS = "fr-FR,en-GB,de-DE\nÉté,Summer,Sommer\n"


@pytest.mark.parametrize(
    ("source", "target", "pair", "remark"),
    [
        ("en", "fr", ["en-GB Summer", "fr-FR Été"], None),
        (None, "de", ["fr-FR Été", "de-DE Sommer"], None),
        ("en-GB", "de", ["en-GB Summer", "de-DE Sommer"], None),
        (None, "fr", ["en-GB Summer", "fr-FR Été"], None),
        ("de", None, ["de-DE Sommer", "fr-FR Été"], None),
        ("en-US", "de-DE", ["en-GB Summer", "de-DE Sommer"], "en-GB taken for en-US"),
    ],
)
def test_columns_are_found_by_their_heading_not_by_their_place(
    tmp_path: Path, source: str | None, target: str | None, pair: list[str], remark: str | None
) -> None:
    (tmp_path / "in.csv").write_text(COLUMNS, encoding="utf-8")
    done = convert(tmp_path / "in.csv", tmp_path / "out.tmx", source_lang=source, target_lang=target)
    (unit,) = read_tmx(tmp_path / "out.tmx")
    assert [f"{variant.lang} {variant.text}" for variant in unit.variants] == pair
    assert remark is None or remark in done.remarks


def test_a_language_that_no_column_has_is_refused_with_those_there_are(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(COLUMNS, encoding="utf-8")
    with pytest.raises(InputError, match=r"no column has the language it\n.*fr-FR, en-GB, de-DE"):
        convert(tmp_path / "in.csv", tmp_path / "out.tmx", target_lang="it")


def test_a_date_of_a_workbook_has_no_hour_and_a_formula_its_value(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (
        ["en", "fr"],
        [datetime(2024, 5, 1), "1er mai 2024"],
        [True, "VRAI"],
        ["=A1", "sans valeur"],
        ["", "vide"],
    ):
        sheet.append(row)
    sheet["A5"].font = Font(bold=True)  # a cell that is there, and empty
    book.save(tmp_path / "in.xlsx")
    done = convert(tmp_path / "in.xlsx", tmp_path / "out.tmx")
    assert [unit.source.text for unit in read_tmx(tmp_path / "out.tmx")] == ["2024-05-01", "TRUE"]
    assert done.remarks == (
        "1 row left out: one side is empty",
        "1 row left out: a formula without a stored value, line 4; open the workbook in a spreadsheet program and save it",
    )


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("one\rtwo\nthree\u2028four\n", ["one two", "three\u2028four"]),
        ("one\r\ntwo\x0bthree\r\n", ["one", "two three"]),
        ("one\rtwo\r", ["one", "two"]),
    ],
)
def test_only_a_line_feed_ends_a_line_of_a_bitext_that_has_one(
    tmp_path: Path, text: str, sources: list[str]
) -> None:
    (tmp_path / "in.en-fr.en").write_bytes(text.encode())
    (tmp_path / "in.en-fr.fr").write_bytes(b"un\ndeux\n")
    convert(tmp_path / "in.en-fr", tmp_path / "out.tmx")
    assert [unit.source.text for unit in read_tmx(tmp_path / "out.tmx")] == sources

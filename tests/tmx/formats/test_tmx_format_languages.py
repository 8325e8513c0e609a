"""Which pair of languages goes into a file of two."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from memories import rich_memory

from tmx import TranslationUnit, Variant, write_tmx
from tmx.base.errors import InputError, UsageError
from tmx.formats.base import Languages
from tmx.formats.moses import MOSES
from tmx.read.reader import read_tmx
from tmx.tools.conversion import convert


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    return rich_memory(tmp_path)


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


def test_a_bitext_has_its_languages_in_the_order_of_its_name(many: Path, tmp_path: Path) -> None:
    convert(many, tmp_path / "out.fr-en")
    lines = {code: (tmp_path / f"out.fr-en.{code}").read_text(encoding="utf-8") for code in ("fr", "en")}
    assert lines == {"fr": "fr-FR 0\nfr-CA 2\n", "en": "en-US 0\nen-US 2\n"}
    convert(many, tmp_path / "out.de-en", target_lang="en-US")
    assert (tmp_path / "out.de-en.de").read_text(encoding="utf-8").splitlines()[1] == "de-DE 1"
    with pytest.raises(UsageError, match="says fr and en, not de"):
        convert(many, tmp_path / "out.fr-en", target_lang="de")


@pytest.mark.parametrize("name", ["out.en-es", "out.csv", "out.tmx"])
def test_the_error_for_a_missing_language_names_the_languages_of_the_file(
    many: Path, tmp_path: Path, name: str
) -> None:
    with pytest.raises(InputError, match="no unit has") as caught:
        convert(many, tmp_path / name, target_lang="es")
    assert {"en-US", "fr-FR", "de-DE", "fr-CA", "it-IT"} == set(
        re.findall("[a-z]{2}-[A-Z]{2}", caught.value.cure)
    )
    assert list(tmp_path.iterdir()) == [many]


@pytest.mark.parametrize("name", ["out.csv", "out.tmx", "out.xlf", "out.en-fr"])
def test_languages_left_out_are_reported(many: Path, tmp_path: Path, name: str) -> None:
    report = convert(many, tmp_path / name, source_lang="en", target_lang="fr").report
    assert (report.read, report.written) == (3, 2)
    assert report.left_out == {"not in en and fr": 1}
    mixed = {} if name == "out.tmx" else {"segment in fr-CA written as fr-FR": 1}
    assert report.altered == {"variant in de-DE left out": 2, "variant in it-IT left out": 1, **mixed}


def test_one_file_holds_one_pair(many: Path, tmp_path: Path) -> None:
    report = convert(many, tmp_path / "out.csv").report
    rows = (tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()
    assert [row.split(",")[:2] for row in rows] == [
        ["en-US", "fr-FR"], ["en-US 0", "fr-FR 0"], ["en-US 2", "fr-CA 2"],
    ]  # fmt: skip
    assert report.left_out == {"not in en-US and fr-FR": 1}


@pytest.mark.parametrize("code", ["Elvish", "e", "en--US", "*all*", "en US", ""])
def test_anything_but_a_language_code_is_bad_use(many: Path, tmp_path: Path, code: str) -> None:
    for name in ("out.tmx", "out.csv"):
        with pytest.raises(UsageError, match="language code"):
            convert(many, tmp_path / name, source_lang=code)


def test_a_region_that_was_not_asked_for_is_counted(tmp_path: Path) -> None:
    write_tmx(tmp_path / "in.tmx", [TranslationUnit.pair("en-US", "a", "fr-FR", "b")], source_lang="en-US")
    report = convert(tmp_path / "in.tmx", tmp_path / "out.csv", target_lang="fr-CA").report
    assert report.altered == {"fr-FR taken for fr-CA": 1}
    assert not convert(tmp_path / "in.tmx", tmp_path / "out.csv", target_lang="fr").report.altered


def test_missing_languages_and_unknown_suffixes(memory: Path, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("source,target\na,b\n", encoding="utf-8")
    with pytest.raises(UsageError, match="what its languages are"):
        convert(tmp_path / "in.csv", tmp_path / "out.tmx")
    with pytest.raises(UsageError, match="no format has the suffix of"):
        convert(memory, tmp_path / "out.docx")
    with pytest.raises(UsageError, match="unknown format"):
        convert(memory, tmp_path / "out.xlf", target_format="docx")


@pytest.mark.parametrize("suffix", ["csv", "tsv", "xlsx"])
def test_a_table_holds_all_languages_where_they_are_asked_for(tmp_path: Path, suffix: str) -> None:
    text = "id,EN,FR,DE\n1,one,un,eins\n2,two,,zwei\n3,,trois,drei\n"
    (tmp_path / "in.csv").write_text(text, encoding="utf-8")
    done = convert(tmp_path / "in.csv", tmp_path / "all.tmx", all_languages=True)
    assert done.remarks == ("1 row left out: one side is empty",)
    convert(tmp_path / "all.tmx", tmp_path / f"all.{suffix}", all_languages=True)
    convert(tmp_path / f"all.{suffix}", tmp_path / "again.tmx", all_languages=True)
    units = list(read_tmx(tmp_path / "again.tmx"))
    assert units == list(read_tmx(tmp_path / "all.tmx"))
    assert [[variant.text for variant in unit.variants] for unit in units] == [
        ["one", "un", "eins"],
        ["two", "zwei"],
    ]


def test_all_languages_are_refused_where_two_are_asked_for_or_all_there_is(
    many: Path, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match="one pair of languages"):
        convert(many, tmp_path / "out.po", all_languages=True)
    with pytest.raises(UsageError, match="a pair of them"):
        convert(many, tmp_path / "out.csv", all_languages=True, target_lang="fr")


@pytest.mark.parametrize(
    ("langs", "texts", "remarks"),
    [
        ((None, "fr"), ["en Hello", "fr Bonjour"], []),
        (("fr", "en"), ["fr Bonjour", "en Hello"], []),
        (("fr-CA", None), ["fr-CA Bonjour", "en Hello"], []),
    ],
)
def test_the_files_of_a_plain_bitext_keep_their_languages(
    tmp_path: Path, langs: tuple[str | None, str | None], texts: list[str], remarks: list[str]
) -> None:
    for lang, text in (("en", "Hello"), ("fr", "Bonjour")):
        (tmp_path / f"k.en-fr.{lang}").write_text(f"{text}\n", encoding="utf-8")
    said: list[str] = []
    (unit,) = MOSES.read(tmp_path / "k.en-fr", Languages(*langs), said.append)
    assert [f"{variant.lang} {variant.text}" for variant in unit.variants] == texts
    assert said == remarks
    with pytest.raises(UsageError, match="the file name says en and fr, not de"):
        list(MOSES.read(tmp_path / "k.en-fr", Languages(target="de"), said.append))

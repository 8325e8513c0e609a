"""The LISA compliance kit, levels one and two."""

from __future__ import annotations

from pathlib import Path

import pytest

from tmx.read.reader import read_tmx
from tmx.unit.content import Inline


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
def test_level_one_files_have_the_lines_of_their_texts(kit: Path, name: str, target: str) -> None:
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

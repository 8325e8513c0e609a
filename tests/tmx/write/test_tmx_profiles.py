"""How units are written for each tool: inline elements, properties, context and language codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tmx import TranslationUnit, plain_text, with_placeholders, write_tmx
from tmx.read.reader import read_tmx
from tmx.unit.content import Inline, without_placeholders
from tmx.write.profiles import profiles

NOTED = TranslationUnit.pair(
    "en",
    with_placeholders("Recalling its resolution", [(9, "fnote", "8")]),
    "fr",
    with_placeholders("Rappelant sa résolution", [(23, "fnote", "8")]),
)


def test_placeholders_are_at_their_offsets() -> None:
    content = with_placeholders("abc", [(3, "fnote", "2"), (0, "fnote", "1")])
    assert content == (
        Inline("ph", {"x": "1", "type": "fnote"}, ("1",)),
        "abc",
        Inline("ph", {"x": "2", "type": "fnote"}, ("2",)),
    )
    assert plain_text(content) == "abc"
    assert without_placeholders(content, "fnote") == "abc"
    assert with_placeholders("abc", []) == "abc"
    with pytest.raises(ValueError, match="placeholder at 4"):
        with_placeholders("abc", [(4, "fnote", "1")])


def test_footnote_references_are_written_on_request(tmp_path: Path) -> None:
    path = tmp_path / "out.tmx"
    plain = write_tmx(path, [NOTED], source_lang="en")
    assert b"<ph" not in path.read_bytes()
    assert plain.altered == {"footnote references left out of segments": 2}
    inline = write_tmx(path, [NOTED], source_lang="en", footnotes=True)
    assert b'Recalling<ph x="1" type="fnote">8</ph> its resolution' in path.read_bytes()
    assert inline.altered == {}


def test_other_inline_elements_are_kept(tmp_path: Path) -> None:
    unit = TranslationUnit.pair("en", ("a", Inline("ph", {"type": "image"})), "fr", "b")
    write_tmx(tmp_path / "out.tmx", [unit], source_lang="en")
    (read,) = read_tmx(tmp_path / "out.tmx")
    assert read.source.content == unit.source.content


def test_profiles_differ_where_the_tools_do(tmp_path: Path) -> None:
    path = tmp_path / "out.tmx"
    omegat = TranslationUnit.pair("en", "one", "fr", "un", properties={"file": "a", "x-document": "D"})
    write_tmx(path, [omegat], source_lang="en", profile="omegat")
    assert [prop.type for prop in next(iter(read_tmx(path))).properties] == ["x-document"]
    write_tmx(path, [omegat], source_lang="en", profile="trados")
    (unit,) = read_tmx(path)
    assert [prop.type for prop in unit.properties] == ["file", "x-document:SingleString"]
    assert unit.get("x-document") == "D"
    long = TranslationUnit.pair("en", "x" * 2001, "fr", "un")
    assert write_tmx(path, [long], source_lang="en", profile="cloud").left_out == {"segment too long": 1}
    assert write_tmx(path, [long], source_lang="en", profile="generic").written == 1
    assert {"omegat", "trados", "memoq", "generic"} <= set(profiles())


def test_memoq_gets_the_neighbours_in_the_same_document(tmp_path: Path) -> None:
    def unit(text: str, document: str) -> TranslationUnit:
        return TranslationUnit.pair("en", text, "fr", text, properties={"x-document": document})

    path = tmp_path / "out.tmx"
    write_tmx(path, [unit("a", "1"), unit("b & c", "1"), unit("d", "2")], source_lang="en", profile="memoq")
    contexts = [
        {prop.type: prop.text for prop in unit.source.properties} for unit in read_tmx(path, source_lang="en")
    ]
    assert contexts == [
        {"x-context-post": "<seg>b &amp; c</seg>"},
        {"x-context-pre": "<seg>a</seg>"},
        {},
    ]


def test_languages_are_mapped(tmp_path: Path) -> None:
    def codes(languages: dict[str, str] | None, *given: str) -> list[str]:
        unit = TranslationUnit.pair(given[0], "one", given[1], "un")
        write_tmx(tmp_path / "out.tmx", [unit], source_lang=given[0], languages=languages)
        return [variant.lang for variant in next(iter(read_tmx(tmp_path / "out.tmx"))).variants]

    assert codes(None, "en", "fr") == ["en-US", "fr-FR"]
    assert codes({"en": "en-GB", "fr": "fr-CH"}, "en", "fr") == ["en-GB", "fr-CH"]
    assert codes({}, "en", "fr") == ["en", "fr"]
    assert codes(None, "en_gb", "fr-CA") == ["en-GB", "fr-CA"]
    assert codes({"en": "en_gb"}, "en", "fr") == ["en-GB", "fr"]
    assert codes({}, "eng", "fre-CA") == ["en", "fr-CA"]

"""Codes and names of users taken out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tmx.base.errors import UsageError
from tmx.read.reader import read_tmx
from tmx.tools.cleaning import Cleaning, Users, clean
from tmx.tools.sources import Units
from tmx.unit.content import Inline
from tmx.unit.model import Header, TranslationUnit


def units() -> Units:
    both = [
        TranslationUnit.pair("en", f"Hello {who}", "fr", "Bonjour", attributes={"creationid": who, "changeid": "Bob"},
                             properties={"x-Translator": who, "x-LastUsedBy": who, "lastChangedBy": who, "x-role": "title"})
        for who in ("Anna", "bob")
    ]  # fmt: skip
    source = Units(Path("memory.tmx"), lambda _: iter(both))
    source.header = Header({"srclang": "en"})
    return source


@pytest.mark.parametrize(
    ("users", "names"), [("pseudonyms", ["user-1", "user-2", "user-2", "user-2"]), ("remove", [None] * 4)]
)
def test_users(tmp_path: Path, users: Users, names: list[str | None]) -> None:
    report = clean(units(), tmp_path / "out.tmx", Cleaning(users=users))
    found = list(read_tmx(tmp_path / "out.tmx"))
    assert [unit.attributes.get(name) for unit in found for name in ("creationid", "changeid")] == names
    for name in ("x-Translator", "x-LastUsedBy", "lastChangedBy"):
        assert [unit.get(name) for unit in found] == names[::2]
    assert [unit.get("x-role") for unit in found] == ["title", "title"]
    assert sum(report.altered.values()) == 10


@pytest.mark.parametrize("name", ["out.tmx", "out.csv"])
def test_what_is_altered_is_counted_once(tmp_path: Path, name: str) -> None:
    report = clean(units(), tmp_path / name, Cleaning(users="pseudonyms"))
    assert report.altered["names of users replaced"] == 10


def code(tag: str, **attributes: str) -> Inline:
    return Inline(tag, attributes)


def test_codes_are_taken_out_or_numbered_as_in_the_source(tmp_path: Path) -> None:
    source = (code("bpt", i="7", x="9"), "Yes", code("ept", i="7"), code("ph", x="4"), "now")
    target = (
        "mais ",
        code("ph", x="4"),
        code("bpt", i="7", x="9"),
        "oui",
        code("ept", i="7"),
        code("ph", x="5"),
    )
    unit = TranslationUnit.pair("en", source, "fr", target)
    new = Cleaning("number").unit(unit)
    assert new.source.content == (
        code("bpt", i="1", x="1"), "Yes", code("ept", i="1"), code("ph", x="2"), "now",
    )  # fmt: skip
    assert new.target.content == (
        "mais ", code("ph", x="2"), code("bpt", i="1", x="1"), "oui", code("ept", i="1"), code("ph", x="3"),
    )  # fmt: skip
    assert Cleaning("number").unit(new) == new
    report = clean(Units(Path("m.tmx"), lambda _: iter([unit])), tmp_path / "out.tmx", Cleaning("strip"))
    (plain,) = read_tmx(tmp_path / "out.tmx")
    assert (plain.source.content, plain.target.content) == ("Yes now", "mais oui")
    assert report.altered["segments with codes taken out"] == 2


def test_nothing_to_do_is_refused() -> None:
    with pytest.raises(UsageError, match="nothing to do"):
        Cleaning()


def test_a_key_gives_one_pseudonym_in_all_files(tmp_path: Path) -> None:
    def pseudonyms(key: str, *names: str) -> list[str | None]:
        given = [
            TranslationUnit.pair("en", "a", "fr", "b", attributes={"creationid": name}) for name in names
        ]
        source = Units(Path("memory.tmx"), lambda _: iter(given))
        clean(source, tmp_path / "out.tmx", Cleaning(users="pseudonyms", key=key))
        return [unit.attributes.get("creationid") for unit in read_tmx(tmp_path / "out.tmx")]

    anna, bob = pseudonyms("secret", "Anna", "bob")
    assert pseudonyms("secret", "Bob", "carol", "ANNA")[::2] == [bob, anna]
    assert anna != bob
    assert pseudonyms("other", "Anna") != [anna]
    with pytest.raises(UsageError, match="a key is a secret"):
        Cleaning(users="remove", key="secret")

"""SDLTM: memories of Trados Studio, made here with the tables that Studio makes."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest

from tmx import read_tmx
from tmx.base.errors import InputError, UsageError
from tmx.formats.sdltm_segments import parse_segment
from tmx.memory.files import add_file
from tmx.memory.memory import Memory
from tmx.tools.conversion import convert
from tmx.unit.content import Inline

TABLES = """
CREATE TABLE translation_memories(id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, guid BLOB NOT NULL,
  name TEXT NOT NULL UNIQUE, source_language TEXT NOT NULL, target_language TEXT NOT NULL);
CREATE TABLE translation_units(id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, guid BLOB NOT NULL,
  translation_memory_id INT NOT NULL, source_hash INTEGER NOT NULL, source_segment TEXT, target_hash INTEGER NOT NULL,
  target_segment TEXT, creation_date DATETIME NOT NULL, creation_user TEXT NOT NULL, change_date DATETIME NOT NULL,
  change_user TEXT NOT NULL, last_used_date DATETIME NOT NULL, last_used_user TEXT NOT NULL, usage_counter INT NOT NULL,
  flags INT);
CREATE TABLE attributes(id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, guid BLOB NOT NULL, name TEXT NOT NULL,
  type INT NOT NULL, tm_id INT NOT NULL);
CREATE TABLE string_attributes(translation_unit_id INT NOT NULL, attribute_id INT NOT NULL, value TEXT NOT NULL);
CREATE TABLE picklist_values(id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, guid BLOB NOT NULL,
  attribute_id INT NOT NULL, value TEXT NOT NULL);
CREATE TABLE picklist_attributes(translation_unit_id INT NOT NULL, picklist_value_id INT NOT NULL);
CREATE TABLE translation_unit_contexts(translation_unit_id INT NOT NULL, left_source_context INTEGER NOT NULL,
  left_target_context INTEGER NOT NULL);
CREATE TABLE translation_unit_idcontexts(translation_unit_id INT NOT NULL, idcontext TEXT NOT NULL);
INSERT INTO translation_memories VALUES (1, x'00', 'tm', 'en-US', 'fr-FR');
INSERT INTO attributes VALUES (1, x'00', 'Client', 1, 1), (2, x'00', 'Domain', 5, 1);
INSERT INTO picklist_values VALUES (1, x'00', 2, 'law'), (2, x'00', 2, 'peace');
"""
XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"'


def text(value: str) -> str:
    return f"<Text><Value>{value}</Value></Text>"


def tag(kind: str, *, anchor: int = 1, pair: int = 0, inner: str = "") -> str:
    equivalent = f"<TextEquivalent>{inner}</TextEquivalent>" if inner else ""
    return (
        f"<Tag><Type>{kind}</Type><Anchor>{anchor}</Anchor><AlignmentAnchor>{pair}</AlignmentAnchor>"
        f"<TagID>7</TagID>{equivalent}<CanHide>false</CanHide></Tag>"
    )


def segment(lang: str, *elements: str) -> str:
    culture = f"<CultureName>{lang}</CultureName>" if lang else ""
    return f"<Segment {XSI}><Elements>{''.join(elements)}</Elements>{culture}</Segment>"


def sdltm(path: Path, *pairs: tuple[object, object], more: Sequence[str] = ()) -> Path:
    connection = sqlite3.connect(path)
    connection.executescript(TABLES)
    for source, target in pairs:
        connection.execute(
            "INSERT INTO translation_units VALUES (NULL, x'00', 1, 0, ?, 0, ?, '2015-03-01 10:00:00', 'eve', "
            "'2016-04-02 11:12:13', 'bob', '0001-01-01 00:00:00', 'kim', 3, 0)",
            (source, target),
        )
    for statement in more:
        connection.execute(statement)
    connection.commit()
    connection.close()
    return path


def test_a_unit_keeps_tags_dates_users_fields_and_context(tmp_path: Path) -> None:
    source = segment("en-US", text("Press "), tag("Start", pair=1), text("OK"), tag("End"), text(" &amp; go"))
    target = segment(
        "fr-FR", tag("Start", pair=1), text("OK"), tag("End"), tag("LockedContent", anchor=2, inner="X")
    )
    path = sdltm(
        tmp_path / "in.sdltm",
        (segment("", text("a")), segment("", text("b"))),
        (source, target),
        more=[
            "INSERT INTO string_attributes VALUES (2, 1, 'UN'), (9, 1, 'of no unit')",
            "INSERT INTO picklist_attributes VALUES (2, 1), (2, 2)",
            "INSERT INTO translation_unit_idcontexts VALUES (2, 'title')",
            "INSERT INTO translation_unit_contexts VALUES (2, 123, 456)",
        ],
    )
    before = path.read_bytes()
    conversion = convert(path, tmp_path / "out.tmx")
    plain, unit = read_tmx(tmp_path / "out.tmx")
    assert (plain.source.lang, plain.source.text, plain.target.lang, plain.target.text) == (
        "en-US",
        "a",
        "fr-FR",
        "b",
    )
    start = Inline("bpt", {"i": "1", "x": "1", "type": "7"})
    assert unit.source.content == ("Press ", start, "OK", Inline("ept", {"i": "1"}), " & go")
    assert unit.target.content == (
        start,
        "OK",
        Inline("ept", {"i": "1"}),
        Inline("ph", {"type": "7"}, ("X",)),
    )
    assert unit.attributes == {
        "creationdate": "20150301T100000Z",
        "creationid": "eve",
        "changedate": "20160402T111213Z",
        "changeid": "bob",
        "usagecount": "3",
    }
    assert sorted((prop.type, prop.text) for prop in unit.properties) == [
        ("x-Client:SingleString", "UN"),
        ("x-Domain:MultiplePicklist", "law"),
        ("x-Domain:MultiplePicklist", "peace"),
        ("x-LastUsedBy", "kim"),
        ("x-context", "title"),
    ]
    assert conversion.remarks == (
        "not read: the segment before each of 1 unit, of which only a hash is kept",
    )
    assert path.read_bytes() == before
    assert {file.name for file in tmp_path.iterdir()} == {"in.sdltm", "out.tmx"}


def test_what_cannot_be_read_is_left_out_and_counted(tmp_path: Path) -> None:
    good = segment("fr-FR", text("b"))
    path = sdltm(
        tmp_path / "in.sdltm",
        (segment("en-US", text("a&#x1;\x02c")), good),
        ("<Segment>", good),
        (None, good),
        ('<!DOCTYPE a [<!ENTITY b "c">]><Segment/>', good),
        (segment("de-DE", text("d")), good),
    )
    conversion = convert(path, tmp_path / "out.tmx", source_lang="en", target_lang="fr")
    assert [unit.source.text for unit in read_tmx(tmp_path / "out.tmx")] == ["ac"]
    assert conversion.remarks == (
        "1 unit left out: not in en and fr",
        "1 unit without their illegal characters",
        "3 units left out: a segment cannot be read",
    )


def test_what_stands_in_for_another_region_is_said(tmp_path: Path) -> None:
    path = sdltm(tmp_path / "in.sdltm", (segment("en-US", text("a")), segment("fr-FR", text("b"))))
    conversion = convert(path, tmp_path / "out.tmx", source_lang="en", target_lang="fr-CA")
    assert conversion.remarks == ("1 segment: fr-FR taken for fr-CA",)


def test_the_languages_asked_for_may_be_the_other_way_round(tmp_path: Path) -> None:
    path = sdltm(tmp_path / "in.sdltm", (segment("en-US", text("a")), segment("fr-FR", text("b"))))
    convert(path, tmp_path / "out.csv", source_lang="fr", target_lang="en")
    assert (tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()[1].startswith("b,a,")


def damage(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)


def test_files_that_are_no_memory_of_studio_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "in.sdltm"
    path.write_bytes(b"PK\x03\x04")
    with pytest.raises(InputError, match="it is not an SQLite file"):
        convert(path, tmp_path / "out.tmx")
    for statement in ("CREATE TABLE other(a)", "CREATE VIEW translation_units AS SELECT 1 AS id"):
        path.unlink()
        sqlite3.connect(path).execute(statement)
        with pytest.raises(InputError, match="has no translation units of it"):
            convert(path, tmp_path / "out.tmx")
    path.unlink()
    damage(sdltm(path, *[(segment("en", text("a")), segment("fr", text("b")))] * 200))
    with pytest.raises(InputError, match="the memory is damaged: "):
        convert(path, tmp_path / "out.tmx")
    with pytest.raises(UsageError, match="no such file"):
        convert(tmp_path / "none.sdltm", tmp_path / "out.tmx")
    assert not (tmp_path / "out.tmx").exists()


def test_changes_beside_the_file_are_remarked_on(tmp_path: Path) -> None:
    path = sdltm(tmp_path / "in.sdltm", (segment("en-US", text("a")), segment("fr-FR", text("b"))))
    (tmp_path / "in.sdltm-wal").write_bytes(b"x")
    (remark,) = convert(path, tmp_path / "out.tmx").remarks
    assert remark.startswith("in.sdltm-wal is beside it, with changes that are not read")


def test_it_is_not_written(tmp_path: Path) -> None:
    path = sdltm(tmp_path / "in.sdltm", (segment("en-US", text("a")), segment("fr-FR", text("b"))))
    with pytest.raises(UsageError, match="SDLTM is read, not written"):
        convert(path, tmp_path / "out.sdltm")


def test_it_can_be_added_to_a_memory(tmp_path: Path) -> None:
    path = sdltm(tmp_path / "in.sdltm", (segment("en-US", text("a")), segment("fr-FR", text("b"))))
    with Memory(tmp_path / "TM.db", write=True) as memory:
        assert add_file(memory, path).units == 1


def test_a_declaration_and_unmatched_tags_are_read() -> None:
    elements = tag("UnmatchedEnd", pair=2) + "<Other/>" + text("x")
    found = parse_segment(f'<?xml version="1.0" encoding="utf-16"?>{segment("en", elements)}'.encode())
    assert found is not None
    assert found.content == (Inline("it", {"pos": "end", "x": "2", "type": "7"}), "x")

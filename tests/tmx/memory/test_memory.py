"""The store: nothing lost, nothing half done."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmx.base.errors import BitextError, InputError, RunError, UsageError
from tmx.memory import Memory, intake, numbering, schema, shards, sharing
from tmx.unit.content import Inline
from tmx.unit.model import Note, Property, TranslationUnit, Variant

PLAIN = TranslationUnit.pair("en", "One report", "fr", "Un rapport", created=None)
RICH = TranslationUnit(
    (
        Variant(
            "en",
            ("See ", Inline("ph", {"x": "1", "type": "fnote"}, ("8",)), " ", Inline("hi", {}, ("this",))),
        ),
        Variant(
            "fr", "Voir ceci", (Property("x-state", "final"),), (Note("checked", "fr"),), {"changeid": "anna"}
        ),
        Variant("de-DE", "Siehe dies"),
    ),
    "en",
    (Property("x-document", "A/RES/59/159"), Property("x-path", "3")),
    (Note("of both"),),
    {"tuid": "7", "creationdate": "20041220T000000Z"},
)


def test_a_memory_that_is_open_to_be_read_is_not_written(tmp_path: Path) -> None:
    with Memory(tmp_path / "TM.db", write=True) as memory:
        memory.add("doc", [PLAIN])
    with Memory(tmp_path / "TM.db") as memory:
        with pytest.raises(UsageError, match="write=True"):
            memory.add("other", [PLAIN])
        with pytest.raises(UsageError, match="write=True"):
            memory.remove("doc")
        assert memory.names() == ["doc"]


def test_units_come_back_as_they_were(tmp_path: Path) -> None:
    with Memory(tmp_path / "TM.db", write=True) as memory:
        assert memory.add("doc", [PLAIN, RICH, PLAIN], facts={"symbol": "A/RES/59/159"}) == 3
        assert list(memory.units("doc")) == [PLAIN, RICH, PLAIN]
        assert memory.languages == ("en", "fr", "de-DE")
        (held,) = memory.documents()
        assert (held.name, held.units, held.facts) == ("doc", 3, {"symbol": "A/RES/59/159"})
        (match,) = memory.lookup("See \ufffc this", "en", "de")
        assert (match.score, match.target, match.origin.place) == (100, "Siehe dies", 2)
        assert match.origin.date == "20041220T000000Z"


def test_a_document_of_the_same_name_is_replaced_and_one_is_removed_whole(tmp_path: Path) -> None:
    with Memory(tmp_path / "TM.db", write=True) as memory:
        memory.add("a", [PLAIN], digest="1")
        memory.add("b", [RICH])
        memory.add("a", [TranslationUnit.pair("en", "Two reports", "fr", "Deux rapports")], digest="2")
        assert memory.has("a", "2")
        assert not memory.has("a", "1")
        assert not memory.lookup("One report", "en", "fr", threshold=100)
        assert memory.remove("a") == 1
        assert not memory.lookup("Two reports", "en", "fr", threshold=100)
        with pytest.raises(UsageError, match="no document 'a'"):
            memory.remove("a")
        assert [held.name for held in memory.documents()] == ["b"]


def test_the_newest_unit_comes_first_and_equal_ones_are_one_match(tmp_path: Path) -> None:
    old, new = (
        TranslationUnit.pair("en", "One", "fr", target, attributes={"creationdate": date})
        for target, date in (("Un", "20030101T000000Z"), ("Une", "20040101T000000Z"))
    )
    with Memory(tmp_path / "TM.db", write=True) as memory:
        memory.add("new", [new])
        memory.add("old", [old, old])
        found = memory.lookup("One", "en", "fr")
    assert [(match.target, match.others) for match in found] == [("Une", 0), ("Un", 1)]


def test_what_fails_midway_changes_nothing(tmp_path: Path) -> None:
    def broken() -> object:
        yield PLAIN
        raise InputError("the file ends early")

    path = tmp_path / "TM.db"
    with Memory(path, write=True) as memory:
        memory.add("a", [PLAIN])
        with pytest.raises(InputError, match="ends early"):
            memory.add("a", broken())  # type: ignore[arg-type]
    with Memory(path) as memory:
        assert list(memory.units()) == [PLAIN]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=4).map(" ".join), max_size=12), st.data())
def test_adding_and_removing_in_any_order_keeps_the_index_exact(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("memory") / "TM.db"
    held: dict[str, list[str]] = {}
    with Memory(path, write=True) as memory:
        for number in range(data.draw(st.integers(1, 6))):
            name = data.draw(st.sampled_from("xyz"))
            if name in held and data.draw(st.booleans()):
                memory.remove(name)
                del held[name]
            else:
                held[name] = texts[number : number + 5]
                memory.add(name, [TranslationUnit.pair("en", text, "fr", "t") for text in held[name]])
        for text in {text for some in held.values() for text in some if text}:
            found = memory.lookup(text, "en", "fr", threshold=100, limit=None)
            assert sum(1 + match.others for match in found) == sum(some.count(text) for some in held.values())


def test_files_that_are_no_memories_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "TM.db"
    with pytest.raises(UsageError, match="there is no such memory"):
        Memory(path)
    path.write_text("something else " * 100)
    with pytest.raises(InputError, match="not a memory"):
        Memory(path)
    path.unlink()
    sqlite3.connect(path).execute("CREATE TABLE other (x)").connection.close()
    with pytest.raises(InputError, match="not a memory of bitext"):
        Memory(path, write=True)


def test_a_memory_of_a_newer_version_says_so(tmp_path: Path) -> None:
    path = tmp_path / "TM.db"
    Memory(path, write=True).close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    connection.close()
    with pytest.raises(InputError, match="Update bitext"):
        Memory(path)


def test_a_second_writer_waits_and_then_says_who_is_in_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "WAIT", 0.05)
    path = tmp_path / "TM.db"
    with Memory(path, write=True) as memory:
        memory.add("a", [PLAIN])
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RunError, match="another program is writing"):
            memory.add("b", [PLAIN])
        other.execute("ROLLBACK")
        other.close()
        assert memory.add("b", [PLAIN]) == 1


def test_small_shards_are_joined(tmp_path: Path) -> None:
    """A memory to which documents are added one by one has as few as one that got them at once, to a factor."""
    with Memory(tmp_path / "TM.db", write=True) as memory:
        for number in range(40):
            memory.add(str(number), [TranslationUnit.pair("en", f"word{number}", "fr", "t")])
        languages = memory._connection.execute("SELECT id FROM language").fetchall()
        assert all(len(shards.shards_of(memory._connection, language)) < 8 for (language,) in languages)
        assert all(memory.lookup(f"word{number}", "en", "fr", threshold=100) for number in range(40))


def test_errors_are_those_of_bitext(tmp_path: Path) -> None:
    with pytest.raises(BitextError):
        Memory(tmp_path / "missing" / "TM.db", write=True)


def test_a_reader_sees_what_another_program_adds(tmp_path: Path) -> None:
    """The index that a reader has in memory is that of what it reads."""
    path = tmp_path / "TM.db"
    with Memory(path, write=True) as writer, Memory(path) as reader:
        for number in range(3):
            writer.add(str(number), [TranslationUnit.pair("en", f"One report {number}", "fr", "Un rapport")])
            found = reader.lookup("One report 7", "en", "fr")
            assert sum(1 + match.others for match in found) == number + 1
        writer.remove("1")
        assert len(reader.lookup("One report 7", "en", "fr", limit=None)) == 2


def test_what_a_second_process_numbers_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Large documents have their words numbered in a process of its own; one that is ended changes nothing."""
    texts = [f"word{number % 700} and {'nothing ' * (number % 3)}more" for number in range(3000)]
    units = [TranslationUnit.pair("en", text, "fr", f"mot {text}") for text in texts]
    monkeypatch.setattr(intake, "_BATCH", 100)
    dumps = []
    for name, large in (("one.db", 10**9), ("two.db", 200)):
        monkeypatch.setattr(intake, "_LARGE", large)
        with Memory(tmp_path / name, write=True) as memory:
            memory.add("a", units[:1000])
            memory.add("b", units[1000:])
            assert list(memory.units()) == units
        with sqlite3.connect(tmp_path / name) as connection:
            dumps.append([line for line in connection.iterdump() if '"document"' not in line])
        connection.close()
    assert dumps[0] == dumps[1]

    def ended(last: int) -> numbering.Numbering:
        elsewhere = numbering.Elsewhere(last)
        elsewhere._process.kill()
        return elsewhere

    monkeypatch.setattr(intake, "elsewhere_if_it_helps", ended)
    with Memory(tmp_path / "two.db", write=True) as memory:
        with pytest.raises(RunError, match="was ended"):
            memory.add("c", [TranslationUnit.pair("en", text[1:], "fr", text) for text in texts])
        assert len(list(memory.units())) == len(units)


def test_numbers_of_shards_are_used_again(tmp_path: Path) -> None:
    """A key has 16 bits for them, and a memory is added to for years."""
    with Memory(tmp_path / "TM.db", write=True) as memory:
        memory.add("a", [PLAIN])
        memory._connection.execute("UPDATE sqlite_sequence SET seq = 70000 WHERE name = 'shard'")
        memory.add("b", [TranslationUnit.pair("en", "Two new reports", "fr", "Deux nouveaux rapports")])
        for text in ("One report", "Two new reports"):
            assert [match.source for match in memory.lookup(f"{text}.", "en", "fr")] == [text]

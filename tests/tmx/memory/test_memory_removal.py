"""What is removed is gone: from the look-up, from the languages, from the index, and its numbers for good."""

from __future__ import annotations

from pathlib import Path

import pytest

from tmx.base.errors import RunError, UsageError
from tmx.memory import Memory, shards
from tmx.unit.model import TranslationUnit


def units(lang: str, count: int, word: str = "word") -> list[TranslationUnit]:
    return [TranslationUnit.pair("en", f"{word} {n} of {n}x", lang, f"{lang} {n} y") for n in range(count)]


def counted(memory: Memory, table: str) -> int:
    (count,) = memory.connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()  # noqa: S608 - own names
    return int(count)


def test_a_language_without_units_is_not_listed(tmp_path: Path) -> None:
    with Memory(tmp_path / "TM.db", write=True) as memory:
        memory.add("a", units("fr", 5))
        memory.add("b", units("de", 5))
        memory.remove("b")
        assert memory.languages == ("en", "fr")
        assert memory.direction(["word"]) == ("en", "fr")
        with pytest.raises(UsageError, match="no text in de: it has en, fr"):
            memory.language("de")
        memory.add("b", units("de", 5))
        assert list(memory.languages) == ["en", "fr", "de"]
        assert memory.lookup("word 3 of 3x", "en", "de", threshold=100)


def test_nothing_is_left_of_a_memory_of_which_all_is_removed(tmp_path: Path) -> None:
    with Memory(tmp_path / "TM.db", write=True) as memory:
        for name in "abc":
            memory.add(name, units("fr", 30, name))
        for name in "abc":
            memory.remove(name)
        assert memory.languages == ()
        assert [counted(memory, table) for table in ("text", "word", "posting", "shard", "variant")] == [
            0
        ] * 5


def test_the_index_is_not_much_larger_than_what_is_there(tmp_path: Path) -> None:
    with Memory(tmp_path / "TM.db", write=True) as memory:
        memory.add("stays", units("fr", 40, "stays"))
        for turn in range(12):
            memory.add("changes", units("fr", 40, f"turn{turn}"))
            assert counted(memory, "text") <= (80 + 40) * 4 / 3
        assert all(memory.lookup(unit.source.text, "en", "fr", threshold=100) for unit in memory.units())
        memory.remove("changes")
        assert not memory.parts("turn11 3 of 3x", "en", "fr")


def test_several_shards_are_made_again_at_once(tmp_path: Path) -> None:
    """Those that are made again are joined with others, of which some were to be made again as well."""
    groups = [units("fr", 100, "a"), units("fr", 40, "b"), units("fr", 15, "c")]
    stays = [unit for group, count in zip(groups, (10, 5, 3), strict=True) for unit in group[:count]]
    with Memory(tmp_path / "TM.db", write=True) as memory:
        for number, group in enumerate(groups):
            memory.add(str(number), group)
        memory.add("all", [unit for group in groups for unit in group])
        memory.add("stays", stays)
        for number in range(len(groups)):
            memory.remove(str(number))
        memory.remove("all")
        assert all(memory.lookup(unit.source.text, "en", "fr", threshold=100) for unit in stays)
        indexed = [
            text
            for (language,) in memory.connection.execute("SELECT id FROM language").fetchall()
            for shard in shards.shards_of(memory.connection, language)
            for text in shard.texts.tolist()
        ]
        assert len(indexed) == len(set(indexed)) == counted(memory, "text")


def test_parts_are_of_texts_that_are_there_and_are_translated(tmp_path: Path) -> None:
    with Memory(tmp_path / "TM.db", write=True) as memory:
        memory.add("many", units("fr", 30))
        memory.add("few", units("fr", 2, "green house"))
        memory.add("german", units("de", 2, "red house"))
        memory.remove("few")  # too few to make the index again
        assert not memory.parts("a green house", "en", "fr")
        assert not memory.parts("a red house", "en", "fr")
        assert [part.count for part in memory.parts("a red house", "en", "de")] == [2]


def test_the_number_of_a_unit_is_never_that_of_another(tmp_path: Path) -> None:
    path = tmp_path / "TM.db"
    with Memory(path, write=True) as memory:
        memory.add("a", units("fr", 1))
        (match,) = memory.lookup("word 0 of 0x", "en", "fr")
        memory.remove("a")
    with Memory(path, write=True) as memory:
        memory.add("b", units("fr", 1, "other"))
        with pytest.raises(RunError, match="not in the memory any more"):
            memory.unit(match.origin.unit)
        assert [m.origin.unit for m in memory.lookup("other 0 of 0x", "en", "fr")] == [match.origin.unit + 1]


def test_in_a_block_the_memory_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "TM.db"
    with Memory(path, write=True) as writer:
        writer.add("a", units("fr", 3))
        with Memory(path) as memory:
            with memory.reading():
                (match,) = memory.lookup("word 0 of 0x", "en", "fr")
                writer.remove("a")
                assert memory.unit(match.origin.unit) == units("fr", 3)[0]
            with pytest.raises(RunError):
                memory.unit(match.origin.unit)


def test_the_index_has_no_text_that_is_gone(tmp_path: Path) -> None:
    """A text that its document took along is written anew when it comes back."""
    with Memory(tmp_path / "TM.db", write=True) as memory:
        for _ in range(3):
            memory.add("a", units("fr", 50))
            memory.add("b", units("fr", 3, "other"))
            memory.remove("a")
        memory.add("c", units("fr", 50))
        held = {key for (key,) in memory.connection.execute("SELECT id FROM text")}
        indexed = [
            text
            for (language,) in memory.connection.execute("SELECT id FROM language").fetchall()
            for shard in shards.shards_of(memory.connection, language)
            for text in shard.texts.tolist()
        ]
        assert len(indexed) == len(set(indexed))
        assert held == set(indexed)

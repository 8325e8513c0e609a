"""Many texts at once: as one by one, in one process or two."""

from __future__ import annotations

from pathlib import Path

import pytest

from tmx.base.errors import UsageError
from tmx.memory import Match, Memory, many
from tmx.unit.model import TranslationUnit

TEXTS = [
    f"The report on item {number} of the agenda is {word}" for number in range(9) for word in ("good", "bad")
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "TM.db"
    with Memory(path, write=True) as memory:
        memory.add("all", [TranslationUnit.pair("en", text, "fr", f"fr {text}") for text in TEXTS[::3]])
    return path


@pytest.mark.parametrize("processes", [1, 2])
def test_as_one_by_one(path: Path, monkeypatch: pytest.MonkeyPatch, processes: int) -> None:
    monkeypatch.setattr(many, "_processors", lambda: processes)
    monkeypatch.setattr(many, "MANY", 2)
    monkeypatch.setattr(many, "LARGE", 1)
    texts = [*TEXTS, "nothing like it", TEXTS[0]]
    seen: list[tuple[int, int]] = []
    with Memory(path) as memory:
        found = many.best_matches(
            memory, texts, "en", "fr", threshold=50, progress=lambda *done: seen.append(done)
        )
        expected: dict[str, Match | None] = {}
        for text in texts:
            matches = memory.lookup(text, "en", "fr", threshold=50, limit=1)
            expected[text] = matches[0] if matches else None
    assert found == expected
    assert found["nothing like it"] is None
    assert seen == sorted(seen)
    assert seen[-1] == (len(expected), len(expected))


def test_a_process_that_comes_to_grief_does_not_matter(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "_processors", lambda: 2)
    monkeypatch.setattr(many, "MANY", 2)
    monkeypatch.setattr(many, "LARGE", 1)
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    with Memory(path) as memory:
        found = many.best_matches(memory, TEXTS, "en", "fr", threshold=50)
        assert [match.score for match in found.values() if match][:1] == [100]
        assert len(found) == len(TEXTS)
        with pytest.raises(UsageError, match="no text in de"):
            many.best_matches(memory, TEXTS, "en", "de", threshold=50)

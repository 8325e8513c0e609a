"""From which language of a memory to which: one rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from tmx.base.errors import UsageError
from tmx.lexicon.rows import rows_of
from tmx.memory import Memory
from tmx.unit.model import TranslationUnit


def memory_of(folder: Path, *langs: str) -> Memory:
    memory = Memory(folder / "TM.db", write=True)
    source, *targets = langs
    for lang in targets:
        memory.add(lang, [TranslationUnit.pair(source, f"{source} house", lang, f"{lang} maison")])
    return memory


@pytest.mark.parametrize(
    ("langs", "texts", "given", "expected"),
    [
        (("en", "fr"), [], (None, None), ("en", "fr")),
        (("fr", "en"), [], (None, None), ("fr", "en")),
        (("en", "fr"), ["maison"], (None, None), ("fr", "en")),
        (("en", "fr"), [], (None, "en"), ("fr", "en")),
        (("en", "fr", "de"), [], ("fr", "de"), ("fr", "de")),
        (("en-GB", "en-AU", "fr"), [], ("en-GB", None), ("en-GB", "fr")),
        (("en-GB", "en-AU"), [], ("en-GB", None), ("en-GB", "en-AU")),
    ],
)
def test_languages_are_as_given_or_as_the_memory_suggests(
    tmp_path: Path,
    langs: tuple[str, ...],
    texts: list[str],
    given: tuple[str | None, str | None],
    expected: tuple[str, str],
) -> None:
    with memory_of(tmp_path, *langs) as memory:
        assert memory.direction(texts, *given) == expected


@pytest.mark.parametrize(
    ("langs", "given", "message"),
    [
        (("en", "fr", "de"), ("en", None), "the memory has fr, de"),
        (("en", "fr-FR", "fr-CA"), ("en", None), "the memory has fr-FR, fr-CA"),
        (("en", "fr"), ("en", "en"), "one language: en"),
        (("en", "fr"), ("en", "de"), "no text in de: it has en, fr"),
        (("en", "en"), ("en", None), "all texts of the memory are in en"),
        (("en",), (None, None), "the memory is empty"),
    ],
)
def test_what_is_not_clear_is_not_guessed(
    tmp_path: Path, langs: tuple[str, ...], given: tuple[str | None, str | None], message: str
) -> None:
    with memory_of(tmp_path, *langs) as memory:
        with pytest.raises(UsageError, match=message):
            memory.direction([], *given)
        with pytest.raises(UsageError, match=message):
            rows_of(memory.path, *given)


def test_another_region_is_used_but_not_in_silence(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with memory_of(tmp_path, "en-US", "fr") as memory:
        assert memory.direction([], "en", "fr") == ("en-US", "fr")
        assert not caplog.records
        assert memory.direction([], "en-GB", "fr") == ("en-US", "fr")
    assert [record.message.partition(": no text ")[2] for record in caplog.records] == [
        "is in en-GB; en-US is used"
    ]

"""Context matches: what counts as the text before and after a unit."""

from __future__ import annotations

from pathlib import Path

import pytest

from tmx.memory import Memory
from tmx.unit.model import Property, TranslationUnit
from tmx.write.context import with_context


def unit(source: str, target: str = "x", document: str = "", lang: str = "en") -> TranslationUnit:
    properties = {"x-document": document} if document else {}
    return TranslationUnit.pair(lang, source, "fr", target, properties=properties)


def beside(memory: Memory, before: str | None, text: str, after: str | None) -> bool:
    return memory.in_context(text, before, after, "en", "fr")


def test_neighbours_are_of_the_same_document(tmp_path: Path) -> None:
    """A file of several documents has their borders, which are edges."""
    with Memory(tmp_path / "TM.db", write=True) as memory:
        memory.add("all", [unit(text, document=name) for text, name in ("a1", "b1", "c2", "d2", "e3")])
        assert beside(memory, None, "a", "b")
        assert beside(memory, "a", "b", None)
        assert not beside(memory, "a", "b", "c")
        assert beside(memory, None, "c", "d")
        assert beside(memory, None, "e", None)
        assert not beside(memory, "d", "e", None)


def test_a_neighbour_without_the_language_is_no_edge(tmp_path: Path) -> None:
    with Memory(tmp_path / "TM.db", write=True) as memory:
        memory.add("all", [unit("a"), unit("b", lang="de"), unit("c"), unit("d")])
        assert not beside(memory, None, "c", "d")
        assert not beside(memory, "b", "c", "d")
        assert beside(memory, "c", "d", None)
        assert not beside(memory, None, "a", None)


@pytest.mark.parametrize("order", [1, -1])
def test_the_context_that_a_unit_names_goes_before_its_place(tmp_path: Path, order: int) -> None:
    units = [unit(text, document="A/1") for text in ("first & <foremost>", "yes", "second", "yes", "third")]
    named = list(with_context(units))[::order]
    with Memory(tmp_path / "TM.db", write=True) as memory:
        memory.add("all", named)
        assert beside(memory, "first & <foremost>", "yes", "second")
        assert beside(memory, "second", "yes", "third")
        assert beside(memory, None, "first & <foremost>", "yes")
        assert not beside(memory, "third", "yes", "second")


def test_a_named_context_may_have_codes_or_be_of_the_unit(tmp_path: Path) -> None:
    named = unit("yes")._replace(
        properties=(Property("x-context-pre", '<seg>see <ph x="1">&lt;b&gt;</ph> <hi>this</hi></seg>'),)
    )
    with Memory(tmp_path / "TM.db", write=True) as memory:
        memory.add("all", [unit("other"), named, unit("next")])
        assert beside(memory, "see \ufffc this", "yes", None)
        assert not beside(memory, "other", "yes", "next")

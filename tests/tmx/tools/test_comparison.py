"""Two memories compared: the one without the other, and what was added, removed and changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from memories import targets

from tmx.base.errors import InputError
from tmx.tools.comparison import By, compare, subtract
from tmx.tools.sources import Units
from tmx.unit.content import Inline
from tmx.unit.model import TranslationUnit, Variant

Texts = tuple[str, str]
TEXTS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), max_size=8)


def memory(*texts: Texts, langs: Texts = ("en", "fr")) -> Units:
    units = [TranslationUnit.pair(langs[0], source, langs[1], target) for source, target in texts]
    return Units(Path("memory.tmx"), lambda _: iter(units))


OLD = memory(("Yes", "Oui"), ("No", "Non"), ("Open", "Ouvrir"), ("Save", "Sauver"))
NEW = memory(
    ("Yes", "Oui"), ("Open", "Ouvrez"), ("Save", "Sauver"), ("Save", "Enregistrer"), ("Quit", "Quitter")
)


def test_what_was_added_removed_and_changed() -> None:
    found = compare(OLD, NEW)
    assert found.equal == 2
    assert [
        (one.kind, one.source.text, one.old and one.old.text, one.new and one.new.text)
        for one in found.differences
    ] == [
        ("removed", "No", "Non", None),
        ("changed", "Open", "Ouvrir", "Ouvrez"),
        ("added", "Save", None, "Enregistrer"),
        ("added", "Quit", None, "Quitter"),
    ]


@given(TEXTS, TEXTS)
def test_the_difference_leads_from_the_old_memory_to_the_new(old: list[Texts], new: list[Texts]) -> None:
    found = compare(memory(*old), memory(*new))
    assert {(one.source.text, one.old.text) for one in found.differences if one.old} == set(old) - set(new)
    assert {(one.source.text, one.new.text) for one in found.differences if one.new} == set(new) - set(old)
    assert found.equal == len(set(old) & set(new))


def test_units_without_a_target_are_counted() -> None:
    found = compare(memory(("Yes", "Oui"), ("No", "")), memory(("Yes", "Oui")))
    assert (found.equal, found.untranslated, found.differences) == (1, (1, 0), [])


@pytest.mark.parametrize(
    ("by", "kept"), [("pair", ["Ouvrez", "Enregistrer", "Quitter"]), ("source", ["Quitter"])]
)
def test_what_another_memory_lacks(tmp_path: Path, by: By, kept: list[str]) -> None:
    parts = subtract(NEW, OLD, tmp_path / "out.tmx", by=by, rest=tmp_path / "rest.tmx")
    assert targets(tmp_path / "out.tmx") == kept
    assert len(kept) + len(targets(tmp_path / "rest.tmx")) == 5 == parts.kept.read
    with pytest.raises(InputError, match="4 left out: the same source and target in memory"):
        subtract(OLD, OLD, tmp_path / "none.tmx")
    assert not (tmp_path / "none.tmx").exists()


def test_languages_codes_and_several_targets(tmp_path: Path) -> None:
    usual = memory(("Yes", "Oui"), langs=("en-US", "fr_fr"))
    assert compare(usual, memory(("Yes", "Oui"))).equal == 1
    assert compare(usual, memory(("Yes", "Oui"), langs=("en-US", "fr-CA"))).equal == 0

    def coded(native: str) -> Units:
        unit = TranslationUnit.pair("en", ("A", Inline("ph", {}, (native,))), "fr", "B")
        return Units(Path("m.tmx"), lambda _: iter([unit]))

    assert compare(coded("<br>"), coded("\\n")).equal == 1
    assert compare(coded("<br>"), memory(("A", "B"))).equal == 0
    both = TranslationUnit((Variant("en", "Yes"), Variant("fr", "Oui"), Variant("de", "Ja")), "en")
    three = Units(Path("three.tmx"), lambda _: iter([both]))
    subtract(three, memory(("Yes", "Oui")), tmp_path / "kept.tmx")
    assert targets(tmp_path / "kept.tmx") == ["Oui"]
    with pytest.raises(InputError, match="no units left"):
        subtract(memory(("Yes", "Oui")), three, tmp_path / "none.tmx")


def test_memories_without_a_common_pair_of_languages_are_said(tmp_path: Path) -> None:
    ours, theirs = memory(("a", "x")), memory(("a", "y"), langs=("en", "de"))
    parts = subtract(ours, theirs, tmp_path / "out.tmx", by="source")
    assert parts.remarks == ("no pair of languages in common with memory.tmx: en → fr here, en → de there",)
    near = memory(("b", "y"), langs=("en-US", "fr-FR"))
    assert subtract(ours, near, tmp_path / "out.tmx").remarks == ()

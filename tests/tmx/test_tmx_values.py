"""Every value that `tmx` gives out can be pickled and copied: a process pool must be able to carry it."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import tmx
from tmx import Conditions, Inline, Note, Property, TranslationUnit, Variant
from tmx.base.errors import BitextError, InputError
from tmx.base.frozen import EMPTY, FrozenDict
from tmx.write.profiles import profiles
from tmx.write.unit_key import unit_key

UNITS = (
    '<tu tuid="1" srclang="fr" creationdate="20041220T000000Z"><note xml:lang="en">n</note><prop type="x-role">title</prop>'
    '<tuv xml:lang="en-US" changeid="a"><seg>one</seg></tuv><tuv xml:lang="fr-FR"><seg>un</seg></tuv></tu>',
    '<tu><tuv xml:lang="en-US"><seg>plain</seg></tuv><tuv xml:lang="fr-FR"><seg>simple</seg></tuv></tu>',
    '<tu colour="red"><tuv xml:lang="en-US"><seg>a <ph x="1"/><hi>b</hi></seg></tuv>'
    '<tuv xml:lang="fr-FR"><seg>a <bpt i="1">x</bpt>b<ept i="1"/></seg></tuv></tu>',
    "<tu></tu>",
)


def samples(memory: Path, folder: Path) -> dict[str, Any]:
    """A value of every kind that `tmx` exports or returns, out of real work on a file."""
    reader = tmx.read_tmx(memory, source_lang="en", target_lang="fr")
    units = list(reader)
    header = reader.header
    content = units[-1].source.content
    conversion = tmx.convert(memory, folder / "out.csv")
    report = tmx.fix_tmx(memory, folder / "out.tmx")
    check = tmx.check_tmx(memory)
    return {
        "TranslationUnit": units,
        "Variant": units[0].variants,
        "Property": units[0].properties,
        "Note": units[0].notes,
        "Inline": next(part for part in content if isinstance(part, Inline)),
        "Content": content,
        "Header": (header, tmx.Header()),
        "Finding": reader.findings.kept,
        "Findings": check.findings,
        "Rule": check.findings.kept[0].rule,
        "CheckResult": check,
        "WriteReport": report,
        "Losses": reader.losses(),
        "Conversion": conversion,
        "MemoryStats": tmx.memory_stats(memory),
        "Conditions": Conditions(min_confidence=0.5, roles=frozenset({"title"}), properties=(("a", "b"),)),
        "Profile": profiles(),
        "defaults": (Inline("ph"), Variant("en", ""), TranslationUnit.pair("en", "a", "fr", "b")),
        "parts": (Property("a", "b"), Note("c")),
    }


KINDS = [
    "TranslationUnit", "Variant", "Property", "Note", "Inline", "Content", "Header", "Finding", "Findings", "Rule",
    "CheckResult", "WriteReport", "Losses", "Conversion", "MemoryStats", "Conditions", "Profile", "defaults", "parts",
]  # fmt: skip


@pytest.fixture
def values(tmx_file: Callable[..., Path], tmp_path: Path) -> dict[str, Any]:
    return samples(tmx_file(*UNITS), tmp_path)


def pickled(value: Any) -> Any:
    return pickle.loads(pickle.dumps(value))  # noqa: S301


def test_every_exported_class_has_a_sample(values: dict[str, Any]) -> None:
    classes = {name for name in tmx.__all__ if isinstance(getattr(tmx, name), type)}
    assert classes - set(KINDS) == {"TmxReader"}
    assert set(values) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("copied", [pickled, copy.deepcopy, copy.copy])
def test_values_are_pickled_and_copied(
    kind: str, copied: Callable[[Any], Any], values: dict[str, Any]
) -> None:
    value = values[kind]
    assert value
    assert copied(value) == value
    assert sorted(repr(copied(value))) == sorted(repr(value))  # sets may be listed in another order


@pytest.mark.parametrize("copied", [pickled, copy.deepcopy])
def test_a_copied_reader_reads_the_same(copied: Callable[[Any], Any], tmx_file: Callable[..., Path]) -> None:
    reader = tmx.read_tmx(tmx_file(*UNITS), source_lang="en", target_lang="fr")
    units = list(reader)
    twin = copied(reader)
    assert (twin.findings, twin.losses()) == (reader.findings, reader.losses())
    assert list(twin) == units
    assert twin.header == reader.header


@pytest.mark.parametrize("copied", [pickled, copy.deepcopy])
def test_a_copied_error_says_the_same(copied: Callable[[Any], Any], tmp_path: Path) -> None:
    (tmp_path / "bad.tmx").write_text("<a>\n</a>", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        list(tmx.read_tmx(tmp_path / "bad.tmx"))
    twin: BitextError = copied(caught.value)
    assert type(twin) is InputError
    assert (str(twin), twin.as_dict()) == (str(caught.value), caught.value.as_dict())


# ---------------------------------------------------------------------- dictionaries that cannot be changed

CHANGES: dict[str, Callable[[dict[str, str]], object]] = {
    "setitem": lambda frozen: frozen.__setitem__("a", "b"),
    "delitem": lambda frozen: frozen.__delitem__("x"),
    "ior": lambda frozen: frozen.__ior__({"a": "b"}),
    "clear": lambda frozen: frozen.clear(),
    "pop": lambda frozen: frozen.pop("x"),
    "popitem": lambda frozen: frozen.popitem(),
    "setdefault": lambda frozen: frozen.setdefault("a", "b"),
    "update": lambda frozen: frozen.update(a="b"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_frozen_dictionary_refuses_changes(change: str) -> None:
    frozen = FrozenDict(x="1")
    with pytest.raises(TypeError, match="cannot be changed"):
        CHANGES[change](frozen)
    assert frozen == {"x": "1"}


def test_attributes_that_many_units_share_cannot_be_changed(tmx_file: Callable[..., Path]) -> None:
    for unit in tmx.read_tmx(tmx_file(UNITS[1])):
        with pytest.raises(TypeError):
            unit.attributes["tuid"] = "1"  # type: ignore[index]
    assert EMPTY == {}


def test_no_attributes_are_the_same_however_they_are_given() -> None:
    first, second = (
        TranslationUnit.pair("en", ("a", Inline("ph", attributes)), "fr", "b") for attributes in (EMPTY, {})
    )
    assert first == second
    assert unit_key(first) == unit_key(second)

"""Filtering memories by conditions."""

from __future__ import annotations

from pathlib import Path

import pytest
from memories import targets

from tmx.base.errors import InputError, UsageError
from tmx.read.reader import read_tmx
from tmx.tools.filters import Conditions, filter_tmx
from tmx.tools.merging import merge
from tmx.unit.model import TranslationUnit
from tmx.write.writer import write_tmx


@pytest.mark.parametrize(
    ("conditions", "kept", "reason"),
    [
        (Conditions(min_confidence=0.5), ["un", "l'un"], "confidence too low"),
        (Conditions(roles=frozenset({"operative"})), ["l'un", "deux"], "different role"),
        (Conditions(min_length=4), ["trois " * 20], "too short"),
        (Conditions(max_length=4), ["un", "une", "l'un", "deux"], "too long"),
        (Conditions(max_ratio=3), ["un", "une", "l'un", "deux"], "lengths too different"),
        (Conditions(source_pattern="^t"), ["deux", "trois " * 20], "source does not match"),
        (Conditions(target_pattern="^un"), ["un", "une"], "target does not match"),
        (Conditions(properties=(("x-document", "A/1"),)), ["un", "l'un"], "different property"),
        (Conditions(target_lang="de"), ["zwei"], "not in de"),
    ],
)
def test_conditions(
    memory: Path, tmp_path: Path, conditions: Conditions, kept: list[str], reason: str
) -> None:
    german = tmp_path / "german.tmx"
    write_tmx(german, [TranslationUnit.pair("en-US", "two", "de-DE", "zwei")], source_lang="en-US")
    if conditions.target_lang:
        merge([memory, german], memory)
    out = tmp_path / "out.tmx"
    report = filter_tmx(memory, out, conditions)
    assert [target.strip() for target in targets(out)] == [target.strip() for target in kept]
    assert report.written == len(kept)
    assert report.left_out[reason] >= 1
    assert report.read == len(list(read_tmx(memory)))


def test_conditions_that_no_unit_meets_are_an_error_that_says_why(memory: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no units left to write; 5 left out: different role"):
        filter_tmx(memory, tmp_path / "out.tmx", Conditions(roles=frozenset({"preambular"})))
    with pytest.raises(InputError, match="no unit has de") as caught:
        filter_tmx(memory, tmp_path / "out.tmx", Conditions(target_lang="de"))
    assert caught.value.cure == "The languages in the file: en-US, fr-FR."
    with pytest.raises(UsageError, match="language code"):
        filter_tmx(memory, tmp_path / "out.tmx", Conditions(target_lang="Elvish"))
    assert list(tmp_path.iterdir()) == [memory]


def test_inverting_keeps_the_others(memory: Path, tmp_path: Path) -> None:
    conditions = Conditions(roles=frozenset({"title"}))
    filter_tmx(memory, tmp_path / "in.tmx", conditions)
    filter_tmx(memory, tmp_path / "out.tmx", conditions, invert=True)
    assert sorted(targets(tmp_path / "in.tmx") + targets(tmp_path / "out.tmx")) == sorted(targets(memory))


def test_bad_conditions_are_refused() -> None:
    with pytest.raises(UsageError, match="not a regular expression"):
        Conditions(source_pattern="(")
    with pytest.raises(UsageError, match="between 0 and 1, not 90"):
        Conditions(min_confidence=90)
    with pytest.raises(UsageError, match="maximum of 8 characters is below the minimum of 9"):
        Conditions(min_length=9, max_length=8)
    with pytest.raises(UsageError, match="not a ratio"):
        Conditions(max_ratio=float("nan"))

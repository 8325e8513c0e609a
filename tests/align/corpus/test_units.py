from __future__ import annotations

from align import align
from align.corpus.units import ScoredUnit, translation_unit, units_of
from tmx.unit.model import TranslationUnit
from tmx.write.context import DOCUMENT

EN = "Good morning to all.\n\nIt rains in the north.1\n\n1 See the map.\n"
FR = "Bonjour à tous.\n\nIl pleut dans le nord.1\n\n1 Voir la carte.\n"


def test_a_line_holds_all_of_a_unit() -> None:
    alignment = align(EN, FR, source_lang="en", target_lang="fr", encoder="none")
    units = list(units_of(alignment, "weather"))
    assert len(units) == len(alignment)
    assert [ScoredUnit.of_line(unit.line()) for unit in units] == units


def test_a_unit_enters_a_memory_as_from_its_alignment() -> None:
    alignment = align(EN, FR, source_lang="en", target_lang="fr", encoder="none")
    ours = [translation_unit(unit) for unit in units_of(alignment, "weather") if unit.confidence is not None]
    theirs = list(alignment.units(min_confidence=0))
    assert ours
    assert [unit.variants for unit in ours] == [unit.variants for unit in theirs]
    for mine, other in zip(ours, theirs, strict=True):
        assert {**_named(other), DOCUMENT: "weather"} == _named(mine)


def _named(unit: TranslationUnit) -> dict[str, str]:
    return {one.type: one.text for one in unit.properties}


def test_what_is_left_out_says_why() -> None:
    alignment = align(EN, FR, source_lang="en", target_lang="fr", encoder="none")
    assert {unit.left_out for unit in units_of(alignment, "weather", "unrelated")} == {"unrelated"}

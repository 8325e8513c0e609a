"""Checks of many pairs together: inconsistent translations, and the conventions of a document."""

from __future__ import annotations

from remarks import checks_of, words_of

import align
from align.quality.check import check, check_units
from align.quality.checks.text import Text
from align.quality.checks.unit import Unit


def test_one_source_several_targets_and_the_reverse() -> None:
    english = "See the report.\nSee the report.\nSee the annex to it.\nThe annex to it.\n" + "".join(
        f"The prisoners shall be treated humanely at all times by {who} Party.\n" for who in ("the", "each")
    )
    french = "Voir le rapport.\nConsulter le rapport.\nVoir l’annexe.\nVoir l’annexe.\n" + 2 * (
        "Les prisonniers seront traités en tout temps avec humanité par chaque Partie.\n"
    )
    alignment = align.align(english, french, source_lang="en", target_lang="fr", lines=True, encoder="none")
    found = [
        [remark for remark in remarks if remark.check in ("inconsistent", "ambiguous")]
        for remarks in check(alignment)
    ]
    assert [words_of(remarks) for remarks in found] == [
        ["also translated as “Consulter le rapport.”"],
        ["also translated as “Voir le rapport.”"],
        ["also the translation of “The annex to it.”"],
        ["also the translation of “See the annex to it.”"],
        [],
        [],
    ]


def test_a_message_names_a_few_variants_of_many() -> None:
    units = [Unit(Text("See the report.", "en"), Text(f"Voir {number}.", "fr")) for number in "abcdefgh"]
    assert words_of(remark for remark in check_units(units)[0] if remark.check == "inconsistent") == [
        "also translated as “Voir b.” and “Voir c.” and “Voir d.”"
    ]


def test_the_convention_of_the_document_decides_on_french_spaces() -> None:
    def found(french: list[str]) -> list[int]:
        english = "".join(f"Item {number};\n" for number in range(len(french)))
        pair = (english, "".join(f"{line}\n" for line in french))
        alignment = align.align(*pair, source_lang="en", target_lang="fr", lines=True, encoder="none")
        return [i for i, remarks in enumerate(check(alignment)) if "french-spaces" in checks_of(remarks)]

    spaced = [f"Point {number}\u00a0;" for number in range(20)]
    assert found(spaced) == []
    assert found([*spaced, "Point 20;"]) == [20]
    assert found([f"Point {number};" for number in range(20)]) == []


def test_a_text_cut_into_tokens_is_no_heap_of_stray_spaces() -> None:
    def found(end: str) -> list[str]:
        lines = [f"Item {number}, of the list{end}\n" for number in range(10)]
        french = "".join(f"Le point {number}, de la liste{end}\n" for number in range(10))
        alignment = align.align(
            "".join(lines), french, source_lang="en", target_lang="fr", lines=True, encoder="none"
        )
        return [name for remarks in check(alignment) for name in checks_of(remarks) if name == "stray-spaces"]

    assert found(" , and so on") == []
    assert len(found(" .")) == 20

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
    def found(end: str, *, often: int = 1) -> list[str]:
        """The stray spaces of a text of which every so many lines end like this, and all others as usual."""
        ends = [end if number % often == 0 else "." for number in range(30)]
        lines = [f"Item {number}, of the list{ends[number]}\n" for number in range(30)]
        french = "".join(f"Le point {number}, de la liste{ends[number]}\n" for number in range(30))
        alignment = align.align(
            "".join(lines), french, source_lang="en", target_lang="fr", lines=True, encoder="none"
        )
        return [name for remarks in check(alignment) for name in checks_of(remarks) if name == "stray-spaces"]

    assert found(" , and so on.") == found(" .") == []
    assert found(" .", often=30) == found(" , and so on.", often=30) == 2 * ["stray-spaces"]


def test_a_short_document_has_its_own_usual_length() -> None:
    english = (
        "The General Assembly takes note with appreciation of the report of the Secretary-General on the work of "
        "the Organization, and requests him to continue to submit such reports in the coming years."
    )
    chinese = "大会赞赏地注意到秘书长关于本组织工作的报告，并请他今后几年继续提交此类报告。"

    def found(targets: list[str]) -> list[bool]:
        units = [Unit(Text(english, "en"), Text(target, "zh")) for target in targets]
        return ["length" in checks_of(remarks) for remarks in check_units(units)]

    assert found([chinese] * 4) == [False] * 4
    assert found([*[chinese] * 3, "大会赞赏地注意。"]) == [False, False, False, True]

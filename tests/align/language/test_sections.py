"""Numbers of sections in the scripts that they are written in, and the paths that follow from them."""

from __future__ import annotations

import pytest

from align.language.sections import find_section
from align.structure.grammars import load_grammar
from align.structure.roles import assign_roles


def paths(*texts: str) -> list[str]:
    return [
        f"{found.role} {'.'.join(found.path)}".strip()
        for found in assign_roles(texts, load_grammar("generic"))
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("أولاً - مقدمة", "I"),
        ("ثاني عشر - مسائل أخرى", "XII"),
        ("دال - التوصيات", "D"),
        ("四. 建议", "IV"),
        ("Д. Выводы", "E"),
        ("IV.- Objeto", "IV"),
    ],
)
def test_a_section_is_known_by_its_number_in_any_script(text: str, number: str) -> None:
    section = find_section(text)
    assert section is not None
    assert section.parts == (number,)


@pytest.mark.parametrize("text", ["مقدمة - عامة", "А в этом случае", "一般规定", "ولا - يجوز"])
def test_running_text_is_no_section(text: str) -> None:
    assert find_section(text) is None


def test_a_section_c_is_a_letter_after_b() -> None:
    found = paths("I. Aims", "Text.", "II. Scope", "A. One", "B. Two", "C. Three", "D. Four", "III. End")
    assert [path for path in found if path.startswith("heading")] == [
        f"heading {number}" for number in ("I", "II", "II.A", "II.B", "II.C", "II.D", "III")
    ]


def test_cyrillic_letters_typed_for_latin_ones_go_on_as_such() -> None:
    assert paths("А. Цели", "В. Сроки", "С. Итоги") == ["heading A", "heading B", "heading C"]
    assert paths("А. Цели", "Б. Сроки", "В. Итоги") == ["heading A", "heading B", "heading C"]


def test_items_of_a_list_are_no_headings() -> None:
    assert paths("A. reproduce it", "B. lend it") == ["paragraph A", "paragraph B"]
    assert paths("A. Print it;", "B. Lend it; or", "C. Sell it.") == [f"paragraph {item}" for item in "ABC"]


def test_a_list_that_begins_again_is_not_inside_the_one_before() -> None:
    found = paths("1. Aims.", "(a) One;", "(b) Two.", "Others:", "(a) Three;", "(i) four;", "(ii) five.")
    assert found[1:] == [f"paragraph {path}".strip() for path in ("1.a", "1.b", "", "1.a", "1.a.i", "1.a.ii")]

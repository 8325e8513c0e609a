"""Labels of paragraphs in the shapes that languages give them, and which of them are labels at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.language.labels import find_label, is_label
from align.language.sequences import Numbering, in_sequence, sections


@pytest.mark.parametrize(
    ("text", "raw", "parts"),
    [
        ("5. Decides", "5.", ("5",)),
        ("5 bis. Decides", "5 bis.", ("5 bis",)),
        ("5.- Objeto", "5.-", ("5",)),
        ("5.) Der Mieter", "5.)", ("5",)),
        ("(1) in case of default", "(1)", ("1",)),
        ("1) en cas de défaut", "1)", ("1",)),
        ("1° La Commission", "1°", ("1",)),
        ("2.º El Estado", "2.º", ("2",)),
        ("№ 1. Договор", "№ 1.", ("1",)),
        ("1 – Purpose", "1 –", ("1",)),
        ("١ - تؤكد من جديد", "١ -", ("1",)),
        ("(١) اللجنة", "(١)", ("1",)),
        ("１．目的", "１．", ("1",)),
        ("（１）目的", "（１）", ("1",)),
        ("一、导言", "一、", ("1",)),
        ("（十二）其他", "（十二）", ("12",)),
        ("①目的", "①", ("1",)),
        ("3.1 To manage", "3.1", ("3", "1")),
        ("3.1.2. To manage", "3.1.2.", ("3", "1", "2")),
        ("A.1. Purpose", "A.1.", ("A", "1")),
        ("(a) in Oslo", "(a)", ("a",)),
        ("a) à Oslo", "a)", ("a",)),
        ("(ii) in Oslo", "(ii)", ("ii",)),
        ("б) в Осло", "б)", ("b",)),
        ("أ) في أوسلو", "أ)", ("a",)),
        ("(ب) في أوسلو", "(ب)", ("b",)),
        ("هـ) في أوسلو", "هـ)", ("e",)),
        ("b. in Oslo", "b.", ("b",)),
        ("1 INTRODUCTION", "1", ("1",)),
    ],
)
def test_labels_have_the_same_parts_in_every_language(text: str, raw: str, parts: tuple[str, ...]) -> None:
    label = find_label(text)
    assert label is not None
    assert (label.raw, label.parts) == (raw, parts)
    assert text[: label.length].rstrip() == raw
    assert not text[label.length :][:1].isspace()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "10.05 a.m. to 1 p.m.",
        "3.30 Uhr",
        "1990. It was",
        "5 October 2020",
        "5 per cent",
        "3 – 5 per cent",
        "12.5% of it",
        "(see) there",
        "15° C at noon",
        "word) of",
        "§",
        "J. Smith",
    ],
)
def test_what_is_no_label(text: str) -> None:
    label = find_label(text)
    assert label is None or not label.sure


def test_a_label_of_doubtful_form_is_one_in_a_sequence() -> None:
    texts = [
        "1 – Purpose",
        "The fee.",
        "2 – Term",
        "9 – was won by the guests",
        "1° Oslo",
        "2° Bergen",
        "b. other",
    ]
    labels = [find_label(text) for text in texts]
    assert not any(label.sure for label in labels if label)
    assert in_sequence(labels) == {0, 2, 4, 5}


def test_letters_with_a_full_stop_are_labels_in_a_sequence_and_initials_are_not() -> None:
    texts = [
        "A. Offer from the licensor.",
        "B. Effect.",
        "C. Tomuschat",
        "i. you may share;",
        "ii. you may adapt.",
    ]
    assert in_sequence([find_label(text) for text in texts]) == {0, 1, 2, 3, 4}
    assert (
        in_sequence([find_label(text) for text in ("C. Tomuschat", "D. Smith", "J. Crawford")]) == frozenset()
    )


def test_an_extract_begins_at_any_number_and_a_missing_one_does_not_end_it() -> None:
    assert in_sequence([find_label(text) for text in ("45. The", "46. The", "48. And")]) == {0, 1, 2}
    assert in_sequence([find_label("45. The")]) == frozenset()


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["A. Scope", "B. Terms", "C. End"], {0, 1, 2}),
        (["I. Scope", "II. Terms", "III. End"], {0, 1, 2}),
        (["IV.- Objeto", "V.- Plazo"], {0, 1}),
        (["J. HANSEN", "M. DUPONT"], set()),
        (["C. Tomuschat", "J. Crawford"], set()),
        (["A. Smith"], set()),
        (["I think so", "In Oslo"], set()),
        (["D. Terms", "E. Costs", "F. End"], {0, 1, 2}),
    ],
)
def test_an_initial_opens_no_section(texts: list[str], expected: set[int]) -> None:
    assert sections(texts) == expected


def placed(*texts: str) -> list[str | None]:
    numbering = Numbering()
    labels = [find_label(text) for text in texts]
    paths = [numbering.place(label, trusted=False) if label else None for label in labels]
    return ["/".join(path) if path else None for path in paths]


def test_numbers_in_brackets_are_below_those_with_a_full_stop() -> None:
    assert placed("1. The", "(1) the", "(2) the", "(a) in", "(b) in", "(3) the", "2. The", "(1) the") == [
        *("1", "1/1", "1/2", "1/2/a", "1/2/b", "1/3"),
        *("2", "2/1"),
    ]


def test_a_letter_typed_for_one_that_looks_like_it_has_its_place() -> None:
    # The second is Latin, the third Cyrillic es, which looks like the Latin letter.
    assert placed("a) в", "b) в", "\u0441) в", "d) в") == ["a", "b", "c", "d"]
    assert placed("а) в", "б) в", "в) в", "г) в") == ["a", "b", "c", "d"]


@given(st.text("0123456789abcivxAB٣а一十().-–°№．、） \tTh", max_size=12))
def test_a_label_is_a_prefix_of_its_text(text: str) -> None:
    label = find_label(text)
    if label is not None:
        assert text.startswith(label.raw)
        assert text[: label.length].rstrip() == label.raw.rstrip()
        assert label.parts
        assert all(label.parts)
    assert not (is_label(text) and label is None)

"""Words in the units of an alignment: search and concordance."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import align
from align.alignment import Alignment
from tmx.base.errors import UsageError
from tmx.base.queries import after, before

PAIRS = [
    ("The party took part in the arts.", "Le parti a pris part aux arts."),
    ("The Party's share, in part.", "L’État n’est pas d’accord."),
    ("Crime prevention and the prevention\u00a0of crime.", "La prévention du crime (bis)."),
    ("A well‑known state; preventing it.", "Un État bien connu."),
    ("No hit here.", "我们预防犯罪。"),
]


@pytest.fixture(scope="module")
def alignment() -> Alignment:
    return align.align_texts(
        [ours for ours, _ in PAIRS],
        [theirs for _, theirs in PAIRS],
        source_lang="en",
        target_lang="fr",
        encoder="none",
        max_bead=1,
        max_bead_total=2,
    )


@pytest.mark.parametrize(
    ("text", "side", "places"),
    [
        ("part", "en", [(1, "part"), (2, "part")]),
        ("part", "source", [(1, "part"), (2, "part")]),
        ("part*", "source", [(1, "party"), (1, "part"), (2, "Party"), (2, "part")]),
        ("*vention", "en", [(3, "prevention"), (3, "prevention")]),
        ("prevention of", "en", [(3, "prevention\u00a0of")]),
        ("l'état", "", [(2, "L’État")]),
        ("État", "fr", [(2, "État"), (4, "État")]),
        (unicodedata.normalize("NFD", "État"), "fr", [(2, "État"), (4, "État")]),
        ("well-known", "", [(4, "well‑known")]),
        ("(bis)", "", [(3, "(bis)")]),
        ("预防", "target", [(5, "预防")]),
        ("etat", "", []),
        ("cri.e", "", []),
    ],
)
def test_words_are_found_as_a_reader_would(
    alignment: Alignment, text: str, side: str, places: list[tuple[int, str]]
) -> None:
    frame = alignment.kwic(text, side)
    assert list(zip(frame["unit"], frame["match"], strict=True)) == places
    found = alignment.search(text, side)
    assert found["unit"].to_list() == sorted({unit for unit, _ in places})
    assert found["hits"].sum() == len(places)


def test_capitals_and_expressions_count_on_request(alignment: Alignment) -> None:
    assert len(alignment.search("Party", "en", case=True)) == 1
    assert alignment.kwic(r"p\w+t\b", "en", regex=True)["match"].to_list() == ["part", "part"]
    assert alignment.kwic("z*", regex=True).empty  # an expression that finds nothing finds no place


def test_a_concordance_has_the_hit_in_its_context_and_the_translation(alignment: Alignment) -> None:
    row = alignment.kwic("share", width=12).iloc[0]
    assert (row["left"], row["match"], row["right"]) == ("The Party's ", "share", ", in part.")
    assert (row["lang"], row["translation"]) == ("en", PAIRS[1][1])
    assert alignment[3:4].kwic("prevent*")["unit"].to_list() == [3, 3, 4]
    assert alignment.kwic("nothing").columns.to_list() == alignment.kwic("share").columns.to_list()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"text": " "}, "nothing to look for"),
        ({"text": 1995}, "only text can be looked for, not 1995"),
        ({"text": "(", "regex": True}, "not a regular expression"),
        ({"text": "a", "side": "de"}, "no side is 'de'"),
        ({"text": "a", "width": -1}, "fewer than 0 characters"),
    ],
)
def test_what_cannot_be_looked_for_is_refused(
    alignment: Alignment, arguments: dict[str, str], says: str
) -> None:
    with pytest.raises(UsageError, match=says):
        alignment.kwic(**arguments)  # type: ignore[arg-type]


def test_an_expression_that_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tmx.base.queries._SECONDS", 0.05)
    found = align.align_texts(["a" * 60 + "!"], ["b"], source_lang="en", target_lang="fr", encoder="none")
    with pytest.raises(UsageError, match="takes too long in unit 1"):
        found.search(r"(a|a|aa)+$", regex=True)


def test_a_language_of_both_sides_names_neither() -> None:
    found = align.align_texts(["a"], ["b"], source_lang="en-GB", target_lang="en-US", encoder="none")
    assert len(found.search("b", "en-US")) == 1
    with pytest.raises(UsageError, match="no side is 'en'"):
        found.search("b", "en")


@given(st.text("ab é,", max_size=60), st.integers(0, 60), st.integers(0, 30))
def test_a_context_is_text_of_the_unit_and_not_longer_than_asked(text: str, at: int, width: int) -> None:
    at = min(at, len(text))
    left, right = before(text, at, width), after(text, at, width)
    assert text[:at].endswith(left.removeprefix("… "))
    assert text[at:].startswith(right.removesuffix(" …"))
    assert len(left.removeprefix("… ")) <= width
    assert len(right.removesuffix(" …")) <= width

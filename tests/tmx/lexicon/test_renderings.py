"""What a concordance says translates the words: the whole rendering, and nothing where the evidence is weak."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmx.lexicon.concordance import Concordance, concord
from tmx.lexicon.widening import widened
from tmx.memory import Memory
from tmx.unit.model import TranslationUnit

OTHER = [
    (f"The {noun} was {verb} here", f"Le {nom} a été {participe} ici")
    for noun, nom in (("garden", "jardin"), ("table", "bureau"), ("horse", "cheval"), ("book", "livre"))
    for verb, participe in (("seen", "vu"), ("sold", "vendu"), ("found", "trouvé"), ("lost", "perdu"))
]


def concordance(path: Path, text: str, pairs: list[tuple[str, str]]) -> Concordance:
    with Memory(path / "TM.db", write=True) as memory:
        units = (TranslationUnit.pair("en", source, "fr", target) for source, target in [*pairs, *OTHER * 3])
        memory.add("A/1", units)
        return concord(memory, text, "en", limit=None)


def rendered(found: Concordance) -> list[str]:
    return [hit.target[slice(*hit.translation)] for hit in found.hits if hit.translation]


def test_a_word_that_stands_before_numbers_is_a_rendering(tmp_path: Path) -> None:
    pairs = [
        (
            f"Resolution {number}/{number + 3}, annex{'' if number % 2 else ' I'}",
            f"Résolution {number}/{number + 3}, annexe",
        )
        for number in range(10, 18)
    ]
    found = concordance(
        tmp_path, "resolution", [*pairs, ("The resolution is short", "La résolution est courte")]
    )
    assert [text.lower() for text in rendered(found)] == ["résolution"] * 9


def test_stop_words_have_no_renderings(tmp_path: Path) -> None:
    found = concordance(tmp_path, "the", [])
    assert found.hits
    assert not found.renderings


def test_a_frequent_word_translates_what_it_tells_of(tmp_path: Path) -> None:
    ways = ("permis", "licence", "certificat", "registre", "quota", "contrat")
    pairs = [
        (f"{way.title()} under terms {number}", f"Conditions de {way}") for number, way in enumerate(ways * 4)
    ]
    more = [
        (f"{way.title()} if a thing is so {number}", f"{way} aux conditions")
        for number, way in enumerate(ways * 5)
    ]
    assert set(rendered(concordance(tmp_path, "terms", [*pairs, *more]))) == {"Conditions"}


def test_the_words_that_always_stand_beside_a_rendering_belong_to_it(tmp_path: Path) -> None:
    ways = ("achète un pré", "vend la maison", "possède une rue", "loue une salle", "bâtit un pont")
    pairs = [
        (f"Railway {number}: {way}", f"Le chemin de fer {number} {way}")
        for number in range(5)
        for way in ways
    ]
    found = concordance(tmp_path, "railway", pairs)
    assert found.renderings[0][0] == "chemin de fer"
    assert set(rendered(found)) == {"chemin de fer"}


def test_what_always_is_a_part_keeps_the_rendering_of_a_part(tmp_path: Path) -> None:
    pairs = [
        (f"Secretary-General {name}{name}", f"Secrétaire général {name}{name}")
        for name in "abcdefghijklmnopqrstuvwxyz"
    ]
    assert set(rendered(concordance(tmp_path, "Secretary", pairs))) == {"Secrétaire"}


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        ("le conjoint de fait et lui", "conjoint de fait"),  # the article beyond is none
        ("au chemin de fer, puis", "fer"),
        ("Sa Majesté. Elle", "Majesté"),
    ],
)
def test_words_count_beside_a_place_if_they_are_always_there(text: str, wide: str) -> None:
    word = {"conjoint de fait": "conjoint"}.get(wide, wide)
    start = text.index(word)
    span = (start, start + len(word))
    others = [("xx " + word + " yy", (3, 3 + len(word)))] * 5 if wide == word else []
    places = [*others, *[(text, span)] * 20]
    found = widened(places, "fr")[-1]
    assert text[slice(*found)] == wide


@given(st.lists(st.tuples(st.text("ab cé-’.", min_size=1), st.integers(0, 8)), min_size=1, max_size=6))
def test_places_grow_and_stay_inside_their_texts(texts: list[tuple[str, int]]) -> None:
    places = [(text, (min(at, len(text) - 1), len(text))) for text, at in texts] * 20
    for (text, (start, end)), (left, right) in zip(places, widened(places, "fr"), strict=True):
        assert 0 <= left <= start < end <= right <= len(text)

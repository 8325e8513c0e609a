"""Concordances: every place and no other, in its context, with what translates it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmx.base.errors import UsageError
from tmx.base.queries import pattern_of
from tmx.lexicon.concordance import Concordance, concord
from tmx.memory import Memory
from tmx.unit.model import TranslationUnit

PAIRS = [
    (
        "Recalls resolution 58/140 on technical cooperation",
        "Rappelle la résolution 58/140 sur la coopération technique",
    ),
    ("Notes the technical cooperation of States", "Prend note de la coopération technique des États"),
    ("Resolutions A/RES/58/140 and 57/173", "Résolutions A/RES/58/140 et 57/173"),
    ("Technical cooperation capacity", "Capacités de coopération technique"),
    ("The party took part in the arts", "Le parti a pris part aux arts"),
    ("The States’ well‑being", "Le bien-être des États"),
    ("预防犯罪", "La prévention du crime"),
    *((f"Other matter {name}", f"Autre question {name}") for name in "bcdefghij"),
]


def memory_of(path: Path, pairs: list[tuple[str, str]]) -> Memory:
    memory = Memory(path / "TM.db", write=True)
    memory.add("A/1", [TranslationUnit.pair("en", source, "fr", target) for source, target in pairs])
    return memory


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Memory:
    return memory_of(tmp_path_factory.mktemp("memory"), PAIRS)


def matches(found: Concordance) -> set[tuple[int, str]]:
    """The places of a concordance: number of the unit, and text."""
    return {(hit.origin.place, hit.source[hit.start : hit.end]) for hit in found.hits}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("technical cooperation", {(1, "technical cooperation"), (2, "technical cooperation"), (4, "Technical cooperation")}),
        ("resolution", {(1, "resolution")}),
        ("resolution*", {(1, "resolution"), (3, "Resolutions")}),
        ("58/140", {(1, "58/140"), (3, "58/140")}),
        ("part", {(5, "part")}),
        ("well-b*", {(6, "well‑being")}),
        ("*art the", set()),
        ("预防", {(7, "预防")}),
        ("预防*", {(7, "预防犯罪")}),
        ("nothing", set()),
        ("States'", {(6, "States’")}),
    ],
)  # fmt: skip
def test_words_are_found_as_a_reader_would(memory: Memory, text: str, places: set[tuple[int, str]]) -> None:
    assert matches(concord(memory, text)) == places


def test_forms_capitals_and_expressions_count_on_request(memory: Memory) -> None:
    assert matches(concord(memory, "resolutions", lemma=True)) == {(1, "resolution"), (3, "Resolutions")}
    assert matches(concord(memory, "resolution 58/140", lemma=True)) == {(1, "resolution 58/140")}
    assert matches(concord(memory, "Technical", case=True)) == {(4, "Technical")}
    assert matches(concord(memory, r"p\w+t\b", regex=True)) == {(5, "part")}


def test_what_translates_the_words_is_marked_and_counted(memory: Memory) -> None:
    found = concord(memory, "technical cooperation")
    assert found.renderings == (("coopération technique", 3),)
    hit = next(hit for hit in found.hits if hit.origin.place == 4)
    assert hit.translation is not None
    assert hit.target[slice(*hit.translation)] == "coopération technique"
    assert (found.units, found.complete, found.langs) == (3, True, ("en", "fr"))


def test_words_that_stand_apart_elsewhere_do_not_count_as_the_phrase(tmp_path: Path) -> None:
    pairs = [
        *(
            (f"{n}: technical cooperation capacity", f"{n} : capacités de coopération technique")
            for n in range(5)
        ),
        ("Technical cooperation, advice", "Coopération technique, conseils"),
        *((f"{n}: cooperation and technical help", f"{n} : coopération et aide technique") for n in range(8)),
    ]
    with memory_of(tmp_path, pairs) as memory:
        assert concord(memory, "technical cooperation").renderings == (("coopération technique", 6),)


def test_the_language_is_that_in_which_the_words_are_found(memory: Memory) -> None:
    found = concord(memory, "coopération technique")
    assert (found.langs, len(found.hits)) == (("fr", "en"), 3)
    assert found.renderings == (("technical cooperation", 3),)
    assert not concord(memory, "coopération technique", "en").hits
    with pytest.raises(UsageError, match="no text in de"):
        concord(memory, "Vertrag", "de")


def test_a_limit_keeps_the_first_places(memory: Memory) -> None:
    assert [hit.origin.place for hit in concord(memory, "technical", limit=1).hits] == [1]
    assert len(concord(memory, "technical", limit=None).hits) == 3


def test_documents_that_were_added_last_come_first(tmp_path: Path) -> None:
    with memory_of(tmp_path, PAIRS[:4]) as memory:
        memory.add("A/2", [TranslationUnit.pair("en", "Old technical text", "fr", "Texte technique ancien")])
        found = concord(memory, "technical")
    places = [(hit.origin.document, hit.origin.place) for hit in found.hits]
    assert places == [("A/2", 1), ("A/1", 1), ("A/1", 2), ("A/1", 4)]


def test_a_frame_has_the_context_of_both_sides(memory: Memory) -> None:
    frame = concord(memory, "capacity").to_pandas(width=14)
    assert frame.columns.to_list()[:3] == ["document", "place", "date"]
    assert [frame[name][0] for name in ("left", "match", "right")] == ["… cooperation ", "capacity", ""]
    assert concord(memory, "nothing").to_pandas().columns.to_list() == frame.columns.to_list()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"text": " "}, "nothing to look for"),
        ({"text": "(", "regex": True}, r"not a regular expression: “\(”: missing \)"),
        ({"text": "* **"}, "stands for any words"),
        ({"text": "a", "regex": True, "lemma": True}, "no other forms"),
        ({"text": "word " * 5000}, "up to 200 words, and these are 5000"),
        ({"text": "a", "source_lang": "en", "target_lang": "en"}, "source and target are one language"),
    ],
)
def test_what_cannot_be_looked_for_is_refused(memory: Memory, arguments: dict[str, str], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        concord(memory, **arguments)  # type: ignore[arg-type]


def test_an_expression_that_never_ends_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tmx.base.queries._SECONDS", 0.05)
    with memory_of(tmp_path, [("a" * 60 + "!", "b")]) as memory, pytest.raises(UsageError, match="too long"):
        concord(memory, r"(a|a|aa)+$", regex=True)


def test_an_expression_that_is_slow_in_every_text_is_stopped(
    memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tmx.lexicon.query._SECONDS", -1.0)
    with pytest.raises(UsageError, match="too long: Tech"):
        concord(memory, "Tech.*", "en", regex=True)
    assert concord(memory, "Tech*", "en").hits


def test_a_memory_with_no_pair_of_languages_says_so(tmp_path: Path) -> None:
    with Memory(tmp_path / "TM.db", write=True) as memory, pytest.raises(UsageError, match="memory is empty"):
        concord(memory, "word")


WORDS = st.sampled_from(
    [
        "a",
        "b",
        "état",
        "état's",
        "X/1/2",
        "12",
        "1.5",
        "c-d",
        "第一",
        "(a)",
        "b,",
        unicodedata.normalize("NFD", "état"),
    ]
)
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=8)


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.lists(WORDS | st.just("ét*"), min_size=1, max_size=3).map(" ".join))
def test_the_index_finds_what_reading_every_text_finds(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], query: str
) -> None:
    pattern = pattern_of(query)
    expected = {(place, match[0]) for place, text in enumerate(texts, 1) for match in pattern.finditer(text)}
    with memory_of(tmp_path_factory.mktemp("memory"), [(text, "t") for text in texts]) as memory:
        assert matches(concord(memory, query, "en", limit=None)) == expected


def test_regions_of_a_language_are_searched_and_translated_into_the_other_language(tmp_path: Path) -> None:
    with Memory(tmp_path / "TM.db", write=True) as memory:
        for name in ("A/1", "A/3"):
            memory.add(
                name, [TranslationUnit.pair("en-US", "The color is red", "fr", "La couleur est rouge")]
            )
        memory.add("A/2", [TranslationUnit.pair("en-GB", "The colour is red", "fr", "La couleur est rouge")])
        langs = {text: concord(memory, text).langs for text in ("color", "colour", "couleur")}
    assert langs == {"color": ("en-US", "fr"), "colour": ("en-GB", "fr"), "couleur": ("fr", "en-US")}

"""Terms: phrases that go together in the two languages, and the termbases made of them."""

from __future__ import annotations

import csv
import doctest
from pathlib import Path

import numpy as np
import pytest
from command import bitext
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tmx.base.errors import InputError
from tmx.formats.tbx_reading import read_concepts
from tmx.lexicon import association, phrases, stop_words
from tmx.lexicon.association import dice, log_likelihood
from tmx.lexicon.phrases import Phrases
from tmx.lexicon.rows import rows_of
from tmx.lexicon.term_files import write_terms
from tmx.lexicon.terms import terms_of
from tmx.memory import Memory
from tmx.unit.model import TranslationUnit
from tmx.write.writer import write_tmx

FRAMES = [
    ("Recalls the {}", "Rappelle {}"),
    ("Notes with interest the {} of Member States", "Note avec intérêt {} des États Membres"),
    ("Requests a report on the {}", "Demande un rapport sur {}"),
    ("Welcomes the {} in 2004", "Se félicite en 2004 de {}"),
    ("The {} under section 5", "{} au titre de l’article 5"),
]
TERMS = {
    "technical cooperation": "la coopération technique",
    "crime prevention": "la prévention du crime",
    "rule of law": "l’état de droit",
    "budget": "le budget",
}
ROWS = [
    (f"A/{number}", source.format(english), target.format(french))
    for number, (english, french) in enumerate(TERMS.items())
    for source, target in FRAMES
]


def test_the_examples_run() -> None:
    assert [doctest.testmod(module).failed for module in (association, phrases, stop_words)] == [0, 0, 0]


def test_terms_are_found_with_their_translations() -> None:
    found = {term.source: term for term in terms_of(ROWS, ("en", "fr"))}
    assert {source: term.target for source, term in found.items()}.items() >= {
        "technical cooperation": "coopération technique",
        "crime prevention": "prévention du crime",
        "rule of law": "état de droit",
    }.items()
    assert "budget" not in found
    term = found["rule of law"]
    assert (term.frequency, term.together, term.examples[0].document) == (5, 5, "A/2")
    assert {term.source for term in terms_of(ROWS, ("en", "fr"), single=True)} > {"budget"}
    assert terms_of(ROWS, ("en", "fr"), least=6) == []


def test_an_example_is_short_but_no_heading() -> None:
    longer = [
        (f"B/{n}", f"{'1, ' * (30 - n)} the rule of law", f"{'1, ' * (30 - n)} l’état de droit")
        for n in range(5)
    ]
    (term, *_) = terms_of([*ROWS, *longer], ("en", "fr"))
    assert (term.source, term.frequency) == ("rule of law", 10)
    assert [example.document for example in term.examples] == ["B/4", "B/3", "B/2"]


def test_a_term_is_whole() -> None:
    """« comme » ends a phrase, but what always follows belongs to it."""
    rows = [
        (f"C/{n}", f"The game bird, {name}", f"L’oiseau considéré comme gibier, {nom}")
        for n, (name, nom) in enumerate(
            zip("abcdefghijklmnopqrstuvwxyz", "zyxwvutsrqponmlkjihgfedcba", strict=True)
        )
    ]
    found = {term.source: term.target for term in terms_of([*rows, *ROWS], ("en", "fr"))}
    assert found["game bird"] == "oiseau considéré comme gibier"


def test_what_is_in_few_units_must_be_strong() -> None:
    def found(*more: tuple[str, str, str]) -> set[str]:
        both = [(f"D/{n}", f"Mixed matter, {n}", f"Affaire diverse, {n}") for n in range(3)]
        return {term.source for term in terms_of([*both, *more, *ROWS], ("en", "fr"))}

    assert "Mixed matter" in found()
    assert "Mixed matter" not in found(
        ("D/4", "Mixed matter", "Autre sujet"), ("D/5", "Another text", "Affaire diverse")
    )


def test_rare_phrases_are_no_terms() -> None:
    assert {term.frequency for term in terms_of(ROWS, ("en", "fr"), single=True, least=4)} >= {5}
    assert terms_of(ROWS[:2], ("en", "fr")) == []


def test_phrases_neither_cross_marks_nor_begin_or_end_with_stop_words() -> None:
    texts = ["the rule of law, the budget of the State"] * 3
    found = Phrases(texts, "en", 2)
    written = {found.written(number) for number in range(len(found.counts))}
    assert written == {"rule of law", "budget of the State"}
    assert [texts[0][start:end] for _, (start, end) in found.places(0)] == [found.written(0)] * 3


def test_what_stands_before_numbers_is_no_phrase() -> None:
    found = Phrases([f"under section {number} of the law" for number in range(4)], "en", 2)
    assert [found.written(number) for number in range(len(found.counts))] == ["law"]


@given(st.lists(st.text("ab c,.1'", max_size=20), max_size=12), st.integers(2, 4))
def test_phrases_are_in_their_texts_as_often_as_they_say(texts: list[str], least: int) -> None:
    found = Phrases(texts, "xx", least)
    for number in range(len(found.counts)):
        places = list(found.places(number))
        assert len(places) >= least
        assert {text for text, _ in places} == set(found.texts_of(number).tolist())
        assert {texts[text][start:end].replace(" ", "").lower() for text, (start, end) in places} != set()


@given(st.integers(1, 50), st.integers(1, 50), st.integers(0, 50), st.integers(0, 100))
def test_association_is_in_range(both: int, ours: int, theirs: int, others: int) -> None:
    first, second = both + ours, np.array([both + theirs])
    seen, all_ = np.array([both]), both + ours + theirs + others
    assert 0 <= dice(seen, first, second)[0] < 1
    assert log_likelihood(seen, first, second, all_)[0] >= -1e-6


@pytest.mark.parametrize("suffix", [".tbx", ".csv", ".xlsx"])
def test_a_termbase_is_written_in_each_format(tmp_path: Path, suffix: str) -> None:
    path, found = tmp_path / f"terms{suffix}", terms_of(ROWS, ("en", "fr"))
    write_terms(path, found, ("en", "fr"))
    expected = [(term.source, term.target) for term in found]
    if suffix == ".tbx":
        entries = list(read_concepts(path))
        assert [tuple(term.text for term in entry.terms) for entry in entries] == expected
        assert "together in" in entries[0].sayings[0].text
    elif suffix == ".csv":
        head, *rows = csv.reader(path.read_text(encoding="utf-8-sig").splitlines())
        assert head[:3] == ["en", "fr", "units"]
        assert [(row[0], row[1]) for row in rows] == expected
    else:
        _, *cells = load_workbook(path)["terms"].iter_rows(values_only=True)
        assert [row[:2] for row in cells] == expected


def test_a_memory_and_a_tmx_file_have_the_same_rows(tmp_path: Path) -> None:
    units = [
        TranslationUnit.pair("en-US", source, "fr-FR", target, properties={"x-document": document})
        for document, source, target in ROWS
    ]
    write_tmx(tmp_path / "memory.tmx", units, source_lang="en-US")
    with Memory(tmp_path / "TM.db", write=True) as memory:
        for name in dict.fromkeys(document for document, _, _ in ROWS):
            memory.add(name, [unit for unit in units if unit.get("x-document") == name])
    expected = (("en-US", "fr-FR"), ROWS)
    assert rows_of(tmp_path / "memory.tmx") == expected
    assert rows_of(tmp_path / "TM.db") == expected
    assert rows_of(tmp_path / "TM.db", "fr") == (("fr-FR", "en-US"), [(a, c, b) for a, b, c in ROWS])


def test_a_memory_without_terms_says_so(tmp_path: Path) -> None:
    with Memory(tmp_path / "TM.db", write=True) as memory:
        memory.add("one", [TranslationUnit.pair("en", "One report", "fr", "Un rapport")])
    done = bitext("terms", tmp_path / "TM.db")
    assert (done.returncode, done.stdout) == (
        0,
        "No terms: no phrase with a clear translation is in 3 units.\n",
    )


def test_a_file_without_units_is_refused(tmp_path: Path) -> None:
    write_tmx(tmp_path / "memory.tmx", [], source_lang="en")
    with pytest.raises(InputError, match="no units in two languages"):
        rows_of(tmp_path / "memory.tmx")

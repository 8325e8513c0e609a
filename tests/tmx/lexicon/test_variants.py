"""Variants: one source, several translations, and where each is used."""

from __future__ import annotations

import csv
import doctest
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tmx.lexicon import variants
from tmx.lexicon.variant_files import write_variants
from tmx.lexicon.variants import Way, phrase_variants, segment_variants

SEGMENTS = [
    ("A/1", "Takes note of the report", "Prend note du rapport"),
    ("A/2", "Takes note of the report;", "Prend acte du rapport;"),
    ("A/3", "Takes note of the report", "Prend note du rapport :"),
    ("A/1", "One", "Un"),
    ("A/2", "One", "« Un »"),
    ("A/1", "Two", "Deux"),
    ("A/2", "Two", "Deux"),
]
NOUNS = [
    ("budget", "le budget"), ("treaty", "le traité"), ("court", "le tribunal"), ("law", "la loi"),
    ("fund", "le fonds"), ("plan", "le plan"), ("draft", "le projet"), ("list", "la liste"),
]  # fmt: skip
PHRASES = [
    *(
        ("A/1", f"The {noun} of the Member States", f"Pour {nom} des États Membres")
        for noun, nom in NOUNS[:4]
    ),
    *(
        ("A/2", f"The {noun} of the Member States", f"Pour {nom} des pays participants")
        for noun, nom in NOUNS[4:]
    ),
    *(
        ("A/3", f"Adopts the {noun} in {year}", f"Adopte {nom} en {year}")
        for year in range(2000, 2005)
        for noun, nom in NOUNS
    ),
]


def test_the_examples_run() -> None:
    assert doctest.testmod(variants).failed == 0


def test_segments_that_differ_in_words_are_apart_from_those_that_differ_in_marks() -> None:
    real, spelled = segment_variants(SEGMENTS)
    assert (real.kind, real.source, real.units) == ("segment", "Takes note of the report", 3)
    assert real.ways == (
        Way("Prend note du rapport", 2, ("A/1", "A/3"), ("Prend note du rapport :",)),
        Way("Prend acte du rapport;", 1, ("A/2",)),
    )
    assert (spelled.kind, spelled.source, len(spelled.ways)) == ("spelling", "One", 1)


def test_a_phrase_has_its_renderings_and_their_documents() -> None:
    (found,) = phrase_variants(PHRASES, ("en", "fr"))
    assert (found.source, found.units) == ("Member States", 8)
    assert [(way.text, way.units, way.documents) for way in found.ways] == [
        ("États Membres", 4, ("A/1",)),
        ("pays participants", 4, ("A/2",)),
    ]
    assert phrase_variants(PHRASES, ("en", "fr"), least=9) == []


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_table_has_one_row_for_each_translation(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"variants{suffix}"
    write_variants(path, segment_variants(SEGMENTS), ("en", "fr"))
    if suffix == ".csv":
        rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    else:
        rows = [list(map(str, row)) for row in load_workbook(path)["variants"].iter_rows(values_only=True)]
    assert rows[0][:5] == ["number", "kind", "en", "fr", "units"]
    assert [row[:5] for row in rows[1:]] == [
        ["1", "segment", "Takes note of the report", "Prend note du rapport", "2"],
        ["1", "segment", "Takes note of the report", "Prend acte du rapport;", "1"],
        ["2", "spelling", "One", "Un", "2"],
    ]

"""Divisions are the same by their numbers, whatever their words."""

from __future__ import annotations

from align import Document
from align.aligner.block_pairs import pair_blocks
from align.pipeline import document_from
from align.readers import paginate
from align.structure.grammars import load_grammar
from align.structure.names import division_words, in_words_of


def law(lang: str, part: str, article: str) -> Document:
    lines = []
    for number in (1, 2, 3):
        lines += [
            f"{part} {number}",
            f"{article} {2 * number - 1}",
            "1. A.",
            "2. B.",
            f"{article} {2 * number}",
            "1. C.",
        ]
    return document_from(paginate("law", "\n\n".join(lines).split("\n")), lang, load_grammar("treaty_law"))


def test_parts_and_chapters_with_the_same_numbers_are_the_same() -> None:
    english, french = law("en", "Part", "Section"), law("fr", "Chapitre", "Article")
    assert division_words(english, french) == {"chapter": "part", "article": "section"}
    pairing = pair_blocks(english, french)
    assert pairing.regular
    assert pairing.keys[0] == pairing.keys[1]
    assert [i for i, _ in pairing.anchors] == list(range(len(english.blocks)))


def test_a_word_that_both_have_and_numbers_that_differ_stay_apart() -> None:
    assert division_words(law("en", "Part", "Article"), law("fr", "Partie", "Article")) == {}
    english = document_from(paginate("a", ["Part 7", "", "Part 8"]), "en")
    french = document_from(paginate("a", ["Chapitre 1", "", "Chapitre 2"]), "fr")
    assert division_words(english, french) == {}
    assert in_words_of(("§ 5 a", "1"), {"§": "article"}) == ("article 5 a", "1")

"""Headings of divisions: one name in all languages, and no name for what only looks like a heading."""

from __future__ import annotations

import pytest

from align import Document
from align.pipeline import document_from
from align.readers import paginate


def text(content: str) -> Document:
    return document_from(paginate("text", content.split("\n")), "en")


@pytest.mark.parametrize(
    ("english", "french", "name"),
    [
        ("CHAPTER I", "CHAPITRE PREMIER", "chapter 1"),
        ("CHAPTER I.", "CHAPITRE IER", "chapter 1"),
        ("Chapter IV", "Chapitre 4", "chapter 4"),
        ("Chapter Eleven", "Chapitre onzième", "chapter 11"),
        ("Chapter Seventeen", "Chapitre dix-sept", "chapter 17"),
        ("CHAPTER TWENTY-ONE", "Chapitre vingt et un", "chapter 21"),
        ("Article 1", "Article I er", "article 1"),
        ("Article 1. Definitions", "Article 1er : Définitions", "article 1"),
        ("Article 5 bis", "Article 5bis", "article 5 bis"),
        ("Part Two", "DEUXIEME PARTIE", "part 2"),
        ("Part II", "2e partie", "part 2"),
        ("PART I", "Ire PARTIE", "part 1"),
        ("BOOK I", "LIVRE PREMIER", "book 1"),
        ("Section C", "Section C", "section C"),
        ("Part II.1", "Partie II.1", "part 2.1"),
        ("Article L. 111-1", "Article L111-1", "article L111-1"),
        ("Article L.1", "Article L. 1", "article L1"),
        ("Article 16-1", "Article 16-1", "article 16-1"),
        ("Article 238 bis A", "Article 238 bis A", "article 238 bis A"),
        ("CHAPTER I BIS: Scope", "CHAPITRE IER BIS : Objet", "chapter 1 bis"),
        ("CHAPTER THE FIRST", "Chapitre premier (suite)", "chapter 1"),
    ],
)
def test_divisions_have_one_name_however_their_number_is_written(
    english: str, french: str, name: str
) -> None:
    for heading in (english, french):
        document = text(f"{heading}\n\nThe Parties shall cooperate.\n")
        assert document.blocks[0].path == (name,)


@pytest.mark.parametrize(
    "line",
    [
        "Première partie de la session",
        "Section one will be revised",
        "Part two hours before noon",
        "Article first published in 2004",
        "second part",
        "One article",
        "A book.",
        "A section: the end",
        "Part oneself",
        "Part I loved best!",
        "Book one-way tickets",
        "Section C is closed",
        "Article 2 of the Convention provides: “Everyone has rights.”",
        "Part CIVIL",
        "Part IIX",
        "Title of the book",
        "Livre de poche",
    ],
)
def test_words_without_a_number_do_not_make_a_division(line: str) -> None:
    assert text(f"{line}\n\nThe Parties shall cooperate.\n").blocks[0].path == ()

"""Headings of divisions: one name in all languages, and no name for what only looks like a heading."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align import Document
from align.pipeline import document_from
from align.readers import paginate
from align.structure.divisions import division
from align.structure.grammars import load_grammar


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
    ("name", "headings"),
    [
        (
            "chapter 1",
            [
                "CHAPITRE PREMIER DISPOSITIONS GÉNÉRALES",
                "Capítulo primero",
                "ГЛАВА ПЕРВАЯ",
                "Глава I. Общие положения",
                "الفصل الأول",
                "第一章 总则",
                "Erstes Kapitel Grundlagen",
                "1. Kapitel",
                "CAPÍTULO I",
                "Capo primo",
                "HOOFDSTUK I",
            ],
        ),
        (
            "part 2",
            [
                "Deuxième partie – Droits",
                "PARTE SEGUNDA",
                "Часть вторая",
                "الجزء الثاني",
                "第二部分",
                "Zweiter Teil",
                "Deel 2",
            ],
        ),
        (
            "article 5",
            [
                "Artículo 5.º",
                "Статья 5",
                "المادة ٥",
                "المادة الخامسة",
                "المادة (5)",
                "第五条",
                "第5条 定义",
                "Artikel 5",
                "Art. 5.º",
                "Art. 5º",
                "Art. 5o",
                "Articolo quinto",
                "Artigo 5.º Definições",
            ],
        ),
        (
            "article 21",
            ["Artículo vigésimo primero", "المادة الحادية والعشرون", "第二十一条", "Twenty-first Article"],
        ),
        (
            "article 1",
            ["Article premier", "Article unique", "Artículo único", "Статья первая", "Articolo unico"],
        ),
        ("article 1 bis", ["Articolo 1-bis", "Artikel 1 bis", "第一条之一"]),
        ("title 12", ["الباب الثاني عشر", "TÍTULO XII", "Titolo dodicesimo"]),
        (
            "section 3",
            ["Раздел третий", "Sección 3.ª", "3. Abschnitt", "Seção III", "Sezione terza", "第三节"],
        ),
        ("chapter 21", ["Двадцать первая глава", "Chapter Twenty-one", "Chapitre vingt et un", "第二十一章"]),
        ("§ 5 a", ["§ 5a Begriffe", "§5a"]),
        (
            "annex 1",
            [
                "Annex I",
                "Annexe 1: Liste",
                "Приложение I",
                "المرفق الأول",
                "附件一",
                "Anlage 1",
                "Allegato I",
            ],
        ),
        ("annex", ["ANNEXE", "Anexo", "Приложение", "附件", "Anhang", "Bijlage"]),
    ],
)
def test_divisions_have_one_name_in_ten_languages(name: str, headings: list[str]) -> None:
    named = {heading: division(heading, load_grammar("generic")) for heading in headings}
    assert {heading: found and found.name for heading, found in named.items()} == dict.fromkeys(
        headings, name
    )


@given(st.integers(1, 49), st.sampled_from(["Chapitre", "Глава", "Kapitel", "CAPÍTULO", "الفصل"]))
def test_figures_and_roman_numerals_are_one_number(number: int, noun: str) -> None:
    tens, ones = divmod(number, 10)
    roman = ["", "X", "XX", "XXX", "XL"][tens]
    roman += ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][ones]
    grammar = load_grammar("generic")
    found = {division(f"{noun} {written}", grammar) is not None for written in (number, roman)}
    assert found == {True}
    names = {division(f"{noun} {written}", grammar).name for written in (number, roman)}  # type: ignore[union-attr]
    assert names == {f"chapter {number}"}


@given(st.text("Art. 5ºChapitré §第条章1a ", max_size=30))
def test_the_label_of_a_division_ends_inside_its_text(text: str) -> None:
    found = division(text, load_grammar("generic"))
    assert found is None or 0 < found.end <= len(text)


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
        "المادة 2 من الاتفاقية",
        "Annex to the report",
        "Anexo al informe",
        "Teil des Vertrags",
        "часть вторая",
        "第二条规定",
        "Parte prima di tutto",
    ],
)
def test_words_without_a_number_do_not_make_a_division(line: str) -> None:
    assert text(f"{line}\n\nThe Parties shall cooperate.\n").blocks[0].path == ()

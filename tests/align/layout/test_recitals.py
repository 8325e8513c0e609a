"""Recitals without blank lines between them."""

from __future__ import annotations

from align.core.raw import RawDocument
from align.layout import lay_out
from align.layout.recitals import recital_words
from align.readers import paginate
from align.structure.grammars import load_grammar

RECITALS = [
    "Preámbulo",
    "Considerando que la libertad y la justicia tienen por base el",
    "reconocimiento de la dignidad de todos los miembros del género,",
    "Considerando que el menosprecio de los derechos ha originado los",
    "actos de barbarie que son un ultraje para el mundo entero y todo,",
    "Considerando que es esencial que los derechos sean protegidos por",
    "un régimen de derecho, a fin de que nadie se vea compelido a ello;",
    "Considerando que conviene hacerlo en el territorio de Noruega,",
    "Oslo y Bergen, y en el de Suecia.",
]


def laid_out(text: str) -> RawDocument:
    return lay_out(paginate("text", text.split("\n")), "es", load_grammar("generic"))


def test_recitals_are_told_by_the_word_that_opens_them_all() -> None:
    raw = laid_out("\n".join(RECITALS))
    assert [text.split()[0] for text in raw.texts] == ["Preámbulo", *["Considerando"] * 4]


def test_a_name_at_the_head_of_some_lines_opens_none() -> None:
    assert recital_words(RECITALS) == {"Considerando"}
    assert not recital_words(
        ["seen by Norland,", "Sudland and", "Sudland,", "Sudland with", "Sudland,", "Sudland"] * 3
    )

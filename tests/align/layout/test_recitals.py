"""Recitals without blank lines between them."""

from __future__ import annotations

from align.core.raw import RawDocument
from align.layout import lay_out
from align.readers import paginate
from align.structure.grammars import load_grammar

RECITALS = [
    "Preámbulo",
    "Considerando que la libertad y la justicia tienen por base el",
    "reconocimiento de la dignidad de todos,",
    "Considerando que el menosprecio de los derechos ha originado los",
    "actos de barbarie que son un ultraje para el mundo entero y todo,",
    "Considerando que es esencial que los derechos sean protegidos por",
    "un régimen de derecho;",
    "Considerando que conviene hacerlo en el territorio de Noruega,",
    "Oslo y Bergen, y en el de Suecia.",
]
VOTE = [
    "The Committee adopted the draft by a recorded vote of the members,",
    "in which these took part and then went on to the next item.",
    "",
    "In favour: Aland, Borland, Cisland, Denland, Estland, Farland, and",
    "also Gonland, Holland, Inland, Jutland, Kurland, Lapland, Midland,",
    "Norland, Ostland, Portland, Queensland, Rutland, Sudland, Transland,",
    "Upland, Vinland, Westland, Yorkland, Zealand and all of the others.",
    "",
]


def laid_out(text: str) -> RawDocument:
    return lay_out(paginate("text", text.split("\n")), "es", load_grammar("generic"))


def test_recitals_are_told_by_the_word_that_opens_them_all() -> None:
    raw = laid_out("\n".join(RECITALS))
    assert [text.split()[0] for text in raw.texts] == ["Preámbulo", *["Considerando"] * 4]


def test_a_name_at_the_head_of_the_lines_of_lists_opens_none() -> None:
    raw = laid_out("\n".join(VOTE * 4))
    assert [text.split()[0] for text in raw.texts] == ["The", "In"] * 4

"""The shipped grammars: chosen by evidence, their roles public, and no rule of one kind in documents of another."""

from __future__ import annotations

import copy
import pickle
from pathlib import Path

import pytest

from align import Block, Document, Kind, read
from align.pipeline import document_from
from align.readers import paginate
from align.structure.grammars import choose, load_grammar, role_of, shipped


def test_each_kind_is_a_role_of_a_shipped_grammar() -> None:
    declared = {name for grammar in shipped() for name in grammar.roles}
    assert {str(kind) for kind in Kind} <= declared


def test_a_role_with_a_kind_of_its_name_is_that_kind(corpora: Path) -> None:
    document = read(corpora / "A-RES-59-159" / "en.txt")
    assert all(isinstance(block.kind, Kind) for block in document)
    assert Block("operative", (), "x").kind is Kind.OPERATIVE
    assert Block("clause", (), "x").kind == "clause"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (" The General Assembly, ", "un_resolution"),
        ("[DU1]<<ODS JOB NO>>N0350298E<<ODS JOB NO>>", "un_resolution"),
        ("74 e séance plénière", "un_resolution"),
        ("59/159. Strengthening the Programme", "un_resolution"),
        ("The General Assembly met on Tuesday.", "generic"),
        ("", "generic"),
    ],
)
def test_the_grammar_is_chosen_by_evidence(text: str, name: str) -> None:
    assert choose(["It was a dark night.", text]).grammar.name == name


def test_titles_need_the_formula() -> None:
    title = "59/159. Strengthening the Programme"
    with_formula = document_from(paginate("t", [title, "", "The General Assembly,"]), "en")
    assert [block.kind for block in with_formula] == [Kind.TITLE, Kind.FORMULA]
    assert [block.kind for block in document_from(paginate("t", [title]), "en")] == [Kind.PARAGRAPH]


def test_what_only_the_united_nations_write_is_text_elsewhere() -> None:
    lines = [
        "He said,",
        "Having seen it, that 58/1401 was wrong.",
        "",
        "12-34567",
        "",
        "12-34567",
        "",
        "1 One.",
    ]
    generic = document_from(paginate("t", lines), "en")
    assert generic.set_aside == ()
    un = document_from(paginate("t", ["The General Assembly,", "", *lines]), "en")
    assert [item.reason for item in un.set_aside] == ["job code", "job code"]


def test_traits_of_a_document_without_a_grammar_are_those_of_the_shipped_ones() -> None:
    blocks = (Block(Kind.TITLE, (), "T"), Block(Kind.FOOTNOTE, ("1",), "F"), Block("verse", (), "V"))
    title, footnote, verse = (role_of(Document("d", "en", blocks), block) for block in blocks)
    assert title.unique == "document"
    assert footnote.numbered
    assert footnote.apart
    assert (verse.name, verse.free) == ("verse", True)


@pytest.mark.parametrize("name", ["generic", "un_resolution"])
def test_a_grammar_pickles_and_copies(name: str) -> None:
    grammar = load_grammar(name)
    assert pickle.loads(pickle.dumps(grammar)) == grammar  # noqa: S301 (our own bytes)
    assert copy.deepcopy(grammar) == grammar


@pytest.mark.parametrize("piece", [". ", "I", "Article 1 ", "第一", "A/", "word "])
def test_phrases_go_through_a_long_line_in_one_go(piece: str) -> None:
    line = f"{50_000 * piece}\0"
    for grammar in shipped():
        for name in grammar.phrases:
            grammar.phrases[name].fullmatch(line)  # one that backtracks takes minutes

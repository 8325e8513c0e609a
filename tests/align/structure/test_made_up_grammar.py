"""Kinds of documents are data: a grammar that is made up here gives its roles without any change of code."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from align.aligner.block_pairs import pair_blocks
from align.core.config import Config
from align.core.grammar import Grammar
from align.core.raw import RawDocument, RawParagraph
from align.pipeline import align_documents, document_from
from align.readers import paginate
from align.structure.grammars import choose, load_grammar, make_grammar, shipped
from align.structure.parsing import parse

CONTRACT = """
extends = "generic"
evidence = ["between", "party"]

[phrases]
between = ['''(Between|Entre) ?:?''']
party = ['''.* \\((the|le|la) [“«].*[”»]\\)''']
signature = ['''(Signed|Fait) .*''']
year = ['''.*(?P<number>\\d{4})''']

[roles]
heading_of_parties = { called = "heading", unique = "document" }
party = { free = true }
clause = { numbered = true, called = "clause" }
signature = { unique = "document" }

[[rules]]
role = "heading_of_parties"
phrase = "between"
opens = "parties"

[[rules]]
role = "party"
phrase = "party"
parts = ["parties"]

[[rules]]
role = "signature"
phrase = "signature"
after = "party"

[parts.parties]
figures = "clauses"

[parts.clauses]
labelled = "clause"
figures = "clauses"

[lines]
alone = ["between"]
opens = ["party", "signature"]

[[facts]]
name = "signed"
roles = ["signature"]
kind = "date"
"""

ENGLISH = """Between:
Acme Ltd, of London (the “Seller”)
Société Dupont, of Paris (the “Buyer”)

1. The Seller shall deliver the goods.

2. The Buyer shall pay the price
within thirty days.

(a) In euros;

4. This contract is governed by English law.

Signed in London on 3 May 2021
"""
FRENCH = """Entre :
Acme Ltd, sise à Londres (le « Vendeur »)
La société Dupont, sise à Paris (l’Acheteur, dénommé la « Partie »)

1. Le Vendeur livre les marchandises.

3. Le présent contrat est régi par le droit anglais.

Fait à Londres, le 3 mai 2021
"""


@pytest.fixture
def contract() -> Grammar:
    return make_grammar("contract", tomllib.loads(CONTRACT))


def test_a_made_up_grammar_gives_its_roles(contract: Grammar) -> None:
    document = document_from(paginate("c.en.txt", ENGLISH.split("\n")), "en", contract)
    assert [(block.kind, block.path, block.label) for block in document] == [
        ("heading_of_parties", (), ""),
        ("party", (), ""),
        ("party", (), ""),
        ("clause", ("1",), "1."),
        ("clause", ("2",), "2."),
        ("clause", ("2", "a"), "(a)"),
        ("clause", ("4",), "4."),
        ("signature", (), ""),
    ]
    assert document.blocks[4].text == "The Buyer shall pay the price within thirty days."
    assert document.facts == {"signed": "2021-05-03"}
    assert document.warnings == ("c.en.txt: line 12: clause 4 comes after clause 2; 3 is missing",)
    assert "clause" in document._repr_html_()
    assert document.to_pandas()["role"].to_list()[-1] == "signature"


def test_a_grammar_can_be_a_file_anywhere(tmp_path: Path) -> None:
    path = tmp_path / "contract.toml"
    path.write_text(CONTRACT, encoding="utf-8")
    grammar = make_grammar(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))
    assert choose(ENGLISH.split("\n"), [*shipped(), grammar]).grammar is grammar
    assert choose(["Nothing of the kind."], [*shipped(), grammar]).grammar is load_grammar("generic")


def test_blocks_pair_by_the_traits_that_the_grammar_declares(contract: Grammar) -> None:
    source = document_from(paginate("c.en.txt", ENGLISH.split("\n")), "en", contract)
    target = document_from(paginate("c.fr.txt", FRENCH.split("\n")), "fr", contract)
    pairing = pair_blocks(source, target)
    assert pairing.anchors == ((0, 0), (3, 3), (7, 5))
    # The heading with the parties, the clauses from the first that both sides number alike, the signature.
    assert [(len(rows), len(columns)) for rows, columns in pairing.windows] == [(3, 3), (4, 2), (1, 1)]
    assert not pairing.regular
    alignment = align_documents(source, target, Config(segment="paragraph"))
    pairs = [(list(bead.source), list(bead.target)) for bead in alignment.beads if not bead.is_gap]
    assert pairs == [([0], [0]), ([1], [1]), ([2], [2]), ([3], [3]), ([6], [4]), ([7], [5])]
    assert alignment.warnings[2:] == (
        "c.en.txt, line 7: clause 2 has no counterpart in c.fr.txt",
        "c.en.txt, line 10: clause 2 (a) has no counterpart in c.fr.txt",
    )


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"rules": [{"role": "clause", "phrase": "nothing"}]}, "no phrase is named nothing"),
        ({"rules": [{"role": "nobody", "phrase": "party"}]}, "no role is named nobody"),
        ({"rules": [{"role": "party", "phrase": "party", "opens": "end"}]}, "no part is named end"),
        ({"rules": [{"role": "party"}]}, "phrase"),
        ({"rules": [{"role": "party", "phrase": "party", "size": 3}]}, "Rule has no key 'size'"),
        ({"roles": {"party": {"unique": "page"}}}, "unique cannot be 'page', only one of"),
        ({"phrases": {"party": ["(("]}}, "grammar broken: "),
        ({"party": {}}, "unknown keys: party"),
        (
            {"extends": None},
            "no phrase is named after_noun, contents_line, date, numbered_thing, page_number",
        ),
    ],
)
def test_what_is_wrong_in_a_grammar_is_said(change: dict[str, Any], fault: str) -> None:
    content = {**tomllib.loads(CONTRACT), "rules": [], "facts": [], **change}
    with pytest.raises(ValueError, match="grammar broken: ") as caught:
        make_grammar("broken", content)
    assert fault in str(caught.value)


def test_a_phrase_with_a_number_gives_the_path(contract: Grammar) -> None:
    content = tomllib.loads(CONTRACT)
    content["rules"].append({"role": "clause", "phrase": "year", "needs": ["between"]})
    grammar = make_grammar("contract", content)
    raw = RawDocument("c", (RawParagraph("Between"), RawParagraph("Of the year 2021")))
    assert parse(raw, "en", grammar).blocks[1].path == ("2021",)
    raw = RawDocument("c", (RawParagraph("Of the year 2021"),))
    assert parse(raw, "en", grammar).blocks[0].path == ()


def test_a_grammar_gives_reasons_of_its_own() -> None:
    content = tomllib.loads(CONTRACT)
    content["phrases"]["docket"] = [r"Docket \d+"]
    content["furniture"] = [{"reason": "docket number", "phrase": "docket"}]
    lines = ["Docket 12", "", *ENGLISH.split("\n")]
    document = document_from(paginate("c.en.txt", lines), "en", make_grammar("contract", content))
    assert [(item.reason, item.text) for item in document.set_aside] == [("docket number", "Docket 12")]

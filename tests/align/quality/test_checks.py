"""Checks on a resolution: they find what was changed, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from remarks import checks_of, words_of

import align
from align.core.document import Document
from align.quality.check import check
from align.quality.checks.registry import CHECKS

LEVELS = ("paragraph", "sentence", "clause")


@pytest.fixture(scope="session")
def sides(corpora: Path) -> tuple[Document, Document]:
    """Both language versions of the resolution."""
    folder = corpora / "A-RES-59-159"
    return align.read(folder / "en.txt"), align.read(folder / "fr.txt")


def changed(document: Document, holds: str, change: Callable[[str], str]) -> Document:
    """The document with the text of the one block that holds a string changed."""
    blocks = [block for block in document if holds in block.text]
    assert blocks, holds
    text = change(blocks[0].text)
    assert text != blocks[0].text
    other = replace(blocks[0], text=text)
    return replace(document, blocks=tuple(other if b is blocks[0] else b for b in document))


@pytest.mark.parametrize("level", LEVELS)
def test_a_good_translation_has_no_remark(sides: tuple[Document, Document], level: str) -> None:
    alignment = align.align(*sides, segment=level, encoder="none")
    flat = [remark for remarks in check(alignment) for remark in remarks]
    assert set(checks_of(flat)) <= {"gap", "confidence"}


@pytest.mark.parametrize(
    ("name", "holds", "old", "new"),
    [
        ("numbers", "chap. V", "no 10", "no 11"),
        ("numbers", "onzième Congrès", "2005", "2006"),
        ("dates", "46/152", "18 décembre 1991", "18 novembre 1991"),
        ("dates", "Processus de Puebla, et", "21 mai 2004", "22 mai 2004"),
        ("symbols", "46/152", "46/152", "46/153"),
        ("symbols", "E/2004/30", "E/2004/30", "E/2004/31"),
        ("doubled-words", "onzième Congrès", "prévu à", "prévu prévu à"),
        ("doubled-words", "Convaincue", "nécessaire de", "nécessaire de de"),
        ("brackets", "Convention de Palerme", "(Convention de Palerme", "Convention de Palerme"),
        ("brackets", "Convention de Palerme", "Palerme)", "Palerme"),
        ("names", "onzième Congrès", "à Bangkok ", ""),
        ("french-spaces", "Prie le Secrétaire général de prendre toutes", " ;", ";"),
        ("stray-spaces", "Considérant", "partagée,", "partagée ,"),
        ("french-wrong-forms", "chap. V", "no 10", "No. 10"),
    ],
)
def test_what_was_changed_is_found_and_only_that(
    sides: tuple[Document, Document], name: str, holds: str, old: str, new: str
) -> None:
    french = changed(sides[1], holds, lambda text: text.replace(old, new, 1))
    found = check(align.align(sides[0], french, segment="paragraph", encoder="none"))
    hits = [remarks for remarks in found if remarks]
    assert [checks_of(remarks) for remarks in hits] == [[name]]
    assert hits[0][0].source_spans or hits[0][0].target_spans


def test_an_untranslated_paragraph_is_found(sides: tuple[Document, Document]) -> None:
    english = next(
        block.text for block in sides[0] if "thirteenth session" not in block.text and block.path == ("11",)
    )
    french = changed(sides[1], "leurs politiques de financement", lambda _: english)
    found = check(align.align(sides[0], french, segment="paragraph", encoder="none"))
    hits = [remarks for remarks in found if remarks]
    assert [checks_of(remarks) for remarks in hits] == [["untranslated"]]
    assert words_of(hits[0]) == ["the target is identical to the source"]


def test_a_lost_acronym_is_found(sides: tuple[Document, Document]) -> None:
    def with_acronym(name: str, short: str) -> Callable[[str], str]:
        return lambda text: text.replace(name, f"{name} ({short})", 1)

    holds = "to promote the speedy entry", "prompte entrée en vigueur"
    english = changed(sides[0], holds[0], with_acronym("Office on Drugs and Crime", "UNODC"))
    french = changed(sides[1], holds[1], with_acronym("contre la drogue et le crime", "ONUDC"))
    kept = check(align.align(english, french, segment="paragraph", encoder="none"))
    assert not any(kept)
    # The name in full is there, so that the acronym alone is no loss.
    assert not any(check(align.align(english, sides[1], segment="paragraph", encoder="none")))
    without = changed(
        sides[1],
        holds[1],
        lambda text: text.replace("l’Office des Nations Unies contre la drogue et le crime", "celui-ci"),
    )
    lost = check(align.align(english, without, segment="paragraph", encoder="none"))
    assert [checks_of(remarks) for remarks in lost if remarks] == [["acronyms"]]


def test_a_lost_footnote_reference_is_found(sides: tuple[Document, Document]) -> None:
    block = next(block for block in sides[1] if len(block.refs) == 3)
    bare = replace(block, refs=block.refs[:2])
    french = replace(sides[1], blocks=tuple(bare if b is block else b for b in sides[1]))
    found = check(align.align(sides[0], french, segment="paragraph", encoder="none"))
    assert words_of(remark for remarks in found for remark in remarks) == [
        "the reference to footnote 3 is not in the target"
    ]


def test_gaps_and_low_confidence_are_remarked(sides: tuple[Document, Document]) -> None:
    french = replace(sides[1], blocks=tuple(b for b in sides[1] if b.path != ("11",)))
    alignment = align.align(sides[0], french, segment="paragraph", encoder="none")
    found = check(alignment)
    assert len(found) == len(alignment)
    gaps = [remarks for pair, remarks in zip(alignment, found, strict=True) if pair.bead.is_gap]
    assert [checks_of(remarks) for remarks in gaps] == [["gap"]]
    doubtful = replace(
        alignment, beads=tuple(b if b.is_gap else replace(b, confidence=0.2) for b in alignment.beads)
    )
    assert all(set(checks_of(remarks)) & {"gap", "confidence"} for remarks in check(doubtful))


def test_every_check_says_what_it_looks_at() -> None:
    assert all(name == one.id and one.looks_at for name, one in CHECKS.items())

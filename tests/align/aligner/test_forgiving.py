"""Pairing forgives: what one side lacks, counts otherwise or has in pieces leaves its neighbours as they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import align
from align.aligner.block_pairs import pair_blocks
from align.core.block import Block
from align.core.config import Config
from align.core.document import Document
from align.pipeline import align_documents

PAIRS = [
    ("Chapter I", "Chapitre premier"),
    ("General provisions", "Dispositions générales"),
    ("1. The Agency shall promote safety at sea.", "1. L’Agence promeut la sécurité en mer."),
    ("2. The Agency shall have legal personality.", "2. L’Agence a la personnalité juridique."),
    ("3. Its seat shall be in Lisbon.", "3. Son siège est fixé à Lisbonne."),
    ("Chapter II", "Chapitre II"),
    ("Tasks", "Missions"),
    ("1. The Agency shall assist the Commission:", "1. L’Agence assiste la Commission:"),
    ("(a) It shall collect data on accidents;", "a) Elle recueille des données sur les accidents;"),
    ("(b) It shall train inspectors;", "b) Elle forme des inspecteurs;"),
    ("(c) It shall publish a yearly report.", "c) Elle publie un rapport annuel."),
    ("2. The Agency may charge fees for its services.", "2. L’Agence peut percevoir des redevances."),
    ("3. The Director is appointed for five years.", "3. Le directeur est nommé pour cinq ans."),
    ("Chapter III", "Chapitre III"),
    ("Final provisions", "Dispositions finales"),
    (
        "1. This Regulation enters into force on 1 May 2020.",
        "1. Le règlement entre en vigueur le 1er mai 2020.",
    ),
    ("2. It is binding in its entirety.", "2. Il est obligatoire dans tous ses éléments."),
]
ENGLISH, FRENCH = ([pair[side] for pair in PAIRS] for side in (0, 1))
_LABEL = re.compile(r"^(?:\(?[a-z]\)|\d+\.)\s+")


def bare(text: str) -> str:
    return _LABEL.sub("", text)


def aligned(french: Sequence[str], english: Sequence[str] = ENGLISH) -> align.Alignment:
    texts = ("\n\n".join(side) + "\n" for side in (english, french))
    return align.align(*texts, source_lang="en", target_lang="fr", segment="paragraph")


def pairs(alignment: align.Alignment) -> list[tuple[str, str]]:
    return [(bare(p.source.text), bare(p.target.text)) for p in alignment if not p.bead.is_gap]


def expected(*, without: Sequence[int] = ()) -> list[tuple[str, str]]:
    return [(bare(en), bare(fr)) for at, (en, fr) in enumerate(PAIRS) if at not in without]


PREFACE = ["Avant-propos", "Cette édition, avec une introduction de l’éditeur, remplace les précédentes."]
CONTENTS = ["Table des matières", *(f"{FRENCH[at]} ........ {at}" for at in (0, 1, 5, 6, 13, 14))]
RUNNING_ON = {7: "4.", 11: "5.", 12: "6.", 15: "7.", 16: "8."}


@pytest.mark.parametrize(
    ("french", "without"),
    [
        (FRENCH, ()),
        (PREFACE + FRENCH, ()),
        (CONTENTS + FRENCH, ()),
        ([bare(text) if at in (3, 11) else text for at, text in enumerate(FRENCH)], ()),
        (
            [
                _LABEL.sub(f"{RUNNING_ON[at]} ", text) if at in RUNNING_ON else text
                for at, text in enumerate(FRENCH)
            ],
            (),
        ),
        ([re.sub(r"^([abc])\)", lambda m: f"{'abc'.index(m[1]) + 1}°", text) for text in FRENCH], None),
    ],
    ids=["as it is", "a preface", "contents", "numbers missing", "numbers run on", "other labels"],
)
def test_what_is_right_pairs_without_a_word(french: list[str], without: tuple[int, ...] | None) -> None:
    alignment = aligned(french)
    if without is None:
        assert [len(bead.source) == len(bead.target) == 1 for bead in alignment.beads] == [True] * len(PAIRS)
    else:
        assert pairs(alignment) == expected()
    assert alignment.warnings == ()


def test_a_section_that_one_side_lacks_is_a_gap_and_said_once() -> None:
    alignment = aligned(FRENCH[:5] + FRENCH[13:])
    assert pairs(alignment) == expected(without=range(5, 13))
    (warning,) = alignment.warnings
    assert "7 numbered paragraphs and notes have no counterpart" in warning


def test_headings_found_on_one_side_only_do_not_shift_what_they_head() -> None:
    headings = (0, 1, 5, 6, 13, 14)
    alignment = aligned([text for at, text in enumerate(FRENCH) if at not in headings])
    assert pairs(alignment) == expected(without=headings)


def test_a_wrong_number_is_reported_once() -> None:
    alignment = aligned([text.replace("2. L’Agence peut", "9. L’Agence peut") for text in FRENCH])
    assert [bare(source) for source, _ in pairs(alignment)] == [bare(text) for text in ENGLISH]
    assert [warning for warning in alignment.warnings if "misleading" in warning] == [
        "text: 1 number is misleading (line 23): these paragraphs or footnotes were paired by content"
    ]


def test_repeated_items_pair_with_their_own_neighbours() -> None:
    english = [
        "Entrance",
        "Yes",
        "No",
        "Not applicable",
        "Washroom",
        "Yes",
        "No",
        "Not applicable",
        "Parking",
        "Yes",
    ]
    french = ["Entrée", "Oui", "Non", "Sans objet", "Toilettes", "Oui", "Non", "Stationnement", "Oui"]
    found = [(p.source.text, p.target.text) for p in aligned(french, english) if not p.bead.is_gap]
    assert found == [(english[at], french[at - (at > 7)]) for at in range(len(english)) if at != 7]


def test_short_definitions_that_each_language_sorts_cross() -> None:
    english = [
        "Glossary",
        "Bridge means a structure that carries a road over water.",
        "Driver means the person who steers a vehicle.",
        "Fine means a sum of money payable for an offence.",
        "Judge means a member of the traffic court.",
        "Vehicle means anything on wheels that has an engine.",
    ]
    french = [
        "Glossaire",
        "Amende : somme d’argent à payer pour une infraction.",
        "Conducteur : personne qui dirige un véhicule.",
        "Juge : membre du tribunal de la circulation.",
        "Pont : ouvrage qui porte une route au-dessus de l’eau.",
        "Véhicule : tout engin à roues muni d’un moteur.",
    ]
    found = pairs(aligned(french, english))
    assert found == [(english[at], french[other]) for at, other in enumerate([0, 4, 2, 1, 3, 5])]


def test_a_section_that_one_side_names_is_not_a_number_of_its_items() -> None:
    texts = [("Attribution.", "Attribution."), ("Termination of the licence.", "Fin de la licence.")]
    source, target = (
        Document(lang, lang, tuple(Block("paragraph", (section,), pair[side], "a.") for pair in texts))
        for side, (lang, section) in enumerate([("en", "A"), ("fr", "article 3")])
    )
    assert align_documents(source, target, Config(segment="paragraph")).warnings == ()


@settings(max_examples=6, deadline=None)
@given(data=st.data())
def test_paragraphs_dropped_doubled_or_divided_leave_the_others_as_they_are(data: st.DataObject) -> None:
    numbered = [at for at, text in enumerate(FRENCH) if _LABEL.match(text)]
    changed = data.draw(st.sets(st.sampled_from(numbered), min_size=1, max_size=2))
    french: list[str] = []
    for at, text in enumerate(FRENCH):
        how = data.draw(st.sampled_from(["dropped", "doubled", "divided"])) if at in changed else ""
        if how == "doubled":
            french += [text, text]
        elif how == "divided":
            words = text.split(" ")
            middle = len(words) // 2 + 1
            french += [" ".join(words[:middle]), " ".join(words[middle:])]
        elif not how:
            french.append(text)
    others = expected(without=sorted(changed))
    found = set(pairs(aligned(french)))
    assert [pair for pair in others if pair not in found] == []


BLOCKS = st.lists(
    st.builds(
        lambda path, label: Block("paragraph", path, "Text.", label),
        st.lists(st.sampled_from(["1", "2", "3", "a", "b", "chapter 1", "II"]), max_size=3).map(tuple),
        st.sampled_from(["", "1.", "(a)"]),
    ),
    max_size=12,
).map(tuple)


@given(BLOCKS, BLOCKS)
def test_windows_hold_every_block_once_in_order(ours: tuple[Block, ...], theirs: tuple[Block, ...]) -> None:
    pairing = pair_blocks(Document("a", "en", ours), Document("b", "fr", theirs))
    for side, blocks in enumerate((ours, theirs)):
        assert [at for window in pairing.windows for at in window[side]] == list(range(len(blocks)))
    assert all(
        a[0] < b[0] and a[1] < b[1] for a, b in zip(pairing.anchors, pairing.anchors[1:], strict=False)
    )

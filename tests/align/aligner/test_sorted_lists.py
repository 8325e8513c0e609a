"""Lists that each language sorts its own way, and signatures in another order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from align import align_texts
from align.aligner.assignment import best_pairs
from align.aligner.search.lattice import FloatArray
from align.quality.attention import attention_of

BEFORE = (
    "The Parties have agreed as follows.",
    "This Treaty shall enter into force on the date of the exchange of the instruments of ratification.",
    "In witness whereof the undersigned, being duly authorized, have signed this Treaty.",
)
AVANT = (
    "Les Parties sont convenues de ce qui suit.",
    "Le présent Traité entrera en vigueur à la date de l’échange des instruments de ratification.",
    "En foi de quoi les soussignés, dûment autorisés, ont signé le présent Traité.",
)
AFTER = ("The original is kept in the archives of the Secretariat.",)
APRES = ("L’original est conservé dans les archives du Secrétariat.",)
PARTIES = (
    ("FOR AUSTRIA:", "A. Lindqvist", "Minister for Foreign Affairs"),
    ("FOR CANADA:", "María Ortega", "Permanent Representative to the United Nations"),
    ("FOR GERMANY:", "S. Haddad", "Minister for Foreign Affairs"),
    ("FOR HUNGARY:", "K. Tanaka", "Head of the Delegation"),
    ("FOR JAPAN:", "P. van Dijk", "Ambassador Extraordinary and Plenipotentiary"),
    ("FOR SPAIN:", "J.-P. Moreau", "Secretary of State"),
    ("FOR THE UNITED KINGDOM:", "Brian O’Neill", "Minister for Foreign Affairs"),
    ("FOR THE UNITED STATES:", "Ingrid Solheim", "Ambassador Extraordinary and Plenipotentiary"),
)
PARTIES_FR = (
    ("POUR L’AUTRICHE :", "A. Lindqvist", "Ministre des affaires étrangères"),
    ("POUR LE CANADA :", "María Ortega", "Représentant permanent auprès des Nations Unies"),
    ("POUR L’ALLEMAGNE :", "S. Haddad", "Ministre des affaires étrangères"),
    ("POUR LA HONGRIE :", "K. Tanaka", "Chef de la délégation"),
    ("POUR LE JAPON :", "P. van Dijk", "Ambassadeur extraordinaire et plénipotentiaire"),
    ("POUR L’ESPAGNE :", "J.-P. Moreau", "Secrétaire d’État"),
    ("POUR LE ROYAUME-UNI :", "Brian O’Neill", "Ministre des affaires étrangères"),
    ("POUR LES ÉTATS-UNIS :", "Ingrid Solheim", "Ambassadeur extraordinaire et plénipotentiaire"),
)
# The order of the French alphabet.
ORDER = (2, 0, 1, 5, 7, 3, 4, 6)


def _aligned(
    english: Sequence[str], french: Sequence[str]
) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """The units with text around them: those that nothing marks, and those that a person should look at."""
    found = align_texts(
        [*BEFORE, *english, *AFTER], [*AVANT, *french, *APRES], source_lang="en", target_lang="fr"
    )
    units: tuple[set[tuple[str, str]], set[tuple[str, str]]] = (set(), set())
    for item in attention_of(found):
        units[item.flagged].add((item.pair.source.text, item.pair.target.text))
    return units


AROUND = {*zip(BEFORE, AVANT, strict=True), *zip(AFTER, APRES, strict=True)}


@pytest.mark.parametrize(
    "names",
    [
        {"Austria": "Autriche", "Germany": "Allemagne", "Hungary": "Hongrie", "Spain": "Espagne"},
        {
            "Albania": "Albanie",
            "Belgium": "Belgique",
            "Cyprus": "Chypre",
            "Eritrea": "Érythrée",
            "Germany": "Allemagne",
            "Netherlands": "Pays-Bas",
            "Sweden": "Suède",
            "United Kingdom": "Royaume-Uni",
        },
    ],
)
def test_names_that_each_language_sorts_are_paired(names: dict[str, str]) -> None:
    french = sorted(names.values(), key=lambda name: name.replace("É", "E"))
    assert _aligned(sorted(names), french) == ({*names.items(), *AROUND}, set())


@pytest.mark.parametrize("count", range(2, 9))
@pytest.mark.parametrize("lines", [(0, 1, 2), (1, 2, 0)])
def test_signatures_in_another_order_are_paired(count: int, lines: tuple[int, ...]) -> None:
    order = [place for place in ORDER if place < count] if count > 2 else [1, 0]
    english = [line for party in PARTIES[:count] for line in party]
    french = [PARTIES_FR[place][line] for place in order for line in lines]
    right = {
        pair
        for ours, theirs in zip(PARTIES, PARTIES_FR, strict=True)
        for pair in zip(ours, theirs, strict=True)
    }
    sure, doubtful = _aligned(english, french)
    assert sure <= right | AROUND, "nothing wrong is without a mark"
    assert doubtful <= right
    assert len(doubtful) <= 2, "the encoder hardly tells AUTRICHE from HONGRIE in capitals"


def test_two_headings_are_no_list() -> None:
    """They are left in their order, although they look more alike across."""
    english, french = ["Reports to Parliament", "Annual report"], ["Rapports", "Rapport au Parlement"]
    sure, doubtful = _aligned(english, french)
    assert not {(english[0], french[1]), (english[1], french[0])} & (sure | doubtful)


def test_what_cannot_be_told_apart_is_marked() -> None:
    english = ["Delegates of the first chamber", "Mr. Xu", "Mr. Bo", "Ms. Li", "Mr. Wu"]
    french = ["Délégués de la première chambre", "M. Wu", "Mme Li", "M. Xu", "M. Bo"]
    sure, _ = _aligned(english, french)
    right = {*zip(english, (french[k] for k in (0, 3, 4, 2, 1)), strict=True), *AROUND}
    assert sure <= right


@given(arrays(np.float64, array_shapes(min_dims=2, max_dims=2, max_side=5), elements=st.integers(-3, 5)))
def test_no_other_assignment_gains_more(gains: FloatArray) -> None:
    pairs = best_pairs(gains)
    assert all(gains[pair] > 0 for pair in pairs)
    assert len({row for row, _ in pairs}) == len(pairs) == len({column for _, column in pairs})
    wide = np.maximum(gains if gains.shape[0] <= gains.shape[1] else gains.T, 0)
    others = permutations(range(wide.shape[1]), wide.shape[0])
    assert sum(gains[pair] for pair in pairs) == max(wide[range(len(one)), one].sum() for one in others)

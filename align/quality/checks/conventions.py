"""The conventions of a document: what its units usually do, so that a check finds what departs from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from align.quality.checks.pairs import has_quotation, unmatched_quotes
from align.quality.checks.text import Text
from align.quality.checks.typography import FORMS, MARKS, spaced_and_not
from align.quality.checks.unit import Conventions, Unit
from align.quality.checks.words import length_model

_FEW = 5  # cases below which there is no convention
_MAJORITY = 0.8  # share of one form that makes it the convention
_LOOSE = 0.05  # share above which an unmatched mark, or a space before a comma, is usual


def conventions_of(units: Sequence[Unit]) -> Conventions:
    """Read the conventions of a document from its units; gaps are left out."""
    units = [unit for unit in units if unit.source.text and unit.target.text]
    french = [side for unit in units for side in (unit.source, unit.target) if side.base == "fr"]
    quoting = [unit for unit in units if has_quotation(unit.source.text)]
    kept = sum(has_quotation(unit.target.text) for unit in quoting)
    marked = [unit for unit in units if has_quotation(unit.source.text) or has_quotation(unit.target.text)]
    uneven = sum(len(unmatched_quotes(u.source.text)) != len(unmatched_quotes(u.target.text)) for u in marked)
    return Conventions(
        lengths=length_model([(len(unit.source.text), len(unit.target.text)) for unit in units]),
        spacing=_spacing(french),
        forms=_forms(french),
        quoted=kept / len(quoting) if len(quoting) >= _FEW else 0.0,
        loose_spaces=_loose_spaces(units),
        loose_quotes=len(marked) >= _FEW and uneven > _LOOSE * len(marked),
    )


def _spacing(sides: Sequence[Text]) -> dict[str, float]:
    """For each mark that is frequent enough, the share of its places that have a space."""
    shares = {}
    for mark in MARKS:
        spaced, bare = (
            map(sum, zip(*(spaced_and_not(side.text, mark) for side in sides), strict=True))
            if sides
            else (0, 0)
        )
        if spaced + bare >= _FEW:
            shares[mark] = spaced / (spaced + bare)
    return shares


def _loose_spaces(units: Sequence[Unit]) -> bool:
    """Whether commas or full stops often have a space before them, on either side."""
    texts = [side.text for unit in units for side in (unit.source, unit.target)]
    marks = [
        (sum(text.count(mark) for text in texts), sum(text.count(f" {mark}") for text in texts))
        for mark in ",."
    ]
    return any(all_of_them >= _FEW and spaced > _LOOSE * all_of_them for all_of_them, spaced in marks)


def _forms(sides: Sequence[Text]) -> dict[str, str]:
    """For each choice of form that the document makes often enough, the form of the majority."""
    chosen = {}
    for name, pattern in FORMS.items():
        counts = Counter(match.lastgroup for side in sides for match in pattern.finditer(side.text))
        for form, count in counts.most_common(1):
            if form is not None and counts.total() >= _FEW and count >= _MAJORITY * counts.total():
                chosen[name] = form
    return chosen

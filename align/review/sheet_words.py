"""The words of a review sheet in the languages of the review page, and back: headings and decisions."""

from __future__ import annotations

from collections.abc import Mapping

from align.core.message import LANGUAGES, Language
from align.review.decisions import Mark, Status
from tmx.base.data import load_data

COLUMNS = (
    *("unit", "role", "confidence", "look_at", "decision", "source", "target", "new_source", "new_target"),
    *("comment", "remarks", "source_place", "target_place"),
)
"""The columns by key; in a sheet they have the names of their language."""
HEAD = "bitext-review"
"""What marks the facts by which a sheet is read back."""

WRITTEN = {
    "accepted": Mark(Status.ACCEPTED),
    "corrected": Mark(Status.CORRECTED),
    "excluded": Mark(Status.CORRECTED, translation=False),
}
"""The decisions that a sheet offers, by key."""


def words(part: str, ui: Language) -> dict[str, str]:
    """The words of a part of a sheet by key: ``columns``, ``decisions``, ``roles`` …

    >>> words("decisions", "fr")["excluded"]
    'écartée'
    """
    table: Mapping[str, Mapping[str, str]] = load_data("align.review", "sheet_words.toml")[part]
    return {key: wordings[ui] for key, wordings in table.items()}


def columns_named() -> dict[str, str]:
    """Headings in every language, each with the key of its column."""
    return {word: key for ui in LANGUAGES for key, word in words("columns", ui).items()}


def decisions_named() -> dict[str, Mark]:
    """Decisions in the words of every language, each with what it means."""
    return {
        word: WRITTEN[key.partition("_")[0]]
        for ui in LANGUAGES
        for key, word in words("decisions", ui).items()
    }


def decision_words(ui: Language) -> list[str]:
    """The decisions that a sheet in this language offers."""
    return [words("decisions", ui)[key] for key in WRITTEN]

"""What makes two units duplicates."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from tmx.base.languages import language_meant
from tmx.unit.model import Property, TranslationUnit

# The properties in which CAT tools keep the segments around a unit; other properties do not tell two units apart.
_CONTEXT = frozenset(
    {
        "x-context-pre",
        "x-context-post",
        "x-previous-source-text",
        "x-next-source-text",
        "context_prev",
        "context_next",
        "x-context",
        "prev",
        "next",
        "x-prev",
        "x-next",
    }
)


def unit_key(unit: TranslationUnit, language: Callable[[str], Hashable] = language_meant) -> int:
    """A hash of what makes units duplicates: the same languages, segments and context, inline codes included.

    Args:
        unit: the unit.
        language: what counts of each of its codes; by default what it means, so that en is en-US.
    """
    segments: tuple[object, ...] = tuple([(language(variant[0]), variant[1]) for variant in unit.variants])
    if context := _context(unit):
        segments += context
    try:
        return hash(segments)
    except TypeError:  # inline elements hold dictionaries
        return hash(repr(segments))


def _context(unit: TranslationUnit) -> tuple[Property, ...]:
    """What a unit says about the segments around it."""
    found = [prop for prop in unit[2] if prop[0] in _CONTEXT]
    for variant in unit[0]:
        if variant[2]:
            found += [prop for prop in variant[2] if prop[0] in _CONTEXT]
    return tuple(found)

"""Whether XML can hold the text of units, found out for many together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from tmx.base.characters import all_legal
from tmx.base.errors import UsageError
from tmx.unit.model import TranslationUnit

BATCH_SIZE = 64


def with_legality(units: Iterable[TranslationUnit]) -> Iterator[tuple[TranslationUnit, bool]]:
    """Yield each unit, and whether all text in its batch is legal: many texts are searched faster together.

    Raises:
        UsageError: something is not a unit.
    """
    stream = iter(units)
    while batch := list(islice(stream, BATCH_SIZE)):
        for unit in batch:
            if not isinstance(unit, TranslationUnit):
                raise UsageError(
                    f"not a TranslationUnit but a value of type {type(unit).__name__}",
                    cure="Make units with TranslationUnit.pair.",
                )
        contents = [variant[1] for unit in batch for variant in unit[0]]
        legal = all_legal("".join([content for content in contents if isinstance(content, str)]))
        for unit in batch:
            yield unit, legal

"""The neighbours of each unit, in the form that memoQ uses for context matches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tmx.unit.markup import content_markup
from tmx.unit.model import Property, TranslationUnit, Variant

CONTEXT_PRE = "x-context-pre"
CONTEXT_POST = "x-context-post"
DOCUMENT = "x-document"
"""The property by which a unit says what document it is from."""


def with_context(units: Iterable[TranslationUnit]) -> Iterator[TranslationUnit]:
    """Add to each source variant the source segments of its neighbours in the same document.

    Each is a property that contains an escaped ``<seg>``. Units without the property ``x-document`` have no known
    neighbours. Context that a unit already has is kept.
    """
    before: TranslationUnit | None = None
    here: TranslationUnit | None = None
    for after in units:
        if here is not None:
            yield _in_context(before, here, after)
        before, here = here, after
    if here is not None:
        yield _in_context(before, here, None)


def _in_context(
    before: TranslationUnit | None, here: TranslationUnit, after: TranslationUnit | None
) -> TranslationUnit:
    document = here.get(DOCUMENT)
    source = here.source
    known = {prop.type for prop in source.properties}
    added = tuple(
        Property(name, f"<seg>{content_markup(neighbour.source.content)}</seg>")
        for name, neighbour in ((CONTEXT_PRE, before), (CONTEXT_POST, after))
        if document and neighbour is not None and neighbour.get(DOCUMENT) == document and name not in known
    )
    if not added:
        return here
    return here._replace(
        variants=tuple(
            _with_properties(variant, added) if variant is source else variant for variant in here.variants
        ),
    )


def _with_properties(variant: Variant, added: tuple[Property, ...]) -> Variant:
    return variant._replace(properties=(*variant.properties, *added))

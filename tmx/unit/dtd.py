"""What each version of TMX allows: the differences between its DTDs are data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tmx.base.data import load_data
from tmx.unit.vocabulary import INLINE_ATTRIBUTES, INLINE_CHILDREN, VERSIONS


@dataclass(frozen=True, slots=True)
class Dtd:
    """One version: the attributes that name a language, the required one first; inline elements and what they hold."""

    version: str
    language: tuple[str, ...]
    missing: frozenset[str]
    children: Mapping[str, frozenset[str]]
    attributes: Mapping[str, frozenset[str]]


@cache
def dtd_of(version: str) -> Dtd:
    """The rules of a version; those of the newest one for any that does not exist.

    >>> dtd_of("1.1").language, dtd_of("1.4b").language
    (('lang',), ('xml:lang', 'lang'))
    """
    known = version if version in VERSIONS else VERSIONS[-1]
    own = load_data("tmx.unit", "versions.toml")[known]
    return Dtd(
        known,
        tuple(own["language"]),
        frozenset(own["missing"]),
        {**INLINE_CHILDREN, **_sets(own["children"])},
        {**INLINE_ATTRIBUTES, **_sets(own["attributes"])},
    )


def _sets(lists: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(values) for name, values in lists.items()}

"""Web and e-mail addresses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from align.core.message import says
from align.quality.checks.unit import Hit, Unit


def addresses(unit: Unit) -> Iterator[Hit]:
    """An address that only one side has (as the filters of translate-toolkit find them).

    The case of the letters of an e-mail address does not matter.
    """
    texts = unit.source.text, unit.target.text
    if not any(sign in text for sign in ("://", "@", "www.") for text in texts):
        return
    from translate.filters.decoration import getemails, geturls

    ours, theirs = (
        Counter(address.rstrip(".,;:)") for find in (geturls, getemails) for address in find(text))  # type: ignore[no-untyped-call]
        for text in texts
    )
    for address in _only(ours, theirs):
        yield Hit(says("address-lost", address=address), (_place(texts[0], address),))
    for address in _only(theirs, ours):
        yield Hit(says("address-added", address=address), (), (_place(texts[1], address),))


def _only(addresses: Counter[str], others: Counter[str]) -> Iterator[str]:
    """The addresses that the others lack, as often as they do."""
    left = Counter(_key(address) for address in others.elements())
    for address in addresses.elements():
        if left[_key(address)] > 0:
            left[_key(address)] -= 1
        else:
            yield address


def _key(address: str) -> str:
    return address.lower() if "@" in address else address


def _place(text: str, address: str) -> tuple[int, int]:
    start = text.find(address)
    return start, start + len(address)

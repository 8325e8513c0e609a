"""The set of hashes that remembers units."""

from __future__ import annotations

from tmx.base.hashset import HashSet


def test_a_hash_set_remembers_what_a_set_does() -> None:
    ours = HashSet()
    theirs: set[tuple[str, str]] = set()
    for number in [*range(5000), *range(2500, 20_000)]:
        item = ("en", str(number))
        assert ours.add(item) is (item not in theirs)
        theirs.add(item)
    assert not any(ours.add(item) for item in theirs)

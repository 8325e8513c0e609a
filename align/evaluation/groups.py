"""Which beads share segments: in groups of such beads, an alignment and its gold can be compared."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

Key = tuple[Sequence[int], Sequence[int]]
"""The segments of a bead: source, target."""
Node = tuple[int, int]
"""A segment: its side, 0 or 1, and its index."""


def nodes_of(key: Key) -> list[Node]:
    """The segments of a bead, those of the source first."""
    return [node for side in (0, 1) for node in product((side,), key[side])]


def group_numbers(keys: Sequence[Key]) -> list[int]:
    """For every bead, the number of its group: beads that share a segment, even through others, are in one.

    Groups are numbered from 0 in the order in which their first beads come.

    >>> group_numbers([([0], [0]), ([1], [1]), ([0, 1], []), ([2], [2])])
    [0, 0, 0, 1]
    """
    parent: dict[Node, Node] = {}

    def root(node: Node) -> Node:
        while parent.setdefault(node, node) != node:
            parent[node] = node = parent[parent[node]]
        return node

    for key in keys:
        first, *rest = nodes_of(key)
        for node in rest:
            parent[root(node)] = root(first)
    numbers: dict[Node, int] = {}
    return [numbers.setdefault(root(nodes_of(key)[0]), len(numbers)) for key in keys]

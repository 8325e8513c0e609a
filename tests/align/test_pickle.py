"""Every public value, and every value that is reached from one, can be pickled and copied: a pool can carry it."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import pytest
from reviews import saved

import align
from align import Alignment
from align.aligner.anchors import Anchor
from align.aligner.block_pairs import pair_blocks
from align.core.table import Table
from align.evaluation.scores import score
from align.output.bead_files import Link
from align.quality.check import check
from align.quality.checks.termbase import Termbase
from align.readers import read_text
from align.review.json_reader import from_data
from tmx.base.errors import BitextError, InputError, UsageError


def reachable(value: Any) -> Iterator[Any]:
    """A value and all that it is made of."""
    yield value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from reachable(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from reachable(key)
            yield from reachable(item)
    elif isinstance(value, tuple | list | set | frozenset):
        for item in value:
            yield from reachable(item)


@pytest.fixture(scope="module")
def values(resolution: Alignment, corpora: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    path = tmp_path_factory.mktemp("terms") / "terms.csv"
    path.write_text("en,fr\nnational plan,plan national\nplan,programme\n", encoding="utf-8")
    termbase = Termbase.load(path)
    links = [Link(tuple(bead.source), tuple(bead.target)) for bead in resolution.beads]
    return [
        resolution,
        *resolution.pairs(),
        resolution.metrics(termbase),
        check(resolution, termbase=termbase),
        termbase,
        score(resolution.beads, links[1:]),
        pair_blocks(resolution.source, resolution.target),
        Anchor(resolution.source_segments[:1], resolution.target_segments[:1]),
        Table.of(("a", "b"), [(1, "x")], {"b": "en"}),
        align.Config(segment="clause"),
        from_data(saved(resolution), "decisions.json"),
        read_text(corpora / "A-RES-59-159" / "en.txt"),
    ]


def carried(value: Any) -> Any:
    """A value after a way through a pipe."""
    return pickle.loads(pickle.dumps(value))  # noqa: S301


def same(one: Any, other: Any) -> bool:
    """Whether two values are equal, arrays element by element."""
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray):
        return np.array_equal(one, other)
    if dataclasses.is_dataclass(one) and not isinstance(one, type):
        names = [field.name for field in dataclasses.fields(one)]
        return all(same(getattr(one, name), getattr(other, name)) for name in names)
    return bool(one == other)


@pytest.mark.parametrize(
    "way",
    [carried, copy.deepcopy, copy.copy],
    ids=["pickle", "deepcopy", "copy"],
)
def test_values_come_back_as_they_were(values: list[Any], way: Callable[[Any], Any]) -> None:
    tried: Counter[type] = Counter()
    for value in reachable(values):
        if dataclasses.is_dataclass(value) and tried[type(value)] < 50:
            tried[type(value)] += 1
            assert same(way(value), value), type(value)
    public = {value for name in align.__all__ if isinstance(value := getattr(align, name), type)}
    assert {kind for kind in public if dataclasses.is_dataclass(kind)} <= tried.keys()


def test_a_whole_alignment_keeps_its_segments_in_its_blocks(values: list[Any]) -> None:
    alignment = carried(values[0])
    assert [pair.source.text for pair in alignment] == [pair.source.text for pair in values[0]]
    assert {id(segment.block) for segment in alignment.source_segments} <= set(map(id, alignment.source))


def test_no_mapping_in_a_value_is_a_view_that_cannot_be_carried(values: list[Any]) -> None:
    assert not [value for value in reachable(values) if isinstance(value, MappingProxyType)]


@pytest.mark.parametrize("kind", [UsageError, InputError])
def test_errors_come_back_with_their_parts(kind: type[BitextError]) -> None:
    error = kind("it is empty", path="en.txt", line=3, cure="Give a text.")
    back = carried(error)
    assert type(back) is kind
    assert (str(back), back.as_dict()) == (str(error), error.as_dict())

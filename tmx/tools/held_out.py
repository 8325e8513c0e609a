"""A memory in two parts for training and testing: no source of the test part is in the other one."""

from __future__ import annotations

import dataclasses
import os
import random
from array import array
from collections import Counter
from pathlib import Path

from tmx.base.errors import InputError
from tmx.base.files import atomic_folder
from tmx.base.report import Ledger, WriteReport
from tmx.base.words import fold
from tmx.read.source import Source
from tmx.tools.filters import Sample
from tmx.tools.parts import Verdicts, chosen
from tmx.tools.sources import stem_of
from tmx.tools.writing import write_again
from tmx.unit.model import TranslationUnit
from tmx.write.prepare import what_is_missing

_TRAIN = "in the train part"
_LEAK = "its source is in the test part"


def split_held_out(
    source: Source, folder: str | os.PathLike[str], sample: Sample, by: str | None = None
) -> list[WriteReport]:
    """Write ``NAME-test.tmx`` with so many units chosen at random, and ``NAME-train.tmx`` with the others.

    Units of one source go together, whatever its case, accents and white space. With `by`, whole documents are chosen,
    and units of others with a source that is in the test part are in neither.

    Args:
        source: the units.
        folder: the folder for the files.
        sample: how many units the test part has at least, and the seed.
        by: the property that names the document.

    Raises:
        UsageError: there is no such file.
        InputError: it cannot be read, or one of the parts would be empty.
        OutputError: a file cannot be written.
    """
    groups, sources, missing = array("q"), array("q"), list[str | None]()
    for unit in source:
        key = hash(_key(unit))
        sources.append(key)
        groups.append(key if by is None else hash(unit.get(by) or ""))
        missing.append(what_is_missing(unit))
    test = _chosen_groups(groups, missing, sample)
    tested = {key for key, group in zip(sources, groups, strict=True) if group in test}
    verdicts = Verdicts(
        why or (None if group in test else _LEAK if key in tested else _TRAIN)
        for why, group, key in zip(missing, groups, sources, strict=True)
    )
    train = Verdicts(None if one == _TRAIN else one or "in the test part" for one in verdicts)
    if all(verdict is not None for verdict in train):
        raise InputError(
            "nothing is left for the train part",
            path=source.path,
            cure="Give a smaller number, or another --by.",
        )
    stem = stem_of(source.path)
    reports = []
    with atomic_folder(folder) as made:
        for name, part in (("test", verdicts), ("train", train)):
            ledger = Ledger(needs_units=True)
            units = chosen(source, part, ledger, keep=True)
            output = made / f"{stem}-{name}.tmx"
            report = write_again(source, output, units, duplicates=True, ledger=ledger)
            reports.append(dataclasses.replace(report, path=Path(folder) / output.name))
    return [*reports[:-1], reports[-1].with_losses(source.losses())]


def _chosen_groups(groups: array[int], missing: list[str | None], sample: Sample) -> set[int]:
    """Groups in a random order, until they have as many units that can be written as are wanted."""
    sizes = Counter(group for group, why in zip(groups, missing, strict=True) if why is None)
    wanted = sample.size if sample.size is not None else round((sample.share or 0) * sizes.total())
    order = list(sizes)
    random.Random(sample.seed).shuffle(order)  # noqa: S311 - no secret
    chosen_groups, count = set[int](), 0
    for group in order:
        if count >= wanted:
            break
        chosen_groups.add(group)
        count += sizes[group]
    return chosen_groups


def _key(unit: TranslationUnit) -> str:
    return " ".join(fold(unit.source.text).split())

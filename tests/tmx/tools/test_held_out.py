"""A test part without leaks."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from tmx.base.errors import InputError
from tmx.read.reader import read_tmx
from tmx.tools.filters import Sample
from tmx.tools.held_out import split_held_out
from tmx.tools.sources import Units
from tmx.unit.model import TranslationUnit


def memory(texts: list[tuple[str, str]]) -> Units:
    units = [
        TranslationUnit.pair("en", text, "fr", f"{number}", properties={"x-document": document})
        for number, (text, document) in enumerate(texts)
    ]
    return Units(Path("memory.tmx"), lambda _: iter(units))


TEXTS = st.lists(
    st.tuples(st.sampled_from(["One", "one ", "two", "three"]), st.sampled_from("AB")), min_size=2
)


@given(TEXTS, st.sampled_from([None, "x-document"]), st.integers(0, 3))
def test_no_source_is_in_both_parts(
    tmp_path_factory: pytest.TempPathFactory, texts: list[tuple[str, str]], by: str | None, seed: int
) -> None:
    folder = tmp_path_factory.mktemp("parts")
    try:
        reports = split_held_out(memory(texts), folder, Sample(1, seed=seed), by)
    except InputError:
        reject()  # one source or document: there is nothing to split
    test, train = (list(read_tmx(folder / f"memory-{name}.tmx")) for name in ("test", "train"))
    sources = [{unit.source.text.strip().lower() for unit in part} for part in (test, train)]
    assert not sources[0] & sources[1]
    assert len(test) >= 1
    leaks = reports[1].left_out.get("its source is in the test part", 0)
    assert len(test) + len(train) + leaks == len(texts)
    if by is None:
        assert leaks == 0
    else:
        assert not {unit.get(by) for unit in test} & {unit.get(by) for unit in train}

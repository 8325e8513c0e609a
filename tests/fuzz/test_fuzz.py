"""Files made wrong do no harm: no verb raises, hangs, or writes what cannot be read again."""

from __future__ import annotations

import pytest
from fuzz_mutation import mutated
from fuzz_running import run
from fuzz_seeds import seeds

RUNS = 2000
BATCH = 25


@pytest.mark.parametrize("first", range(0, RUNS, BATCH))
def test_files_made_wrong_do_no_harm(first: int) -> None:
    faults = [fault for seed in range(first, first + BATCH) if (fault := run(seed)) is not None]
    assert [f"seed {fault.seed}: {fault.what} at {fault.where}: {fault.command}" for fault in faults] == []


def test_a_seed_always_makes_the_same_file() -> None:
    from random import Random

    for files in seeds().values():
        for data in files:
            made = {mutated(Random(7), data) for _ in range(2)}
            assert len(made) == 1
            assert any(mutated(Random(seed), data) != data for seed in range(3))

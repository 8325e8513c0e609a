"""One configuration: unknown keys are errors, and every option changes what comes out."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

import align
from align import Config
from tmx.base.errors import UsageError


@pytest.mark.parametrize(
    "options",
    [
        {"segments": "clause"},
        {"segment": "word"},
        {"max_bead": 0},
        {"max_bead": 10**9},
        {"max_bead_total": 1},
        {"threads": -1},
        {"max_bead": "5"},
        {"encoder": 5},
        {"crossings": "no"},
    ],
)
def test_bad_options_are_refused(options: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        Config.of(options)


def test_the_signature_names_what_can_change_a_result() -> None:
    assert Config().signature == Config(threads=2).signature
    changed: dict[str, Any] = {"segment": "clause", "encoder": "none", "max_bead": 3, "max_bead_total": 5}
    signatures = {Config().signature}
    for name, value in changed.items():
        signatures.add(dataclasses.replace(Config(), **{name: value}).signature)
    assert len(signatures) == len(changed) + 1


def test_every_public_name_can_be_imported() -> None:
    for name in align.__all__:
        assert getattr(align, name) is not None
    with pytest.raises(AttributeError):
        align.nothing  # noqa: B018

"""The language of a header, judged as those of variants are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tmx_fixtures import HEADER

from tmx.check.check import check_tmx


def test_a_name_as_the_language_of_the_header_is_reported_as_that_of_a_variant(
    tmx_file: Callable[..., Path],
) -> None:
    unit = '<tu><tuv xml:lang="en-US"><seg>a</seg></tuv><tuv xml:lang="fr-FR"><seg>b</seg></tuv></tu>'
    found = check_tmx(tmx_file(unit, header=HEADER.replace('srclang="en-US"', 'srclang="English"'))).findings
    assert [(one.rule_id, one.line, one.detail) for one in found.kept] == [
        ("lang-code", 1, "srclang of the header is English; use en")
    ]

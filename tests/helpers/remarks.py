"""What checks remark, for the tests: the names of the checks, and what they say."""

from __future__ import annotations

from collections.abc import Iterable

from align.core.message import Language
from align.quality.checks.remark import Remark


def checks_of(remarks: Iterable[Remark]) -> list[str]:
    """The names of the checks that remark."""
    return [remark.check for remark in remarks]


def words_of(remarks: Iterable[Remark], lang: Language = "en") -> list[str]:
    """What the remarks say, with plain spaces."""
    return [remark.message.text(lang).replace("\u00a0", " ") for remark in remarks]

"""What is wrong with the language codes of a memory; a fault of a code is reported once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from tmx.base.findings import Finding
from tmx.base.languages import is_code, tidy_code, two_letter_code, usual_code
from tmx.base.likely import default_regions, meaning
from tmx.base.subtags import unknown_subtags
from tmx.unit.model import TranslationUnit

# How many codes of one language are compared with each other; no memory of people has more.
_COMPARED = 50


class CodeRules:
    """Looks at the codes of all units."""

    def __init__(self) -> None:
        self._lines: dict[str, tuple[str, int]] = {}  # each code and its line, by its small letters
        self._sets: set[tuple[str, ...]] = set()  # the codes of a unit
        self._together: set[frozenset[str]] = set()

    def add(self, unit: TranslationUnit) -> Iterator[tuple[str, str]]:
        """What is wrong with the codes of a unit that no earlier unit has."""
        codes = tuple([variant.lang for variant in unit.variants])
        if codes in self._sets:
            return
        self._sets.add(codes)
        for code in codes:
            if code.lower() not in self._lines:
                self._lines[code.lower()] = (code, unit.line)
                yield from _faults(code)
        for same in _by_language(codes).values():
            self._together.update(frozenset(pair) for pair in combinations(same[:_COMPARED], 2))

    def mixed(self) -> Iterator[Finding]:
        """The codes for which the memory has another code of the same language, where no unit has both."""
        for same in _by_language(self._lines).values():
            told: set[str] = set()
            for first, second in combinations(same[:_COMPARED], 2):
                if second not in told and frozenset((first, second)) not in self._together:
                    told.add(second)
                    code, line = self._lines[second]
                    yield Finding("lang-mixed", line, f"{code} and {self._lines[first][0]}")


def _by_language(codes: Iterable[str]) -> dict[tuple[str, str], list[str]]:
    """The codes in small letters, by their language and script."""
    groups: dict[tuple[str, str], list[str]] = {}
    for code in dict.fromkeys(code.lower() for code in codes):
        groups.setdefault(meaning(usual_code(code))[:2], []).append(code)
    return groups


def _base(code: str) -> str:
    return tidy_code(code).partition("-")[0]


def code_fault(code: str) -> str | None:
    """What to write for a name, or for three letters where there are two; None for a code.

    >>> code_fault("English"), code_fault("fra"), code_fault("fr")
    ('English; use en', 'fra; use fr', None)
    """
    if is_code(code.replace("_", "-")) and not (len(_base(code)) == 3 and two_letter_code(code)):
        return None
    return f"{code}; use {two_letter_code(code) or 'a code such as en-US'}"


def _faults(code: str) -> Iterator[tuple[str, str]]:
    base = _base(code)
    if "_" in code:
        yield "lang-underscore", code
    if fault := code_fault(code):
        yield "lang-code", fault
        return
    for wrong, right in unknown_subtags(code).items():
        yield "lang-unknown", f"{wrong} in {code}" + (f"; use {right}" if right else "")
    if "-" not in code and "_" not in code:
        usual = default_regions().get(base)
        yield "lang-bare", f"{code}; usually {usual}" if usual else code

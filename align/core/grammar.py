"""What one kind of document looks like, as a value: its roles, phrases and rules, read from a grammar file.

The files are in `align/structure/grammars`, which also holds what loads and chooses them. Layout and structure
work by the grammar that they are given and know no kind of document themselves.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from align.core.rules import (
    Division,
    Evidence,
    Fact,
    FurnitureRule,
    LineRules,
    Masthead,
    NoteForms,
    Part,
    RoleRule,
)


@dataclass(frozen=True, slots=True)
class Role:
    """What a paragraph can be, and what follows from it.

    Attributes:
        name: as it appears in outputs.
        called: what messages call a paragraph of this role.
        numbered: its numbers run on, so that one that is missing or out of order is reported.
        apart: its numbers are a sequence of their own, not that of the paragraphs.
        unique: whether there is only one in a ``document``, or in each ``section``; empty for any number.
        free: its paragraphs need not correspond one to one in a translation.
    """

    name: str
    called: str
    numbered: bool = False
    apart: bool = False
    unique: Literal["", "document", "section"] = ""
    free: bool = False


@dataclass(frozen=True)
class Grammar:
    """A kind of document.

    Attributes:
        name: the name of its file.
        phrases: what lines, paragraphs and words look like, by name.
        evidence: the signs by which a document of this kind is known.
        roles: the roles by name.
        rules: in the order in which they are tried.
        labelled: the phrases of rules that begin with a label.
        parts: the parts of a document by name; `START` is the one before all others.
        furniture: in the order in which it is looked for.
        masthead: None if documents of this kind have none.
        divisions: the kinds of divisions, outermost first.
        ordinals: what the ordinals of their headings look like, by value.
        cardinals: the same of cardinals.
    """

    name: str
    phrases: Mapping[str, re.Pattern[str]]
    evidence: tuple[Evidence, ...]
    roles: Mapping[str, Role]
    rules: tuple[RoleRule, ...]
    labelled: tuple[str, ...]
    parts: Mapping[str, Part]
    furniture: tuple[FurnitureRule, ...]
    masthead: Masthead | None
    lines: LineRules
    notes: NoteForms
    facts: tuple[Fact, ...]
    divisions: tuple[Division, ...]
    ordinals: tuple[tuple[int, str], ...]
    cardinals: tuple[tuple[int, str], ...]

    def is_phrase(self, text: str, *names: str) -> bool:
        """Whether the whole text, white space at its edges aside, is one of these phrases."""
        stripped = text.strip()
        for name in names:  # noqa: SIM110 - a generator costs more than most phrases, for every line of a text
            if self.phrases[name].fullmatch(stripped) is not None:
                return True
        return False

    def match(self, text: str, name: str) -> Mapping[str, str] | None:
        """The groups of a phrase that the whole text is, edges aside; None if it is not that phrase."""
        found = self.phrases[name].fullmatch(text.strip())
        if found is None:
            return None
        return {group.rpartition("_")[0]: value for group, value in found.groupdict().items() if value}

    def printed_label(self, text: str) -> str:
        """The label at the head of a text that is a labelled phrase, such as the number of a title; else empty."""
        found = (self.match(text, name) for name in self.labelled)
        return next((groups["label"] for groups in found if groups is not None), "")

    def find(self, text: str, name: str) -> Iterator[re.Match[str]]:
        """Every place in a text that is a phrase."""
        return self.phrases[name].finditer(text)

    def holding(self, texts: Sequence[str], names: Iterable[str]) -> frozenset[str]:
        """Those of some phrases that at least one of the texts is."""
        different = dict.fromkeys(texts)
        return frozenset(name for name in set(names) if any(self.is_phrase(text, name) for text in different))

    def score(self, signs: Signs) -> int:
        """The weight of all evidence in a document that it is of this kind."""
        return sum(
            sign.weight
            for sign in self.evidence
            if signs.occur(self.phrases[sign.phrase], least=sign.least, zone=sign.zone)
        )


class Signs:
    """The lines or paragraphs of a document, in which the phrases of several grammars are looked for.

    Each phrase is tried once on lines that are the same, and once for all signs and grammars that ask for it.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = [stripped for text in texts if (stripped := text.strip())]
        self._zones: dict[int, Counter[str]] = {}
        self._known: dict[tuple[str, int], tuple[int, Iterator[int]]] = {}

    def occur(self, phrase: re.Pattern[str], *, least: int, zone: int) -> bool:
        """Whether at least so many of the texts of a zone at the head, or of all if it is 0, are a phrase."""
        key = (phrase.pattern, zone)
        found, rest = self._known.get(key) or (0, self._counts(phrase, zone))
        while found < least and (more := next(rest, 0)):
            found += more
        self._known[key] = found, rest
        return found >= least

    def _counts(self, phrase: re.Pattern[str], zone: int) -> Iterator[int]:
        """How often each of the different texts that are a phrase occurs."""
        if zone not in self._zones:
            self._zones[zone] = Counter(self._texts[: zone or None])
        whole = phrase.fullmatch
        return (count for text, count in self._zones[zone].items() if whole(text) is not None)

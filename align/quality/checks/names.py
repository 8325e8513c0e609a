"""Names and acronyms that the target lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from align.core.message import says
from align.language.vocabulary import is_usually_small
from align.quality.checks.remark import Span
from align.quality.checks.text import Text
from align.quality.checks.unit import Hit, Unit
from tmx.base.data import load_data
from tmx.base.words import fold

_ACRONYM = re.compile(r"(?<![\w/.\-])(?:[A-ZÀ-ÖØ-Þ]{2,}s?|(?:UN|ONU)-[A-Z][a-z]+)(?![\w/]|\.[A-Z]|-\w)")
_OPENING = re.compile(r"[A-ZÀ-ÖØ-Þ]{2,}(?!\w)")
_ROMAN = re.compile(r"[IVXLCDM]+")
_INITIAL = re.compile(r"\b[A-ZÀ-ÖØ-Þ]\.\s?$")  # "J. HANSEN"
_FIRST_OTHER = "\u0250"  # the first character after the Latin letters
_CURRENCY_SIGNS = ("$", "€", "£")  # "US$"
_LONGEST = 6  # letters of an acronym that is not in the table
_NEAR = 100  # characters around an acronym in which its neighbours stand
_STEM = 5  # letters that a country shares with its adjective and inhabitants: Allemagne, allemand
_SHORTEST_STEM = 4  # the same for a name no longer than that: Suède, suédois


class _Places(NamedTuple):
    """A pattern for the names in one language, and for each name its forms in the other, folded."""

    pattern: re.Pattern[str]
    forms: dict[str, tuple[str, ...]]


def acronyms(unit: Unit) -> Iterator[Hit]:
    """An acronym that the other side has neither as it is, nor translated, nor in full."""
    if not (_is_latin(unit.source.text) and _is_latin(unit.target.text)):  # other scripts have other acronyms
        return
    ours, theirs = _acronyms(unit.source, unit.target), _acronyms(unit.target, unit.source)
    if not ours and not theirs:
        return
    lost = _not_kept(ours, unit.source, unit.target)
    added = _not_kept(theirs, unit.target, unit.source)
    # What only the other side has in capitals is probably the same in its language.
    if (lost and _has_own(unit.target, unit.source)) or (added and _has_own(unit.source, unit.target)):
        return
    for name, spans in _by_name(lost).items():
        yield Hit(says("acronym-lost", name=name), spans)
    for name, spans in _by_name(added).items():
        yield Hit(says("acronym-added", name=name), (), spans)


def _is_latin(text: str) -> bool:
    """Whether most letters of a text are Latin ones."""
    if max(text, default="") < _FIRST_OTHER:
        return True
    letters = [character for character in text if character.isalpha()]
    return 2 * sum(character < _FIRST_OTHER for character in letters) >= len(letters)


def _has_own(text: Text, other: Text) -> bool:
    """Whether a text has a word in capitals that the other text does not have as it is."""
    words = (match.group() for match in _ACRONYM.finditer(text.text))
    return any(not _ROMAN.fullmatch(word) and word not in other.text for word in words)


def _by_name(matches: Iterable[re.Match[str]]) -> dict[str, tuple[Span, ...]]:
    """Where each name is."""
    places: dict[str, list[Span]] = {}
    for match in matches:
        places.setdefault(match.group(), []).append(match.span())
    return {name: tuple(spans) for name, spans in places.items()}


def _acronyms(side: Text, other: Text) -> list[re.Match[str]]:
    """The acronyms of a text.

    A long word, one next to another in capitals, and one that opens a text where the other text opens in capitals as
    well ("AGREEMENT between", « ACCORD entre »), must be in the table.
    """
    known = _short_forms(side.base)
    opens_in_capitals = _OPENING.match(other.text) is not None
    found = []
    for match in _ACRONYM.finditer(side.text):
        word = match.group()
        if side.text.startswith(_CURRENCY_SIGNS, match.end()):
            continue
        if word in known or (
            len(word) <= _LONGEST
            and not _ROMAN.fullmatch(word)
            and word not in load_data("align.quality.checks", "names.toml")["not_acronyms"]
            and not _in_capitals(side.text, match)
            and not (match.start() == 0 and opens_in_capitals)
            and not _INITIAL.search(side.text, max(0, match.start() - 4), match.start())
            and not is_usually_small(word)
        ):
            found.append(match)
    return found


def _in_capitals(text: str, match: re.Match[str]) -> bool:
    """Whether a word is part of a title or an emphasis in capitals: alone, or with a neighbour in capitals or
    a Roman numeral."""
    before = text[max(0, match.start() - _NEAR) : match.start()].split()[-1:]
    after = text[match.end() : match.end() + _NEAR].split()[:1]
    neighbours = ["".join(filter(str.isalpha, word)) for word in (*before, *after)]
    return not any(neighbours) or any(
        word.isupper() and (len(word) > 1 or _ROMAN.fullmatch(word)) for word in neighbours
    )


@lru_cache(maxsize=8)
def _short_forms(lang: str) -> frozenset[str]:
    return frozenset(
        name
        for body in load_data("align.quality.checks", "names.toml")["bodies"]
        for name in body.get(lang, ())
        if name.isupper()
    )


def _not_kept(acronyms: list[re.Match[str]], side: Text, other: Text) -> list[re.Match[str]]:
    kept = {name: _kept(name, side, other) for name in {match.group() for match in acronyms}}
    return [match for match in acronyms if not kept[match.group()]]


def _kept(acronym: str, side: Text, other: Text) -> bool:
    """Whether the other text has an acronym, its translation, its name in full, or words with its initials."""
    forms = _bodies(side.base, other.base).get(acronym) or _bodies(side.base, other.base).get(
        acronym.rstrip("s"), ()
    )
    text = other.folded
    stem = fold(acronym.rstrip("s") if acronym.endswith("s") else acronym)
    if any(re.search(rf"(?<!\w){re.escape(fold(form))}", text) for form in (*forms, stem)):
        return True
    return len(stem) > 2 and (stem in other.initials or stem[::-1] in other.initials)


@lru_cache(maxsize=8)
def _bodies(lang: str, other: str) -> dict[str, tuple[str, ...]]:
    """For the short forms in one language, all forms in the other; empty for languages not in the table."""
    found: dict[str, tuple[str, ...]] = {}
    for body in load_data("align.quality.checks", "names.toml")["bodies"]:
        for name in body.get(lang, ()):
            found[name] = (*found.get(name, ()), *body.get(other, ()))
    return found


def names(unit: Unit) -> Iterator[Hit]:
    """A country or city of the source that the target lacks."""
    places = _places(unit.source.base, unit.target.base)
    if places is None:
        return
    found = _by_name(places.pattern.finditer(unit.source.text))
    for name, spans in found.items():
        if not any(form in unit.target.folded for form in places.forms[name]):
            yield Hit(says("name-lost", name=name), spans)


@lru_cache(maxsize=8)
def _places(lang: str, other: str) -> _Places | None:
    """Cities of the table and countries of CLDR by their names in one language, with their forms in the other."""
    forms = dict(_countries(lang, other))
    for place in load_data("align.quality.checks", "names.toml")["places"]:
        if lang in place and other in place:
            forms |= {name: tuple(map(fold, place[other])) for name in place[lang]}
    if not forms:
        return None
    longest_first = sorted(map(re.escape, forms), key=len, reverse=True)
    return _Places(re.compile(rf"(?<![\w\-])(?:{'|'.join(longest_first)})(?![\w\-])"), forms)


def _countries(lang: str, other: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Countries whose name in CLDR is one word; an adjective in the other language is enough."""
    from babel import Locale, UnknownLocaleError

    try:
        ours, theirs = Locale.parse(lang).territories, Locale.parse(other).territories
    except (UnknownLocaleError, ValueError):
        return
    excluded = load_data("align.quality.checks", "names.toml")["not_countries"]
    for code, name in ours.items():
        if code.isalpha() and name.isalpha() and name not in excluded and code in theirs:
            yield name, tuple({_stem(theirs[code]), _stem(name)})


def _stem(name: str) -> str:
    folded = fold(name)
    long = len(folded) > _STEM and folded[0] < "\u0370"  # in Russian, Италия is итальянский
    return folded[: _STEM if long else _SHORTEST_STEM]

"""Whether a full stop belongs to an abbreviation, an initial or an ordinal, by what is before and after it."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache

from align.language.roman import ROMAN
from tmx.base.data import load_data

_LAST_WORD = re.compile(r"[^\s(\[«“„\"'‘’—–]+$")
_NEXT_WORD = re.compile(r"[\"'“„‘«¿¡—–-]*\s?(?P<word>[^\W\d_]+)")
_INITIAL = re.compile(r"(?:[^\W\d_]\.?-)?[^\W\d_]")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?")
_LETTER_AND_CAPITAL = re.compile(r"[^\W\d_]\.")
_NUMBERED = re.compile(rf"[\d(\[№]|{ROMAN}(?!\w)|[^\W\d_](?![\w.])")
_WORD_BREAKS = re.compile(r"[\s('’]")
_AFTER_NUMBER = re.compile(r"\d\s?$")
# Languages that write an ordinal as a number with a full stop.
_ORDINAL_STOP = frozenset(
    {"de", "da", "no", "nb", "fi", "cs", "sk", "hu", "pl", "et", "lv", "sl", "hr", "sr", "is"}
)


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """What one language has: see abbreviations.toml. Words in small letters stand for any case."""

    always: frozenset[str] = frozenset()
    before_number: frozenset[str] = frozenset()
    unless_starter: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    clock: frozenset[str] = frozenset()
    after_clock: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()
    divisions: frozenset[str] = frozenset()
    lettered: frozenset[str] = frozenset()


def is_abbreviated(before: str, after: str, lang: str) -> bool:
    """Whether the full stop between two texts belongs to an abbreviation, an initial or an ordinal.

    Args:
        before: the text before the full stop, from the beginning of its sentence or a little less.
        after: the text after the white space that follows it.
        lang: an ISO 639-1 code.
    """
    found = _LAST_WORD.search(before)
    word = found.group() if found else ""
    known, head = abbreviations(lang), before[: found.start() if found else 0]
    following = _NEXT_WORD.match(after)
    next_word = following["word"] if following else ""
    starts = next_word.lower() in known.starters
    forms = _forms(word, head)
    if starts and _names_a_part(word, head, known):
        return False
    if forms & known.units and _AFTER_NUMBER.search(head) and not after[:1].isdigit():
        return False
    if forms & known.clock:
        return next_word in known.after_clock or not next_word[:1].isupper()
    if len(word) == 1 and word.islower() and _LETTER_AND_CAPITAL.match(after):  # « a. C. »
        return True
    if forms & known.before_number and _NUMBERED.match(after):
        return True
    if forms & known.unless_starter:
        return not starts
    if forms & known.always or any(
        word.lower().endswith(f"-{item}") for item in known.always if len(item) > 1
    ):
        return True
    if _INITIAL.fullmatch(word) and (word[-1].isupper() or not (word[-1].isupper() or word[-1].islower())):
        return _is_initial(word, head)
    if _DOTTED.fullmatch(word):
        return not starts
    return _is_ordinal(word, head, after, lang, starts=starts)


def _forms(word: str, head: str) -> set[str]:
    """A word as lists may have it: as it is, in small letters, and with the abbreviation before it ("p. ex")."""
    two = f"{head.rsplit(maxsplit=1)[-1]} {word}" if head.rstrip().endswith(".") and head.split() else ""
    return {word, word.lower(), two, two.lower()} - {""}


def _is_initial(word: str, head: str) -> bool:
    """ "J. Smith", but not "in annex I. The": a numeral after a word in small letters."""
    previous = head.split()
    return not (word in "IVX" and previous and previous[-1][:1].islower())


def _names_a_part(word: str, head: str, known: Abbreviations) -> bool:
    """Whether a capital is the name of something that is counted in letters: "Annex A"."""
    return (
        len(word) == 1
        and word.isupper()
        and bool(head)
        and _WORD_BREAKS.split(head.rstrip())[-1].lower() in known.lettered
    )


def _is_ordinal(word: str, head: str, after: str, lang: str, *, starts: bool) -> bool:
    if lang not in _ORDINAL_STOP or not word.isdecimal() or len(word) > 2 or not after[:1].isalpha():
        return False
    previous = head.split()
    return not (starts and previous and previous[-1][:1].isupper())


@cache
def abbreviations(lang: str) -> Abbreviations:
    """The lists of a language; those of sacremoses for one that is not in the table."""
    data = load_data("align.segmentation", "abbreviations.toml")
    if lang in data:
        return Abbreviations(
            **{field.name: frozenset(data[lang].get(field.name, ())) for field in fields(Abbreviations)}
        )
    from sacremoses.corpus import NonbreakingPrefixes

    prefixes = NonbreakingPrefixes()
    known = lang if lang in prefixes.available_langs.values() else "en"
    always: set[str] = set()
    before_number: set[str] = set()
    for prefix in prefixes.words(lang=known, ignore_lines_startswith="#"):
        word, _, numeric = prefix.partition("#NUMERIC_ONLY#")
        (before_number if numeric or "#NUMERIC_ONLY#" in prefix else always).add(word.strip().lower())
    return Abbreviations(frozenset(always - {""}), frozenset(before_number - {""}))

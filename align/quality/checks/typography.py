"""French typography: spaces at double marks and guillemets, « no », ordinals; stray spaces in any language.

Plain, no-break and narrow no-break spaces are all fine; only a missing space counts, and only where the document
itself usually has one or, without a document, where every variety of French has one (Le Ramat de la typographie;
Lexique des règles typographiques en usage à l'Imprimerie nationale).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.core.message import Message, says
from align.quality.checks.text import Text
from align.quality.checks.unit import Hit, Unit

_SPACE = " \u00a0\u202f\u2009"
_BEFORE = r"(?<=[\w)»’\]])"  # what a mark may follow
# A mark without its space. A colon in a time, an address or a ratio does not count.
_BARE = {
    ";": re.compile(_BEFORE + r";(?=\s|$)"),
    ":": re.compile(_BEFORE + r":(?=\s|$)"),
    "!": re.compile(_BEFORE + r"!"),
    "?": re.compile(_BEFORE + r"\?(?![\w=&])"),
    "»": re.compile(r"(?<=[^\s«])»"),
    "«": re.compile(r"«(?=[^\s»])"),
}
_SPACED = {
    mark: re.compile(rf"«[{_SPACE}]" if mark == "«" else rf"[{_SPACE}]{re.escape(mark)}") for mark in _BARE
}
MARKS = tuple(_BARE)
_EVERYWHERE = frozenset(":«»")  # spaced in every variety of French
_USUAL = 0.9  # share of spaced occurrences above which a bare mark departs from the convention

# Choices of form; the names of the groups are the forms.
FORMS = {
    "number": re.compile(r"\b(?:(?P<letters>[nN]os?)|(?P<degree>[nN](?:°|º|ᵒ)s?))(?=\s?\d)"),
    "ordinal": re.compile(r"\b(?:\d+|[IVXLC]+)(?:(?P<short>re|e|es)|(?P<long>ère|ème|èmes|ième|ièmes))\b"),
    "quotation": re.compile(r"(?P<guillemets>«)|(?P<curly>“)|(?P<straight>(?<!\w)\"(?=\w))"),
}
_FORM_NAMES = {
    "letters": "no",
    "degree": "n°",
    "short": "e",
    "long": "ème",
    "guillemets": "« »",
    "curly": "“ ”",
    "straight": '" "',
}
_WRONG_FORMS = {
    "form-english-number": re.compile(r"\bNos?\.(?=\s?\d)"),
    "form-english-ordinal": re.compile(r"\b\d+(?:st|nd|rd|th)\b"),
    "form-wrong-ordinal": re.compile(r"\b1(?:ier|ière)\b|\b1ème\b|\b(?:[2-9]|\d{2,})(?:i[èe]me|eme)s?\b"),
}
_MAYBE_STRAY = re.compile(r"\s[,.;:!?)\]]|[(\[]\s")
_STRAY = re.compile(r"(?<=\w)\s+(?:,|\.(?!\.|\d|\w))|[([]\s+(?=\w)|(?<=\w)\s+[)\]]")
_STRAY_ENGLISH = re.compile(r"(?<=\w)\s+[;:!?](?=\s|$)")


def spaced_and_not(text: str, mark: str) -> tuple[int, int]:
    """How often a mark has its space, and how often it does not."""
    if mark not in text:
        return 0, 0
    return len(_SPACED[mark].findall(text)), len(_BARE[mark].findall(text))


def _french(unit: Unit) -> Iterator[tuple[Text, bool]]:
    """The sides in French, each with whether it is the source."""
    for side in (unit.source, unit.target):
        if side.base == "fr":
            yield side, side is unit.source


def _hit(message: Message, match: re.Match[str], *, source: bool) -> Hit:
    span = (match.span(),)
    return Hit(message, span if source else (), () if source else span)


def french_spaces(unit: Unit) -> Iterator[Hit]:
    """A mark without the space that it has in the French of the document."""
    for side, source in _french(unit):
        for mark in MARKS:
            if mark not in side.text:
                continue
            share = unit.conventions.spacing.get(mark, 1.0 if mark in _EVERYWHERE else 0.0)
            if share < _USUAL:
                continue
            key = "space-missing-after" if mark == "«" else "space-missing-before"
            for match in _BARE[mark].finditer(side.text):
                yield _hit(says(key, mark=mark), match, source=source)


def french_forms(unit: Unit) -> Iterator[Hit]:
    """Signs for "number", ordinals and quotation marks that depart from the convention of the document."""
    for side, source in _french(unit):
        for name, form in unit.conventions.forms.items():
            for match in FORMS[name].finditer(side.text):
                if match.lastgroup not in (None, form):
                    usual = _FORM_NAMES[form]
                    yield _hit(says("form-unusual", form=match.group(), usual=usual), match, source=source)


def french_wrong_forms(unit: Unit) -> Iterator[Hit]:
    """English forms in French (No. 5, 21st) and ordinals that no style guide allows (« 1ier », « 2ième »)."""
    for side, source in _french(unit):
        for key, pattern in _WRONG_FORMS.items():
            for match in pattern.finditer(side.text):
                yield _hit(says(key, form=match.group()), match, source=source)


def stray_spaces(unit: Unit) -> Iterator[Hit]:
    """A space before a comma or full stop or inside brackets, and, in English, before any mark."""
    if unit.conventions.loose_spaces:
        return
    for side in (unit.source, unit.target):
        if _MAYBE_STRAY.search(side.text) is None:
            continue
        patterns = [_STRAY] if side.base != "en" else [_STRAY, _STRAY_ENGLISH]
        for pattern in patterns:
            for match in pattern.finditer(side.text):
                sign = match.group().strip()
                key = "space-stray-after" if sign in "([" else "space-stray-before"
                yield _hit(says(key, sign=sign), match, source=side is unit.source)

"""Times of day in a form that is the same in every language: "3.30 p.m." and « 15 h 30 » are both 15:30."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from align.language.figures import matches_at_figures

_HOUR = r"(?<![\w:.,/+-])(?P<hour>[01]?\d|2[0-4])"
_BARE_HOUR = r"(?<!\d)(?P<hour>[01]?\d|2[0-4])"
_MINUTE = r"(?P<minute>[0-5]\d)"
_AFTER = r"(?![\w:])"
_COLON = rf"{_HOUR}:{_MINUTE}(?::[0-5]\d)?(?:\s?(?P<half>[AaPp])\.?\s?[Mm]\b)?{_AFTER}"
# After noon by these: hours from 1 to 11 are those from 13 to 23.
_LATER = frozenset({"p", "下午", "晚上", "午後", "오후"})
# These have the hour alone only with the half of the day before it: « 下午3时 », not « 3时 ».
_HALF_OR_MINUTES = frozenset({"ja", "ko", "zh"})
_FORMS = {
    "de": rf"{_HOUR}(?:[.:]{_MINUTE})?\sUhr(?:\s(?P<rest>[0-5]?\d)(?!\S))?{_AFTER}",
    "en": rf"{_HOUR}(?:[.:]{_MINUTE})?\s?(?P<half>[AaPp])\.?\s?[Mm]\b",
    "es": rf"{_HOUR}[.:]{_MINUTE}\s?(?:horas|hrs?\.?|h\.?){_AFTER}",
    "fr": rf"(?:{_HOUR}\s?h(?:eures?)?\.?\s?(?P<rest>[0-5]?\d)|(?<=à )(?P<full>[01]?\d|2[0-4])\s?h(?:eures)?){_AFTER}",
    "it": rf"(?:(?<=ore )|(?<=alle )){_HOUR}[.:,]{_MINUTE}{_AFTER}",
    "ja": rf"(?P<half>午前|午後)?\s?{_BARE_HOUR}\s?時(?!間)(?:\s?(?P<rest>[0-5]?\d)\s?分)?",
    "ko": rf"(?P<half>오전|오후)?\s?{_BARE_HOUR}\s?시(?!간)(?:\s?(?P<rest>[0-5]?\d)\s?분)?",
    "nl": rf"{_HOUR}[.:]{_MINUTE}\suur{_AFTER}",
    "pl": rf"(?<=godz\. ){_HOUR}[.:]{_MINUTE}{_AFTER}",
    "pt": rf"{_HOUR}(?:\s?h\s?(?P<rest>[0-5]?\d)(?:\s?min)?|[.:]{_MINUTE}\s?h(?:oras)?){_AFTER}",
    "ru": rf"{_HOUR}\s?(?:ч|час)(?:\.|а|ов)?\s?(?P<rest>[0-5]?\d)\s?(?:м|мин)(?:\.|ут\w*)?",
    "zh": rf"(?P<half>上午|下午|晚上|中午)?\s?{_BARE_HOUR}\s?[时時点點](?:\s?(?P<rest>[0-5]?\d)\s?分)?",
} | dict.fromkeys(("da", "nb", "no", "sv"), rf"(?:(?<=kl )|(?<=kl\. )){_HOUR}[.:]{_MINUTE}{_AFTER}")
_PATTERNS = {lang: re.compile(form) for lang, form in _FORMS.items()}
_ANY = re.compile(_COLON)


def find_times(text: str, lang: str) -> Iterator[tuple[int, int, str]]:
    """The times of day in a text as their start, their end and ``hours:minutes`` of 24 hours.

    Args:
        text: any text.
        lang: its language, an ISO 639-1 code.

    >>> [list(find_times(*case)) for case in (("at 3.30 p.m.", "en"), ("à 15 h 30", "fr"))]
    [[(3, 11, '15:30')], [(2, 9, '15:30')]]
    """
    for match in _matches(text, lang):
        parts = match.groupdict()
        hour = int(parts["hour"] or parts.get("full") or 0)
        minute = int(parts.get("minute") or parts.get("rest") or 0)
        half = (parts.get("half") or "").lower()
        if lang in _HALF_OR_MINUTES and not half and parts.get("rest") is parts.get("minute") is None:
            continue
        if half in _LATER and hour < 12:
            hour += 12
        elif half == "a" and hour == 12:
            hour = 0
        yield *match.span(), f"{hour}:{minute:02d}"


def _matches(text: str, lang: str) -> Iterator[re.Match[str]]:
    pattern = _PATTERNS.get(lang)
    if pattern is not None:
        # In these languages a time may begin with the half of the day; in all others with its hour.
        find = pattern.finditer if lang in _HALF_OR_MINUTES else partial(matches_at_figures, pattern)
        yield from find(text)
    if ":" in text:
        yield from matches_at_figures(_ANY, text)

"""The numbers of paragraphs in the shapes that languages give them: ``5.``, ``(a)`` or ``a)``, ``1°``, ``١ -``.

The parts of a label are the same in every language: digits are those of ASCII, and the letters of other alphabets
are those of the same rank in the Latin one, as documents of the United Nations have them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from unicodedata import normalize

from align.language.han import HAN, han_value
from align.language.roman import roman_label

_SUFFIX = r"(?:\s?(?:bis|ter|quater))?"
_NUMBER = rf"(?P<value>\d{{1,3}}{_SUFFIX})"
_END = r"(?:\s+|$)"
_OPEN, _CLOSE = "[(（]", "[)）]"
# In the order of their alphabets; as labels, Russian leaves out ё, й and the letters after щ but э, ю, я.
CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
_ARABIC = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_ALPHABETS = {
    letter: chr(ord("a") + rank)
    for letters in (CYRILLIC, _ARABIC)
    for rank, letter in enumerate(letters)
    if rank < 26
} | {"ا": "a"}
_LOOKS_LATIN = dict(zip("асеорхук", "aceopxyk", strict=True))  # typed for the Latin letters of a label
_LONGEST = 40  # characters in which a label ends
_MAYBE = re.compile(r"[(（)№]|[^\W_]|[\u2460-\u2473\u2776-\u277f]")
_WORD = re.compile(r"[^\W\d_]{2,}[\s,;:’']")  # no label begins so


@dataclass(frozen=True, slots=True)
class Label:
    """A number at the head of a paragraph.

    Attributes:
        raw: as printed.
        length: how much of the text it takes up, with the white space after it.
        parts: its parts, from the outermost, the same in every language.
        form: the shape of it, for telling sequences apart; what only differs in a bracket is the same.
        sure: whether running text hardly begins so; an unsure one is a label only as one of a sequence.
        other: what the last part means instead if it is a letter that was typed for one that looks like it.
    """

    raw: str
    length: int
    parts: tuple[str, ...]
    form: str = "1."
    sure: bool = True
    other: str = ""


@dataclass(frozen=True, slots=True)
class _Shape:
    form: str
    pattern: re.Pattern[str]
    parts: Callable[[str], tuple[str, ...] | None]
    sure: bool = True


def find_label(text: str) -> Label | None:
    """The label at the head of a paragraph, if it has the form of one.

    >>> find_label("١ - تؤكد").parts, find_label("(a) in Oslo").parts, find_label("б) в Осло").parts
    (('1',), ('a',), ('b',))
    """
    head = text[:_LONGEST]
    if not _MAYBE.match(head) or _WORD.match(head):
        return None
    for shape in _SHAPES:
        match = shape.pattern.match(head)
        if match is not None and (parts := shape.parts(match["value"])) is not None:
            letter = match["value"][:1]
            other = _LOOKS_LATIN.get(letter, "") if len(match["value"]) == 1 else ""
            end = len(head[: match.end()].rstrip())
            length = match.end() if match.end() < len(head) else len(text) - len(text[match.end() :].lstrip())
            return Label(text[:end], length, parts, shape.form, shape.sure, other)
    return None


def is_label(text: str) -> bool:
    """Whether a text opens with the form of a paragraph number, as running text hardly does."""
    label = find_label(text)
    return label is not None and label.sure


def _number(value: str) -> tuple[str, ...]:
    """A number, perhaps with a suffix, with the digits of ASCII."""
    return (re.sub(r"\d+", lambda digits: str(int(digits[0])), value),)


def _decimal(value: str) -> tuple[str, ...]:
    return tuple(part if part.isalpha() else str(int(part)) for part in re.split(r"[.．]", value))


def _circled(value: str) -> tuple[str, ...]:
    return (normalize("NFKC", value),)


def _han(value: str) -> tuple[str, ...] | None:
    number = han_value(value)
    return None if not number else (str(number),)


def _letter(value: str) -> tuple[str, ...] | None:
    """Letters that are a paragraph number: one letter, a Roman numeral, or (aa) that follows (z)."""
    letters, space, suffix = value.replace("ـ", "").partition(" ")
    if letters in _ALPHABETS:
        return (_ALPHABETS[letters] + space + suffix,)
    double = len(letters) == 2 and letters[0] == letters[1]
    return (value,) if len(letters) == 1 or double or roman_label(letters) is not None else None


def _shapes() -> tuple[_Shape, ...]:
    """The shapes in the order in which they are tried."""
    letters = f"[a-z]|[{CYRILLIC}]|[{_ARABIC}ا]ـ?"
    found: list[tuple[str, str, Callable[[str], tuple[str, ...] | None], bool]] = [
        # 2.1, 2.1.1., A.1., II.3, but not half past three.
        (
            "1.1",
            r"(?P<value>(?:\d{1,3}|[A-Z]|[IVX]{2,5})(?:[.．]\d{1,3}){1,4})[.)]?\s+(?=\S)(?!(?i:[ap]\.?\s?m\b|h\b|uhr\b))",
            _decimal,
            True,
        ),
        ("1.", rf"{_NUMBER}(?:\.(?:\s?[-–—]|\))?{_END}|．\s*)", _number, True),
        ("1)", rf"{_NUMBER}(?:\){_END}|）\s*)", _number, True),
        ("1)", rf"{_OPEN}{_NUMBER}(?:\){_END}|）\s*)", _number, True),
        ("1)", rf"\){_NUMBER}\({_END}", _number, True),  # brackets of a text from right to left
        (
            "a)",
            rf"{_OPEN}?(?P<value>[a-z]{{2,5}}{_SUFFIX}|(?:{letters}){_SUFFIX}){_CLOSE}{_END}",
            _letter,
            True,
        ),
        ("A)", rf"{_OPEN}(?P<value>[A-Z]|[IVX]{{1,5}}){_CLOSE}{_END}", _letter, True),
        ("一、", rf"(?P<value>{HAN})、\s*", _han, True),
        ("（一）", rf"{_OPEN}(?P<value>{HAN}){_CLOSE}\s*", _han, True),
        ("①", r"(?P<value>[\u2460-\u2473\u2776-\u277f])\s*", _circled, False),
        # A degree, unless it is one of temperature or of latitude.
        ("1°", rf"{_NUMBER}\.?[°º](?:[.)]|\s?[-–])?{_END}(?![CFNSEWO]\b)", _number, False),
        ("№", rf"(?:№|[Nn][°º])\s?{_NUMBER}[.):]?{_END}", _number, False),
        ("1、", rf"{_NUMBER}、\s*", _number, False),
        ("1 -", rf"{_NUMBER}\s?[-–—]\s+(?!\d)", _number, False),
        ("a.", rf"(?P<value>[a-z]|[ivx]{{2,5}}|[{CYRILLIC}])\.\s+(?=\S)", _letter, False),
        ("a -", rf"(?P<value>{letters})\s?[-–]\s+(?=\S)", _letter, False),
        ("A)", rf"(?P<value>[A-Z]|[IVX]{{1,5}})\){_END}", _letter, False),
        ("A.", r"(?P<value>[A-Z]|[IVX]{1,5})\.(?:\s?[-–—])?\s+(?=\S)", _letter, False),
        ("1", r"(?P<value>\d{1,2})\s+(?=[^\W\d_a-zà-ÿа-я])", _number, False),
    ]
    return tuple(_Shape(form, re.compile(pattern), parts, sure) for form, pattern, parts, sure in found)


_SHAPES = _shapes()

"""The numbers of sections: Roman numerals and capital letters, and what other scripts have in their place.

Documents of the United Nations number the same section IV in English, رابعا in Arabic and 四 in Chinese, and a
section C is one جيم in Arabic.
"""

from __future__ import annotations

import re

from align.language.han import HAN, han_value
from align.language.labels import CYRILLIC, Label
from align.language.roman import roman_numeral

_ARABIC_ORDINALS = (
    "اولا",
    "ثانيا",
    "ثالثا",
    "رابعا",
    "خامسا",
    "سادسا",
    "سابعا",
    "ثامنا",
    "تاسعا",
    "عاشرا",
    *(f"{unit} عشر" for unit in "حادي ثاني ثالث رابع خامس سادس سابع ثامن تاسع".split()),
    "عشرون",
)
_ARABIC_LETTERS = "الف باء جيم دال هاء واو زاي حاء طاء ياء كاف لام ميم نون سين عين فاء".split()
_ARABIC = {word: roman_numeral(rank) for rank, word in enumerate(_ARABIC_ORDINALS, 1)} | {
    word: chr(ord("A") + rank) for rank, word in enumerate(_ARABIC_LETTERS)
}
_LOOKS_LATIN = dict(zip("АВЕКМНОРСТХ", "ABEKMHOPCTX", strict=True))
_TANWIN = "\u064b"
_SECTION = re.compile(
    r"(?P<label>(?:(?P<number>[IVXLC]+|[A-Z])|(?P<cyrillic>[А-Я])(?=[.)]|\s?[-–—]\s))(?:[.)]?\s?[-–—](?=\s)|[.)])?)"
    r"(?:\s+(?P<title>\S.*))?"
    rf"|(?P<label_arabic>(?P<arabic>[ء-ي{_TANWIN}]{{3,8}}(?:\sعشر)?)\s?[-–—:.])(?:\s*(?P<title_arabic>\S.*))?"
    rf"|(?P<label_han>(?P<han>{HAN})[.．])\s*(?P<title_han>[一-鿿].*)"
)


def find_section(text: str) -> Label | None:
    """The number of a section at the head of a text, or alone in it.

    The form of the label is "section"; its number is a Roman numeral or a letter in any script.

    >>> [find_section(text).parts for text in ("IV.- Objeto", "ثانيا - النطاق", "جيم - مسائل", "三. 结论")]
    [('IV',), ('II',), ('C',), ('III',)]
    """
    match = _SECTION.fullmatch(text)
    if match is None:
        return None
    number, other = _number(match)
    if not number:
        return None
    raw = match["label"] or match["label_arabic"] or match["label_han"]
    title = match["title"] or match["title_arabic"] or match["title_han"] or ""
    return Label(raw, len(text) - len(title), (number,), "section", other=other)


def _number(match: re.Match[str]) -> tuple[str, str]:
    """The number of a section in Latin letters, and what it means if it was typed for a letter that looks like it."""
    if letter := match["cyrillic"]:
        other = _LOOKS_LATIN.get(letter, "")
        rank = CYRILLIC.find(letter.lower())
        return (chr(ord("A") + rank) if 0 <= rank < 26 else other), other
    if word := match["arabic"]:
        return _ARABIC.get(word.replace(_TANWIN, "").replace("أ", "ا"), ""), ""
    if match["han"]:
        return roman_numeral(han_value(match["han"]) or 0), ""
    return match["number"], ""

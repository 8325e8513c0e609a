"""Words of a text in any script.

There are four granularities. In scripts that are written without spaces between words (`_UNSPACED`), each letter
with its marks is a word in all of them, as in UAX #29 without a dictionary.

- *Counted* words are what white space separates, as word processors and CAT tools count them: for lengths,
  coverage and statistics.
- *Lexical* words are runs of letters, with or without digits, for comparing texts. They are finer than the words
  of UAX #29: apostrophes, hyphens and full stops separate them (rules WB6, WB7 and WB13a join), so that
  « l’État » holds « État ».
- *Compounds* are words of letters that apostrophes and hyphens join, as dictionaries list them. UAX #29 joins
  across apostrophes too, but not across hyphens.
- *Tokens* are all of the text but its white space: compounds with their digits, numbers, symbols of documents,
  addresses, and punctuation marks, for tools that count words of a corpus.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

Span = tuple[int, int]

# The scripts of the line-breaking classes SA (South-East Asia) and ID (Han, Japanese syllabaries) of UAX #14.
_UNSPACED = "".join(
    [
        "\u0e00-\u0eff",  # Thai, Lao
        "\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f",  # Burmese
        "\u1780-\u17ff",  # Khmer
        "\u1950-\u19df\u1a20-\u1aaf\uaa80-\uaadf\U00011700-\U0001174f",  # the Tai scripts, Ahom
        "\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff",  # Han
        "\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f\U0001aff0-\U0001b16f",  # Hiragana, Katakana
    ]
)
_ALONE = rf"(?![\W\d_])[{_UNSPACED}]"  # a letter of these scripts
_JOINED = rf"[^\W\d_{_UNSPACED}]"  # a letter of any other script
# The parts of Unicode that hold combining marks.
_MARKED = ((0x300, 0x3100), (0xA600, 0xAC00), (0xFE00, 0xFE30), (0x10A00, 0x12000), (0xE0100, 0xE01F0))
_WIDE = re.compile("[\u3000-\u303f\uff01-\uff60]")
# All of Unicode but where scripts without combining marks are: a few ranges, which are searched fast.
_ELSEWHERE = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u1dff\u20d0-\u20ff\u2de0-\udfff\uf900-\U0010ffff]"
)
_SIMPLE_LETTERS = re.compile(r"[^\W\d_]+")
_SIMPLY_JOINED = re.compile(r"[^\W_]+(?:[./,:][^\W_]+)*")
_SIMPLY_JOINED_AND_MARKS = re.compile(rf"{_SIMPLY_JOINED.pattern}|[^\w\s]|_")
_ACCENTS = re.compile("[\u0300-\u036f]")  # of decomposed letters


def fold(text: str) -> str:
    """The text in lower case, without accents and with straight apostrophes: for comparing words.

    >>> fold("L’État")
    "l'etat"
    """
    if text.isascii():
        return text.lower()
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text.replace("’", "'")).casefold())


def count_words(text: str) -> int:
    """The number of counted words.

    >>> count_words("L’article 5 – révisé"), count_words("第五条，2004年")
    (4, 5)
    """
    if is_spaced(text):
        return len(text.split())
    return sum(1 for _ in counted_spans(text))


def counted_spans(text: str) -> Iterator[Span]:
    """The places of the counted words.

    Punctuation is part of the word that it touches, but next to a letter of a script without spaces it is not.
    """
    for match in _pattern("counted").finditer(text):
        start, end = match.span()
        alone = (start == 0 or text[start - 1].isspace()) and (end == len(text) or text[end].isspace())
        if alone or any(map(str.isalnum, match.group())):
            yield start, end


def letter_words(text: str) -> list[str]:
    """The lexical words of letters alone, case folded.

    >>> letter_words("L’Assemblée, G20, 第一")
    ['l', 'assemblée', 'g', '第', '一']
    """
    text = text.casefold()
    return (_SIMPLE_LETTERS if _is_simple(text) else _pattern("letters")).findall(text)


def word_spans(text: str) -> list[Span]:
    """The places of the lexical words of letters and digits.

    >>> [text[start:end] for text in ["l’e-mail du G20"] for start, end in word_spans(text)]
    ['l', 'e', 'mail', 'du', 'G20']
    """
    return [match.span() for match in _pattern("words").finditer(text)]


def compounds(text: str) -> list[str]:
    """The compounds.

    >>> compounds("l’e-mail du G20")
    ['l’e-mail', 'du', 'G']
    """
    return _pattern("compounds").findall(text)


def token_spans(text: str) -> Iterator[Span]:
    """The places of the tokens; only white space is between them.

    >>> [text[start:end] for text in ["Ch. 2: 1,234.5 km²… (A/59/1)"] for start, end in token_spans(text)]
    ['Ch', '.', '2', ':', '1,234.5', 'km²', '…', '(', 'A/59/1', ')']
    """
    return (match.span() for match in _pattern("tokens").finditer(text))


def joined_words(text: str, *, marks: bool = False) -> list[str]:
    """The lexical words, but with those that a full stop, comma, colon or slash joins as one: numbers, symbols.

    With `marks`, also every other character that is not white space, by itself.

    >>> joined_words("l’article 1,5 (A/59/1, et/ou)")
    ['l', 'article', '1,5', 'A/59/1', 'et/ou']
    """
    if _is_simple(text):
        return (_SIMPLY_JOINED_AND_MARKS if marks else _SIMPLY_JOINED).findall(text)
    return _pattern("joined and marks" if marks else "joined").findall(text)


def is_unspaced(character: str) -> bool:
    """Whether a character is of a script without spaces between words, or is punctuation as wide as its letters.

    >>> is_unspaced("第"), is_unspaced("，"), is_unspaced("a")
    (True, True, False)
    """
    return _unspaced().match(character) is not None or _WIDE.match(character) is not None


def is_spaced(text: str) -> bool:
    """Whether a text has no letter of a script without spaces between words, so that white space separates all.

    >>> is_spaced("L’article 5"), is_spaced("第五条")
    (True, False)
    """
    return text.isascii() or _unspaced().search(text) is None


def _is_simple(text: str) -> bool:
    """Whether a text has neither combining marks nor letters that are words by themselves."""
    return text.isascii() or _ELSEWHERE.search(text) is None


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"[{_UNSPACED}]")


@cache
def _pattern(granularity: str) -> re.Pattern[str]:
    """The pattern of the words of one granularity."""
    alone, letters = f"{_ALONE}{_marks()}", f"(?:{_JOINED}{_marks()})+"
    word = rf"(?:(?:{_JOINED}|\d){_marks()})+"
    patterns = {
        "counted": rf"{alone}|(?:(?!{_ALONE})\S)+",
        "letters": f"{letters}|{alone}",
        "words": rf"{word}|{alone}",
        "joined": rf"{word}(?:[./,:]{word})*|{alone}",
        "joined and marks": rf"{word}(?:[./,:]{word})*|{alone}|[^\w\s]|_",
        "compounds": rf"{letters}(?:['’\-]{letters})*|{alone}",
        "tokens": "|".join(
            [
                r"(?:https?://|www\.)[^\s<>\"«»]*[\w/]",
                r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
                rf"(?:{_JOINED}\.){{2,}}",  # U.N.
                r"[A-Z\d]+(?:[/.][A-Z\d]+)+(?!\w)",  # A/C.3/59/L.21
                r"\d+(?:[.,:]\d+)+",
                rf"{word}(?:['’\-‐‑]{word})*",
                alone,
                r"([.\-–—_=*~])\1*|\S",
            ]
        ),
    }
    return re.compile(patterns[granularity])


@cache
def _marks() -> str:
    """The pattern of any number of combining marks."""
    codes = [
        code for part in _MARKED for code in range(*part) if unicodedata.category(chr(code)).startswith("M")
    ]
    return f"[{_ranges(codes)}]*"


def _ranges(codes: Iterable[int]) -> str:
    """Ascending code points as the ranges of a character class."""
    ranges: list[list[int]] = []
    for code in codes:
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)

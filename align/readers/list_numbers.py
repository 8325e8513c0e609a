"""The numbers of lists as word processors print them: a number and the name of its format -> text.

The formats are those of ECMA-376 Part 1, 17.18.59 (ST_NumberFormat). One that is spelled out in words of the
document's language, or that is not known, is printed in digits: what counts for pairing is the number.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
# Alphabets that go on by doubling their letters: z, aa, bb.
_ALPHABETS = {
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщэюя",
    "russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ",
    "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "arabicAbjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "hebrew2": "אבגדהוזחטיכלמנסעפצקרשת",
    "thaiLetters": "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
    "chicago": "*†‡§",
}
# Series that go on in digits where they end.
_SERIES = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "aiueoFullWidth": "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
    "irohaFullWidth": "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス",
    "ganada": "가나다라마바사아자차카타파하",
    "chosung": "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
    "decimalEnclosedCircle": "".join(map(chr, (*range(0x2460, 0x2474), *range(0x3251, 0x3260)))),
    "decimalEnclosedCircleChinese": "".join(map(chr, range(0x2460, 0x2474))),
    "decimalEnclosedParen": "".join(map(chr, range(0x2474, 0x2488))),
    "decimalEnclosedFullstop": "".join(map(chr, range(0x2488, 0x249C))),
}
_DIGITS = {
    "decimalFullWidth": 0xFF10,
    "decimalFullWidth2": 0xFF10,
    "hindiNumbers": 0x0966,
    "thaiNumbers": 0x0E50,
    "hindiConsonants": 0x0966,
}
_SAME = {
    "aiueo": "aiueoFullWidth",
    "iroha": "irohaFullWidth",
    "taiwaneseCounting": "chineseCounting",
    "japaneseCounting": "chineseCountingThousand",
    "taiwaneseCountingThousand": "chineseCountingThousand",
    "koreanDigital2": "ideographDigital",
    "japaneseDigitalTenThousand": "ideographDigital",
    "taiwaneseDigital": "ideographDigital",
    "ideographLegalTraditional": "chineseLegalSimplified",
    "japaneseLegal": "chineseLegalSimplified",
}
_HAN = "〇一二三四五六七八九"
_COUNTING = ("零一二三四五六七八九", "十百千")
_LEGAL = ("零壹贰叁肆伍陆柒捌玖", "拾佰仟")
_KOREAN = ("영일이삼사오육칠팔구", "십백천")
_HEBREW = (
    *((400, "ת"), (300, "ש"), (200, "ר"), (100, "ק"), (90, "צ"), (80, "פ"), (70, "ע"), (60, "ס"), (50, "נ")),
    *((40, "מ"), (30, "ל"), (20, "כ"), (16, "טז"), (15, "טו"), (10, "י"), (9, "ט"), (8, "ח"), (7, "ז")),
    *((6, "ו"), (5, "ה"), (4, "ד"), (3, "ג"), (2, "ב"), (1, "א")),
)
_LARGEST_HAN = 9_999
_MOST_LETTERS = 30  # of one doubled letter, as the 780th item would have; then digits


@dataclass(frozen=True, slots=True)
class Mark:
    """What is printed before a paragraph of a list: a label that counts, or a bullet."""

    label: str = ""
    bullet: str = ""


def formatted(number: int, style: str = "decimal") -> str:
    """A number in a format of ST_NumberFormat.

    >>> formatted(28, "lowerLetter"), formatted(4, "upperRoman"), formatted(21, "chineseCounting")
    ('bb', 'IV', '二十一')
    """
    style = _SAME.get(style, style)
    if style == "none":
        return ""
    if number > 0 and (found := _in_words(number, style)):
        return found
    if style == "decimalZero":
        return f"{number:02}"
    if style == "numberInDash":
        return f"- {number} -"
    zero = _DIGITS.get(style)
    return str(number) if zero is None else "".join(chr(zero + int(digit)) for digit in f"{abs(number)}")


def padded(number: int, sample: str) -> str:
    """A number in a format that is given by a sample: ``001, 002, 003, ...`` has three digits."""
    first = sample.split(",", maxsplit=1)[0].strip()
    return str(number).zfill(len(first)) if first.isdecimal() else str(number)


def _in_words(number: int, style: str) -> str:
    """A number above 0 in letters or in words; empty if the format has none for it."""
    if style in ("lowerRoman", "upperRoman"):
        roman = _added(number, _ROMAN) if number < 4000 else ""
        return roman.lower() if style == "lowerRoman" else roman
    if (alphabet := _ALPHABETS.get(style)) is not None:
        times, place = divmod(number - 1, len(alphabet))
        return alphabet[place] * (times + 1) if times < _MOST_LETTERS else ""
    if (series := _SERIES.get(style)) is not None:
        return series[number - 1] if number <= len(series) else ""
    writer = _WRITERS.get(style)
    return writer(number) if writer is not None and number <= _LARGEST_HAN else ""


def _added(number: int, signs: tuple[tuple[int, str], ...]) -> str:
    """A number in signs that are added up, the largest first."""
    parts = []
    for value, sign in signs:
        times, number = divmod(number, value)
        parts.append(sign * times)
    return "".join(parts)


def _counted(number: int, digits: str, units: str) -> str:
    """A number below 10,000 as it is said in Chinese: 105 is one hundred zero five, 15 is ten five."""
    said, skipped = "", False
    for power in range(len(str(number)) - 1, -1, -1):
        digit = number // 10**power % 10
        if digit:
            said += (digits[0] if skipped else "") + digits[digit] + (units[power - 1] if power else "")
        skipped = digit == 0 and bool(said)
    return said[1:] if 10 <= number < 20 and units[0] == "十" else said


def _in_han_digits(number: int) -> str:
    return "".join(_HAN[int(digit)] for digit in str(number))


_WRITERS: dict[str, Callable[[int], str]] = {
    "chineseCounting": lambda n: _counted(n, *_COUNTING) if n < 100 else _in_han_digits(n),
    "chineseCountingThousand": lambda n: _counted(n, *_COUNTING),
    "chineseLegalSimplified": lambda n: _counted(n, *_LEGAL),
    "koreanCounting": lambda n: _counted(n, *_KOREAN),
    "koreanLegal": lambda n: _counted(n, *_KOREAN),
    "ideographDigital": _in_han_digits,
    "ideographEnclosedCircle": lambda n: chr(0x327F + n) if n <= 10 else "",
    "hebrew1": lambda n: _added(n, _HEBREW),
}

"""Where sentences end: rules with abbreviation lists, offsets made while cutting."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from align.core.block import Block, Segment
from tmx.base.data import load_data
from tmx.base.languages import base_language

# A mark that may end a sentence, the closing quotes and brackets after it, and the white space before the next.
_END = re.compile(
    r"(?<![.!?…؟۔।])(?P<mark>[.!?…؟۔।]+)(?P<close>(?:\s?»|[)\]\"'”’])*)(?P<gap>\s+)(?=\S)|(?P<wide>[。！？]+)(?P<wideclose>[」』”）]*)(?=\S)"
)
_OPENING = re.compile(r"[\"'“‘«(\[¿¡—–-]\s?")
_LAST_WORD = re.compile(r"[^\s(\[«“\"'’—–]+$")
_INITIAL = re.compile(r"[A-ZÀ-ÖØ-Þ]")
_DOTTED = re.compile(r"(?:\w\.)+\w?")
_ROMAN = re.compile(r"[IVXLC]+")
_NEAR = 64  # characters to either side of a full stop that tell what it ends
# Languages that write an ordinal as a number with a full stop.
_ORDINAL_STOP = frozenset(
    {"de", "da", "no", "nb", "fi", "cs", "sk", "hu", "pl", "et", "lv", "sl", "hr", "sr", "is"}
)


@dataclass(frozen=True, slots=True)
class _Abbreviations:
    always: frozenset[str]
    before_number: frozenset[str]


def segment_block(block: Block, lang: str, *, sentences: bool = True) -> tuple[Segment, ...]:
    """The segments of a block: its sentences, or the block whole. Only white space lies between them."""
    spans = sentence_spans(block.text, lang) if sentences else [(0, len(block.text))]
    return tuple(Segment(block, start, end) for start, end in spans)


def sentence_spans(text: str, lang: str) -> list[tuple[int, int]]:
    """Start and end of every sentence; an empty text is one empty sentence.

    >>> sentence_spans("See No. 5. Ibid., p. 3.", "en")
    [(0, 10), (11, 23)]
    """
    lang = base_language(lang)
    spans, start = [], 0
    for match in _END.finditer(text):
        if match["wide"] is not None:
            end, following = match.end(), match.end()
        else:
            end, following = match.end("close"), match.end()
            before = text[max(start, match.start() - _NEAR) : match.start()]
            if not _ends_sentence(before, match, text[following : following + _NEAR], lang):
                continue
        spans.append((start, end))
        start = following
    spans.append((start, len(text)))
    return spans


def _ends_sentence(before: str, match: re.Match[str], after: str, lang: str) -> bool:
    opening = _OPENING.match(after)
    first = after[opening.end() :][:1] if opening else after[:1]
    starts = first.isupper() or first.isdigit() or (first.isalpha() and not first.islower())
    if not (starts or (first and first in "([«“\"'")):
        return False
    return match["mark"] != "." or bool(match["close"]) or not _abbreviated(before, after, lang)


def _abbreviated(before: str, after: str, lang: str) -> bool:
    """Whether the full stop after `before` belongs to an abbreviation, an initial or an ordinal."""
    found = _LAST_WORD.search(before)
    word = found.group() if found else ""
    lists = _abbreviations(lang)
    lowered = word.lower()
    if lowered in lists.always or any(lowered.endswith(f"-{item}") for item in lists.always if len(item) > 1):
        return True
    if lowered in lists.before_number:
        return re.match(r"[\d(\[]|[IVXLC]+\b|[A-Z]\b", after) is not None
    if _INITIAL.fullmatch(word):
        # "J. Smith", but not "in annex I. The": a numeral after a word in lower case.
        previous = before[: found.start()].split() if found else []
        return not (_ROMAN.fullmatch(word) and previous and previous[-1][:1].islower())
    if _DOTTED.fullmatch(word):
        return True
    return lang in _ORDINAL_STOP and word.isdigit() and len(word) <= 2 and after[:1].isalpha()


@cache
def _abbreviations(lang: str) -> _Abbreviations:
    data = load_data("align.segmentation", "abbreviations.toml")
    if lang in data:
        return _Abbreviations(frozenset(data[lang]["always"]), frozenset(data[lang]["before_number"]))
    from sacremoses.corpus import NonbreakingPrefixes

    prefixes = NonbreakingPrefixes()
    known = lang if lang in prefixes.available_langs.values() else "en"
    always: set[str] = set()
    before_number: set[str] = set()
    for prefix in prefixes.words(lang=known, ignore_lines_startswith="#"):
        word, _, numeric = prefix.partition("#NUMERIC_ONLY#")
        (before_number if numeric or "#NUMERIC_ONLY#" in prefix else always).add(word.strip().lower())
    return _Abbreviations(frozenset(always - {""}), frozenset(before_number - {""}))

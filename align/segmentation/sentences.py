"""Where sentences end: rules with abbreviation lists, offsets made while cutting."""

from __future__ import annotations

import re
from collections.abc import Callable

from align.core.block import Block, Kind, Segment
from align.language.roman import ROMAN
from align.segmentation.abbreviations import abbreviations, is_abbreviated
from tmx.base.languages import base_language

# A mark that may end a sentence, the closing quotes and brackets after it, and the white space before the next.
_END = re.compile(
    r"(?<![.!?…؟۔।])(?P<mark>[.!?…؟۔।]+)(?P<close>(?:\s?»|[)\]\"'”’])*)(?P<gap>\s+)(?=\S)"
    r"|(?P<wide>[。！？]+)(?P<wideclose>[」』”’）》〉】]*)\s*(?=\S)"
)
_OPENING = re.compile(r"(?:[\"'“„‘«(\[¿¡—–-]|-{2,3}(?=\s))\s?")
_LISTED = re.compile(r"\(?(?:\d{1,3}|[ivx]{1,4}|[^\W\d_])\)\s+(?P<first>[^\W\d_])")
_CLOSING_QUOTE = re.compile(r"\"(?=\s)\s+")
_MARKER = re.compile(rf"[(\[]?(?:\d{{1,3}}|{ROMAN}|[ivx]{{1,5}}|[^\W\d_])[)\]]?")
_AFTER_COLON = re.compile(r":\s\d{1,2}$")
_NEAR = 64  # characters to either side of a full stop that tell what it ends


Segmenter = Callable[[Block], tuple[Segment, ...]]
"""What cuts a block into segments, between which there is only white space."""


def segment_block(block: Block, lang: str, *, sentences: bool = True) -> tuple[Segment, ...]:
    """The segments of a block: its sentences, or the block whole. Only white space lies between them.

    A heading is one segment, with its number: "Article 5. Definitions".
    """
    whole = not sentences or block.kind == Kind.HEADING
    spans = [(0, len(block.text))] if whole else sentence_spans(block.text, lang)
    return tuple(Segment(block, start, end) for start, end in spans)


def segmenter(lang: str, *, sentences: bool = True, srx: str = "") -> Segmenter:
    """What cuts blocks of a language into segments.

    Args:
        lang: the language.
        sentences: whether into sentences; otherwise each block is one segment.
        srx: a file of segmentation rules (SRX) to cut by, headings too; ours if it is empty.

    Raises:
        UsageError: there is no such file.
        InputError: it is not a file of segmentation rules, or has none for the language.
    """
    if not srx or not sentences:
        return lambda block: segment_block(block, lang, sentences=sentences)
    from align.segmentation.srx import read_srx

    rules = read_srx(srx).for_language(lang)
    return lambda block: tuple(Segment(block, start, end) for start, end in rules.spans(block.text))


def sentence_spans(text: str, lang: str) -> list[tuple[int, int]]:
    """Start and end of every sentence; an empty text is one empty sentence.

    >>> sentence_spans("See No. 5. Ibid., p. 3.", "en")
    [(0, 10), (11, 23)]
    """
    lang = base_language(lang)
    spans, start = [], 0
    for match in _END.finditer(text):
        if match.start() < start:
            continue
        if match["wide"] is not None:
            end, following = match.end("wideclose"), match.end()
        else:
            end, following = match.end("close"), match.end()
            quote = _CLOSING_QUOTE.match(text, following)
            if quote and text.count('"', 0, following) % 2:  # « ici ! " Et »: it closes what was opened
                end, following = quote.start() + 1, quote.end()
            elif not _ends_sentence(text, start, match, lang):
                continue
        spans.append((start, end))
        start = following
    spans.append((start, len(text)))
    return spans


def _ends_sentence(text: str, start: int, match: re.Match[str], lang: str) -> bool:
    after = text[match.end() : match.end() + _NEAR]
    opening = _OPENING.match(after)
    first = after[opening.end() :][:1] if opening else after[:1]
    starts = first.isupper() or first.isdigit() or (first.isalpha() and not first.islower())
    if not (starts or (first and first in "([«“\"'") or _listed(after)):
        return False
    if match["mark"] != "." or match["close"]:
        return True
    if _is_label(text[start : match.start()], lang):
        return False
    return not is_abbreviated(text[max(start, match.start() - _NEAR) : match.start()], after, lang)


def _listed(after: str) -> bool:
    """Whether an item of a list in running text begins: "(b) The buyer pays."."""
    match = _LISTED.match(after)
    return match is not None and not match["first"].islower()


def _is_label(sentence: str, lang: str) -> bool:
    """Whether a would-be sentence is only a number, or ends in one that opens a list: "2. The price …",
    "Article 5. Definitions", "as follows: 1. The price …".
    """
    if _AFTER_COLON.search(sentence):
        return True
    words = sentence.split()
    if len(words) == 2 and words[0].lower() in abbreviations(lang).divisions:
        return True
    return len(words) == 1 and _MARKER.fullmatch(words[0]) is not None

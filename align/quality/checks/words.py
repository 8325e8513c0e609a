"""Text left in the language of the source, lengths out of range, and repeated words."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from statistics import median

from align.core.message import says
from align.language.detection import language_of_text, leaning
from align.language.word_lists import allowed_doubles, function_words
from align.quality.checks.code import is_code
from align.quality.checks.remark import Span
from align.quality.checks.unit import Hit, LengthModel, Unit
from tmx.base.wording import clip
from tmx.base.words import counted_spans, is_spaced

_RUN = 5  # consecutive words that both sides must share to count as untranslated
_LOWER = 3  # of them in lower case, so that names and titles of works do not count
_WORDS = 2  # words of a copy from which it may be a sentence
_LEANS = 6.0  # log-odds for the language of the source from which a copy is in it
_SAMPLE = 20  # pairs needed to establish how far a document's lengths are from its own ratio
_FEWEST = 3  # pairs needed to establish that ratio: one of them may be wrong
SHORTEST = 40  # characters; the length ratio of a shorter pair says nothing
_DEVIATIONS = 5.0  # standard deviations from the document's mean that are out of range
_CLOSE = math.log(1.8)  # a ratio this close to the mean is never out of range
_MAD = 1.4826  # median absolute deviation -> standard deviation of a normal distribution
_BARE = re.compile(r"\w(?:\S*\w)?")  # a word, or an address as one, without the marks around it
_LABEL = re.compile(r"\A\s*\(?\w{1,4}\)\s")  # of an item of a list, which is no word
_LETTERS = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_DOUBLED = re.compile(r"(?<![\w'’\-])([^\W\d_]{2,})\s+\1(?![\w'’\-])", re.IGNORECASE)


def untranslated(unit: Unit) -> Iterator[Hit]:
    """A run of words that the target has in common with the source."""
    if unit.source.base == unit.target.base or is_code(unit.target.text):
        return
    if is_copy(unit) and _is_sentence(unit.source.text, unit.source.base, unit.target.base):
        yield Hit(says("untranslated-copy"), ((0, len(unit.source.text)),), ((0, len(unit.target.text)),))
        return
    run = _longest_run(unit.source.text, unit.target.text)
    if run is None or is_code(unit.target.text[slice(*run[1])]):
        return
    if _is_of(unit.source.text[slice(*run[0])], unit.source.base, unit.target.base):
        passage = clip(unit.target.text[slice(*run[1])])
        copied = is_copy(unit)
        message = says("untranslated-copy") if copied else says("untranslated-passage", passage=passage)
        yield Hit(message, (run[0],), (run[1],))


def is_copy(unit: Unit) -> bool:
    """Whether both sides have the same letters."""
    return _letters(unit.source.text) == _letters(unit.target.text)


def _is_sentence(text: str, lang: str, other: str) -> bool:
    """Whether a text that both sides have is rather a sentence of a language than a name or what both languages share.

    It has a common word: one that is not capitalised and is no function word, which names have too.
    """
    words = _bare_words(_LABEL.sub("", text))
    common = [word for word in words if word == word.lower() and _LETTERS.fullmatch(word)]
    if len(words) < _WORDS or function_words(lang).issuperset(common):
        return False
    only = function_words(lang) - function_words(other)
    return leaning(text, lang, other) > _LEANS and (
        not only.isdisjoint(text.lower().split()) or language_of_text(text) == lang
    )


def _is_of(passage: str, lang: str, other: str) -> bool:
    """Whether a passage may be in a language, rather than in a third one that both texts quote, or in both.

    Spanish and Portuguese share whole phrases: « a partir de abril de 2022 ».
    """
    known = function_words(lang)
    theirs, words = function_words(other), passage.lower().split()
    if not known or not (known - theirs).isdisjoint(words):
        return True
    return theirs.isdisjoint(words) and language_of_text(passage) == lang


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text)).casefold()


def _longest_run(source: str, target: str) -> tuple[Span, Span] | None:
    """The longest run of shared words that is not just a name, with its place on both sides."""
    our_words, their_words = _bare_words(source), _bare_words(target)
    shared = set(our_words).intersection(their_words)
    if sum(map(shared.__contains__, their_words)) < _RUN or not any(map(_is_lower, shared)):
        return None
    starts: dict[tuple[str, ...], int] = {}
    for index in range(len(our_words) - _RUN + 1):
        starts.setdefault(tuple(our_words[index : index + _RUN]), index)
    best, length = None, 0
    for there in range(len(their_words) - _RUN + 1):
        if len(their_words) - there <= length:
            break
        here = starts.get(tuple(their_words[there : there + _RUN]))
        if here is None:
            continue
        size = _RUN
        while our_words[here + size : here + size + 1] == their_words[there + size : there + size + 1] != []:
            size += 1
        lower = sum(_is_lower(word) for word in our_words[here : here + size])
        if size > length and lower >= _LOWER:
            best, length = (here, there), size
    if best is None:
        return None
    ours, theirs = _bare_places(source), _bare_places(target)
    return (
        (ours[best[0]].start(), ours[best[0] + length - 1].end()),
        (theirs[best[1]].start(), theirs[best[1] + length - 1].end()),
    )


def _is_lower(word: str) -> bool:
    return word.islower() and word.isalpha()


def _bare_words(text: str) -> list[str]:
    return _BARE.findall(text) if is_spaced(text) else [bare.group() for bare in _bare_places(text)]


def _bare_places(text: str) -> list[re.Match[str]]:
    return [bare for place in counted_spans(text) if (bare := _BARE.search(text, *place)) is not None]


def length_model(pairs: list[tuple[int, int]]) -> LengthModel:
    """The length model of a document from the lengths of its pairs in characters; robust to wrong pairs.

    Of a document with little text only the mean is taken: Chinese is a third as long as English from the first
    paragraph on.
    """
    ratios = [
        (math.log(target / source), source, target) for source, target in pairs if min(source, target) > 0
    ]
    if len(ratios) < _FEWEST:
        return LengthModel()
    sample = [(ratio, (ours + theirs) / 2) for ratio, ours, theirs in ratios if min(ours, theirs) >= SHORTEST]
    if len(sample) < _SAMPLE:
        return LengthModel(median(ratio for ratio, *_ in ratios))
    mean = median(ratio for ratio, _ in sample)
    spread = _MAD * median(abs(ratio - mean) * math.sqrt(length) for ratio, length in sample)
    return LengthModel(mean, spread)


def deviation(source: str, target: str, model: LengthModel) -> float:
    """How far the lengths of a pair are from what is usual in the document, in standard deviations; 0 for a gap."""
    if not source or not target:
        return 0.0
    off = math.log(len(target) / len(source)) - model.mean
    return abs(off) * math.sqrt((len(source) + len(target)) / 2) / model.spread if model.spread else 0.0


def length(unit: Unit) -> Iterator[Hit]:
    """A target far longer or shorter than the targets of the document usually are."""
    ours, theirs = len(unit.source.text), len(unit.target.text)
    if min(ours, theirs) == 0 or max(ours, theirs) < 2 * SHORTEST:
        return
    model = unit.conventions.lengths
    off = math.log(theirs / ours) - model.mean
    if abs(off) > max(_CLOSE, _DEVIATIONS * model.spread / math.sqrt((ours + theirs) / 2)):
        times = math.exp(abs(off))
        yield Hit(says("length-longer" if off > 0 else "length-shorter", times=times))


def doubled_words(unit: Unit) -> Iterator[Hit]:
    """A word that is repeated in the target, unless the source repeats one too."""
    if _DOUBLED.search(unit.source.text):
        return
    for match in _DOUBLED.finditer(unit.target.text):
        first, second = match.group(1), match.group().split()[-1]
        if second.islower() and first.lower() not in allowed_doubles(unit.target.base):
            yield Hit(says("word-repeated", word=first), (), (match.span(),))

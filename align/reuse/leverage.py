"""The analysis of documents against a memory: how much of them it translates, by bands of match."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from align.core.block import Segment
from align.core.document import Document
from align.readers.options import Progress
from align.reuse.analysis import Analysed, Leverage
from align.reuse.bands import LEAST, band_of, weights_of
from align.reuse.internal import Earlier
from align.reuse.pieces import LEVELS, Level, cheapest, contexts, limits, pieces, spans, wordings
from tmx.base.errors import InputError, UsageError
from tmx.base.words import count_words
from tmx.memory import Context, Match, Memory
from tmx.memory.many import Best, best_matches


def leverage(
    documents: Sequence[Document],
    memory: Memory,
    *,
    target_lang: str | None = None,
    level: Level = "sentence",
    srx: str = "",
    internal: bool = False,
    weights: Mapping[str, float] | None = None,
    progress: Progress | None = None,
) -> Leverage:
    """Analyse documents against a memory, as if they were translated one after the other.

    A segment is counted in the first band that fits: *context* if the memory has it between the same two segments;
    *repetitions* if it came before in these documents; else by the score of its best match.

    Args:
        documents: the documents, in the order in which they will be translated, all in one language.
        memory: what is looked up.
        target_lang: the language of the translation; by default the other one, if the memory has two.
        level: whether segments are paragraphs, sentences, or clauses of long sentences.
        srx: a file of segmentation rules by which sentences are cut, if not by ours.
        internal: whether what comes earlier in these documents is a match as well.
        weights: what a word of a band costs, for some bands; see `align.reuse.bands.BANDS`.
        progress: called with the texts looked up and all.

    Raises:
        UsageError: the memory lacks a language, or several could be meant; the documents are in several languages;
            or a weight is out of range.
        InputError: no document has any text.
        RunError: the memory cannot be read.
    """
    if level not in LEVELS:
        raise UsageError(f"unknown segment level {level!r}", cure=f"Choose one of {', '.join(LEVELS)}.")
    chosen = weights_of(weights)
    source, target = memory_languages(documents, memory, target_lang)
    cut = [pieces(document, level, srx=srx) for document in documents]
    if not any(cut):
        raise InputError("there is no text to analyse", path=documents[0].name if documents else None)
    analyst = _Analyst(memory, source, target, chosen)
    if level == "clause":
        places = [[limits(segment, source) for segment in segments] for segments in cut]
        both = [list(zip(segments, some, strict=True)) for segments, some in zip(cut, places, strict=True)]
        analyst.look_up((part for some in both for one in some for part in spans(*one)), progress)
        cut = [[clause for one in some for clause in cheapest(*one, analyst.cost)] for some in both]
    else:
        analyst.look_up((segment for segments in cut for segment in segments), progress)
    names = _names(documents)
    with Earlier([segment.text for segments in cut for segment in segments], source, on=internal) as earlier:
        analysed = tuple(
            analyst.analyse(name, segment, contexts(segments, at), earlier)
            for name, segments in zip(names, cut, strict=True)
            for at, segment in enumerate(segments)
        )
    return Leverage(level, (source, target), memory.path.name, tuple(names), analysed, chosen)


def memory_languages(
    documents: Sequence[Document], memory: Memory, target_lang: str | None
) -> tuple[str, str]:
    """The languages of the memory from and into which the documents are translated.

    Raises:
        UsageError: the memory lacks one, several could be meant, or the documents are in several languages.
    """
    sources = {memory.language(document.lang): document.name for document in documents}
    if len(sources) > 1:
        raise UsageError(
            f"the documents are in several languages: {', '.join(sources)}",
            cure="Analyse those of each language by themselves, or name it with --lang.",
        )
    return memory.direction([], documents[0].lang, target_lang)


def _names(documents: Sequence[Document]) -> list[str]:
    """The titles of the documents; where two are the same, the names of their files."""
    often = Counter(document.title for document in documents)
    names = [document.title if often[document.title] == 1 else document.name for document in documents]
    seen: Counter[str] = Counter()
    for at, name in enumerate(names):
        seen[name] += 1
        if seen[name] > 1:
            names[at] = f"{name} ({seen[name]})"
    return names


class _Analyst:
    """Knows the best match of every segment."""

    def __init__(self, memory: Memory, source: str, target: str, weights: Mapping[str, float]) -> None:
        self._memory = memory
        self._langs = (source, target)
        self._weights = weights
        self._best: Best = {}
        self._seen: set[str] = set()

    def look_up(self, segments: Iterable[Segment], progress: Progress | None) -> None:
        """Look up all that will be asked for."""
        texts = (text for segment in segments for text in wordings(segment))
        self._best = best_matches(self._memory, texts, *self._langs, threshold=LEAST, progress=progress)

    def cost(self, segment: Segment) -> float:
        """The weighted words of a segment by its best match."""
        match = self._best_of(segment)
        return count_words(segment.text) * self._weights[band_of(match.score if match else 0)]

    def analyse(self, document: str, segment: Segment, near: Sequence[Context], earlier: Earlier) -> Analysed:
        """A segment with its band."""
        match = self._best_of(segment)
        is_internal = False
        if (match is None or match.score < 100) and (found := earlier.best(segment.text)) is not None:
            is_internal = match is None or found.score > match.score
            match = found if is_internal else match
        score = match.score if match else 0
        if match and score == 100 and self._is_between(match.source, near):
            band = "context"
        elif segment.text in self._seen:
            band = "repetitions"
        else:
            band = band_of(score)
        self._seen.add(segment.text)
        return Analysed(document, segment, band, match, is_internal)

    def _is_between(self, text: str, near: Sequence[Context]) -> bool:
        return any(self._memory.in_context(text, one.before, one.after, *self._langs) for one in near)

    def _best_of(self, segment: Segment) -> Match | None:
        found = [match for text in wordings(segment) if (match := self._best[text]) is not None]
        return max(found, key=lambda match: match.score, default=None)

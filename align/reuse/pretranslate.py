"""A document translated as far as a memory goes: for a CAT tool, or as the document itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from align.reuse.codes import kinds_missing
from align.reuse.filling import Filler, Proposal, Status
from align.reuse.omegat import as_omegat_shows
from align.reuse.origins import origin_of
from align.reuse.passages import NOTE, Original, Passage, Translated, asked
from tmx.base.errors import UsageError
from tmx.base.languages import checked_code, tidy_code
from tmx.base.words import count_words
from tmx.memory import Memory
from tmx.unit.content import Content, Inline, mapped
from tmx.unit.model import TranslationUnit
from tmx.write.context import DOCUMENT
from tmx.write.prepare import FOOTNOTE

FILLED = (Status.CONTEXT, Status.EXACT, Status.CODES, Status.ADAPTED)
"""What enters as the translation of a segment, unless more is asked for."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A segment with what the memory proposes for it, best first.

    Attributes:
        id: that of its passage and its number in it.
        source: the segment.
        proposals: with their matches.
        target: the translation that it got; None for none.
        status: what that translation is.
    """

    id: str
    source: Content
    proposals: tuple[Proposal, ...] = ()
    target: Content | None = None
    status: Status = Status.NONE

    @property
    def score(self) -> int:
        """The score of the match that the translation is from, 0 for none."""
        return self.proposals[0].match.score if self.target is not None and self.proposals else 0


@dataclass(frozen=True)
class Pretranslation:
    """A document with the translations that a memory has for its segments.

    Attributes:
        original: the document.
        target_lang: the language of the translations.
        passages: its passages, each with its segments.
    """

    original: Original
    target_lang: str
    passages: tuple[tuple[Passage, tuple[Draft, ...]], ...] = field(repr=False)

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """All segments, in order."""
        return tuple(draft for _, drafts in self.passages for draft in drafts)

    def counts(self) -> dict[str, dict[str, int]]:
        """Segments and words by the status of their translations, surest first."""
        segments, words = Counter[Status](), Counter[Status]()
        for draft in self.drafts:
            segments[draft.status] += 1
            words[draft.status] += count_words(asked(draft.source, with_codes=False))
        return {str(status): {"segments": segments[status], "words": words[status]} for status in Status}

    def proposed(self) -> dict[str, int]:
        """Segments and words that have no translation but similar matches."""
        open_ = [draft for draft in self.drafts if draft.target is None and draft.proposals]
        words = sum(count_words(asked(draft.source, with_codes=False)) for draft in open_)
        return {"segments": len(open_), "words": words}

    def without_codes(self) -> dict[str, int]:
        """How many translations lack codes of their segments, by kind; see `align.reuse.codes.kinds_missing`."""
        pairs = ((draft.source, draft.target) for draft in self.drafts)
        kinds = (kinds_missing(source, target) for source, target in pairs if target is not None)
        return dict(Counter(chain.from_iterable(kinds)))

    def units(self, *, omegat: bool = False) -> Iterator[TranslationUnit]:
        """The segments that have a translation, each with its score and where that is from.

        Args:
            omegat: whether codes are as OmegaT shows those of the XLIFF file that is written for it.
        """
        for passage, drafts in self.passages:
            for draft in drafts:
                if draft.target is None:
                    continue
                properties = {
                    DOCUMENT: self.original.title,
                    "x-path": passage.number,
                    "x-role": passage.role,
                    "x-match": f"{draft.status} {draft.score}",
                    "x-origin": origin_of(draft.proposals[0].match),
                }
                source, target = (
                    as_omegat_shows(draft.source, draft.target)
                    if omegat
                    else (_as_tmx(draft.source), _as_tmx(draft.target))
                )
                yield TranslationUnit.pair(
                    self.original.lang,
                    source,
                    self.target_lang,
                    target,
                    properties={name: value for name, value in properties.items() if value},
                )

    def as_data(self) -> dict[str, Any]:
        """The counts as data for JSON."""
        return {
            "document": self.original.name,
            "source_lang": self.original.lang,
            "target_lang": self.target_lang,
            "segments": len(self.drafts),
            "statuses": self.counts(),
            "proposed": self.proposed(),
            "without_codes": self.without_codes(),
        }

    def as_docx(self, *, mark: bool = True) -> bytes:
        """The document translated, as DOCX; what is not translated stays as it is.

        Args:
            mark: whether that is highlighted in yellow, and what somebody has to look at in cyan.
        """
        targets = {
            passage.id: tuple(Translated(draft.target, draft.status.is_doubtful) for draft in drafts)
            for passage, drafts in self.passages
        }
        return self.original.translated(targets, self.target_lang, mark=mark)


def pretranslate(
    original: Original,
    memory: Memory,
    *,
    target_lang: str | None = None,
    threshold: int = 70,
    fill: int = 100,
    limit: int = 5,
    progress: Callable[[int, int], None] | None = None,
) -> Pretranslation:
    """Translate a document as far as a memory goes.

    Args:
        original: the document.
        memory: the memory, open.
        target_lang: the language to translate into; by default the other one of the memory.
        threshold: the lowest score of what is proposed, 40 to 100.
        fill: the lowest score of what enters as translation; adapted matches and such whose codes were placed by
            rule always do.
        limit: the most proposals of a segment.
        progress: called with the segments done and all segments.

    Raises:
        UsageError: the memory lacks a language, the document is in that one already, it is not clear into which to
            translate, or a score is out of range.
        RunError: the memory cannot be read.
    """
    _, target = memory.direction([], original.lang, target_lang)
    wanted = tidy_code(checked_code(target_lang or target))
    if not threshold <= fill <= 100:
        raise UsageError(
            f"translations from a score of {fill} on cannot enter, since proposals begin at {threshold}",
            cure="Give --fill a score from that of --threshold to 100.",
        )
    filler = Filler(memory, original.lang, target, threshold, limit)
    segments = [segment for passage in original.passages for segment in passage.segments]
    found: list[tuple[Proposal, ...]] = []
    for at, segment in enumerate(segments):
        before = segments[at - 1] if at else None
        after = segments[at + 1] if at + 1 < len(segments) else None
        found.append(tuple(filler.proposals(segment, before, after)))
        if progress is not None:
            progress(at + 1, len(segments))
    stream = iter(found)
    passages = [
        (
            passage,
            tuple(
                _draft(f"{passage.id}.{number}", segment, next(stream), fill)
                for number, segment in enumerate(passage.segments, 1)
            ),
        )
        for passage in original.passages
    ]
    return Pretranslation(original, wanted, tuple(passages))


def _draft(name: str, segment: Content, proposals: tuple[Proposal, ...], fill: int) -> Draft:
    best = proposals[0] if proposals else None
    if best is None or (best.status not in FILLED and best.match.score < fill):
        return Draft(name, segment, proposals)
    return Draft(name, segment, proposals, best.target, best.status)


def _as_tmx(content: Content) -> Content:
    """The content with references to notes as memories have them."""

    def element(code: Inline) -> Inline:
        kind = code.attributes.get("type")
        return code._replace(attributes={**code.attributes, "type": FOOTNOTE}) if kind == NOTE else code

    return mapped(content, str, element)

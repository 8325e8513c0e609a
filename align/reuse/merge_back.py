"""An XLIFF file that was translated in a CAT tool, and the document that it was made from, as the translated DOCX."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from align.core.block import Block, Segment
from align.reuse.codes import missing
from align.reuse.originals import open_original
from align.reuse.passages import Original, Passage, Translated, asked
from align.reuse.xliff.reading import Pair, Returned, read_returned
from align.segmentation import Segmenter
from tmx.base.errors import InputError, UsageError
from tmx.base.wording import clip, counted
from tmx.unit.content import Content

_WHITE = re.compile(r"\s+")


@dataclass(frozen=True)
class Merged:
    """A translated document.

    Attributes:
        data: the bytes of the DOCX.
        segments: how many segments there are.
        untranslated: how many of them have no translation and are as they were.
        doubtful: how many translations were not confirmed.
        without_codes: how many translations lack a reference to a note or the like, which is at their end.
        original: the document that the XLIFF file was made from.
    """

    data: bytes
    segments: int
    untranslated: int
    doubtful: int
    without_codes: int
    original: Path

    @property
    def warnings(self) -> Iterator[str]:
        """What somebody should look at."""
        if self.untranslated:
            as_before = "it was" if self.untranslated == 1 else "they were"
            yield f"{counted(self.untranslated, 'segment')} without a translation left as {as_before}"
        if self.doubtful:
            yield f"{counted(self.doubtful, 'translation')} not confirmed: their state says that they need review"
        if self.without_codes:
            yield (
                f"{counted(self.without_codes, 'translation')} without a code of the source, such as a reference "
                "to a note: it was put at the end"
            )


def merge_back(path: Path, original: Path | None = None, *, mark: bool = False) -> Merged:
    """The translated DOCX.

    Args:
        path: the XLIFF file.
        original: the document that it was made from; by default where the XLIFF file says.
        mark: whether segments without a confirmed translation are highlighted.

    Raises:
        UsageError: a file is not there.
        InputError: the XLIFF file cannot be read, or was made from another document or another version of it.
    """
    returned = read_returned(path)
    file = original or path.parent / returned.original
    if not file.is_file():
        raise UsageError(
            f"the document that the XLIFF file was made from is not there: {file}",
            path=path,
            cure="Say where it is with --original.",
        )
    document = open_original(file, returned.source_lang, kind=returned.kind, cut=_cut_as(returned))
    targets, counts = _targets(document, returned, file)
    data = document.translated(targets, returned.target_lang, mark=mark)
    return Merged(data, sum(map(len, returned.passages.values())), *counts, original=file)


def _cut_as(returned: Returned) -> Segmenter:
    """Cuts blocks where they were cut when the XLIFF file was made."""
    known = {
        _bare("".join(_text(pair.source) for pair in pairs)): [
            len(_bare(_text(pair.source))) for pair in pairs
        ]
        for pairs in returned.passages.values()
    }

    def cut(block: Block) -> tuple[Segment, ...]:
        lengths = known.get(_bare(block.text), [])
        solid = [at for at, char in enumerate(block.text) if not char.isspace()]
        segments, done = [], 0
        for length in lengths:
            if length:
                segments.append(Segment(block, solid[done], solid[done + length - 1] + 1))
            done += length
        return tuple(segments) or (Segment(block, 0, len(block.text)),)

    return cut


def _targets(
    document: Original, returned: Returned, file: Path
) -> tuple[Mapping[str, tuple[Translated, ...]], tuple[int, int, int]]:
    """The translations of the passages; how many segments lack one, are doubtful, or lack codes."""
    passages = {passage.id: passage for passage in document.passages}
    targets: dict[str, tuple[Translated, ...]] = {}
    untranslated = doubtful = without_codes = 0
    for name, pairs in returned.passages.items():
        passage = passages.get(name)
        if passage is None or not _same(passage, pairs):
            raise _other_document(file, name, pairs)
        pairs = [replace(pair, target=None) if _is_source(pair) else pair for pair in pairs]  # noqa: PLW2901
        targets[name] = tuple(Translated(pair.target, pair.doubtful) for pair in pairs)
        for segment, pair in zip(passage.segments, pairs, strict=True):
            untranslated += pair.target is None
            doubtful += pair.target is not None and pair.doubtful
            without_codes += pair.target is not None and bool(missing(segment, pair.target))
    return targets, (untranslated, doubtful, without_codes)


def _same(passage: Passage, pairs: list[Pair]) -> bool:
    if len(passage.segments) != len(pairs):
        return False
    sides = zip(passage.segments, pairs, strict=True)
    return all(_bare(_text(segment)) == _bare(_text(pair.source)) for segment, pair in sides)


def _is_source(pair: Pair) -> bool:
    """Whether a translation is only the source, as in files for OmegaT; what has no letters may be the same."""
    text = _text(pair.source)
    return (
        pair.target is not None
        and not pair.begun
        and _text(pair.target) == text
        and text.upper() != text.lower()
    )


def _other_document(file: Path, name: str, pairs: list[Pair]) -> InputError:
    text = " ".join(_text(pair.source) for pair in pairs)
    return InputError(
        f"the XLIFF file was not made from this document as it is now: it has no paragraph {name} "
        f"that reads {clip(text)!r}",
        path=file,
        cure="Give the document that it was made from with --original, or make the XLIFF file again.",
    )


def _text(content: Content) -> str:
    return asked(content, with_codes=False)


def _bare(text: str) -> str:
    return _WHITE.sub("", text)

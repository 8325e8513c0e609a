"""An XLIFF file that was translated in a CAT tool, and the document that it was made from, as the translated DOCX."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise, takewhile
from pathlib import Path

from align.core.block import Block, Segment
from align.reuse.codes import kinds_missing, without_codes
from align.reuse.originals import open_original
from align.reuse.passages import Original, Translated, asked
from align.reuse.xliff.reading import Returned, ReturnedSegment, read_returned
from align.segmentation import Segmenter, segmenter
from tmx.base.errors import InputError, UsageError
from tmx.base.wording import clip, counted
from tmx.unit.content import Content

_WHITE = re.compile(r"\s+")


@dataclass(frozen=True)
class Merged:
    """A translated document.

    Attributes:
        data: the bytes of the DOCX.
        segments: how many segments the document has.
        untranslated: how many of them have no translation and are as they were.
        absent: how many of these are not in the XLIFF file any more.
        doubtful: how many translations were not confirmed.
        without_codes: how many translations lack codes of the source, by their kind: a reference to a note or the like,
            which is at their end (``at_end``), a ``break``, a ``link``, a ``format``.
        original: the document that the XLIFF file was made from.
    """

    data: bytes
    segments: int
    untranslated: int
    absent: int
    doubtful: int
    without_codes: Mapping[str, int]
    original: Path

    @property
    def warnings(self) -> Iterator[str]:
        """What somebody should look at."""
        if self.untranslated:
            as_before = "it was" if self.untranslated == 1 else "they were"
            absent = f"; {self.absent} of them not in the file any more" if self.absent else ""
            yield f"{counted(self.untranslated, 'segment')} without a translation left as {as_before}{absent}"
        if self.doubtful:
            yield f"{counted(self.doubtful, 'translation')} not confirmed: their state says that they need review"
        yield from without_codes(self.without_codes)


def merge_back(path: Path, original: Path | None = None, *, mark: bool = False) -> Merged:
    """The translated DOCX.

    Args:
        path: the XLIFF file.
        original: the document that it was made from; by default where the XLIFF file says.
        mark: whether segments without a confirmed translation are highlighted.

    Raises:
        UsageError: a file is not there.
        InputError: the XLIFF file cannot be read, was made by another program, or from another document or another
            version of it.
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
    found, faults = _placed(document, returned)
    if faults:
        raise _does_not_fit(file, faults, all_=sum(map(len, returned.passages.values())))
    pairs = {
        passage.id: [(segment, found.get((passage.id, at))) for at, segment in enumerate(passage.segments, 1)]
        for passage in document.passages
    }
    targets = {
        name: tuple(Translated(one.target, one.doubtful) if one else Translated(None) for _, one in some)
        for name, some in pairs.items()
    }
    data = document.translated(targets, returned.target_lang, mark=mark)
    return _counted(data, file, [pair for some in pairs.values() for pair in some])


def _counted(data: bytes, file: Path, pairs: Sequence[tuple[Content, ReturnedSegment | None]]) -> Merged:
    done = [(source, one.target, one.doubtful) for source, one in pairs if one and one.target is not None]
    return Merged(
        data,
        len(pairs),
        untranslated=len(pairs) - len(done),
        absent=sum(one is None for _, one in pairs),
        doubtful=sum(doubtful for *_, doubtful in done),
        without_codes=Counter(kind for source, target, _ in done for kind in kinds_missing(source, target)),
        original=file,
    )


def _cut_as(returned: Returned) -> Segmenter:
    """Cuts blocks where they were cut when the XLIFF file was made.

    A block is some segments of a passage that follow each other, since a paragraph with line breaks may be several
    blocks. What the file has not whole any more is cut into sentences.
    """
    starts: dict[str, list[tuple[list[str], int]]] = {}
    for segments in returned.passages.values():
        texts = [_bare(one.source) for one in segments]
        for at, text in enumerate(texts):
            starts.setdefault(text, []).append((texts, at))
    sizes = sorted({len(text) for text in starts if text}, reverse=True)
    usual = segmenter(returned.source_lang)

    def cut(block: Block) -> tuple[Segment, ...]:
        bare = _WHITE.sub("", block.text)
        solid = [at for at, char in enumerate(block.text) if not char.isspace()]
        for texts, at in (start for size in sizes for start in starts.get(bare[:size], ())):
            ends = list(takewhile(len(bare).__ge__, accumulate(map(len, texts[at:]))))
            if len(bare) in ends and "".join(texts[at : at + len(ends)]) == bare:
                limits = pairwise([0, *ends])
                return tuple(Segment(block, solid[i], solid[j - 1] + 1) for i, j in limits if i < j)
        return usual(block)

    return cut


def _placed(
    document: Original, returned: Returned
) -> tuple[dict[tuple[str, int], ReturnedSegment], list[str]]:
    """What the XLIFF file has for the segments of a document, by passage and place, and what of it does not fit."""
    sources = {
        (passage.id, at): segment
        for passage in document.passages
        for at, segment in enumerate(passage.segments, 1)
    }
    found: dict[tuple[str, int], ReturnedSegment] = {}
    faults: list[str] = []
    for name, segments in returned.passages.items():
        for one in segments:
            key = (name, one.place)
            if key not in sources:
                faults.append(f"the document has no segment {one.id} that reads {_clipped(one.source)}")
            elif key in found:
                faults.append(f"segment {one.id} is twice in the XLIFF file")
            elif _bare(sources[key]) != _bare(one.source):
                faults.append(
                    f"segment {one.id} reads {_clipped(one.source)} in the XLIFF file and "
                    f"{_clipped(sources[key])} in the document"
                )
            found.setdefault(key, replace(one, target=None) if _is_source(one) else one)
    return found, faults


def _is_source(one: ReturnedSegment) -> bool:
    """Whether a translation is only the source, as in files for OmegaT; what has no letters may be the same."""
    text = _text(one.source)
    return (
        one.target is not None
        and not one.begun
        and _text(one.target) == text
        and text.upper() != text.lower()
    )


def _does_not_fit(file: Path, faults: Sequence[str], *, all_: int) -> InputError:
    more = f" (and {len(faults) - 1} more like this)" if len(faults) > 1 else ""
    if 2 * len(faults) > all_:
        return InputError(
            f"the XLIFF file was not made from this document: {faults[0]}{more}",
            path=file,
            cure="Give the document that it was made from with --original.",
        )
    return InputError(
        f"the XLIFF file does not fit the document, one of which was changed: {faults[0]}{more}",
        path=file,
        cure="Undo the change; or make the XLIFF file again, with the translations in the memory.",
    )


def _clipped(content: Content) -> str:
    return repr(clip(_text(content)))


def _text(content: Content) -> str:
    return asked(content, with_codes=False)


def _bare(content: Content) -> str:
    return _WHITE.sub("", _text(content))

"""The pairs of segments of one unit of XLIFF, as elements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from xml.etree.ElementTree import Element

from tmx.formats.xliff.facts import NOT_TRANSLATED, Facts, facts_of
from tmx.formats.xliff.tally import BY_ORDER, NO_TARGET, PO_HEADER, UNLIKE, Tally

_SEG = "seg"
_MARKS = ("mrk", "sm", "em")
# Representation guide for Gettext PO, section 3.1: the fields of the header are no text.
_PO_HEADER = "x-gettext-domain-header"


@dataclass(frozen=True, slots=True)
class Segment:
    """A segment and its translation, each in one element or more, and what is said of it.

    `part` is its id in its unit, empty if it is the whole of it; `langs` are the languages of both, if they say so.
    """

    part: str
    source: list[Element]
    target: list[Element]
    facts: Facts
    langs: tuple[str | None, str | None]


def segments_1(unit: Element, *, translate: bool, tally: Tally) -> Iterator[Segment]:
    """The segments of a ``trans-unit``: those marked in ``seg-source`` and ``target``, or the unit as a whole."""
    if unit.get("restype") == _PO_HEADER:
        tally.leave_out(PO_HEADER)
        return
    target = unit.find("target")
    whole = unit.find("source")
    cut = unit.find("seg-source")
    if whole is None:
        whole = cut
    if whole is None or target is None:
        _leave_out(translate, tally)
        return
    defined = {seg.get("id", ""): seg for seg in unit.iter("sdl:seg")}
    sources = _marked(whole if cut is None else cut)
    targets = _marked(target)
    if sources and len(sources) == len(targets) and not sources.keys() & targets.keys():
        tally.note(BY_ORDER)
        targets = dict(zip(sources, targets.values(), strict=True))
    if not sources or not targets:
        yield from _whole(unit, whole, target, sources or targets, defined, translate=translate, tally=tally)
        return
    for mid, pieces in sources.items():
        facts = facts_of(unit, target, defined.get(mid), translate=translate)
        part = mid if len(sources) > 1 else ""
        yield Segment(part, pieces, targets.pop(mid, []), facts, _langs(whole, target))
    for pieces in targets.values():
        if any(map(_has_text, pieces)):
            tally.leave_out(UNLIKE)


def _leave_out(translate: bool, tally: Tally) -> None:
    """Count a segment without a target, which some are not to have."""
    if translate:
        tally.leave_out(NO_TARGET)
    else:
        tally.unfinished(NOT_TRANSLATED)


def _whole(
    unit: Element,
    source: Element,
    target: Element,
    marked: dict[str, list[Element]],
    defined: dict[str, Element],
    *,
    translate: bool,
    tally: Tally,
) -> Iterator[Segment]:
    """A unit of which at most one side is cut into segments; it is complete only if each of these has text."""
    if len(marked) > 1 and not all(map(_has_text, chain.from_iterable(marked.values()))):
        tally.leave_out(UNLIKE)
        return
    seg = next(iter(defined.values()), None)
    yield Segment(
        "", [source], [target], facts_of(unit, target, seg, translate=translate), _langs(source, target)
    )


def _has_text(element: Element) -> bool:
    return bool("".join(element.itertext()).strip())


def _langs(source: Element, target: Element) -> tuple[str | None, str | None]:
    return source.get("xml:lang"), target.get("xml:lang")


def _marked(element: Element) -> dict[str, list[Element]]:
    """The marks of segments by ``mid``, or by their place if they have none, in reading order."""
    found: dict[str, list[Element]] = {}
    for mark in element.iter("mrk"):
        if mark.get("mtype") == _SEG:
            found.setdefault(mark.get("mid") or f"#{len(found) + 1}", []).append(mark)
    return found


def segments_2(unit: Element, *, translate: bool, tally: Tally) -> Iterator[Segment]:
    """The segments of a ``unit`` of XLIFF 2."""
    for ignorable in unit.iterfind("ignorable/source"):
        if _has_text(ignorable) or any(child.tag not in _MARKS for child in ignorable):
            tally.not_read("what stands between segments")
    segments = unit.findall("segment")
    for place, segment in enumerate(segments, 1):
        source, target = segment.find("source"), segment.find("target")
        if source is None or target is None:
            _leave_out(translate, tally)
            continue
        part = segment.get("id", str(place)) if len(segments) > 1 else ""
        facts = facts_of(unit, segment, None, translate=translate)
        yield Segment(part, [source], [target], facts, _langs(source, target))

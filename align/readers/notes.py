"""Notes: one of several paragraphs as one, which is what a reference leads to; references that are only typed again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from align.core.block import NoteRef
from align.core.raw import RawParagraph, Run, Span, moved, moved_runs, without
from align.language.powers import BASE
from align.readers.typed_lines import space_between


def joined_note(paragraphs: Sequence[RawParagraph], label: str) -> list[RawParagraph]:
    """The paragraphs of a note as one with its label, joined as lines are; none if there is no text.

    The text may begin with the label if that was typed: it is taken off if it is a sign, such as an asterisk, or
    is superscript.
    """
    if not paragraphs:
        return []
    text, runs, refs = "", list[Run](), list[NoteRef]()
    for paragraph in paragraphs:
        text = f"{text} {paragraph.label}".strip()  # an item of a list in the note
        space = space_between(text, paragraph.text) if text and paragraph.text else ""
        start = len(text) + len(space)
        text = f"{text}{space}{paragraph.text}"
        runs += [replace(run, start=run.start + start, end=run.end + start) for run in paragraph.runs]
        refs += [NoteRef(min(ref.offset + start, len(text)), ref.number) for ref in paragraph.refs]
    raised = any(run.superscript and (run.start, run.end) == (0, len(label)) for run in runs)
    typed = label and (raised or not label[0].isalnum()) and text.startswith(label)
    head = [(0, len(text) - len(text.removeprefix(label).lstrip()) if typed else 0)]
    placed = tuple(NoteRef(moved(ref.offset, head), ref.number) for ref in refs)
    return [RawParagraph(text[head[0][1] :], paragraphs[0].locator, label, placed, moved_runs(runs, head))]


_MARK = re.compile(r"\d{1,4}|[*†‡§¶]{1,4}")
_NEAR = 4  # characters before a superscript number that tell whether it is one of a power
_POWER = re.compile(rf"(?:\d|{BASE})$")


def referred_again(paragraphs: Sequence[RawParagraph]) -> list[RawParagraph]:
    """The paragraphs with further references to notes taken out: superscript numbers of notes referred to before."""
    known: set[str] = set()
    found = []
    for paragraph in paragraphs:
        fresh = {ref.number for ref in paragraph.refs if _MARK.fullmatch(ref.number)}
        known |= fresh
        again = [run for run in paragraph.runs if _is_reference(paragraph, run, known)]
        found.append(_without_marks(paragraph, again) if again else paragraph)
    return found


def _is_reference(paragraph: RawParagraph, run: Run, known: set[str]) -> bool:
    mark = paragraph.text[run.start : run.end]
    if not run.superscript or not run.start or mark not in known:
        return False
    first = any(ref.number == mark and ref.offset > run.start for ref in paragraph.refs)
    return not first and _POWER.search(paragraph.text, max(0, run.start - _NEAR), run.start) is None


def _without_marks(paragraph: RawParagraph, marks: Sequence[Run]) -> RawParagraph:
    text = paragraph.text
    spans: list[Span] = []
    for run in marks:
        loose = text[run.start - 1] == " " and (run.end == len(text) or text[run.end] in " .,;:)")
        spans.append((run.start - loose, run.end))
    rest = without(text, spans).rstrip()
    refs = [*paragraph.refs, *(NoteRef(run.start, text[run.start : run.end]) for run in marks)]
    placed = (NoteRef(min(moved(ref.offset, spans), len(rest)), ref.number) for ref in refs)
    runs = moved_runs(paragraph.runs, spans)
    return replace(
        paragraph,
        text=rest,
        refs=tuple(sorted(placed, key=lambda ref: ref.offset)),
        runs=tuple(run for run in runs if run.end <= len(rest)),
    )

"""A note of several paragraphs as one, which is what a reference leads to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from align.core.block import NoteRef
from align.core.raw import RawParagraph, Run, moved, moved_runs


def joined_note(paragraphs: Sequence[RawParagraph], label: str) -> list[RawParagraph]:
    """The paragraphs of a note as one with its label, a space between them; none if there is no text.

    The text may begin with the label if that was typed: it is taken off if it is a sign, such as an asterisk, or
    is superscript.
    """
    if not paragraphs:
        return []
    text, runs, refs = "", list[Run](), list[NoteRef]()
    for paragraph in paragraphs:
        text = f"{text} {paragraph.label}".strip()  # an item of a list in the note
        start = len(text) + 1 if text else 0
        text = f"{text} {paragraph.text}".strip()
        runs += [replace(run, start=run.start + start, end=run.end + start) for run in paragraph.runs]
        refs += [NoteRef(min(ref.offset + start, len(text)), ref.number) for ref in paragraph.refs]
    raised = any(run.superscript and (run.start, run.end) == (0, len(label)) for run in runs)
    typed = label and (raised or not label[0].isalnum()) and text.startswith(label)
    head = [(0, len(text) - len(text.removeprefix(label).lstrip()) if typed else 0)]
    placed = tuple(NoteRef(moved(ref.offset, head), ref.number) for ref in refs)
    return [RawParagraph(text[head[0][1] :], paragraphs[0].locator, label, placed, moved_runs(runs, head))]

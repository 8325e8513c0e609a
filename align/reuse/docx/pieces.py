"""What a paragraph of a Word document consists of: characters, how each is set, and codes between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from align.readers.docx.names import W
from align.reuse.docx.looks import Look, Wrapper, text_runs
from align.reuse.passages import BREAK, NOTE, OBJECT

if TYPE_CHECKING:
    from lxml.etree import _Element

MARKER = "marker"
"""The type of what a translator does not see: bookmarks, ends of comments, signs of fields over paragraphs."""
_WHITE = " \t\n\f\r\v"
_CLOSING = tuple(",.;:!?)]}»”’")  # as in `align.readers.flow`


@dataclass(frozen=True, eq=False, slots=True)
class Coded:
    """What stands between characters: its type, its elements, for a note its number, and what is around it."""

    kind: str
    elements: list[_Element]
    number: str = ""
    wrappers: tuple[Wrapper, ...] = ()

    @property
    def is_end(self) -> bool:
        """Whether it ends something that began before."""
        tags = {str(child.tag) for element in self.elements for child in element.iter("{*}*")}
        ends = any(tag.endswith("End") for tag in tags)
        signs = [
            sign.get(W + "fldCharType") for element in self.elements for sign in element.iter(W + "fldChar")
        ]
        return ends or "end" in signs


@dataclass(slots=True)
class Flat:
    """The characters of a paragraph, how each is set, and the codes with their offsets, in order.

    White space is one space wherever there is any. A code of the type `BREAK` is in place of the space at its offset,
    all others are before the character at theirs.
    """

    text: str = ""
    looks: list[Look] = field(default_factory=list)
    codes: list[tuple[int, Coded]] = field(default_factory=list)


Item = tuple[str | Coded, Look]
"""A character or a code, and how it is set."""


def tidy(items: Sequence[Item]) -> Flat:
    """The items with white space as one space, and none before a note that a closing mark follows."""
    flat = Flat()
    chars: list[str] = []
    for item, look in items:
        if isinstance(item, Coded) and item.kind != BREAK:
            flat.codes.append((len(chars), item))
            continue
        is_space = isinstance(item, Coded) or item in _WHITE
        if is_space and chars[-1:] == [" "]:
            _join_spaces(flat, len(chars), item, look)
            continue
        if item in _CLOSING and chars[-1:] == [" "] and _is_after_note(flat, len(chars)):
            chars.pop()
            flat.looks.pop()
            flat.codes[-1] = (len(chars), flat.codes[-1][1])
        if isinstance(item, Coded):
            flat.codes.append((len(chars), item))
        chars.append(" " if is_space else str(item))
        flat.looks.append(look)
    flat.codes.sort(key=lambda code: code[0])
    flat.text = "".join(chars)
    return flat


def _join_spaces(flat: Flat, end: int, item: str | Coded, look: Look) -> None:
    """Take account of white space after a space, which is the last character before the offset `end`."""
    at, last = flat.codes[-1] if flat.codes else (-1, None)
    if isinstance(item, Coded):
        if last is not None and last.kind == BREAK and at == end - 1:
            last.elements.extend(item.elements)
        else:
            flat.codes.append((end - 1, item))
    elif last is not None and at == end and last.kind == NOTE:
        flat.codes[-1] = (end - 1, last)  # after the word, not after the space
    elif last is not None and at == end and last.kind == OBJECT:
        last.elements.extend(text_runs(" ", look.properties))


def _is_after_note(flat: Flat, end: int) -> bool:
    return bool(flat.codes) and flat.codes[-1][0] == end and flat.codes[-1][1].kind == NOTE

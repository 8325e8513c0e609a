"""What holds in a group of an RTF file: it is saved where a group begins, and comes back where it ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from align.readers.flow import Font

_BODY_LEVEL = 9  # of an outline: not a heading


@dataclass(slots=True)
class State:
    """The properties of characters and paragraphs.

    Attributes:
        skip: the destination whose text is not read; empty in text.
        collect: the destination whose text is gathered for itself, such as the number of a paragraph.
        star: whether the destination may be skipped if it is not known.
        slot: which fonts count: those for Latin, East Asian or right-to-left text.
        fonts: the numbers of the fonts by slot.
        skipped: how many characters stand in for one in Unicode.
        style, outline, level, listed, in_table: of the paragraph; -1 where nothing is said.
    """

    skip: str = ""
    collect: str = ""
    star: bool = False
    bold: bool = False
    italic: bool = False
    raised: bool = False
    hidden: bool = False
    deleted: bool = False
    revised: bool = False
    slot: str = ""
    fonts: Mapping[str, int] = field(default_factory=dict)
    skipped: int = 1
    style: int = 0
    outline: int = -1
    level: int = -1
    listed: bool = False
    in_table: bool = False

    @property
    def font(self) -> Font:
        """How characters are set."""
        return Font(self.bold, self.italic, self.raised)

    @property
    def heading(self) -> int | None:
        """The level of a heading by the outline level of the paragraph."""
        return self.outline + 1 if 0 <= self.outline < _BODY_LEVEL else None

    def font_number(self, default: int) -> int:
        """The number of the font that counts."""
        return self.fonts.get(self.slot, self.fonts.get("", default))

    def use_font(self, number: int) -> None:
        """Take a font for the kind of text that was named last."""
        self.fonts = {**self.fonts, self.slot: number}

    def plain(self) -> None:
        """Take the properties that characters have by default."""
        self.bold = self.italic = self.raised = self.hidden = self.deleted = self.revised = False
        self.slot, self.fonts = "", {}

    def new_paragraph(self) -> None:
        """Take the properties that paragraphs have by default."""
        self.style, self.outline, self.level, self.listed, self.in_table = 0, -1, -1, False, False


def _switch(name: str) -> Callable[[State, int | None], None]:
    return lambda state, number: setattr(state, name, number != 0)


def _slot(name: str) -> Callable[[State, int | None], None]:
    return lambda state, number: setattr(state, "slot", name)


def _value(name: str) -> Callable[[State, int | None], None]:
    return lambda state, number: setattr(state, name, number or 0)


PROPERTIES: dict[str, Callable[[State, int | None], None]] = {
    "b": _switch("bold"),
    "i": _switch("italic"),
    "super": _switch("raised"),
    "nosupersub": lambda state, number: setattr(state, "raised", False),
    "sub": lambda state, number: setattr(state, "raised", False),
    "up": lambda state, number: setattr(state, "raised", bool(number)),
    "v": _switch("hidden"),
    "plain": lambda state, number: state.plain(),
    "pard": lambda state, number: state.new_paragraph(),
    "intbl": _switch("in_table"),
    "s": _value("style"),
    "outlinelevel": _value("outline"),
    "ilvl": _value("level"),
    "ls": _switch("listed"),
    "uc": _value("skipped"),
    "f": lambda state, number: state.use_font(number or 0),
    "af": lambda state, number: state.use_font(number or 0),
    **{slot: _slot(slot) for slot in ("loch", "hich", "dbch", "rtlch", "ltrch")},
}
"""The control words that set a property."""

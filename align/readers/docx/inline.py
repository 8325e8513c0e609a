"""The content of a paragraph: runs of text, fields, tracked changes, references to notes, drawings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from align.core.raw import Furniture
from align.readers.docx.fields import Fields
from align.readers.docx.names import CHART, DGM, MC, WP, A, M, R, V, W, value
from align.readers.docx.notes import Notes
from align.readers.docx.styles import Styles, Toggles
from align.readers.symbols import plain_symbol, plain_symbols
from align.readers.typed_lines import TypedLines

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass
class Shared:
    """What all stories of a document share: how it is set, and what has been counted."""

    styles: Styles
    notes: Notes
    changes: int = 0  # tracked
    charts: int = 0
    embedded: int = 0
    diagrams: dict[str, _Element] = field(default_factory=dict)  # by relationship


@dataclass
class Inline:
    """The text of a paragraph, what is set aside of it, and the boxes that are anchored in it.

    Attributes:
        toggles: how the style of the paragraph sets its characters.
        in_contents: whether some of it is in a table of contents.
    """

    shared: Shared
    fields: Fields
    toggles: Toggles
    text: TypedLines = field(default_factory=TypedLines)
    aside: list[tuple[str, str]] = field(default_factory=list)  # reason and text
    boxes: list[tuple[_Element, str | None]] = field(default_factory=list)
    in_contents: bool = False

    def read(self, element: _Element, reason: str | None = None, toggles: Toggles | None = None) -> None:
        """Read what is inside an element.

        Args:
            element: a paragraph or a part of one.
            reason: why all of it is set aside, if it is.
            toggles: how its characters are set, if not as the paragraph's.
        """
        toggles = toggles or self.toggles
        for child in element:
            tag = str(child.tag)
            if tag in _SKIPPED:
                continue
            if (leaf := _LEAVES.get(tag)) is not None:
                leaf(self, child, reason, toggles)
            elif tag in (W + "r", M + "r"):
                self._run(child, reason)
            elif tag in _CHANGES:
                self.shared.changes += 1
                self.read(child, reason or _CHANGES[tag], toggles)
            else:
                self.read(child, reason, toggles)

    def put(self, text: str, reason: str | None, toggles: Toggles) -> None:
        """Add characters to the text, or to what is set aside."""
        self.in_contents = self.in_contents or self.fields.in_contents
        why = self._why(reason, toggles)
        if why is None and self.fields.cites_note and text.strip():
            self.text.refer(text.strip())
        elif why is None:
            self.text.add(text, toggles.font)
        elif self.aside and self.aside[-1][0] == why:
            self.aside[-1] = (why, self.aside[-1][1] + text)
        else:
            self.aside.append((why, text))

    def _why(self, reason: str | None, toggles: Toggles) -> str | None:
        """Why characters in this place are set aside, if they are."""
        return reason or (Furniture.HIDDEN if toggles.hidden else None) or self.fields.reason

    def _run(self, run: _Element, reason: str | None) -> None:
        properties = run.find(W + "rPr")
        character = self.shared.styles.character(value(properties, "rStyle"))
        toggles = Toggles.of(properties).over(character.toggled(self.toggles))
        custom = next(
            (e for name in _NOTES for e in run.iterchildren(W + name) if e.get(W + "customMarkFollows")), None
        )
        if custom is None:
            self.read(run, reason, toggles)
            return
        inside = Inline(self.shared, self.fields, toggles)
        for child in run:
            if child is not custom and (leaf := _LEAVES.get(str(child.tag))) is not None:
                leaf(inside, child, None, Toggles())
        self._refer(custom, reason, toggles, mark=inside.text.text.strip())

    def _text(self, element: _Element, reason: str | None, toggles: Toggles) -> None:
        self.put(plain_symbols(toggles.family, element.text or ""), reason, toggles)

    def _deleted(self, element: _Element, reason: str | None, toggles: Toggles) -> None:
        self.put(element.text or "", reason or Furniture.DELETED, toggles)

    def _instruction(self, element: _Element, reason: str | None, toggles: Toggles) -> None:
        self.fields.instruct(element.text or "")
        self.put(element.text or "", reason or Furniture.FIELD, toggles)

    def _sign(self, element: _Element, reason: str | None, toggles: Toggles) -> None:
        self.fields.sign(element)

    def _simple(self, element: _Element, reason: str | None, toggles: Toggles) -> None:
        self.fields.open(element.get(W + "instr", ""))
        self.read(element, reason, toggles)
        self.fields.close()

    def _symbol(self, element: _Element, reason: str | None, toggles: Toggles) -> None:
        self.put(plain_symbol(element.get(W + "font", ""), element.get(W + "char", "")), reason, toggles)

    def _break(self, element: _Element, reason: str | None, toggles: Toggles) -> None:
        across = element.get(W + "type") in ("page", "column")
        if self._why(reason, toggles) is None:
            self.text.end_line(page=across)
        else:
            self.put(" ", reason, toggles)

    def _tab(self, element: _Element, reason: str | None, toggles: Toggles) -> None:
        self.put("\t", reason, toggles)

    def _hyphen(self, element: _Element, reason: str | None, toggles: Toggles) -> None:
        self.put("\u2011", reason, toggles)

    def _refer(self, element: _Element, reason: str | None, toggles: Toggles, mark: str = "") -> None:
        kind = str(element.tag).removeprefix(W).removesuffix("Reference")
        hidden = reason or (Furniture.HIDDEN if toggles.hidden else None)
        number = self.shared.notes.refer(kind, element.get(W + "id", ""), hidden, mark)
        if hidden is None:
            self.text.refer(number)

    def _ruby(self, element: _Element, reason: str | None, toggles: Toggles) -> None:
        for child in element:
            self.read(child, Furniture.READING if child.tag == W + "rt" else reason, toggles)

    def _choice(self, element: _Element, reason: str | None, toggles: Toggles) -> None:
        if (branch := chosen(element)) is not None:
            self.read(branch, reason, toggles)

    def _box(self, element: _Element, reason: str | None, toggles: Toggles) -> None:
        self.boxes.append((element, reason))

    def _alternative(self, element: _Element, reason: str | None, toggles: Toggles) -> None:
        if text := (element.get("descr") or "").strip():
            self.aside.append((Furniture.PICTURE, text))

    def _word_art(self, element: _Element, reason: str | None, toggles: Toggles) -> None:
        self.put(f" {element.get('string', '')} ", reason, toggles)

    def _diagram(self, element: _Element, reason: str | None, toggles: Toggles) -> None:
        diagram = self.shared.diagrams.get(element.get(R + "dm", ""))
        for paragraph in () if diagram is None else diagram.iter(A + "p"):
            self.boxes.append((paragraph, reason))

    def _chart(self, element: _Element, reason: str | None, toggles: Toggles) -> None:
        self.shared.charts += 1


_NOTES = ("footnoteReference", "endnoteReference")
_CHANGES = {
    W + "ins": None,
    W + "moveTo": None,
    W + "del": Furniture.DELETED,
    W + "moveFrom": Furniture.DELETED,
}
_SKIPPED = frozenset(
    [
        *(W + name for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "rubyPr")),
        *(W + name for name in ("softHyphen", "footnoteRef", "endnoteRef", "annotationRef", "ffData")),
        *(M + name for name in ("ctrlPr", "rPr")),
    ]
)
_Leaf = Callable[[Inline, "_Element", "str | None", Toggles], None]
_LEAVES: dict[str, _Leaf] = {
    W + "t": Inline._text,
    M + "t": Inline._text,
    W + "delText": Inline._deleted,
    W + "instrText": Inline._instruction,
    W + "delInstrText": Inline._instruction,
    W + "fldChar": Inline._sign,
    W + "fldSimple": Inline._simple,
    W + "sym": Inline._symbol,
    W + "br": Inline._break,
    W + "cr": Inline._break,
    W + "tab": Inline._tab,
    W + "ptab": Inline._tab,
    W + "noBreakHyphen": Inline._hyphen,
    W + "footnoteReference": Inline._refer,
    W + "endnoteReference": Inline._refer,
    W + "ruby": Inline._ruby,
    MC + "AlternateContent": Inline._choice,
    W + "txbxContent": Inline._box,
    A + "p": Inline._box,
    WP + "docPr": Inline._alternative,
    DGM + "relIds": Inline._diagram,
    V + "textpath": Inline._word_art,
    CHART + "chart": Inline._chart,
}


def chosen(element: _Element) -> _Element | None:
    """The branch of ``mc:AlternateContent`` to read: its choice, unless only the fallback has text."""
    branches = [*element.iterchildren(MC + "Choice"), *element.iterchildren(MC + "Fallback")]
    with_text = (
        branch for branch in branches if any(True for _ in branch.iter(W + "t", A + "t", M + "t", W + "br"))
    )
    return next(with_text, branches[0] if branches else None)

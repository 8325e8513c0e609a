"""The paragraphs of a story of an RTF file: the body, a note, a header, a text box."""

from __future__ import annotations

from dataclasses import dataclass, field

from align.core.locator import Locator
from align.core.raw import Furniture, RawParagraph, SetAside, Style
from align.readers.bullets import is_bullet
from align.readers.flow import Font
from align.readers.typed_lines import ENTRY_PAGE, TypedLines


@dataclass
class Story:
    """Gathers paragraphs.

    Attributes:
        name: what messages call the story; empty for the body, whose paragraphs have numbers.
        reason: why its text is set aside; empty for text.
        paragraphs: those that have ended.
        aside: what was set aside.
        texts: those of all paragraphs as they came in.
        label: the number of the next paragraph.
    """

    name: str = ""
    reason: str = ""
    paragraphs: list[RawParagraph] = field(default_factory=list)
    aside: list[SetAside] = field(default_factory=list)
    label: str = ""
    count: int = 0
    texts: list[str] = field(default_factory=list)
    _page: str = ""  # a form feed where a page begins
    _lines: TypedLines = field(default_factory=TypedLines)
    _hidden: dict[str, list[str]] = field(default_factory=dict)
    _boxes: list[Story] = field(default_factory=list)

    @property
    def lines(self) -> TypedLines:
        """The paragraph that has not ended."""
        return self._lines

    def write(self, text: str, font: Font) -> None:
        """Add characters."""
        self._lines.add(text, font)

    def hide(self, text: str, reason: str) -> None:
        """Set characters aside."""
        self._hidden.setdefault(reason, []).append(text)

    def number(self, text: str) -> None:
        """Take what is printed before the paragraph: its number or a bullet."""
        text = " ".join(text.split())
        if is_bullet(text):
            self.hide(text, Furniture.BULLET)
        else:
            self.label = f"{self.label} {text}".strip()

    def add_box(self, box: Story) -> None:
        """Add a text box, whose text follows the paragraph that it is anchored in."""
        self._boxes.append(box)

    def end_paragraph(self, style: Style, *, page: bool = False) -> None:
        """End the paragraph, if there is one, perhaps with the page."""
        self.count += 1
        self.texts.append(self._page + self._lines.text)
        self._page = "\f" if page else ""
        locator = Locator(path=self.name or f"paragraph {self.count}")
        if style.contents and (number := self._lines.cut(ENTRY_PAGE)):
            self.hide(number, Furniture.LEADER)
        found = self._lines.paragraphs(locator, self.label, style)
        if not found and self.label:
            self.hide(self.label, Furniture.BULLET)
        self.label = ""
        self._keep(found)
        for reason, texts in self._hidden.items():
            if text := " ".join("".join(texts).split()):
                self.aside.append(SetAside(locator, text, self.reason or reason))
        boxes, self._boxes = self._boxes, []
        self._lines, self._hidden = TypedLines(), {}
        for box in boxes:
            self._keep(box.paragraphs)
            self.aside += box.aside

    def _keep(self, found: list[RawParagraph]) -> None:
        if self.reason:
            self.aside += [
                SetAside(item.locator, f"{item.label} {item.text}".strip(), self.reason) for item in found
            ]
        else:
            self.paragraphs += found

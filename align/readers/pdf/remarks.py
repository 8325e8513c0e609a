"""What the user should know about how a PDF file was read: every kind of doubt once, with its pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from align.core.raw import Furniture, SetAside
from align.readers.pdf.evidence import Text
from align.readers.pdf.ocr import Recognised
from tmx.base.errors import InputError
from tmx.base.wording import counted

_REASONS = {
    Furniture.OUTSIDE: "text outside the visible part of the page was set aside",
    Furniture.HIDDEN: "invisible text was set aside",
    Furniture.COMMENT: "comments were set aside",
    Furniture.FORM: "what is filled in in form fields was set aside",
}
OCR_CURE = "Read them with --ocr (ocr=True), which needs the program tesseract and bitext[ocr]."


@dataclass(slots=True)
class Findings:
    """What was found on the pages, by number."""

    pictures: list[int] = field(default_factory=list)
    unusable: list[int] = field(default_factory=list)
    usable: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    unknown: dict[int, int] = field(default_factory=dict)
    early: bool = False
    read_by_ocr: list[int] = field(default_factory=list)
    words: int = 0
    doubtful: int = 0
    languages: str = ""

    def recognised(self, page: int, found: Recognised, languages: str) -> None:
        """Note that a page was read by character recognition, and in which languages if that was not known."""
        self.read_by_ocr.append(page)
        self.words += found.words
        self.doubtful += found.doubtful
        self.languages = languages

    def add(self, page: int, text: Text, unknown: int) -> None:
        """Note what a page has in the way of text."""
        kinds = {Text.PICTURE: self.pictures, Text.UNUSABLE: self.unusable, Text.USABLE: self.usable}
        if text in kinds:
            kinds[text].append(page)
        if unknown and text == Text.USABLE:
            self.unknown[page] = unknown

    def warnings(self, path: Path, set_aside: Sequence[SetAside]) -> tuple[str, ...]:
        """The sentences that say it.

        Raises:
            InputError: there is no page whose text can be used.
        """
        self._refuse_nothing(path)
        found = []
        if self.broken:
            found.append(f"{pages(self.broken)} cannot be read: that part of the file is damaged")
        if self.early:
            found.append("the file ends early, so pages may be missing")
        if self.pictures:
            found.append(f"there is no text on {pages(self.pictures)}, only a picture. {OCR_CURE}")
        if self.unusable:
            found.append(
                f"the fonts of {pages(self.unusable)} do not say which characters they show, so the text is not "
                f"usable. {OCR_CURE}"
            )
        if self.unknown:
            characters = counted(sum(self.unknown.values()), "character")
            found.append(f"the fonts do not say what {characters} on {pages(list(self.unknown))} mean")
        if self.read_by_ocr:
            found.append(self._about_ocr())
        for reason, sentence in _REASONS.items():
            where = sorted(
                {item.locator.page for item in set_aside if item.reason == reason and item.locator.page}
            )
            if where:
                found.append(f"{sentence}: {pages(where)}")
        return tuple(found)

    def _about_ocr(self) -> str:
        doubt = (
            f"{self.doubtful} of {counted(self.words, 'word')} are doubtful"
            if self.words
            else "nothing was found"
        )
        tried = (
            f" The language was not given, so these were tried: {self.languages}." if self.languages else ""
        )
        return f"{pages(self.read_by_ocr)} read by character recognition: {doubt}.{tried}"

    def _refuse_nothing(self, path: Path) -> None:
        if self.usable or self.words:
            return
        if self.unusable:
            raise InputError(
                "the fonts of this PDF file do not say which characters they show, so it has no usable text",
                path=path,
                cure=OCR_CURE.replace("them", "its pages"),
            )
        if self.pictures:
            raise InputError(
                "this PDF file has no text, only pictures of its pages, as a scanner makes them",
                path=path,
                cure=OCR_CURE.replace("them", "its pages"),
            )
        if self.broken:
            raise InputError(
                f"this PDF file is damaged: {pages(self.broken)} cannot be read",
                path=path,
                cure="Get the file again, or save it again in a PDF viewer that opens it.",
            )
        raise InputError(
            "the PDF file is empty: it has no text", path=path, cure="Give a file with text in one language."
        )


def pages(numbers: Sequence[int]) -> str:
    """The numbers of pages in words, which ascend.

    >>> pages([3]), pages([1, 2, 3, 7])
    ('page 3', 'pages 1–3, 7')
    """
    spans = [list(group) for _, group in groupby(enumerate(numbers), lambda item: item[1] - item[0])]
    parts = [str(span[0][1]) if len(span) == 1 else f"{span[0][1]}–{span[-1][1]}" for span in spans]
    return f"{'page' if len(numbers) == 1 else 'pages'} {', '.join(parts)}"

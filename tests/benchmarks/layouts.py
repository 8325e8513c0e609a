"""Laws as plain text in every layout: the share of their paragraphs that are read as they are.

    python tests/benchmarks/layouts.py [FOLDER] [--only NAME …] [--show]

FOLDER holds gold alignments of lines that are paragraphs, NAME.gold with NAME.en and NAME.fr. The lines of a text are
set in seven layouts; a paragraph is right where it is a run of consecutive segments, as `document_pairs.py` tells.
The paragraphs that are a number alone are left out: on paper they belong to the next one.
"""

from __future__ import annotations

import argparse
import tempfile
import textwrap
from collections.abc import Callable, Sequence
from pathlib import Path

from data import default_folder
from document_pairs import forms, runs

import align
from align.core.document import Document
from align.evaluation.folder import GoldDocument, read_folder
from align.segmentation import segment_block

PAGE = 44  # lines
HEADS = {
    "en": ("Harbours and Ferries Act", "Consolidated text"),
    "fr": ("Loi sur les ports et les bacs", "Texte consolidé"),
}
Layout = Callable[[Sequence[str], tuple[str, str]], str]


def wrapped(lines: Sequence[str], width: int) -> str:
    """Paragraphs as wrapped lines, with a blank line after each."""
    return "\n\n".join(
        textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False) for line in lines
    )


def paged(lines: Sequence[str], heads: tuple[str, str], *, feed: str) -> str:
    """The same on pages, with heads that alternate and with numbers at their feet."""
    text = wrapped(lines, 72).split("\n")
    pages = [text[start : start + PAGE] for start in range(0, len(text), PAGE)]
    parts = [
        "\n".join([*([heads[number % 2], ""] if number > 1 else []), *page, "", f"- {number} -"])
        for number, page in enumerate(pages, 1)
    ]
    return f"\n{feed}".join(parts)


LAYOUTS: dict[str, Layout] = {
    "a line each": lambda lines, heads: "\n".join(lines),
    "blank lines between": lambda lines, heads: "\n\n".join(lines),
    "wrapped at 56": lambda lines, heads: wrapped(lines, 56),
    "wrapped at 72": lambda lines, heads: wrapped(lines, 72),
    "wrapped at 90": lambda lines, heads: wrapped(lines, 90),
    "pages with form feeds": lambda lines, heads: paged(lines, heads, feed="\f"),
    "pages without": lambda lines, heads: paged(lines, heads, feed="\n"),
}


def misread(text: str, lines: Sequence[str], lang: str, folder: Path) -> list[str]:
    """Those of the lines that are no run of segments of a text."""
    file = folder / f"law.{lang}.txt"
    file.write_text(text, encoding="utf-8")
    segments = _segments(align.read(file, lang))
    return [line for line in lines if not any(any(runs(segments, form)) for form in forms(line))]


def _segments(document: Document) -> list[str]:
    return [
        segment.text for block in document for segment in segment_block(block, document.lang, sentences=True)
    ]


def measure(layout: Layout, documents: Sequence[GoldDocument], folder: Path) -> tuple[int, list[str]]:
    """How many paragraphs a layout has, and those that are misread."""
    count, wrong = 0, []
    for document in documents:
        for lang, side in ((document.source_lang, document.source), (document.target_lang, document.target)):
            lines = [line for line in side if line.strip()]
            named = [line for line in lines if any(map(str.isalpha, line))]
            count += len(named)
            wrong += misread(layout(lines, HEADS[lang]), named, lang, folder)
    return count, wrong


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=default_folder() / "paragraphs")
    parser.add_argument("--only", nargs="+", default=[""], help="documents whose name holds one of these")
    parser.add_argument("--show", action="store_true", help="show the paragraphs that are misread")
    options = parser.parse_args()
    documents = [one for one in read_folder(options.folder) if any(part in one.name for part in options.only)]
    print(f"{'':24}{'paragraphs':>11}{'right':>8}{'share':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for name, layout in LAYOUTS.items():
            count, wrong = measure(layout, documents, Path(folder))
            print(f"{name:24}{count:>11,}{count - len(wrong):>8,}{1 - len(wrong) / count:>9.2%}", flush=True)
            if options.show:
                print(*(f"    {text}" for text in wrong), sep="\n")


if __name__ == "__main__":
    main()

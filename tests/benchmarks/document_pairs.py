"""Documents in their own formats: the share of labelled pairs that come out right, and debris in segments.

    python tests/benchmarks/document_pairs.py [FOLDER …] [--only NAME …] [--read] [--show] [--json]

FOLDER holds pairs NAME.LANG.EXT with NAME.xx-yy.gold.json, or NAME.LANG.pdf with NAME.paragraphs.{xx,yy,gold}. A
labelled pair is right where consecutive units, joined, are its two texts: white space, quotation marks and hyphens
apart, without the label and the marks of footnotes. With --read nothing is aligned: a pair is read right where each
of its texts is a run of consecutive segments of its own side. Debris is a string that no segment may hold.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unicodedata import category, normalize

from data import documents_folders

import align
from align.core.document import Document
from align.segmentation import segment_block
from tmx.base.errors import BitextError

_LABEL = re.compile(r"^\s*(?:[•·▪–—-]|[(\[]?(?:\w{1,5}|\d+(?:\.\d+)+)[.)\]]{1,2}|\d+(?:\.\d+)*|\d+/\d+\.)\s+")
_MARKS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\s*\b\d{1,3}/(?!\w)|\s*\[\d+\]",
        r"(?<=[^\W\d])\d{1,3}(?=[\s,.;:)]|$)|(?<=[.,;:)»”’\"])\d{1,3}(?=\s|$)",
        r"(?<=[^\W\d])\s\d{1,3}(?=[,.])",  # a superscript that came out apart
    )
)


@dataclass(frozen=True)
class Labelled:
    """A pair of documents with pairs of texts that must come out of it, and strings that must not."""

    name: str
    files: tuple[Path, Path]
    langs: tuple[str, str]
    pairs: tuple[tuple[str, str], ...]
    absent: tuple[str, ...] = ()


@dataclass(frozen=True)
class Result:
    """What came out for one pair of documents."""

    name: str
    pairs: int
    wrong: tuple[tuple[str, str], ...]
    debris: tuple[str, ...]
    seconds: float

    @property
    def right(self) -> int:
        """How many labelled pairs came out right."""
        return self.pairs - len(self.wrong)


def labelled(folder: Path) -> Iterator[Labelled]:
    """The pairs of a folder, each once per format."""
    for gold in sorted(folder.glob("*.gold.json")):
        data = json.loads(gold.read_text("utf-8"))
        langs: tuple[str, str] = tuple(data["languages"])
        pairs = tuple((pair[langs[0]], pair[langs[1]]) for pair in data["gold"])
        name = f"{data['pair']} {'-'.join(langs)}"
        for suffix in sorted({path.suffix for path in folder.glob(f"{data['pair']}.{langs[0]}.*")}):
            files = (
                folder / f"{data['pair']}.{langs[0]}{suffix}",
                folder / f"{data['pair']}.{langs[1]}{suffix}",
            )
            yield Labelled(f"{name} {suffix[1:]}", files, langs, pairs, tuple(data.get("absent", ())))
    for gold in sorted(folder.glob("*.paragraphs.gold")):
        name = gold.name.removesuffix(".paragraphs.gold")
        en, fr = (folder / f"{name}.{lang}.pdf" for lang in ("en", "fr"))
        sides = [gold.with_suffix(f".{lang}").read_text("utf-8").splitlines() for lang in ("en", "fr")]
        links = re.findall(r"\[(\d+)\]:\[(\d+)\]", gold.read_text("utf-8"))
        pairs = tuple((sides[0][int(i)], sides[1][int(j)]) for i, j in links)
        yield Labelled(f"{name} en-fr pdf", (en, fr), ("en", "fr"), pairs)


@cache
def fold(text: str) -> str:
    """A text without white space, quotation marks, hyphens and invisible characters."""
    kept = (c for c in normalize("NFC", text) if not (c.isspace() or category(c) in ("Pd", "Pi", "Pf", "Cf")))
    return "".join(kept).translate(dict.fromkeys(map(ord, "\"'`´″′«»")))


def forms(text: str) -> set[str]:
    """The forms in which a text may come out: with or without its label and the marks of notes."""
    found = {text, _LABEL.sub("", text, count=1)}
    for mark in _MARKS:
        found |= {mark.sub("", form) for form in found}
    return {fold(form) for form in found} - {""}


def runs(texts: Sequence[str], wanted: str) -> Iterator[tuple[int, int]]:
    """The runs of consecutive texts that are a text when joined; the first may lack its label."""
    folded = [fold(text) for text in texts]
    for start, text in enumerate(texts):
        if not folded[start]:
            continue
        for first in dict.fromkeys((folded[start], fold(_LABEL.sub("", text, count=1)))):
            joined, end = first, start + 1
            while joined and wanted.startswith(joined):
                if joined == wanted:
                    yield start, end
                    break
                if end == len(texts):
                    break
                joined += folded[end]
                end += 1


def is_right(pair: tuple[str, str], sides: tuple[Sequence[str], Sequence[str]]) -> bool:
    """Whether the same run of units has both texts of a pair."""
    found = [
        {run for form in forms(text) for run in widened(side, form)}
        for text, side in zip(pair, sides, strict=True)
    ]
    return not found[0].isdisjoint(found[1])


def widened(texts: Sequence[str], wanted: str) -> Iterator[tuple[int, int]]:
    """The runs of `runs`, with any empty texts around them: a gap beside a pair is a unit of its own."""
    for start, end in runs(texts, wanted):
        first = start
        while first and not texts[first - 1]:
            first -= 1
        last = end
        while last < len(texts) and not texts[last]:
            last += 1
        yield from ((a, b) for a in range(first, start + 1) for b in range(end, last + 1))


def measure(item: Labelled, *, read_only: bool) -> Result:
    """Read and align one pair of documents, and look for its labelled pairs."""
    begin = time.perf_counter()
    documents = [align.read(file, lang) for file, lang in zip(item.files, item.langs, strict=True)]
    if read_only:
        segments = [list(_segments(document)) for document in documents]
        wrong = [
            pair
            for pair in item.pairs
            if not all(
                any(any(runs(side, form)) for form in forms(text))
                for text, side in zip(pair, segments, strict=True)
            )
        ]
    else:
        alignment = align.align(*documents)
        segments = [[], []]
        for pair in alignment:
            segments[0].append(pair.source.text)
            segments[1].append(pair.target.text)
        wrong = [pair for pair in item.pairs if not is_right(pair, (segments[0], segments[1]))]
    seconds = time.perf_counter() - begin
    debris = [
        text for text in item.absent if any(_plain(text) in _plain(s) for side in segments for s in side)
    ]
    return Result(item.name, len(item.pairs), tuple(wrong), tuple(debris), seconds)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _segments(document: Document) -> Iterable[str]:
    for block in document:
        for segment in segment_block(block, document.lang, sentences=True):
            yield segment.text


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="*", type=Path, default=documents_folders())
    parser.add_argument("--only", nargs="+", default=[""], help="documents whose name holds one of these")
    parser.add_argument("--read", action="store_true", help="read and segment only")
    parser.add_argument("--show", action="store_true", help="show the pairs that are wrong")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    results = []
    if not options.json:
        print(f"{'':40}{'pairs':>7}{'right':>7}{'share':>9}{'debris':>8}{'s':>7}")
    for item in (item for folder in options.folder for item in labelled(folder)):
        if not any(part in item.name for part in options.only):
            continue
        try:
            result = measure(item, read_only=options.read)
        except BitextError as error:
            print(error, file=sys.stderr)
            result = Result(item.name, len(item.pairs), item.pairs, (), 0.0)
        results.append(result)
        if not options.json:
            print(_line(result), flush=True)
            for pair in result.wrong if options.show else ():
                print(*(f"    {text}" for text in pair), sep="\n")
            for text in result.debris if options.show else ():
                print(f"    debris: {text}")
    if options.json:
        print(
            json.dumps(
                [vars(result) | {"right": result.right} for result in results], ensure_ascii=False, indent=1
            )
        )
    else:
        wrong = tuple(pair for result in results for pair in result.wrong)
        debris = tuple(text for result in results for text in result.debris)
        print(
            _line(
                Result("all", sum(r.pairs for r in results), wrong, debris, sum(r.seconds for r in results))
            )
        )


def _line(result: Result) -> str:
    share = result.right / max(1, result.pairs)
    return f"{result.name:40}{result.pairs:>7}{result.right:>7}{share:>9.1%}{len(result.debris):>8}{result.seconds:>7.1f}"


if __name__ == "__main__":
    main()

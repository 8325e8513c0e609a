"""The review page: one HTML file with its data, style and script, which does not use the network."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import html
import json
import os
from collections.abc import Mapping, Sequence
from importlib.resources import files
from itertools import takewhile
from pathlib import Path
from typing import Any

from align.alignment import Alignment
from align.core.block import Segment
from align.core.document import Document
from align.core.message import LANGUAGES, Language
from align.output.files import SEGTYPES
from align.output.side_by_side import is_review
from align.quality.attention import Attention, attention_of
from align.quality.checks.remark import Remark
from align.quality.checks.termbase import Termbase
from align.review.bundle import bundle
from align.review.decisions import Mark, fingerprint
from align.review.reviewed import ReviewedAlignment
from tmx.base.errors import UsageError
from tmx.base.files import atomic_write
from tmx.write.writer import opening, written_code


def review_page(
    alignment: Alignment,
    path: str | os.PathLike[str],
    *,
    ui: Language = "en",
    termbase: Termbase | None = None,
) -> None:
    """Write the page for a person to review an alignment with, whole or not at all.

    Args:
        alignment: what to review; the decisions of a reviewed alignment are in the page.
        path: the HTML file.
        ui: language that the page starts in, ``en`` or ``fr``; it can be changed in the page.
        termbase: the terms that the target should use.

    Raises:
        UsageError: the page is not available in the language, the termbase has no terms in those of the texts, or
            a file that is no review page would be overwritten.
        OutputError: the file cannot be written.
    """
    if ui not in LANGUAGES:
        raise UsageError(f"the page is not available in {ui!r}", cure=f"Choose {' or '.join(LANGUAGES)}.")
    refuse_other_page(path)
    data = page_data(alignment, Path(path).parent, termbase) | {"ui": ui}
    with atomic_write(path) as stream:
        stream.write(_document(data).encode("utf-8", "replace"))


def refuse_other_page(path: str | os.PathLike[str]) -> None:
    """Refuse to write a review where there is something else, such as a page to read side by side.

    Raises:
        UsageError: there is a file with content that is not the page of a review.
    """
    there = Path(path)
    if there.is_file() and there.stat().st_size and not is_review(there):
        raise UsageError(
            "a file that is not a review page is there, which would be overwritten",
            path=path,
            cure="Give the review another name, or remove the file first.",
        )


def page_data(alignment: Alignment, folder: Path, termbase: Termbase | None = None) -> dict[str, Any]:
    """Everything that the page shows; `folder` is where it will be, from which the paths of the texts start.

    Offsets count code points. Each side of a bead is given by its first segment and the one after its last.
    """
    attention, marks = attention_of(alignment, termbase=termbase), marks_of(alignment)
    beads = [_bead(item, mark) for item, mark in zip(attention, marks, strict=True)]
    return {
        "format": "bitext-review",
        "version": 1,
        "made": hashlib.sha256(json.dumps(beads).encode()).hexdigest()[:16],
        "title": title_of(alignment.source, alignment.target),
        "signature": alignment.config.signature,
        "config": dataclasses.asdict(alignment.config),
        "source": _side(alignment.source, alignment.source_segments, folder),
        "target": _side(alignment.target, alignment.target_segments, folder),
        "tmx": {
            "opening": opening(
                alignment.source.lang,
                segtype=SEGTYPES[alignment.config.segment],
                properties={"x-signature": alignment.config.signature},
            ),
            "languages": [written_code(side.lang) for side in (alignment.source, alignment.target)],
        },
        "warnings": list(alignment.warnings),
        "beads": beads,
    }


def title_of(source: Document, target: Document) -> str:
    """What both texts are called: their symbol, what their file names begin with, their folder, or both names."""
    if symbol := source.facts.get("symbol") or target.facts.get("symbol"):
        return symbol
    paths = [Path(side.name) for side in (source, target)]
    parts = [path.name.split(".") for path in paths]
    shared = takewhile(lambda pair: pair[0] == pair[1], zip(*parts, strict=False))
    if begins := ".".join(part for part, _ in shared):
        return begins
    folders = {path.parent.name for path in paths}
    if len(folders) == 1 and all(folders) and [part[0] for part in parts] == [source.lang, target.lang]:
        return folders.pop()
    return " – ".join(path.name for path in paths)


def marks_of(alignment: Alignment) -> Sequence[Mark]:
    """The marks of a reviewed alignment; those of any other are open."""
    return alignment.marks if isinstance(alignment, ReviewedAlignment) else [Mark()] * len(alignment)


def _bead(item: Attention, mark: Mark) -> dict[str, Any]:
    bead = item.pair.bead
    return {
        "source": [bead.source.start, bead.source.stop],
        "target": [bead.target.start, bead.target.stop],
        "confidence": None if bead.confidence is None else round(bead.confidence, 4),
        "crossing": bead.crossing,
        "decided": bead.decided,
        "flagged": item.flagged,
        "badness": item.badness,
        "reasons": [reason.texts() for reason in bead.reasons],
        "doubts": [reason.texts() for reason in item.doubts],
        "findings": [_finding(remark, mark) for remark in item.remarks],
        "status": mark.status.value,
        "translation": mark.translation,
        "source_text": mark.source_text,
        "target_text": mark.target_text,
        "comment": mark.comment,
    }


def text_facts(document: Document, folder: Path) -> dict[str, str]:
    """What names a text in saved decisions; its path is relative to `folder`."""
    name = Path(document.name)
    try:
        path = Path(os.path.relpath(name.resolve(), folder.resolve())).as_posix()
    except ValueError:  # another drive
        path = name.name
    return {
        "name": name.name if name.is_absolute() else name.as_posix(),
        "path": path,
        "lang": document.lang,
        "fingerprint": fingerprint(document),
        "kind": document.kind,
    }


def _side(document: Document, segments: Sequence[Segment], folder: Path) -> dict[str, Any]:
    at = {id(block): index for index, block in enumerate(document)}
    return text_facts(document, folder) | {
        "facts": dict(document.facts),
        "blocks": [
            {
                "kind": str(block.kind),
                "number": block.number,
                "text": block.text,
                "refs": [[ref.offset, ref.number] for ref in block.refs],
                "lines": [block.lines[0], block.lines[-1]] if block.lines else [],
                "place": "" if block.lines else str(block.locator),
            }
            for block in document
        ],
        "segments": [[at[id(segment.block)], segment.start, segment.end] for segment in segments],
    }


def _finding(remark: Remark, mark: Mark) -> dict[str, Any]:
    """A remark as plain data; without offsets into new wording, as the page marks only the text of the document."""
    return {
        "rule": remark.check,
        "severity": remark.severity.value,
        "message": remark.message.texts(),
        "source": [list(span) for span in remark.source_spans] if mark.source_text is None else [],
        "target": [list(span) for span in remark.target_spans] if mark.target_text is None else [],
    }


def _document(data: Mapping[str, Any]) -> str:
    assets = files("align.review") / "assets"
    style = (assets / "page.css").read_text(encoding="utf-8")
    script = bundle("main.mjs", lambda path: (assets / path).read_text(encoding="utf-8"))
    parts = {
        "lang": str(data["ui"]),
        "policy": _policy(style, script),
        "title": html.escape(f"{data['title']} – {data['source']['lang']} / {data['target']['lang']}"),
        "style": style,
        "data": embedded(data),
        "script": script,
    }
    page = (assets / "page.html").read_text(encoding="utf-8")
    pieces = page.split("@@")  # text and names of parts in turn
    return "".join(parts[piece] if index % 2 else piece for index, piece in enumerate(pieces))


def _policy(style: str, script: str) -> str:
    """A content security policy that allows this style and this script and nothing else (CSP Level 3)."""
    hashes = {
        name: base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        for name, text in (("style", style), ("script", script))
    }
    return (
        f"default-src 'none'; style-src 'sha256-{hashes['style']}'; script-src 'sha256-{hashes['script']}'; "
        "base-uri 'none'; form-action 'none'"
    )


_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def embedded(data: Mapping[str, Any]) -> str:
    """JSON that no text in it can end: what HTML or a script would read is escaped."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)

"""The review page: one HTML file with its data, its style and its script, and no way to the network."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import html
import json
import os
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from align.alignment import Alignment
from align.core.block import Segment
from align.core.document import Document
from align.core.message import LANGUAGES, Language
from align.quality.check import check
from align.quality.checks.termbase import Termbase
from align.review.decisions import Mark, fingerprint
from align.review.reviewed import ReviewedAlignment
from tmx.base.errors import UsageError
from tmx.base.files import atomic_write

if TYPE_CHECKING:
    from align.quality.checks.finding import Finding

_SCRIPTS = (
    "strings.js",
    "model.js",
    "operations.js",
    "history.js",
    "dom.js",
    "row.js",
    "split.js",
    "list.js",
    "keys.js",
    "file.js",
    "keep.js",
    "frame.js",
    "actions.js",
    "page.js",
)


def review_page(
    alignment: Alignment,
    path: str | os.PathLike[str],
    *,
    ui: Language = "en",
    termbase: Termbase | None = None,
) -> None:
    """Write the page with which a person reviews an alignment, whole or not at all.

    Args:
        alignment: what to review; a reviewed alignment brings its decisions.
        path: the HTML file.
        ui: language of the page to begin with, ``en`` or ``fr``; it can be changed in the page.
        termbase: the terms that the target should use.

    Raises:
        UsageError: the page does not speak the language.
        OutputError: the file cannot be written.
    """
    if ui not in LANGUAGES:
        raise UsageError(f"the page does not speak {ui!r}", cure=f"Choose {' or '.join(LANGUAGES)}.")
    data = page_data(alignment, Path(path).parent, termbase) | {"ui": ui}
    with atomic_write(path) as stream:
        stream.write(_document(data).encode("utf-8", "replace"))


def page_data(alignment: Alignment, folder: Path, termbase: Termbase | None = None) -> dict[str, Any]:
    """Everything the page shows; `folder` is where it will stand, which the paths of the texts start from.

    Offsets count code points. A bead holds its first segment and the one behind its last on either side.
    """
    marks, findings = marks_of(alignment), findings_of(alignment, termbase)
    beads = [
        {
            "source": [bead.source.start, bead.source.stop],
            "target": [bead.target.start, bead.target.stop],
            "confidence": None if bead.confidence is None else round(bead.confidence, 4),
            "crossing": bead.crossing,
            "reasons": list(bead.reasons),
            "findings": [_finding(finding) for finding in findings[index]],
            "status": mark.status.value,
            "translation": mark.translation,
            "source_text": mark.source_text,
            "target_text": mark.target_text,
        }
        for index, (bead, mark) in enumerate(zip(alignment.beads, marks, strict=True))
    ]
    return {
        "format": "bitext-review",
        "version": 1,
        "made": hashlib.sha256(json.dumps(beads).encode()).hexdigest()[:16],
        "signature": alignment.config.signature,
        "config": dataclasses.asdict(alignment.config),
        "source": _side(alignment.source, alignment.source_segments, folder),
        "target": _side(alignment.target, alignment.target_segments, folder),
        "warnings": list(alignment.warnings),
        "beads": beads,
    }


def marks_of(alignment: Alignment) -> Sequence[Mark]:
    """The decisions that an alignment brings; none where it was not reviewed."""
    return alignment.marks if isinstance(alignment, ReviewedAlignment) else [Mark()] * len(alignment)


def findings_of(alignment: Alignment, termbase: Termbase | None) -> Sequence[Sequence[Finding]]:
    """What the checks say of every bead, as the documents have it."""
    return check(as_aligned(alignment), termbase=termbase)


def as_aligned(alignment: Alignment) -> Alignment:
    """The alignment without the reviewer's wording and exclusions."""
    if not isinstance(alignment, ReviewedAlignment):
        return alignment
    return Alignment(**{name: getattr(alignment, name) for name in Alignment.__dataclass_fields__})


def text_facts(document: Document, folder: Path) -> dict[str, str]:
    """What names a text in saved decisions; the path starts from `folder`, and names no other folder."""
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
            }
            for block in document
        ],
        "segments": [[at[id(segment.block)], segment.start, segment.end] for segment in segments],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": {lang: finding.message_in(lang) for lang in LANGUAGES},
        "source": [list(span) for span in finding.source_spans],
        "target": [list(span) for span in finding.target_spans],
    }


def _document(data: Mapping[str, Any]) -> str:
    assets = files("align.review") / "assets"
    style = (assets / "page.css").read_text(encoding="utf-8")
    script = "".join(['"use strict";\n', *((assets / name).read_text(encoding="utf-8") for name in _SCRIPTS)])
    source, target = data["source"], data["target"]
    title = source["facts"].get("symbol") or target["facts"].get("symbol") or Path(source["name"]).name
    parts = {
        "lang": str(data["ui"]),
        "policy": _policy(style, script),
        "title": html.escape(f"{title} – {source['lang']} / {target['lang']}"),
        "style": style,
        "data": embedded(data),
        "script": script,
    }
    page = (assets / "page.html").read_text(encoding="utf-8")
    pieces = page.split("@@")  # text and names of parts in turn
    return "".join(parts[piece] if index % 2 else piece for index, piece in enumerate(pieces))


def _policy(style: str, script: str) -> str:
    """A content security policy that runs this style and this script, and forbids all else (CSP Level 3)."""
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

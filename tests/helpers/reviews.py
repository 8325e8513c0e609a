"""Reviews for the tests: what a page would save of an alignment."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from align.alignment import Alignment
from align.review.page import page_data, text_facts


def folder_of(alignment: Alignment) -> Path:
    return Path(alignment.source.name).parent


def saved(alignment: Alignment, changes: dict[int, dict[str, Any]] | None = None) -> dict[str, Any]:
    """What the page saves, with some units decided."""
    sides = {"source": alignment.source, "target": alignment.target}
    segments = {"source": alignment.source_segments, "target": alignment.target_segments}
    at = {id(block): i for document in sides.values() for i, block in enumerate(document)}

    def pieces(side: str, span: range) -> list[list[Any]]:
        chosen = segments[side][span.start : span.stop]
        return [[at[id(s.block)], s.start, s.end, s.text] for s in chosen]

    return {
        "format": "bitext-decisions",
        "version": 1,
        "signature": alignment.config.signature,
        "config": page_data(alignment, folder_of(alignment))["config"],
        **{side: text_facts(document, folder_of(alignment)) for side, document in sides.items()},
        "units": [
            {
                "source": pieces("source", bead.source),
                "target": pieces("target", bead.target),
                "status": "open",
                "translation": True,
                "source_text": None,
                "target_text": None,
                "confidence": bead.confidence,
                "reasons": [reason.texts() for reason in bead.reasons],
                **(changes or {}).get(index, {}),
            }
            for index, bead in enumerate(alignment.beads)
        ],
    }


def written(data: dict[str, Any], path: Path) -> Path:
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def pairs(alignment: Alignment) -> list[tuple[str, str]]:
    return [(pair.source.text, pair.target.text) for pair in alignment]

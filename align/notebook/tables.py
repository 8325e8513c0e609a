"""Tables for linguists: the units to look at, footnotes, facts and roles of documents, scores."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from align.alignment import Alignment
from align.core.alignment import Side
from align.core.block import Kind, NoteRef
from align.core.document import Document
from align.core.table import Table
from align.evaluation.scores import Score
from align.quality.attention import attention_of, worst_first
from align.quality.metrics import Metrics

_CONTEXT = 32  # characters before a footnote reference that show where it is


def worst(alignment: Alignment, count: int = 5) -> Table:
    """The units to look at first, by their numbers from 1: the flagged ones, then the least certain ones."""
    ranked = worst_first(item for item in attention_of(alignment) if not item.pair.excluded)[:count]
    source, target = alignment.source.lang, alignment.target.lang
    return Table.of(
        ("unit", "role", "bead", "confidence", source, target, "why"),
        [
            (
                item.unit,
                item.pair.place,
                item.pair.bead.type,
                item.pair.bead.confidence,
                item.pair.source.text,
                item.pair.target.text,
                "; ".join(map(str, item.reasons)),
            )
            for item in ranked
        ],
        {source: source, target: target},
    )


def footnotes(alignment: Alignment) -> Table:
    """Every footnote reference of both sides: its unit, the words before it, and the note that it refers to."""
    source, target = alignment.source, alignment.target
    notes = [{b.number: b.text for b in document.of_kind(Kind.FOOTNOTE)} for document in (source, target)]
    rows = []
    for pair in alignment:
        for ours, theirs in zip_longest(pair.source.refs, pair.target.refs):
            rows.append(
                (
                    pair.unit,
                    pair.place,
                    *_reference(pair.source, ours),
                    *_reference(pair.target, theirs),
                    notes[0].get(ours.number, "") if ours else "",
                    notes[1].get(theirs.number, "") if theirs else "",
                )
            )
    columns = [f"{name} {lang}" for lang in (source.lang, target.lang) for name in ("note", "before it")]
    texts = [f"its text {lang}" for lang in (source.lang, target.lang)]
    langs = {name: name.rsplit(" ", 1)[1] for name in (*columns, *texts)}
    return Table.of(("unit", "role", *columns, *texts), rows, langs)


def facts(documents: Iterable[Document]) -> Table:
    """What documents say about themselves, one row per document, one column per fact; dates are ISO 8601."""
    documents = list(documents)
    names = list(dict.fromkeys(name for document in documents for name in document.facts))
    return Table.of(
        ("language", *(name.replace("_", " ") for name in names)),
        [(document.lang, *(document.facts.get(name, "") for name in names)) for document in documents],
    )


def roles(documents: Iterable[Document]) -> Table:
    """How many paragraphs of each role documents have, one row per role, one column per document."""
    documents = list(documents)
    counts = [Counter(block.kind for block in document) for document in documents]
    named = dict.fromkeys(map(str, [*Kind, *(kind for count in counts for kind in count)]))
    rows: list[tuple[str | int, ...]] = [
        (kind, *(count[kind] for count in counts)) for kind in named if any(c[kind] for c in counts)
    ]
    rows.append(("all", *(len(document.blocks) for document in documents)))
    rows.append(
        ("footnote references", *(sum(len(block.refs) for block in document) for document in documents))
    )
    return Table.of(("role", *(document.title for document in documents)), rows)


def set_aside(document: Document) -> Table:
    """What is not part of the text, with its place in the file and the reason."""
    return Table.of(
        ("place", "reason", "text"),
        [(str(item.locator), item.reason, item.text) for item in document.set_aside],
    )


def measures(metrics: Metrics) -> Table:
    """The measures to look at first: see `Metrics.table`."""
    return metrics.table()


def scores(found: Sequence[Score]) -> Table:
    """Strict and lax precision, recall and F1, with the 95 % bootstrap interval of the strict F1."""
    return Table.of(
        (
            "alignment",
            "beads",
            "gold",
            "strict P",
            "strict R",
            "strict F1",
            "95 %",
            "lax P",
            "lax R",
            "lax F1",
        ),
        [
            (
                score.name,
                score.beads,
                score.gold,
                score.strict.precision,
                score.strict.recall,
                score.strict.f1,
                "–".join(f"{end:.2f}" for end in score.strict.interval),
                score.lax.precision,
                score.lax.recall,
                score.lax.f1,
            )
            for score in found
        ],
    )


def _reference(side: Side, ref: NoteRef | None) -> tuple[str, str]:
    """The number of a footnote reference and the words before it, cut at a word."""
    if ref is None:
        return "", ""
    before = side.text[: ref.offset]
    if len(before) <= _CONTEXT:
        return ref.number, before
    return ref.number, "… " + before[-_CONTEXT:].split(" ", 1)[-1]

"""What a worker does: the two files of a pair in, a part of the corpus out."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from align.corpus.pairs import Outcome, PairTask
from align.corpus.parts import REVIEWS, part_name, review_name, whole_facts, write_part
from align.corpus.places import as_local, exists, is_remote, joined, make_folder, read_whole, to_write
from tmx.base.errors import BitextError, OutputError

if TYPE_CHECKING:
    from align.alignment import Alignment

UNRELATED = "the two texts do not seem to be translations of each other"
_WORST = 5  # units to look at that a report names for a document
_LOCK = threading.Lock()


def align_pair(task: PairTask) -> Outcome:
    """Align a pair and write its part, unless that is there.

    It depends on nothing but the task and the files, so that any engine may run it anywhere, and again. Whatever is
    wrong with the files is the failure of this pair; if the part cannot be written, the outcome says that all stops.
    """
    pair, out = task.pair, task.plan.out
    try:
        name = part_name(task, read_whole(pair.source), read_whole(pair.target))
        facts = whole_facts(out, name)
        if facts and ("review" not in facts or exists(joined(out, facts["review"]))):
            source, target = facts["languages"]
            return Outcome(pair, name, (source, target), was_there=True)
        with alone_in_process():
            langs = _make_part(task, name)
    except OutputError as error:
        return Outcome(pair, stops=str(error))
    except BitextError as error:
        return Outcome(pair, failure=in_one_line(error))
    except MemoryError:
        return Outcome(pair, failure="there is not enough memory")
    except Exception as error:
        return Outcome(pair, failure=f"unexpected error: {type(error).__name__}: {error}")
    return Outcome(pair, name, langs)


@contextmanager
def alone_in_process() -> Iterator[None]:
    """Wait for other threads: an engine may run several tasks in one process, which readers written in C forbid."""
    with _LOCK:
        yield


def in_one_line(error: BitextError) -> str:
    """The message of an error for a report."""
    return ". ".join(line.strip().rstrip(".") for line in str(error).splitlines())


def _make_part(task: PairTask, name: str) -> tuple[str, str]:
    """Align a pair and write its part; the languages."""
    from threadpoolctl import threadpool_limits

    from align.aligner.confidence import looks_unrelated
    from align.api import align
    from align.corpus.scoring import scored
    from align.corpus.units import units_of

    pair, out = task.pair, task.plan.out
    # One thread: workers do not wait for each other's, and sums do not depend on their number.
    with threadpool_limits(1), ExitStack() as copies:
        source, target = (copies.enter_context(as_local(place)) for place in (pair.source, pair.target))
        alignment = align(
            source,
            target,
            source_lang=pair.source_lang or None,
            target_lang=pair.target_lang or None,
            config=task.plan.config,
        )
        unrelated = looks_unrelated(alignment.beads)
        facts = _facts(alignment, unrelated=unrelated, folders=(source.parent, target.parent))
        if task.plan.review:
            facts["review"] = f"{REVIEWS}/{review_name(name)}"
            _write_review(alignment, joined(out, REVIEWS, review_name(name)))
        units = units_of(alignment, pair.name, UNRELATED if unrelated else "")
        if task.plan.scores:
            units = scored(units, task.plan.config.encoder, threads=1)
        write_part(out, name, facts, units)
    return alignment.langs


def _facts(alignment: Alignment, *, unrelated: bool, folders: Iterable[Path]) -> dict[str, Any]:
    """What the report tells of a document."""
    metrics = alignment.metrics()
    whole = metrics.overall
    return {
        "languages": list(alignment.langs),
        "symbol": alignment.source.symbol or alignment.target.symbol or "",
        "kind": alignment.source.kind or alignment.target.kind,
        "units": whole.units,
        "gaps": [whole.gaps_source, whole.gaps_target],
        "confidence": round(whole.confidence, 4),
        "to_look_at": whole.flagged,
        "unrelated": unrelated,
        "warnings": [_without(folders, warning) for warning in alignment.warnings],
        "worst": [
            {
                "unit": flag.unit,
                "place": f"{flag.role} {flag.path}".strip(),
                "where": flag.where,
                "reasons": [reason.text() for reason in flag.reasons],
                "source": flag.source,
                "target": flag.target,
            }
            for flag in metrics.worst(_WORST)
        ],
    }


def _without(folders: Iterable[Path], text: str) -> str:
    """A text in which files go by their names, wherever they are."""
    for folder in folders:
        text = text.replace(f"{folder}/", "")
    return text


def _write_review(alignment: Alignment, place: str) -> None:
    from align.review import review_page

    if not is_remote(place):
        make_folder(str(Path(place).parent))
    with to_write(place) as path:
        review_page(alignment, path)

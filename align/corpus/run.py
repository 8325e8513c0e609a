"""A run: pairs found, each aligned by an engine, and what they give gathered into one corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from align.corpus.assembly import Corpus, Gathering, assemble
from align.corpus.contents import Contents, ReadTask, contents_of
from align.corpus.engines import Died, Engine
from align.corpus.finding import Found, Languages, find_pairs, refuse_nothing
from align.corpus.kinship import pairs_by_content
from align.corpus.lock import locked
from align.corpus.names import File
from align.corpus.pairs import Outcome, Pair, PairTask, Plan
from align.corpus.parts import PARTS, REVIEWS, is_made, review_name
from align.corpus.places import exists, files_under, joined, remove
from align.corpus.report import Report, write_report
from align.corpus.task import align_pair
from tmx.base.errors import OutputError

Progress = Callable[[str, int, int], None]
"""Called with what is done (``Reading``, ``Aligning``), the documents that are, and all of them."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a run made.

    Attributes:
        report: the counts, as in the reports.
        corpora: the units by pair of languages.
        failures: the documents that failed, with the reasons.
        unpaired: the documents that belong to no pair, and why those cannot be read that cannot.
        ignored: other files in the folders, whose names are not those of documents.
        was_there: how many documents an earlier run had aligned.
    """

    report: Report
    corpora: tuple[Corpus, ...]
    failures: tuple[Outcome, ...]
    unpaired: tuple[str, ...]
    ignored: tuple[str, ...]
    was_there: int

    def as_dict(self) -> dict[str, Any]:
        """What a run made, as data for JSON."""
        return {
            **self.report.as_dict(),
            "from_earlier_run": self.was_there,
            "corpora": [corpus.as_dict() for corpus in self.corpora],
            "failures": [
                {
                    "name": one.pair.name,
                    "source": one.pair.source,
                    "target": one.pair.target,
                    "why": one.failure,
                }
                for one in self.failures
            ],
            "unpaired": list(self.unpaired),
            "ignored": list(self.ignored),
        }


def build_corpus(
    inputs: Sequence[str],
    plan: Plan,
    engine: Engine,
    *,
    languages: Languages | None = None,
    gathering: Gathering | None = None,
    progress: Progress | None = None,
) -> Built:
    """Align all pairs in folders, among files or in a manifest, and gather them in a folder.

    The folder gets a TMX file for each pair of languages, ``units.parquet``, ``report.json`` and ``report.html``, and
    in ``parts`` what every document gave, by which a run that was cut off goes on. The same inputs and options give
    the same bytes, whatever the engine.

    Args:
        inputs: paths or addresses.
        plan: the folder to write to, and what is done with every pair.
        engine: what runs the tasks.
        languages: which languages are paired; by default all with each other.
        gathering: what enters the corpus; by default all that is not probably wrong.
        progress: called when a document is done.

    Raises:
        UsageError: an input does not exist, there are no pairs, or another run is writing to the folder.
        InputError: an input cannot be read.
        OutputError: the folder cannot be written to, or the disk is full; what was done is kept.
    """
    languages = languages or Languages()
    found = find_pairs(inputs, plan.out, languages)
    unclear = len(found.rest) - len(found.why)
    if unclear < 2:
        refuse_nothing(found, inputs)
    with locked(plan.out):
        if unclear > 1:
            found = _by_content(found, languages, plan, engine, progress)
            refuse_nothing(found, inputs)
        outcomes = [*found.failed, *_run(found.pairs, plan, engine, progress)]
        outcomes.sort(key=lambda outcome: outcome.pair)
        return _gathered(outcomes, found, plan, gathering or Gathering())


def _by_content(
    found: Found, languages: Languages, plan: Plan, engine: Engine, progress: Progress | None
) -> Found:
    """What was found, with the pairs among the documents that no name pairs."""
    known: dict[File, Contents] = {}
    tasks = [ReadTask(file, plan) for file in found.rest if file not in found.why]
    for done, (task, contents) in enumerate(engine.run(contents_of, tasks), 1):
        known[task.file] = Contents(failure=contents.why) if isinstance(contents, Died) else contents
        _go_on(known[task.file].stops)
        if progress is not None:
            progress("Reading", done, len(tasks))
    known = {task.file: known[task.file] for task in tasks}
    names = {pair.name for pair in (*found.pairs, *(one.pair for one in found.failed))}
    pairs, failed, rest = pairs_by_content(known, languages, names)
    return Found(
        tuple(sorted([*found.pairs, *pairs])),
        (*found.failed, *failed),
        (*rest, *found.why),
        {**found.why, **{file: known[file].failure for file in rest if known[file].failure}},
        found.ignored,
    )


def _go_on(stops: str) -> None:
    """Go on, unless there is a reason why nothing more can be done."""
    if stops:
        raise OutputError(
            f"stopped: {stops}", cure="What was aligned is kept: the same command goes on from there."
        )


def _run(pairs: Sequence[Pair], plan: Plan, engine: Engine, progress: Progress | None) -> Iterator[Outcome]:
    tasks: Iterable[PairTask] = (PairTask(pair, plan) for pair in pairs)
    for done, (task, outcome) in enumerate(engine.run(align_pair, tasks), 1):
        if isinstance(outcome, Died):
            yield Outcome(task.pair, failure=outcome.why)
        else:
            _go_on(outcome.stops)
            yield outcome
        if progress is not None:
            progress("Aligning", done, len(pairs))


def _gathered(outcomes: Sequence[Outcome], found: Found, plan: Plan, gathering: Gathering) -> Built:
    corpora = assemble(outcomes, plan, gathering)
    unpaired = tuple(found.unpaired())
    report = write_report(outcomes, corpora, unpaired, plan)
    if parts := {outcome.part for outcome in outcomes if outcome.part}:
        _keep_only(joined(plan.out, PARTS), parts)
        _keep_only(joined(plan.out, REVIEWS), set(map(review_name, parts)) if plan.review else set())
    return Built(
        report,
        tuple(corpora),
        tuple(outcome for outcome in outcomes if outcome.failure),
        unpaired,
        found.ignored,
        sum(outcome.was_there for outcome in outcomes),
    )


def _keep_only(folder: str, names: set[str]) -> None:
    """Remove from a folder what earlier runs made, but for some names."""
    for name in files_under(folder) if exists(folder) else ():
        if is_made(name) and name not in names:
            remove(joined(folder, name))

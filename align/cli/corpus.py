"""``bitext corpus``: many documents in; one corpus, and a report of all of them, out."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click

from align.cli.corpus_hygiene import HygieneOptions, clean
from align.cli.corpus_said import documents_done, tell_failures, what_was_built
from align.cli.options import Encoder, Kind, Lines, Ocr, Segment, Srx
from align.core.config import Config
from tmx.base.characters import printable
from tmx.base.errors import UsageError
from tmx.cli.console import show, show_json, warn
from tmx.cli.options import Printing, ProfileName, SourceLang, TargetLang
from tmx.cli.verb import argument, option, verb

if TYPE_CHECKING:
    from align.corpus.memory_files import Cleaning


@dataclass(frozen=True, slots=True)
class CorpusOptions:
    """What to align, with what, and where the corpus goes."""

    inputs: Annotated[tuple[str, ...], argument(nargs=-1, required=True, metavar="IN…")]
    out: Annotated[
        str,
        option(
            "-o",
            "--output",
            required=True,
            metavar="OUT",
            help="Folder of the corpus; created if it does not exist.",
        ),
    ]
    source_lang: SourceLang
    target_lang: TargetLang
    pivot: Annotated[
        str | None,
        option(
            "--pivot", metavar="CODE", help="Pair this language with each other one, not all with each other."
        ),
    ]
    segment: Segment
    lines: Lines
    srx: Srx
    kind: Kind
    ocr: Ocr
    encoder: Encoder
    hygiene: HygieneOptions
    profile: ProfileName
    review: Annotated[
        bool, option("--review", is_flag=True, help="Write a review page for each document, in OUT/review.")
    ]
    jobs: Annotated[
        int | None,
        option(
            "--jobs",
            type=click.IntRange(min=0),
            metavar="N",
            help="Processes that align, by default as many as processors; 0 aligns in this one.",
        ),
    ]
    scheduler: Annotated[
        str | None,
        option(
            "--scheduler",
            metavar="tcp://…",
            help="Align on the workers of this Dask scheduler; needs bitext[dask].",
        ),
    ]
    printing: Printing

    def __post_init__(self) -> None:
        if self.scheduler and self.jobs is not None:
            raise UsageError(
                "--jobs and --scheduler exclude each other: a scheduler has workers of its own",
                cure="Leave one of them out.",
            )
        if self.lines and self.segment != Config().segment:
            raise UsageError(
                f"--lines and --segment {self.segment} exclude each other", cure="Leave one of them out."
            )

        self.hygiene.refuse(
            {"--pivot": self.pivot, "--review": self.review, "--lines": self.lines, "--srx": self.srx}
            | {"--ocr": self.ocr, "--kind": self.kind, "--segment": self.segment != Config().segment}
        )

    @property
    def cleaning(self) -> Cleaning:
        """What is done with memories."""
        from align.corpus.memory_files import Cleaning

        rules = self.hygiene.rules()
        return Cleaning(self.out, rules, self.encoder, self.profile, self.source_lang, self.target_lang)

    @property
    def config(self) -> Config:
        """The configuration of the aligner."""
        return Config(
            segment="line" if self.lines else self.segment,
            encoder=self.encoder,
            kind=self.kind,
            srx="" if self.srx is None else str(self.srx.resolve()),
            ocr=self.ocr,
        )


@verb(
    CorpusOptions,
    prints={
        "N documents: …": "how many were aligned, now or in an earlier run, and how many failed",
        "Do not seem to be translations: …": "the unrelated documents, of which nothing enters",
        "N units written to OUT/corpus.en-fr.tmx": "one line for each pair of languages",
        "N left out: REASON": "units that are not in it; units.parquet has them with the reason",
    },
    examples=[
        "bitext corpus treaties -o treaties-corpus",
        "bitext corpus pairs.csv -o corpus --jobs 8 --review",
        "bitext corpus en fr es -o corpus --pivot en",
        "bitext corpus --from-tmx crawled.tmx old.xlsx -o clean --dedupe near",
        "bitext corpus s3://lake/acts -o s3://lake/corpus --scheduler tcp://host:8786",
    ],
)
def corpus(options: CorpusOptions) -> int:
    """Align many documents and gather them in one corpus.

    IN is a folder, whose files are paired by their names (x.en.pdf and x.fr.docx, en/x.docx and fr/x.docx, x_EN and
    x_FR), by their document symbols, or by what they share; several folders or files; or a manifest, a table (.csv,
    .tsv, .parquet) with the columns name, source and target, or name and one column for each language.
    IN and OUT may be addresses that fsspec opens.

    OUT gets corpus.en-fr.tmx, units.parquet with all units and scores, report.html and report.json. A document that
    fails stops nothing: the report tells why. The same command goes on where a run was cut off; what has changed since
    is aligned again. Exit codes: 0 if any document was aligned, 1 if none, 2 for bad use.

    With --from-tmx, IN are files of units, such as TMX, XLIFF or CSV. Each unit gets a score: the probability that its
    sides translate each other, from an encoder, lengths, numbers, words and languages, whatever it comes from. OUT gets
    kept.tmx, with the scores as x-score; rest.tmx, with the reasons as x-left-out; the table and the reports.
    """
    from align.corpus.assembly import Gathering
    from align.corpus.engines import engine_for
    from align.corpus.finding import Languages, checked
    from align.corpus.pairs import Plan
    from align.corpus.run import build_corpus
    from align.corpus.table import MISSING, can_write_parquet

    printing, hygiene = options.printing, options.hygiene
    if not printing.quiet and not can_write_parquet():
        warn(MISSING)
    codes = (checked(code) for code in (options.source_lang, options.target_lang, options.pivot))
    jobs = _processors() if options.jobs is None else options.jobs
    languages = Languages(*codes)
    engine = engine_for(jobs, options.scheduler or "")
    if hygiene.from_memories:
        return clean(options.inputs, options.cleaning, engine, printing)
    # Workers elsewhere are in other folders than this process.
    inputs, out = (
        [place if "://" in place or not options.scheduler else str(Path(place).resolve()) for place in places]
        for places in (options.inputs, [options.out])
    )
    plan = Plan(out[0], options.config, options.review, scores=hygiene.min_score is not None)
    with documents_done(quiet=printing.quiet) as progress:
        built = build_corpus(
            inputs,
            plan,
            engine,
            languages=languages,
            gathering=Gathering(hygiene.least, options.profile, hygiene.rules()),
            progress=progress,
        )
    if printing.as_json:
        show_json(built.as_dict())
    else:
        tell_failures(built)
        if not printing.quiet:
            show(*map(printable, what_was_built(built, options.out)))
    return 0 if built.report.aligned else 1


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

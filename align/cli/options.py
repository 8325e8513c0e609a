"""Options that several verbs of the aligner have: what is aligned and how."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import click

from align.core.config import LARGEST_BEAD, Config, SegmentLevel
from align.core.message import LANGUAGES, Language
from tmx.base.errors import UsageError
from tmx.cli.options import SourceLang, TargetLang
from tmx.cli.values import path_type
from tmx.cli.verb import Declaration, argument, option

_DEFAULT = Config()


def outputs_option(text: str, **settings: Any) -> Declaration:
    """The option ``-o`` of a verb that writes several files; see `tmx.cli.verb.option`."""
    given = {"type": path_type, **settings}
    return option("-o", "--output", multiple=True, metavar="OUT", help=text, **given)


Ui = Annotated[
    Language,
    option(
        "--ui",
        type=click.Choice(LANGUAGES),
        default="en",
        show_default=True,
        help="Language of what is said around the texts in .html and .docx, and in sheets of a review.",
    ),
]
"""The language in which a file for people speaks."""

Kind = Annotated[
    str,
    option(
        "--kind",
        metavar="NAME",
        default=_DEFAULT.kind,
        help="Kind of document: contract, generic, judgment, meeting_record, treaty_law, un_report or "
        "un_resolution; by default it is chosen by what the text holds.",
    ),
]
"""The kind of document, where it is not to be chosen by evidence."""

Srx = Annotated[
    Path | None,
    option(
        "--srx",
        type=path_type,
        metavar="FILE",
        help="Segmentation rules (SRX 2.0) to cut sentences by, as a CAT tool with the same rules does.",
    ),
]
"""Segmentation rules in place of our own."""

Ocr = Annotated[
    bool,
    option(
        "--ocr",
        is_flag=True,
        help="Read the pages of a PDF file that are pictures, as of a scanner, by character recognition; "
        "needs tesseract and bitext[ocr].",
    ),
]
"""Whether pages that are pictures of text are read by character recognition."""

Segment = Annotated[
    SegmentLevel,
    option(
        "--segment",
        type=click.Choice(["paragraph", "sentence", "clause"]),
        default=_DEFAULT.segment,
        show_default=True,
        help="What a segment is; 'clause' also cuts long sentences where both languages can be cut alike.",
    ),
]
"""What a segment is."""

Lines = Annotated[
    bool,
    option(
        "--lines",
        is_flag=True,
        help="Take each line as one segment, or each paragraph of a file without lines; read no structure.",
    ),
]
"""Whether lines are taken as they are."""

Encoder = Annotated[
    str,
    option(
        "--encoder",
        metavar="use|none|MODEL",
        default=_DEFAULT.encoder,
        show_default=True,
        help="Source of similarities: the built-in encoder, no encoder, or the name or folder of a "
        "sentence-transformers model on this machine.",
    ),
]
"""What says how similar texts are."""


@dataclass(frozen=True, slots=True)
class AlignmentOptions:
    """The texts and how they are aligned."""

    paths: Annotated[
        tuple[Path, ...],
        argument(nargs=-1, required=True, type=path_type, metavar="{SOURCE TARGET | FOLDER | BOTH}"),
    ]
    source_lang: SourceLang
    target_lang: TargetLang
    segment: Segment
    lines: Lines
    srx: Srx
    kind: Kind
    ocr: Ocr
    encoder: Encoder
    max_bead: Annotated[
        int,
        option(
            "--max-bead",
            type=click.IntRange(1, LARGEST_BEAD),
            metavar="N",
            default=_DEFAULT.max_bead,
            show_default=True,
            help="Most segments on one side of a unit (a bead).",
        ),
    ]
    max_bead_total: Annotated[
        int,
        option(
            "--max-bead-total",
            type=click.IntRange(min=2),
            metavar="N",
            default=_DEFAULT.max_bead_total,
            show_default=True,
            help="Most segments on both sides of a unit together.",
        ),
    ]
    crossings: Annotated[
        bool,
        option(
            "--crossings/--no-crossings",
            default=_DEFAULT.crossings,
            show_default=True,
            help="Look for blocks, such as definitions, that each language puts in its own order.",
        ),
    ]
    threads: Annotated[
        int,
        option(
            "--threads",
            type=click.IntRange(min=0),
            metavar="N",
            default=_DEFAULT.threads,
            show_default=True,
            help="Processor threads for the encoder; 0 is one, or what OPENBLAS_NUM_THREADS says.",
        ),
    ]
    decisions: Annotated[
        Path | None,
        option(
            "--decisions",
            type=path_type,
            metavar="FILE",
            help="A saved review: what was decided in it is kept, and the rest is aligned around it.",
        ),
    ]
    termbase: Annotated[
        Path | None,
        option(
            "--termbase",
            type=path_type,
            metavar="FILE",
            help="Terms that the target should use: TBX, or CSV or TSV with a first row of language codes (en,fr).",
        ),
    ]

    @property
    def inputs(self) -> list[Path]:
        """Every file that is read."""
        return [
            *self.paths,
            *(path for path in (self.decisions, self.termbase, self.srx) if path is not None),
        ]

    @property
    def config(self) -> Config:
        """The configuration of the aligner.

        Raises:
            UsageError: lines are to be joined or cut.
        """
        if self.lines and self.segment != _DEFAULT.segment:
            raise UsageError(
                f"--lines and --segment {self.segment} exclude each other", cure="Leave one of them out."
            )
        return Config(
            segment="line" if self.lines else self.segment,
            encoder=self.encoder,
            max_bead=self.max_bead,
            max_bead_total=self.max_bead_total,
            crossings=self.crossings,
            kind=self.kind,
            srx="" if self.srx is None else str(self.srx),
            ocr=self.ocr,
            threads=self.threads,
        )

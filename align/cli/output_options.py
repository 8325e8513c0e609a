"""Options that several verbs of the aligner have: what is written and how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import click

from align.cli.admission import AdmissionOptions
from align.cli.options import Ui, outputs_option
from tmx.cli.options import ProfileName, codes_to_write
from tmx.cli.values import name_and_value
from tmx.cli.verb import option


def _utc(context: click.Context, parameter: click.Parameter, date: datetime | None) -> datetime | None:
    return date.replace(tzinfo=UTC) if date else None


@dataclass(frozen=True, slots=True)
class OutputOptions:
    """The files that are written, and how a TMX file is written."""

    outputs: Annotated[
        tuple[Path, ...],
        outputs_option(
            "A file to write. Its suffix is the format: .tmx, .tmx.gz, .tsv, .xlsx, .json, .beads; for corpora "
            ".xml (TEI), .vert (CWB, Sketch Engine), .paraconc; to read side by side .docx, .html. Repeatable.",
        ),
    ]
    admission: AdmissionOptions
    profile: ProfileName
    inline_refs: Annotated[
        bool,
        option(
            "--inline-refs", is_flag=True, help="Keep footnote references in TMX segments, as <ph> elements."
        ),
    ]
    languages: Annotated[
        Mapping[str, str],
        option(
            "--tmx-lang",
            multiple=True,
            type=name_and_value("--tmx-lang", "en=en-GB"),
            callback=codes_to_write,
            metavar="en=en-GB",
            help="Language code to write in a TMX file in place of another. Repeatable.",
        ),
    ]
    date: Annotated[
        datetime | None,
        option(
            "--date",
            type=click.DateTime(),
            callback=_utc,
            metavar="YYYY-MM-DD[THH:MM:SS]",
            help="Creation date of a TMX file, in UTC; by default that of SOURCE_DATE_EPOCH, or none.",
        ),
    ]
    ui: Ui

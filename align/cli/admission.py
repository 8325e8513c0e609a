"""Options that decide what enters a memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

import click

from align.core.bead import DOUBTFUL
from tmx.cli.verb import option

if TYPE_CHECKING:
    from align.core.alignment import AlignedDocuments


@dataclass(frozen=True, slots=True)
class AdmissionOptions:
    """Which units enter a TMX file."""

    min_confidence: Annotated[
        float,
        option(
            "--min-confidence",
            type=click.FloatRange(0, 1),
            metavar="0…1",
            default=DOUBTFUL,
            show_default=True,
            help="Least confidence of a unit that enters a TMX file; what a reviewer decided on enters in any case.",
        ),
    ]
    only: Annotated[
        Literal["accepted"] | None,
        option(
            "--only",
            type=click.Choice(["accepted"]),
            help="Write into a TMX file only what a reviewer accepted or corrected.",
        ),
    ]

    def stays_out(self, alignment: AlignedDocuments) -> dict[str, int]:
        """How many units do not enter a memory, by reason."""
        from align.output.admission import Admission, Admitted

        return Admitted.of(alignment, Admission(self.min_confidence, self.only or "all")).stays_out

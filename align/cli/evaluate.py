"""``bitext evaluate``: alignments against gold alignments."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from align.evaluation.scores import Score, pooled, score_files
from tmx.base.errors import UsageError
from tmx.base.wording import counted
from tmx.cli.console import show, show_json
from tmx.cli.options import Json
from tmx.cli.values import path_type
from tmx.cli.verb import argument, option, verb

if TYPE_CHECKING:
    from rich.table import Table

_REPEAT = "Repeat --gold before each gold file: in `--gold A B`, B is taken as a TEST."


@dataclass(frozen=True, slots=True)
class EvaluateOptions:
    """What to score against what."""

    tests: Annotated[tuple[Path, ...], argument(nargs=-1, required=True, type=path_type, metavar="TEST…")]
    golds: Annotated[
        tuple[Path, ...],
        option(
            "--gold",
            multiple=True,
            required=True,
            type=path_type,
            metavar="GOLD",
            help="A gold file, or a folder of them. Repeat it for each TEST, in the same order.",
        ),
    ]
    as_json: Json

    def __post_init__(self) -> None:
        for path in self.tests:
            if path.is_dir() and not any(path.rglob("*.beads")):
                raise UsageError(
                    "this folder is given as a TEST, but contains no .beads files", path=path, cure=_REPEAT
                )
        folders = any(path.is_dir() for path in (*self.tests, *self.golds))
        if not folders and len(self.tests) != len(self.golds):
            raise UsageError(
                f"{counted(len(self.tests), 'alignment')} given as TEST ({_names(self.tests)}), "
                f"but {counted(len(self.golds), 'gold file')} ({_names(self.golds)})",
                cure=_REPEAT,
            )


def _names(paths: tuple[Path, ...]) -> str:
    return ", ".join(map(str, paths))


@verb(
    EvaluateOptions,
    prints={
        "beads": "beads of the alignment, gaps included",
        "strict": "a bead is right if the gold has exactly this bead",
        "lax": "a bead is right if it shares segments with one gold bead on both sides",
        "P": "precision: share of the beads that are right; a gap counts",
        "R": "recall: share of the gold beads that are found; a gap does not count",
        "F1": "harmonic mean of P and R",
        "95 %": "bootstrap interval of F1",
        "pooled": "all documents as one, if there are several",
    },
    examples=[
        "bitext evaluate a.beads --gold a.gold",
        "bitext evaluate a.beads b.beads --gold a.gold --gold b.gold",
        "bitext evaluate found --gold gold --json",
    ],
)
def evaluate(options: EvaluateOptions) -> None:
    """Score alignments against gold alignments.

    A TEST is a bead file, as `bitext align -o NAME.beads` writes it, or a folder of them. Each line of a file is one
    bead, such as [0, 1]:[0], with 0-based segments; an empty side is a gap. Files are paired with gold files in the
    given order or, if a folder is given, by name: NAME.beads with NAME.gold.
    """
    scores = score_files(options.tests, options.golds)
    if len(scores) > 1:
        scores.append(pooled(scores))
    if options.as_json:
        show_json([score.as_dict() for score in scores])
    else:
        show(_table(scores))


def _table(scores: list[Score]) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
    table.add_column("", overflow="fold")
    for heading in ("beads", "strict P", "R", "F1", "95 %", "lax P", "R", "F1", "95 %"):
        table.add_column(heading, justify="right")
    for score in scores:
        cells = [score.name, str(score.beads)]
        for rates in (score.strict, score.lax):
            cells += [_short(value, 3) for value in (rates.precision, rates.recall, rates.f1)]
            cells.append("–".join(_short(value, 2) for value in rates.interval))
        table.add_row(*cells)
    return table


def _short(share: float, digits: int) -> str:
    """A number of 0 to 1, rounded, in few characters so that the table fits 80 columns: ``.975``, ``1``."""
    return "1" if round(share, digits) == 1 else f"{share:.{digits}f}".lstrip("0")

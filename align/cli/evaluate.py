"""The verb `bitext evaluate`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from align.evaluation.scores import Score, pooled, score_files
from tmx.cli.console import show, show_json
from tmx.cli.paths import path_type

if TYPE_CHECKING:
    from rich.table import Table


class _ManyGolds(click.Command):
    """A command whose option --gold takes all the paths that follow it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Repeat --gold before each of its paths, then parse as usual."""
        spread: list[str] = []
        after_gold = False
        for arg in args:
            if arg.startswith("-"):
                after_gold = arg == "--gold"
                if not after_gold:
                    spread.append(arg)
            else:
                spread.extend(["--gold", arg] if after_gold else [arg])
        try:
            return super().parse_args(ctx, spread.copy())  # which parsing empties
        except click.MissingParameter as error:
            if error.param is None or error.param.name != "tests" or "--gold" not in spread:
                raise
            raise click.UsageError("all files are behind --gold. Put TEST… before it.", ctx) from None


@click.command(cls=_ManyGolds)
@click.argument("tests", metavar="TEST…", nargs=-1, required=True, type=path_type)
@click.option(
    "--gold",
    "golds",
    metavar="GOLD…",
    multiple=True,
    required=True,
    type=path_type,
    help="Gold alignments: files in the order of TEST, or a folder.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
def evaluate(tests: tuple[Path, ...], golds: tuple[Path, ...], as_json: bool) -> None:
    """Score alignments (TEST: bead files, or a folder of NAME.beads) against gold alignments.

    Strict: the very bead is in the gold. Lax: it overlaps one gold bead on both sides. Behind each F1 stands
    its 95 % bootstrap interval. The files of folders are paired by name.

    Each line of a file is one bead, such as [0, 1]:[0], with 0-based segments; an empty side is a gap.
    """
    scores = score_files(tests, golds)
    if len(scores) > 1:
        scores.append(pooled(scores))
    if as_json:
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

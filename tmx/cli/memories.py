"""The verbs that turn memories into other memories or formats, or count what they hold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from tmx.base.errors import BitextError, UsageError
from tmx.base.wording import counted
from tmx.cli import options
from tmx.cli.console import show, show_json, warn
from tmx.cli.paths import path_type

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tmx.base.report import WriteReport
    from tmx.tools.duplicates import Keep
    from tmx.tools.stats import MemoryStats


@click.command()
@click.argument("source", type=path_type, metavar="IN")
@click.argument("target", type=path_type, metavar="OUT")
@click.option("--from", "source_format", metavar="FORMAT", help="Format of IN, if its suffix does not say.")
@click.option("--to", "target_format", metavar="FORMAT", help="Format of OUT, if its suffix does not say.")
@click.option("--source-lang", metavar="CODE", help="Source language, if IN does not say or holds several.")
@click.option("--target-lang", metavar="CODE", help="Target language, if IN does not say or holds several.")
@options.profile
@options.as_json
@options.quiet
def convert(source: Path, target: Path, as_json: bool, quiet: bool, **choices: Any) -> None:
    """Turn one format of bilingual file into another, saying what OUT cannot hold.

    Formats: tmx, xliff (1.2), xliff2 (2.0), tbx, po, csv, tsv, xlsx, moses (NAME.en-fr stands for NAME.en-fr.en
    and NAME.en-fr.fr). The suffixes choose them.
    """
    from tmx.tools.conversion import convert as convert_file

    conversion = convert_file(source, target, **choices)
    for remark in () if quiet or as_json else conversion.remarks:
        warn(f"{source}: {remark}")
    options.tell(conversion.report, as_json=as_json, quiet=quiet, remarks=list(conversion.remarks))


@click.command()
@click.argument("files", nargs=-1, required=True, type=path_type, metavar="FILE…")
@options.output
@click.option("--duplicates", is_flag=True, help="Keep units that come twice.")
@options.profile
@options.as_json
@options.quiet
def merge(
    files: tuple[Path, ...], output: Path, duplicates: bool, profile: str, as_json: bool, quiet: bool
) -> None:
    """Join memories into one, in order, each unit once."""
    from tmx.tools.merging import merge as merge_files

    options.tell(
        merge_files(files, output, duplicates=duplicates, profile=profile), as_json=as_json, quiet=quiet
    )


@click.command()
@click.argument("file", type=path_type, metavar="FILE")
@options.output
@click.option(
    "--keep",
    type=click.Choice(["all", "newest", "confident", "first", "last"]),
    default="all",
    show_default=True,
    help="Which unit of a source stays; all drops only units that are the same in every segment.",
)
@options.tmx_output("--rest", help="Write the units that do not stay to this TMX file.")
@options.as_json
@options.quiet
def dedupe(file: Path, output: Path, keep: str, rest: Path | None, as_json: bool, quiet: bool) -> None:
    """Drop units that say the same twice, or keep one unit for each source."""
    from tmx.tools.duplicates import dedupe as dedupe_file

    options.tell(dedupe_file(file, output, keep=cast("Keep", keep), rest=rest), as_json=as_json, quiet=quiet)


@click.command(name="filter")
@click.argument("file", type=path_type, metavar="FILE")
@options.output
@click.option("--min-confidence", type=float, metavar="X", help="The least x-confidence, 0 to 1.")
@click.option("--role", "roles", multiple=True, metavar="ROLE", help="An x-role to keep. Repeatable.")
@click.option("--min-length", type=click.IntRange(0), default=0, help="The least characters of each segment.")
@click.option("--max-length", type=click.IntRange(0), default=0, help="The most characters of each segment.")
@click.option(
    "--max-ratio", type=click.FloatRange(0), default=0, help="The most the longer side exceeds the shorter."
)
@click.option("--source-lang", metavar="CODE", help="Cut units down to this source language.")
@click.option("--target-lang", metavar="CODE", help="Cut units down to this target language.")
@click.option("--source-pattern", metavar="REGEX", help="A regular expression to find in the source.")
@click.option("--target-pattern", metavar="REGEX", help="A regular expression to find in the target.")
@click.option(
    "--property", "properties", multiple=True, metavar="NAME=VALUE", help="A property to have. Repeatable."
)
@click.option("--invert", is_flag=True, help="Keep the units that do not meet the conditions.")
@options.as_json
@options.quiet
def filter_(file: Path, output: Path, invert: bool, as_json: bool, quiet: bool, **choices: Any) -> None:
    """Keep the units that meet all conditions, and say how many others there were and why."""
    from tmx.tools.filters import Conditions, filter_tmx

    choices["roles"] = frozenset(choices["roles"])
    choices["properties"] = tuple(_name_and_value(text) for text in choices["properties"])
    report = filter_tmx(file, output, Conditions(**choices), invert=invert)
    options.tell(report, as_json=as_json, quiet=quiet)


def _name_and_value(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise UsageError(f"{text!r} is no condition", cure="Write NAME=VALUE, as in x-role=title.")
    return name, value


@click.command()
@click.argument("file", type=path_type, metavar="FILE")
@click.option(
    "-o",
    "--output",
    "folder",
    type=path_type,
    required=True,
    metavar="FOLDER",
    help="Where the files go.",
)
@click.option("--by", "name", metavar="PROPERTY", help="One file for each value, as in --by x-document.")
@click.option("--size", type=int, metavar="N", help="Files of N units.")
@options.as_json
@options.quiet
def split(file: Path, folder: Path, name: str | None, size: int | None, as_json: bool, quiet: bool) -> None:
    """Cut a memory into several files, by a property or by size."""
    from tmx.tools.split import split_by_property, split_by_size

    if (name is None) is (size is None):
        raise UsageError("give --by PROPERTY or --size N", cure="bitext split FILE --by x-document -o FOLDER")
    reports = (
        split_by_size(file, folder, size or 0) if name is None else split_by_property(file, folder, name)
    )
    if as_json:
        show_json([report.as_dict() for report in reports])
    elif not quiet:
        _show_reports(reports)


def _show_reports(reports: Iterable[WriteReport]) -> None:
    for report in reports:
        click.echo(str(report))


@click.command()
@click.argument("files", nargs=-1, required=True, type=path_type, metavar="FILE…")
@options.as_json
def stats(files: tuple[Path, ...], as_json: bool) -> int:
    """Count what memories hold: units, words and characters by language, roles, documents, confidence."""
    from tmx.cli.stats_table import stats_tables
    from tmx.tools.stats import memory_stats

    counts = {file: options.attempt(memory_stats, file) for file in files}
    if as_json:
        show_json({str(file): _as_data(count) for file, count in counts.items()})
    for file, count in counts.items():
        if isinstance(count, BitextError):
            continue
        if not as_json:
            show(*stats_tables(str(file), count))
        if count.errors:
            warn(f"{file}: {counted(count.errors, 'error')} in reading; see `bitext check {file}`")
    return options.exit_code(counts.values())


def _as_data(counts: MemoryStats | BitextError) -> dict[str, Any]:
    return {"error": counts.as_dict()} if isinstance(counts, BitextError) else counts.as_dict()

"""The verbs of the command line that work on memories: short functions over the public API."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from tmx.console import show, show_json, warn
from tmx.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tmx.check import CheckResult
    from tmx.duplicates import Keep
    from tmx.findings import Finding
    from tmx.report import WriteReport

_path = click.Path(path_type=Path)
_output = click.option(
    "-o", "--output", type=_path, required=True, metavar="OUT", help="The TMX file to write."
)
_profile = click.option(
    "--profile",
    default="generic",
    show_default=True,
    help="Tool to write for: generic, omegat, trados, memoq, cloud.",
)
_json = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
_quiet = click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
_SHOWN_OF_A_RULE = 20


def _tell(report: WriteReport, *, as_json: bool, quiet: bool, **more: Any) -> None:
    """Print what was written, left out and altered."""
    if as_json:
        show_json({**report.as_dict(), **more})
    elif not quiet:
        click.echo(str(report))


@click.command()
@click.argument("files", nargs=-1, required=True, type=_path, metavar="FILE…")
@click.option("--fix", is_flag=True, help="Write a repaired copy to OUT.")
@click.option("-o", "--output", type=_path, metavar="OUT", help="Where --fix writes the repaired file.")
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option(
    "--all", "show_all", is_flag=True, help=f"Show more than {_SHOWN_OF_A_RULE} findings of a rule."
)
@_profile
@_json
@_quiet
def check(
    files: tuple[Path, ...],
    fix: bool,
    output: Path | None,
    strict: bool,
    show_all: bool,
    profile: str,
    as_json: bool,
    quiet: bool,
) -> int:
    """Say what a CAT tool would refuse, drop or match badly in TMX files, one finding a line.

    Exit code 1 if there is an error (with --strict, or a warning); with --fix, only if no copy was written.
    """
    from tmx.fix import fix_tmx

    if fix is not (output is not None) or (fix and len(files) != 1):
        raise UsageError("--fix takes one file and needs -o", cure="bitext check FILE --fix -o OUT")
    results = [_checked(file, quiet=quiet or as_json, show_all=show_all) for file in files]
    report = fix_tmx(files[0], output, profile=profile) if output else None
    if as_json:
        show_json({"files": [_as_data(result) for result in results], "fixed": report and report.as_dict()})
    elif report and not quiet:
        click.echo(str(report))
    failed = any(result.errors or (strict and result.warnings) for result in results)
    return int(failed and not report)


def _checked(path: Path, *, quiet: bool, show_all: bool) -> CheckResult:
    """Check one file, printing each finding when it is made, and a last line of counts."""
    from tmx.check import check_tmx

    result = check_tmx(path, None if quiet else _printer(path, show_all=show_all))
    if not quiet:
        infos = len(result.findings) - result.errors - result.warnings
        click.echo(
            f"{path}: {result.units} units; {result.errors} errors, {result.warnings} warnings, {infos} remarks"
        )
    return result


def _printer(path: Path, *, show_all: bool) -> Callable[[Finding], None]:
    counts: dict[str, int] = {}

    def show_finding(finding: Finding) -> None:
        count = counts[finding.rule_id] = counts.get(finding.rule_id, 0) + 1
        if show_all or count <= _SHOWN_OF_A_RULE:
            click.echo(f"{path}:{_one_line(finding)}")
        elif count == _SHOWN_OF_A_RULE + 1:
            click.echo(f"{path}: {finding.rule_id}: more of the same; --all shows them")

    return show_finding


def _one_line(finding: Finding) -> str:
    """The finding as ``LINE: severity rule: explanation (detail). Cure``, without control characters."""
    rule = finding.rule
    detail = f" ({finding.detail})" if finding.detail else ""
    line = f"{finding.line}: {rule.severity} {rule.id}: {rule.says}{detail}. {rule.cure}"
    return "".join(character if character.isprintable() else "\ufffd" for character in line)


def _as_data(result: CheckResult) -> dict[str, Any]:
    return {
        "path": str(result.path),
        "units": result.units,
        "errors": result.errors,
        "warnings": result.warnings,
        "counts": dict(result.findings.counts),
        "findings": [
            {
                "line": finding.line,
                "severity": str(finding.severity),
                "rule": finding.rule_id,
                "says": finding.rule.says,
                "detail": finding.detail,
                "cure": finding.rule.cure,
                "fix": finding.rule.fix,
            }
            for finding in result.findings.kept
        ],
    }


@click.command()
@click.argument("source", type=_path, metavar="IN")
@click.argument("target", type=_path, metavar="OUT")
@click.option("--from", "source_format", metavar="FORMAT", help="Format of IN, if its suffix does not say.")
@click.option("--to", "target_format", metavar="FORMAT", help="Format of OUT, if its suffix does not say.")
@click.option("--source-lang", metavar="CODE", help="Source language, if IN does not say or holds several.")
@click.option("--target-lang", metavar="CODE", help="Target language, if IN does not say or holds several.")
@_profile
@_json
@_quiet
def convert(source: Path, target: Path, as_json: bool, quiet: bool, **options: Any) -> None:
    """Turn one format of bilingual file into another, saying what OUT cannot hold.

    Formats: tmx, xliff (1.2), xliff2 (2.0), tbx, po, csv, tsv, xlsx, moses (NAME.en-fr stands for NAME.en-fr.en
    and NAME.en-fr.fr). The suffixes choose them.
    """
    from tmx.conversion import convert as convert_file

    conversion = convert_file(source, target, **options)
    for remark in () if quiet or as_json else conversion.remarks:
        warn(f"{source}: {remark}")
    _tell(conversion.report, as_json=as_json, quiet=quiet, remarks=list(conversion.remarks))


@click.command()
@click.argument("files", nargs=-1, required=True, type=_path, metavar="FILE…")
@_output
@click.option("--duplicates", is_flag=True, help="Keep units that come twice.")
@_profile
@_json
@_quiet
def merge(
    files: tuple[Path, ...], output: Path, duplicates: bool, profile: str, as_json: bool, quiet: bool
) -> None:
    """Join memories into one, in order, each unit once."""
    from tmx.merging import merge as merge_files

    _tell(merge_files(files, output, duplicates=duplicates, profile=profile), as_json=as_json, quiet=quiet)


@click.command()
@click.argument("file", type=_path, metavar="FILE")
@_output
@click.option(
    "--keep",
    type=click.Choice(["all", "newest", "confident", "first", "last"]),
    default="all",
    show_default=True,
    help="Which unit of a source stays; all drops only units that are the same in every segment.",
)
@click.option("--rest", type=_path, metavar="OUT", help="Write the units that do not stay to this TMX file.")
@_json
@_quiet
def dedupe(file: Path, output: Path, keep: str, rest: Path | None, as_json: bool, quiet: bool) -> None:
    """Drop units that say the same twice, or keep one unit for each source."""
    from tmx.duplicates import dedupe as dedupe_file

    _tell(dedupe_file(file, output, keep=cast("Keep", keep), rest=rest), as_json=as_json, quiet=quiet)


@click.command(name="filter")
@click.argument("file", type=_path, metavar="FILE")
@_output
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
@_json
@_quiet
def filter_(file: Path, output: Path, invert: bool, as_json: bool, quiet: bool, **options: Any) -> None:
    """Keep the units that meet all conditions, and say how many others there were and why."""
    from tmx.filters import Conditions, filter_tmx

    options["roles"] = frozenset(options["roles"])
    options["properties"] = tuple(_name_and_value(text) for text in options["properties"])
    report, dropped = filter_tmx(file, output, Conditions(**options), invert=invert)
    _tell(report, as_json=as_json, quiet=quiet, dropped=dict(dropped))
    if not (as_json or quiet):
        for reason, count in dropped.most_common():
            click.echo(f"{count} dropped: {reason}")


def _name_and_value(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise UsageError(f"{text!r} is no condition", cure="Write NAME=VALUE, as in x-role=title.")
    return name, value


@click.command()
@click.argument("file", type=_path, metavar="FILE")
@click.option(
    "-o", "--output", "folder", type=_path, required=True, metavar="FOLDER", help="Where the files go."
)
@click.option("--by", "name", metavar="PROPERTY", help="One file for each value, as in --by x-document.")
@click.option("--size", type=int, metavar="N", help="Files of N units.")
@_json
@_quiet
def split(file: Path, folder: Path, name: str | None, size: int | None, as_json: bool, quiet: bool) -> None:
    """Cut a memory into several files, by a property or by size."""
    from tmx.split import split_by_property, split_by_size

    if (name is None) is (size is None):
        raise UsageError("give --by PROPERTY or --size N", cure="bitext split FILE --by x-document -o FOLDER")
    reports = split_by_property(file, folder, name) if name else split_by_size(file, folder, size or 0)
    if as_json:
        show_json([report.as_dict() for report in reports])
    elif not quiet:
        _show_reports(reports)


def _show_reports(reports: Iterable[WriteReport]) -> None:
    for report in reports:
        click.echo(str(report))


@click.command()
@click.argument("files", nargs=-1, required=True, type=_path, metavar="FILE…")
@_json
def stats(files: tuple[Path, ...], as_json: bool) -> None:
    """Count what memories hold: units, words and characters by language, roles, documents, confidence."""
    from tmx.stats import memory_stats
    from tmx.stats_table import stats_tables

    counts = {str(file): memory_stats(file) for file in files}
    if as_json:
        show_json({name: count.as_dict() for name, count in counts.items()})
        return
    for name, count in counts.items():
        show(*stats_tables(name, count))

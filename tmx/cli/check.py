"""``bitext check``: the findings as lines or as data."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tmx.base.errors import BitextError, UsageError
from tmx.base.wording import counted
from tmx.cli import options
from tmx.cli.console import show_json
from tmx.cli.paths import path_type

if TYPE_CHECKING:
    from collections.abc import Callable

    from tmx.base.findings import Finding
    from tmx.check.check import CheckResult

_SHOWN_OF_A_RULE = 20


@click.command()
@click.argument("files", nargs=-1, required=True, type=path_type, metavar="FILE…")
@click.option("--fix", is_flag=True, help="Write a repaired copy to OUT.")
@options.tmx_output("-o", "--output", help="Where --fix writes the repaired file.")
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option(
    "--all", "show_all", is_flag=True, help=f"Show more than {_SHOWN_OF_A_RULE} findings of a rule."
)
@options.profile
@options.as_json
@options.quiet
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

    Exit code 2 if a file is missing, else 1 if one cannot be read or has an error (with --strict, or a warning).
    With --fix findings do not count: 0 if the copy was written.
    """
    from tmx.base.report import WriteReport
    from tmx.check.fix import fix_tmx

    if fix is not (output is not None) or (fix and len(files) != 1):
        raise UsageError("--fix takes one file and needs -o", cure="bitext check FILE --fix -o OUT")
    results = [_checked(file, quiet=quiet or as_json, show_all=show_all) for file in files]
    code = options.exit_code(results)
    fixed = None
    if output and not code:
        fixed = options.attempt(partial(fix_tmx, output=output, profile=profile), files[0])
    if as_json:
        data = [_as_data(file, result) for file, result in zip(files, results, strict=True)]
        show_json({"files": data, "fixed": fixed and fixed.as_dict()})
    elif isinstance(fixed, WriteReport) and not quiet:
        click.echo(str(fixed))
    if output:
        return code or options.exit_code([fixed])
    read = [result for result in results if not isinstance(result, BitextError)]
    return code or int(any(result.errors or (strict and result.warnings) for result in read))


def _checked(path: Path, *, quiet: bool, show_all: bool) -> CheckResult | BitextError:
    """Check one file, printing each finding when it is made, and a last line of counts."""
    from tmx.check.check import check_tmx

    show = None if quiet else _printer(path, show_all=show_all)
    result = options.attempt(partial(check_tmx, report=show), path)
    if not quiet and not isinstance(result, BitextError):
        notices = len(result.findings) - result.errors - result.warnings
        counts = ((result.errors, "error"), (result.warnings, "warning"), (notices, "notice"))
        found = ", ".join(counted(number, noun) for number, noun in counts)
        click.echo(f"{path}: {counted(result.units, 'unit')}; {found}")
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


def _as_data(path: Path, result: CheckResult | BitextError) -> dict[str, Any]:
    if isinstance(result, BitextError):
        return {"path": str(path), "error": result.as_dict()}
    return {
        "path": str(path),
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

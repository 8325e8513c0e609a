"""``bitext check``: the findings as lines or as data."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click

from tmx.base.errors import BitextError, UsageError
from tmx.base.wording import counted
from tmx.cli.console import attempt, exit_code, show_json, warn_unused
from tmx.cli.options import TMX, Files, Printing, ProfileName, SetLang
from tmx.cli.outputs import check_free
from tmx.cli.verb import option, verb

if TYPE_CHECKING:
    from tmx.base.findings import Finding
    from tmx.check.check import CheckResult

_SHOWN_OF_A_RULE = 20


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What to check, and what to do about the findings."""

    files: Files
    fix: Annotated[bool, option("--fix", is_flag=True, help="Write a repaired copy to OUT.")]
    output: Annotated[
        Path | None,
        option("-o", "--output", type=TMX, metavar="OUT", help="The repaired TMX file that --fix writes."),
    ]
    set_lang: SetLang
    keep_codes: Annotated[
        bool, option("--keep-codes", is_flag=True, help="With --fix, write the language codes as they are.")
    ]
    profile: ProfileName
    strict: Annotated[bool, option("--strict", is_flag=True, help="Fail on warnings too.")]
    show_all: Annotated[
        bool, option("--all", is_flag=True, help=f"Show more than {_SHOWN_OF_A_RULE} findings per rule.")
    ]
    printing: Printing

    def __post_init__(self) -> None:
        if self.fix is not (self.output is not None) or (self.fix and len(self.files) != 1):
            raise UsageError("--fix and -o go together, with one file", cure="bitext check FILE --fix -o OUT")


@verb(
    CheckOptions,
    prints={
        "FILE:LINE: …": "a finding: its severity, its rule, what is wrong, what was seen there (in brackets), and "
        "what to do about it; line 0 is the file as a whole",
        "error": "a tool refuses the file or loses the unit",
        "warning": "a tool uses the file in another way than intended",
        "notice": "worth knowing",
        "FILE: N units; …": "last line of a file: how many units were read, and findings by severity",
    },
    examples=[
        "bitext check memory.tmx",
        "bitext check memory.tmx --fix -o repaired.tmx",
        "bitext check *.tmx --strict --quiet",
    ],
)
def check(options: CheckOptions) -> int:
    """Report what CAT tools would refuse or drop in a TMX file.

    It also reports what tools would match badly. With --fix, a copy is written in which every fault with one sure cure
    is repaired.

    The exit code is 2 if a file is missing, 1 if a file cannot be read or has an error (with --strict, or a warning),
    and 0 otherwise. With --fix, findings do not count: it is 0 if the copy was written.
    """
    from tmx.check.fix import fix_tmx

    if options.output is not None:
        check_free([options.output], options.files)
    printing = options.printing
    silent = printing.quiet or printing.as_json
    results = [_checked(file, silent=silent, show_all=options.show_all) for file in options.files]
    code = exit_code(results)
    fixed = None
    if options.output and not code:
        fix = partial(
            fix_tmx,
            output=options.output,
            profile=options.profile,
            languages=options.set_lang,
            keep_codes=options.keep_codes,
        )
        fixed = attempt(fix, options.files[0])
    if printing.as_json:
        files = [_as_data(file, result) for file, result in zip(options.files, results, strict=True)]
        show_json({"files": files, "fixed": fixed and fixed.as_dict()})
    elif fixed and not isinstance(fixed, BitextError) and not printing.quiet:
        warn_unused("--set-lang", options.set_lang, fixed.codes)
        click.echo(str(fixed))
    if options.fix:
        return code or exit_code([fixed])
    return code or int(_is_faulty(results, strict=options.strict))


def _is_faulty(results: Iterable[CheckResult | BitextError], *, strict: bool) -> bool:
    read = [result for result in results if not isinstance(result, BitextError)]
    return any(result.errors or (strict and result.warnings) for result in read)


def _checked(path: Path, *, silent: bool, show_all: bool) -> CheckResult | BitextError:
    """Check one file, printing each finding when it is made, and a last line of counts."""
    from tmx.check.check import check_tmx

    show = None if silent else _printer(path, show_all=show_all)
    result = attempt(partial(check_tmx, report=show), path)
    if not silent and not isinstance(result, BitextError):
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


def _as_data(path: Path, result: CheckResult | BitextError) -> dict[str, object]:
    if isinstance(result, BitextError):
        return {"path": str(path), "error": result.as_dict()}
    return result.as_dict()

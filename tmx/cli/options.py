"""Options that several verbs have, and how they tell what they wrote."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tmx.base.errors import BitextError, UsageError
from tmx.cli.console import show_json
from tmx.cli.paths import path_type
from tmx.write.profiles import profile_named

if TYPE_CHECKING:
    from tmx.base.report import WriteReport

T = TypeVar("T")


def _tmx_path(context: click.Context, parameter: click.Parameter, path: Path | None) -> Path | None:
    if path is None or path.name.lower().endswith((".tmx", ".tmx.gz")) or _is_device(path):
        return path
    raise UsageError(
        "this verb writes TMX",
        path=path,
        cure="End the name in .tmx or .tmx.gz; `bitext convert` does the rest.",
    )


def _is_device(path: Path) -> bool:
    """Whether the path is a stream such as ``/dev/stdout``."""
    with suppress(OSError):
        return path.exists() and not path.is_file() and not path.is_dir()
    return False


def _profile_name(context: click.Context, parameter: click.Parameter, name: str) -> str:
    return profile_named(name).name


def tmx_output(*names: str, help: str, required: bool = False) -> Callable[[Any], Any]:  # noqa: A002
    """An option that names a TMX file to write."""
    return click.option(
        *names, type=path_type, callback=_tmx_path, metavar="OUT", help=help, required=required
    )


output = tmx_output("-o", "--output", help="The TMX file to write.", required=True)
profile = click.option(
    "--profile",
    default="generic",
    show_default=True,
    callback=_profile_name,
    help="Tool to write for: generic, omegat, trados, memoq, cloud.",
)
as_json = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
quiet = click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")


def tell(report: WriteReport, *, as_json: bool, quiet: bool, **more: object) -> None:
    """Print what was written, left out and altered."""
    if as_json:
        show_json({**report.as_dict(), **more})
    elif not quiet:
        click.echo(str(report))


def attempt(work: Callable[[Path], T], file: Path) -> T | BitextError:
    """What the work on one of several files gives; if it fails, the error, which is shown."""
    try:
        return work(file)
    except BitextError as error:
        click.echo(f"bitext: {error}", err=True)
        return error


def exit_code(results: Iterable[object]) -> int:
    """The gravest exit code of the errors among the results."""
    return max((result.exit_code for result in results if isinstance(result, BitextError)), default=0)

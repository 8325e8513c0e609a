"""The command `bitext`: verbs are imported on use, errors become messages and exit codes."""

from __future__ import annotations

import io
import os
import sys
from importlib import import_module

import click

try:
    from tmx.base.errors import BitextError
except ImportError:
    # An unrelated package of the public index has the import name tmx too.
    import tmx

    sys.exit(
        f"bitext: the package tmx that was imported is not bitext's own: {getattr(tmx, '__file__', tmx)}\n"
        "  Uninstall the other one, or install bitext into a virtual environment of its own."
    )

# verb -> (module, function, one line of help); the line stands here so that --help imports nothing.
VERBS: dict[str, tuple[str, str, str]] = {
    "align": ("align.cli.align", "align", "Align two language versions and write a TMX."),
    "review": ("align.cli.review", "review", "Write a page or a sheet to review an alignment with."),
    "apply": ("align.cli.apply", "apply", "Take a saved review over into a TMX."),
    "segment": ("align.cli.segment", "segment", "Show the structure that is read from a text."),
    "evaluate": ("align.cli.evaluate", "evaluate", "Score alignments against gold alignments."),
    "check": ("tmx.cli.check", "check", "Say what a CAT tool would refuse or drop in a TMX."),
    "convert": ("tmx.cli.memories", "convert", "Turn one format of bilingual file into another."),
    "merge": ("tmx.cli.memories", "merge", "Join memories into one."),
    "dedupe": ("tmx.cli.memories", "dedupe", "Drop units that say the same twice."),
    "filter": ("tmx.cli.memories", "filter_", "Keep the units that meet conditions."),
    "split": ("tmx.cli.memories", "split", "Cut a memory into several files."),
    "stats": ("tmx.cli.memories", "stats", "Count what a memory holds."),
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in the order of the table, which is the order of the work."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one verb."""
        if cmd_name not in VERBS:
            return None
        module, function, _ = VERBS[cmd_name]
        command = getattr(import_module(module), function)
        assert isinstance(command, click.Command)  # noqa: S101
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the verbs from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, _, line) in VERBS.items()])


@click.group(
    cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="bitext", message="%(prog)s %(version)s")
def cli() -> None:
    """Align bilingual documents and build translation memories, offline."""


def main() -> None:
    """Run the command; exit with 0, 1 (the work failed) or 2 (bad use), never with a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A pipe gets UTF-8 whatever the locale; a terminal that cannot show a character shows a mark.
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
    try:
        code = cli.main(standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:
        _fail("stopped by the user", 130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except BitextError as error:
        _fail(str(error), error.exit_code)
    except KeyboardInterrupt:
        _fail("stopped by the user", 130)
    except BrokenPipeError:
        _silence()
        sys.exit(1)
    except OSError as error:
        _silence()
        _fail(f"cannot write: {error.strerror or error}", 1)
    sys.exit(code if isinstance(code, int) else 0)


def _silence() -> None:
    """Let nothing more be written to standard output, not even at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(message: str, code: int) -> None:
    click.echo(f"bitext: {message}", err=True)
    sys.exit(code)

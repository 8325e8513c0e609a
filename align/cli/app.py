"""The command `bitext`: verbs are imported on use, errors become messages and exit codes."""

from __future__ import annotations

import io
import os
import sys

import click

try:
    from tmx.base.errors import BitextError
    from tmx.base.threads import use_one_thread
    from tmx.cli.group import LazyGroup
except ImportError as error:
    # The script looks before (`align.cli.script`); this is for those who call `main`.
    other = getattr(sys.modules.get("tmx"), "__file__", error)
    sys.exit(
        f"bitext: the package tmx that was imported is not bitext's own: {other}\n"
        "  Install bitext into a virtual environment of its own."
    )

# verb -> (module:function, the first line of its help), so that the list of verbs imports none of them.
VERBS: dict[str, tuple[str, str]] = {
    "align": ("align.cli.align:align", "Align two texts and write a translation memory."),
    "corpus": ("align.cli.corpus:corpus", "Align many documents and gather them in one corpus."),
    "review": ("align.cli.review:review", "Write a page or a sheet for reviewing an alignment."),
    "apply": ("align.cli.apply:apply", "Apply a saved review and write the reviewed memory."),
    "segment": ("align.cli.segment:segment", "Show the structure of a text, or write it clean."),
    "evaluate": ("align.cli.evaluate:evaluate", "Score alignments against gold alignments."),
    "memory": ("align.cli.memory:memory", "Keep a memory of many documents in one file."),
    "lookup": ("tmx.cli.lookup:lookup", "Show what a memory holds that matches a text."),
    "leverage": ("align.cli.leverage:leverage", "Count what a memory translates of documents."),
    "lineage": ("align.cli.lineage:lineage", "Show which earlier paragraphs a document renews."),
    "pretranslate": (
        "align.cli.pretranslate:pretranslate",
        "Translate a document as far as a memory goes.",
    ),
    "merge-back": ("align.cli.merge_back:merge_back", "Turn a translated XLIFF file into a DOCX."),
    "concord": ("tmx.cli.concord:concord", "Show where words occur, and what translates them."),
    "terms": ("tmx.cli.terms:terms", "Propose a bilingual termbase from a memory."),
    "variants": ("tmx.cli.variants:variants", "List what is translated in several ways."),
    "qa": ("align.cli.qa:qa", "Check the translations in a memory."),
    "check": ("tmx.cli.check:check", "Report what CAT tools would refuse or drop in a TMX file."),
    "convert": ("tmx.cli.convert:convert", "Convert a bilingual file to another format."),
    "merge": ("tmx.cli.merge:merge", "Merge translation memories into one."),
    "dedupe": ("tmx.cli.dedupe:dedupe", "Remove duplicate units from a memory."),
    "filter": ("tmx.cli.filter:filter_", "Keep the units that meet given conditions."),
    "subtract": ("tmx.cli.subtract:subtract", "Keep the units of one memory that another lacks."),
    "diff": ("align.cli.diff:diff", "Show what was added, removed and changed between two memories."),
    "replace": ("tmx.cli.replace:replace", "Replace text in the segments of a memory."),
    "clean": ("tmx.cli.clean:clean", "Take codes or names of users out of a memory."),
    "split": ("tmx.cli.split:split", "Split a memory into several files."),
    "stats": ("tmx.cli.stats:stats", "Count what memories contain."),
}


@click.group(
    "bitext",
    cls=LazyGroup,
    verbs=VERBS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="bitext", message="%(prog)s %(version)s")
def cli() -> None:
    """Align bilingual documents and build translation memories, offline.

    `bitext COMMAND --help` explains a command, with examples. Exit codes: 0 success, 1 the work failed, 2 bad use.
    """


def main() -> None:
    """Run the command; exit with 0, 1 (the work failed) or 2 (bad use), never with a traceback."""
    use_one_thread()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A pipe gets UTF-8 whatever the locale; a terminal that cannot show a character shows a mark.
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
    try:
        code = cli.main(prog_name="bitext", standalone_mode=False)
        sys.stdout.flush()
    except (click.exceptions.Abort, KeyboardInterrupt):
        _fail("interrupted", 130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except BitextError as error:
        _fail(str(error), error.exit_code)
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

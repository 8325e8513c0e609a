"""``bitext concord``: words in their context on both sides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import click

from tmx.base.stems import has_stems
from tmx.cli.console import show, show_json, warn
from tmx.cli.options import Json, MemoryFile, SourceLang, TargetLang
from tmx.cli.verb import argument, option, verb


@dataclass(frozen=True, slots=True)
class ConcordOptions:
    """What to look for, and where."""

    text: Annotated[str, argument(metavar="TEXT")]
    memory: MemoryFile
    source_lang: SourceLang
    target_lang: TargetLang
    lemma: Annotated[
        bool, option("--lemma", is_flag=True, help="Find other forms of the words too, such as the plural.")
    ]
    regex: Annotated[bool, option("--regex", is_flag=True, help="TEXT is a regular expression.")]
    case: Annotated[bool, option("--case", is_flag=True, help="Capitals count.")]
    limit: Annotated[
        int,
        option(
            "--limit",
            type=click.IntRange(min=1),
            default=20,
            show_default=True,
            metavar="N",
            help="The most places to show.",
        ),
    ]
    as_json: Json


@verb(
    ConcordOptions,
    prints={
        "TEXT: N units": "how many units have the words; `or more` where only the newest were looked at",
        "translated by": "what probably translates them, with the number of units of each",
        "left, words, right": "the words in their context, one line per place, the newest units first",
        "Nothing found": "and what else may find something",
        "below each": "what probably translates them in its context, and the document with the number of the unit",
    },
    examples=[
        'bitext concord "technical cooperation" --tm TM.db',
        "bitext concord resolution --tm TM.db --lemma --limit 50",
        'bitext concord "coopér*" --tm TM.db --source-lang fr --json',
    ],
)
def concord(options: ConcordOptions) -> None:
    """Show where words occur, and what translates them.

    Words are found as whole words, whatever their case; * stands for any letters. What translates them is found by
    counting: it is in the units that have the words, and in few others. The language is the one in which most texts
    of the memory have the words, if --source-lang does not say it.
    """
    from tmx.lexicon.concordance import concord as find
    from tmx.memory import Memory

    with Memory(options.memory) as memory:
        found = find(
            memory,
            options.text,
            options.source_lang,
            options.target_lang,
            lemma=options.lemma,
            regex=options.regex,
            case=options.case,
            limit=options.limit,
        )
    if options.lemma and not has_stems(found.langs[0]):
        warn(f"other forms of words are not known in {found.langs[0]}: only the words themselves are found")
    if options.as_json:
        show_json(found.as_dict())
    else:
        from tmx.cli.concord_table import concordance_lines

        show(*concordance_lines(found))
        if not found.hits:
            click.echo("\n  ".join(["Nothing found.", *_other_ways(options)]))


def _other_ways(options: ConcordOptions) -> Iterator[str]:
    """What else may find something."""
    if options.regex:
        yield "An expression is searched for in each text as it stands."
    else:
        if not options.lemma:
            yield "--lemma finds other forms of the words too."
        yield "* stands for any letters: resol*"
    if options.case:
        yield "Without --case, capitals do not count."
    if options.source_lang:
        yield "Without --source-lang, all languages are searched."

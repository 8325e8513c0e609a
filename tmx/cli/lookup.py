"""``bitext lookup``: what a memory holds that matches a text."""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import click

from tmx.base.errors import UsageError
from tmx.cli.console import show, show_json
from tmx.cli.options import Json, MemoryFile, SourceLang, TargetLang
from tmx.cli.values import path_type
from tmx.cli.verb import argument, option, verb

if TYPE_CHECKING:
    from tmx.memory import Match, Memory, Part

_FEW = 4  # words that are looked for in texts rather than as one


@dataclass(frozen=True, slots=True)
class LookupOptions:
    """What to look up, and where."""

    text: Annotated[str | None, argument(required=False, metavar="[TEXT]")]
    memory: MemoryFile
    file: Annotated[
        Path | None,
        option(
            "--from",
            type=path_type,
            metavar="FILE",
            help="Look up every line of a text file; - for standard input.",
        ),
    ]
    threshold: Annotated[
        int,
        option(
            "--threshold",
            type=int,
            default=70,
            show_default=True,
            metavar="N",
            help="Lowest score, 40 to 100.",
        ),
    ]
    limit: Annotated[
        int,
        option(
            "--limit",
            type=click.IntRange(1),
            default=5,
            show_default=True,
            metavar="N",
            help="Most matches of a text.",
        ),
    ]
    context: Annotated[
        bool,
        option(
            "--context",
            is_flag=True,
            help="The lines follow one another: equal ones between the same two have 101.",
        ),
    ]
    parts: Annotated[
        bool | None,
        option(
            "--parts/--no-parts",
            default=None,
            help="Show the longest stretches that the memory holds, with what translates them; by default of one text "
            "that has no match of 100 and none adapted.",
        ),
    ]
    source_lang: SourceLang
    target_lang: TargetLang
    as_json: Json


@verb(
    LookupOptions,
    prints={
        "SCORE  ORIGIN": "101 equal, and so are the texts around it; 100 equal; below, as much as differs",
        "[-words-] {+words+}": "words that only the source of the match has; that only TEXT has",
        "TEXT (N) = WORDS (N)": "a part of TEXT, the texts that hold it, and what translates it in so many of them",
        "adapted": "its translation with the numbers, dates and symbols of TEXT, if only they differ",
    },
    examples=[
        'bitext lookup "Decides to remain seized of the matter" --tm TM.db',
        "bitext lookup --from lines.txt --tm TM.db --threshold 85 --json",
    ],
)
def lookup(options: LookupOptions) -> int:
    """Show what a memory holds that matches a text.

    Without --source-lang, the language is that of the memory which knows most of the words; without --target-lang,
    it is the other language of a memory of two. With --json and --from, each line gives one line of JSON.
    """
    from tmx.cli.lookup_shown import shown
    from tmx.memory import Memory

    texts = _texts(options)
    with Memory(options.memory) as memory:
        source, target = memory.direction(texts, options.source_lang, options.target_lang)
        for text, matches in _found(memory, texts, source, target, options):
            is_known = any(match.score >= 100 or match.adapted is not None for match in matches)
            is_new = options.file is None and not is_known
            wanted = is_new if options.parts is None else options.parts
            parts = memory.parts(text, source, target) if wanted else None
            if not options.as_json:
                why = (
                    _why_none(memory, text, source, target, options)
                    if text and not (matches or parts)
                    else ""
                )
                show(*(shown(text, matches, parts or [], f"{source} → {target}", why) if text else []))
            elif options.file is None:
                show_json(_as_dict(text, matches, parts))
            else:
                print(json.dumps(_as_dict(text, matches, parts), ensure_ascii=False))  # noqa: T201
    return 0


def _texts(options: LookupOptions) -> list[str]:
    """The text, or the lines of the file.

    Raises:
        UsageError: both are given or neither, or there is no text.
        InputError: the file cannot be read.
    """
    if (options.text is None) == (options.file is None):
        raise UsageError("give either a text or --from", cure='For example: bitext lookup "text" --tm TM.db')
    if options.file is not None:
        lines = _lines(options.file)
        if not any(lines):
            raise UsageError(
                "the file has no text", path=options.file, cure="Give a file with a text on each line."
            )
        return lines
    text = (options.text or "").strip()
    if not text:
        raise UsageError("the text is empty")
    return [text]


def _lines(file: Path) -> list[str]:
    from tmx.formats.text import open_text

    with nullcontext(sys.stdin) if str(file) == "-" else open_text(file) as lines:
        return [line.strip() for line in lines]


def _found(
    memory: Memory, texts: Sequence[str], source: str, target: str, options: LookupOptions
) -> Iterator[tuple[str, list[Match]]]:
    """The texts, in order, with their matches; empty lines are between texts and no texts themselves."""
    from tmx.memory import Context

    befores = list(accumulate(texts, lambda before, text: text or before, initial=""))[:-1]
    afters = list(accumulate(reversed(texts), lambda after, text: text or after, initial=""))[-2::-1]
    for text, before, after in zip(texts, befores, afters, strict=True):
        context = Context(before or None, after or None) if options.context else None
        found = memory.lookup(
            text, source, target, threshold=options.threshold, limit=options.limit, context=context
        )
        yield text, found


def _why_none(memory: Memory, text: str, source: str, target: str, options: LookupOptions) -> str:
    """Why a text may have no match, or where to go on; empty if nothing is known."""
    from tmx.memory.directions import known_words
    from tmx.memory.tokens import word_spans

    words = len(word_spans(text))
    if words and not known_words(memory, [text], source):
        return f"the memory has none of its words in {source} (its languages: {', '.join(memory.languages)})"
    if 0 < words <= _FEW:
        command = f"bitext concord {shlex.quote(text)} --tm {shlex.quote(str(options.memory))}"
        langs = f" --source-lang {source} --target-lang {target}" if len(memory.languages) > 2 else ""
        return f"texts that hold the words: {command}{langs}"
    return ""


def _as_dict(text: str, matches: Sequence[Match], parts: Sequence[Part] | None) -> dict[str, Any]:
    found: dict[str, Any] = {"query": text, "matches": [match.as_dict(text) for match in matches]}
    return found if parts is None else {**found, "parts": [part.as_dict() for part in parts]}

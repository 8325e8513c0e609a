"""``bitext stats``: what memories contain."""

from __future__ import annotations

from dataclasses import dataclass

from tmx.base.errors import BitextError
from tmx.base.wording import counted
from tmx.cli.console import attempt, exit_code, show, show_json, warn, warn_all
from tmx.cli.options import Files, Json
from tmx.cli.verb import verb


@dataclass(frozen=True, slots=True)
class StatsOptions:
    """Which memories to count."""

    files: Files
    as_json: Json


@verb(
    StatsOptions,
    prints={
        "FILE: N units, N duplicates": "title: the size of the memory, with the units that cannot be "
        "read, and the dates of the oldest and newest unit",
        "language": "code of the language, as in the file",
        "segments": "segments in that language",
        "words": "words in all segments: what white space separates; in scripts without spaces, each letter",
        "repeated": "words in segments that are repeated, from their second time on",
        "characters": "characters in all segments",
        "no spaces": "the same without white space",
        "longest": "characters of the longest segment",
        "role, document": "units by x-role and by x-document, the most frequent first",
        "confidence": "units by x-confidence",
    },
    examples=["bitext stats memory.tmx", "bitext stats TM.db draft.xlf --json"],
)
def stats(options: StatsOptions) -> int:
    """Count what memories contain.

    FILE is a memory, a TMX file, or of another format that `bitext convert` reads. Codes in segments are not counted.
    If a file cannot be read, the others are still counted; the exit code is then 2 if the file is missing, else 1.
    """
    from tmx.cli.stats_table import stats_tables
    from tmx.memory.sources import units_of
    from tmx.tools.stats import stats_of

    counts = {file: attempt(lambda path: stats_of(units_of(path)), file) for file in options.files}
    if options.as_json:
        show_json(
            {
                str(file): {"error": count.as_dict()} if isinstance(count, BitextError) else count.as_dict()
                for file, count in counts.items()
            }
        )
    for file, count in counts.items():
        if isinstance(count, BitextError):
            continue
        if not options.as_json:
            show(*stats_tables(str(file), count))
            warn_all(file, count.remarks)
        if not count.units:
            warn(f"{file}: there are no units")
        if count.errors:
            warn(f"{file}: {counted(count.errors, 'error')} found in reading; see `bitext check {file}`")
    return exit_code(counts.values())

"""``bitext merge``: several memories in one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from tmx.cli.console import tell, warn_all, warn_unused
from tmx.cli.options import WRITTEN, Files, Printing, ProfileName, SetLang, UnitsOutput
from tmx.cli.outputs import check_free
from tmx.cli.verb import option, verb


@dataclass(frozen=True, slots=True)
class MergeOptions:
    """What to merge, and how."""

    files: Files
    output: UnitsOutput
    duplicates: Annotated[bool, option("--duplicates", is_flag=True, help="Keep duplicate units.")]
    set_lang: SetLang
    profile: ProfileName
    printing: Printing


@verb(
    MergeOptions,
    prints=WRITTEN,
    examples=["bitext merge 2004.tmx 2005.tmx -o both.tmx"],
)
def merge(options: MergeOptions) -> None:
    """Merge translation memories into one.

    FILE is a memory, a TMX file, or of another format that `bitext convert` reads. The units keep their order, and each
    is written once: one with the same segments is left out unless another context is noted with it, such as the segment
    before. Codes that mean the same, such as en and en-US, are written as the first of them. The header is
    that of the first TMX file.
    """
    from tmx.memory.sources import units_of
    from tmx.tools.merging import merge as merged
    from tmx.tools.sources import remarks_on

    check_free([options.output], options.files)
    printing, sources = options.printing, [units_of(path) for path in options.files]
    report = merged(
        sources,
        options.output,
        duplicates=options.duplicates,
        profile=options.profile,
        languages=options.set_lang,
    )
    if not (printing.quiet or printing.as_json):
        for source in sources:
            warn_all(source.path, remarks_on(source))
        warn_unused("--set-lang", options.set_lang, report.codes)
    tell(report, printing, remarks={str(source.path): remarks_on(source) for source in sources})

"""``bitext merge``: several memories in one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from tmx.cli.console import tell
from tmx.cli.options import WRITTEN, Files, Printing, ProfileName, SetLang, TmxOutput
from tmx.cli.verb import option, verb


@dataclass(frozen=True, slots=True)
class MergeOptions:
    """What to merge, and how."""

    files: Files
    output: TmxOutput
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

    The units keep their order, and each is written once: one with the same segments is left out unless another context
    is noted with it, such as the segment before. Codes that differ in spelling are one language. The
    header is that of the first file.
    """
    from tmx.tools.merging import merge as merged

    report = merged(
        options.files,
        options.output,
        duplicates=options.duplicates,
        profile=options.profile,
        languages=options.set_lang,
    )
    tell(report, options.printing)

"""``bitext memory add``: bilingual files, or two language versions of a document, into a memory."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import click

from align.cli.admission import AdmissionOptions
from align.cli.options import AlignmentOptions, Encoder, Kind, Lines, Ocr, Segment, Srx
from align.cli.running import run_alignment
from align.core.config import Config
from align.output.admission import Admission
from align.reuse.additions import add_alignment
from tmx.base.decode import refuse_missing
from tmx.base.errors import BitextError, InputError, UsageError
from tmx.base.wording import counted
from tmx.cli.console import console, exit_code, show_json, warn
from tmx.cli.options import Files, MemoryArgument, Printing, SourceLang, TargetLang
from tmx.cli.verb import option, verb
from tmx.memory import Memory
from tmx.memory.files import Added, add_file, digest_of, is_bilingual, unchanged
from tmx.memory.places import place_of
from tmx.memory.schema import is_sqlite
from tmx.tools.conversion import FORMATS, TMX

Input = tuple[Path, ...]
"""A bilingual file, a folder, or one or two documents to align."""


@dataclass(frozen=True, slots=True)
class AddOptions:
    """What to add to which memory, and how documents are aligned."""

    memory: MemoryArgument
    files: Files
    name: Annotated[
        str | None, option("--name", metavar="NAME", help="What to call the document; only for a single one.")
    ]
    source_format: Annotated[
        str | None,
        option("--from", type=click.Choice([TMX, *FORMATS]), help="Format of FILE, whatever its suffix."),
    ]
    source_lang: SourceLang
    target_lang: TargetLang
    segment: Segment
    lines: Lines
    srx: Srx
    kind: Kind
    ocr: Ocr
    encoder: Encoder
    admission: AdmissionOptions
    printing: Printing

    def __post_init__(self) -> None:
        if is_bilingual(self.memory):
            raise UsageError(
                "this is not the name of a memory", path=self.memory, cure="Put the memory first: TM.db FILE…"
            )

    def _is_file(self, path: Path) -> bool:
        return self.source_format is not None or is_bilingual(path)

    @property
    def inputs(self) -> list[Input]:
        """The files, those that are aligned with each other together.

        Raises:
            UsageError: they do not make pairs, or two would have the same name.
        """
        refuse_missing([file for file in self.files if not self._is_file(file)])
        for path in self.files:
            if path.is_file() and is_sqlite(path):
                cure = f"Export it first: bitext memory export {shlex.quote(str(path))} -o OUT.tmx"
                raise UsageError("this is a memory, not a file to add", path=path, cure=cure)
        alone = [path for path in self.files if self._is_file(path) or path.is_dir()]
        documents = [path for path in self.files if path not in alone]
        if len(documents) > 2:
            raise UsageError(
                f"cannot align {counted(len(documents), 'file')}: {', '.join(map(str, documents))}",
                cure="Add two language versions at a time, or folders with one file per language.",
            )
        found = [*((path,) for path in alone), *([tuple(documents)] if documents else [])]
        if self.name is not None and len(found) > 1:
            raise UsageError("--name names one document", cure="Add the documents one by one.")
        for name, count in Counter(path.name for path in alone).items():
            if count > 1:
                raise UsageError(
                    f"{count} documents would be called {name}", cure="Add them one by one, each with --name."
                )
        return found

    def alignment(self, paths: Input) -> AlignmentOptions:
        """The options of the aligner."""
        default = Config()
        return AlignmentOptions(
            paths=paths,
            source_lang=self.source_lang,
            target_lang=self.target_lang,
            segment=self.segment,
            lines=self.lines,
            srx=self.srx,
            kind=self.kind,
            ocr=self.ocr,
            encoder=self.encoder,
            max_bead=default.max_bead,
            max_bead_total=default.max_bead_total,
            crossings=default.crossings,
            threads=default.threads,
            decisions=None,
            termbase=None,
        )


@verb(
    AddOptions,
    prints={
        "NAME: N units added": "the document is new in the memory",
        "NAME: N units replaced": "the document of this name made room for it",
        "NAME: nothing new": "the memory has the very same; nothing was done",
        "N left out: REASON": "units that did not enter",
    },
    examples=[
        "bitext memory add TM.db 2003.tmx 2004.tmx glossary.xlsx",
        "bitext memory add TM.db contract.en.docx contract.fr.docx",
        "bitext memory add TM.db corpora/A-RES-59-159 --segment clause",
        "bitext memory add TM.db list.csv --source-lang en --target-lang fr",
    ],
)
def add(options: AddOptions) -> int:
    """Add documents to a memory.

    FILE is a bilingual file (TMX, SDLTM, XLIFF, TBX, PO, CSV, TSV, XLSX, Moses); or two files are the language
    versions of a document, which are aligned first; or a folder holds one file per language. A bilingual file goes
    by its name, an aligned document by its symbol, or else by its file or folder. The same again replaces what it
    was; another file of that name needs a --name. If a file cannot be added, the others still are.
    """
    printing = options.printing
    inputs = options.inputs
    results: list[Added | BitextError] = []
    new = not options.memory.exists()
    with Memory(options.memory, write=True) as memory:
        for paths in inputs:
            try:
                done = _add(memory, paths, options)
            except (InputError, UsageError) as error:
                click.echo(f"bitext: {error}", err=True)
                results.append(error)
                continue
            results.append(done)
            if not printing.quiet and not printing.as_json:
                click.echo(str(done))
        empty = not memory.names()
    if new and empty:
        options.memory.unlink()
    if printing.as_json:
        added = [one.as_dict() for one in results if isinstance(one, Added)]
        errors = [one.as_dict() for one in results if isinstance(one, BitextError)]
        show_json({"memory": str(options.memory), "documents": added, "errors": errors})
    return exit_code(results)


def _add(memory: Memory, paths: Input, options: AddOptions) -> Added:
    quiet = options.printing.quiet
    if len(paths) == 1 and not paths[0].is_dir() and options._is_file(paths[0]):
        with _units_read(paths[0].name, quiet=quiet) as progress:
            done = add_file(
                memory,
                paths[0],
                name=options.name,
                source_format=options.source_format,
                source_lang=options.source_lang,
                target_lang=options.target_lang,
                progress=progress,
            )
        _say(done.remarks, paths, options)
        return done
    from align.api import language_files

    alignment = options.alignment(paths)
    folder = paths[0] if paths[0].is_dir() else None
    files = language_files(folder, options.source_lang, options.target_lang) if folder else paths
    admission = Admission(options.admission.min_confidence, options.admission.only or "all")
    digest = digest_of(files, alignment.config.signature, options.source_lang, options.target_lang, admission)
    names = memory.names_of(digest) if options.name is None else [options.name]
    if (known := unchanged(memory, names, digest)) is not None:
        return known
    aligned = run_alignment(alignment, quiet=quiet)
    done = add_alignment(
        memory,
        aligned,
        name=options.name,
        fallback=folder.resolve().name if folder else None,
        digest=digest,
        place=place_of(paths),
        admission=admission,
    )
    _say(set(done.remarks) - set(aligned.warnings), paths, options)  # its warnings were said
    return done


def _say(remarks: Iterable[str], paths: Input, options: AddOptions) -> None:
    for remark in () if options.printing.quiet or options.printing.as_json else remarks:
        warn(f"{paths[0]}: {remark}")


@contextmanager
def _units_read(name: str, *, quiet: bool) -> Iterator[Callable[[int], None] | None]:
    """How many units were read, on standard error while the block runs, if that is a terminal; else None."""
    err = console(stderr=True)
    if quiet or not err.is_terminal:
        yield None
        return
    with err.status(f"Reading {name}") as status:
        yield lambda count: status.update(f"{name}: {count:,} units")

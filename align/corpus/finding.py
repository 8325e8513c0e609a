"""From what the user names to pairs: folders, files, a manifest."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from align.corpus.manifest import BY_MANIFEST, is_manifest, read_manifest
from align.corpus.names import File, Versions, is_document, versions_by_name
from align.corpus.pairs import Outcome, Pair
from align.corpus.places import exists, files_under, is_folder, is_remote, joined
from tmx.base.errors import UsageError
from tmx.base.languages import base_language, language_code
from tmx.base.wording import counted, listed


@dataclass(frozen=True, slots=True)
class Languages:
    """Which languages are paired: all with each other, all with one, or just two; codes, empty if not asked for."""

    source: str = ""
    target: str = ""
    pivot: str = ""

    def __post_init__(self) -> None:
        if self.pivot and (self.source or self.target):
            raise UsageError(
                "a pivot and languages of source and target exclude each other",
                cure="Give either --pivot, or --source-lang and --target-lang.",
            )

    def directions(self, langs: Sequence[str]) -> Iterator[tuple[str, str]]:
        """The pairs of languages to align, source first: the pivot, English, or the first by alphabet."""
        order = sorted(langs, key=lambda lang: (not _same(lang, self.pivot), not lang.startswith("en"), lang))
        for one, other in combinations(order, 2):
            if _same(one, base_language(other)) or (self.pivot and not _same(one, self.pivot)):
                continue
            if all(
                not asked or _same(lang, asked) for lang, asked in ((one, self.source), (other, self.target))
            ):
                yield one, other
            elif all(
                not asked or _same(lang, asked) for lang, asked in ((other, self.source), (one, self.target))
            ):
                yield other, one


def _same(lang: str, asked: str) -> bool:
    return bool(asked) and (lang == asked or base_language(lang) == asked)


NOT_ASKED = "there is no version in a language that was asked for"


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: the pairs in the order of their names, failures that are known already, and files without pair.

    `rest` are documents of which nothing tells what they belong to; `why` says of some
    why that is so: they cannot be read, or are in languages that were not asked for. `ignored` are files in folders
    whose names are not those of documents.
    """

    pairs: tuple[Pair, ...]
    failed: tuple[Outcome, ...] = ()
    rest: tuple[File, ...] = ()
    why: Mapping[File, str] = field(default_factory=dict)

    ignored: tuple[str, ...] = ()

    def unpaired(self) -> Iterator[str]:
        """The files without pair, for a report."""
        for file in self.rest:
            yield f"{file.path} ({self.why[file]})" if file in self.why else file.path


def find_pairs(inputs: Sequence[str], out: str, languages: Languages) -> Found:
    """The pairs in folders, among files, or in a manifest.

    Args:
        inputs: folders and files, or one manifest; paths or addresses.
        out: the folder of the corpus; what is in there is no input.
        languages: which languages are paired.

    Raises:
        UsageError: something does not exist, or a manifest is wrong.
        InputError: something cannot be read.
    """
    if len(inputs) == 1 and is_manifest(inputs[0]):
        rows = read_manifest(inputs[0])
        own = [row for row in rows if isinstance(row, Pair)]
        pairs, failed, alone = paired(
            [row for row in rows if isinstance(row, Versions)], languages, BY_MANIFEST
        )
        return Found(
            tuple(sorted([*own, *pairs])), tuple(failed), tuple(alone), dict.fromkeys(alone, NOT_ASKED)
        )
    if manifests := [place for place in inputs if is_manifest(place)]:
        raise UsageError(
            "a manifest cannot be given with other inputs",
            path=manifests[0],
            cure="Give it alone, or put the rows of all in one manifest.",
        )
    files, ignored = _listed(inputs, out)
    versions, rest = versions_by_name(files, _name_of(inputs[0]))
    pairs, failed, alone = paired(versions, languages)
    return Found(
        tuple(sorted(pairs)), tuple(failed), (*rest, *alone), dict.fromkeys(alone, NOT_ASKED), ignored
    )


def refuse_nothing(found: Found, inputs: Sequence[str]) -> None:
    """Refuse to go on without a pair.

    Raises:
        UsageError: there is none; the message tells which names were seen, and which are expected.
    """
    if found.pairs or found.failed:
        return
    seen = listed(list(found.unpaired()))
    raise UsageError(
        f"no two files are language versions of one document; {f'seen: {seen}' if seen else 'there are no documents'}",
        path=inputs[0],
        cure="Name them after their languages, as act.en.pdf and act.fr.pdf, or en/act.docx and fr/act.docx; or give "
        "a manifest, a CSV file with the columns name, source and target.",
    )


def paired(
    versions: Sequence[Versions], languages: Languages, found_by: str = "name"
) -> tuple[list[Pair], list[Outcome], list[File]]:
    """The pairs of documents in several languages, those that cannot be paired, and files in other languages.

    Args:
        versions: the documents.
        languages: which languages are asked for.
        found_by: see `Pair.found_by`.
    """
    pairs, failed, alone = [], [], []
    for one in versions:
        asked = set[str]()
        for source, target in languages.directions(list(one.files)):
            sides = one.files[source], one.files[target]
            pair = Pair(one.name, source, target, sides[0][0], sides[1][0], found_by)
            if all(len(side) == 1 for side in sides):
                pairs.append(pair)
            else:
                failed.append(Outcome(pair, failure=_several(one)))
            asked |= {source, target}
        places = [place for lang, some in one.files.items() if lang not in asked for place in some]
        alone += [File(place, place) for place in places]
    return pairs, failed, alone


def _several(versions: Versions) -> str:
    """Why a document cannot be paired that has several files in a language."""
    many = [
        f"{counted(len(places), 'file')} in {lang}: {', '.join(map(_name_of, places))}"
        for lang, places in versions.files.items()
        if len(places) > 1
    ]
    return f"{'; '.join(many)}. Name the pair in a manifest, or remove all but one"


def _listed(inputs: Sequence[str], out: str) -> tuple[list[File], tuple[str, ...]]:
    """Every document that the inputs are or hold, with its path from the folder that they share; and other files."""
    found: dict[str, str] = {}
    ignored = []
    within = _as_folder(out)
    alone = len(inputs) == 1
    for place in inputs:
        if _as_folder(place).startswith(within):
            raise UsageError(
                f"the corpus cannot be written where its documents are: {out}",
                path=place,
                cure="Give a new folder with -o.",
            )
        name = _name_of(place)
        inside: Iterable[tuple[str, str]]
        if is_folder(place):
            inside = (
                (joined(place, path), path if alone else f"{name}/{path}") for path in files_under(place)
            )
        elif exists(place):
            inside = [(place, name)]
        else:
            raise UsageError("no such file or folder", path=place)
        for file, path in inside:
            if _as_folder(file).startswith(within):
                continue
            if file == place or is_document(path):
                found.setdefault(file, _sound(path))
            else:
                ignored.append(_sound(path))
    return [File(place, path) for place, path in found.items()], tuple(ignored)


def _as_folder(place: str) -> str:
    """A place by its full path or address, with a separator at the end, so that what is in it begins alike."""
    return f"{place.rstrip('/')}/" if is_remote(place) else f"{os.path.realpath(place)}{os.sep}"


def _sound(path: str) -> str:
    """A path in which bytes that are not UTF-8 are escaped, as no output can hold them."""
    return path.encode(errors="backslashreplace").decode()


def _name_of(place: str) -> str:
    """The last part of a path or an address."""
    if is_remote(place):
        return place.rstrip("/").rpartition("/")[2]
    return Path(place).resolve().name or "corpus"


def checked(code: str | None) -> str:
    """A language code that a user gave, in its usual spelling; empty if none was given.

    Raises:
        UsageError: it is neither a code nor the name of a language.
    """
    return language_code(code) if code else ""

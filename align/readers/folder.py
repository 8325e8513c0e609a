"""The two files of a folder that hold the language versions of one document."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from align.language.detection import language_of_name, language_of_text
from align.readers import read_file
from tmx.base.decode import reading_errors
from tmx.base.errors import UsageError
from tmx.base.languages import language_code

SUFFIXES = frozenset(
    ".txt .pdf .docx .odt .doc .rtf .html .htm .xhtml .epub .md .markdown .srt .vtt .xlsx .csv .tsv".split()
)
"""The suffixes of files that are taken for documents; a language may also be the suffix itself, as in ``act.fr``."""


def language_files(
    folder: str | os.PathLike[str], source_lang: str | None = None, target_lang: str | None = None
) -> tuple[Path, Path]:
    """The two files of a folder that holds one file a language, named after it: ``en.pdf``, ``report.fr.docx``.

    If no name tells a language and there are just two documents, their texts tell it. Without languages given,
    English is the source if it is there, else the first by alphabet.

    Raises:
        UsageError: there is no such folder, it is a file, or it holds not two languages or several pairs.
        InputError: it cannot be read.
    """
    source_lang, target_lang = (
        None if lang is None else language_code(lang) for lang in (source_lang, target_lang)
    )
    if Path(folder).is_file():
        raise UsageError("is a file, not a folder", path=folder, cure="Give the folder of both files.")
    with reading_errors(folder):
        paths = [
            path for path in sorted(Path(folder).iterdir()) if path.is_file() and path.name[0] not in ".~"
        ]
    named = [(lang, path) for path in paths if (lang := _language_named(path)) is not None]
    documents = [path for path in paths if path.suffix.lower() in SUFFIXES]
    if not named and len(documents) == 2:
        named = [(language_of_text("\n".join(read_file(path).texts)), path) for path in documents]
    found = _one_of_each(named, folder)
    order = sorted(found, key=lambda lang: (not lang.startswith("en"), lang))
    source = source_lang or next((lang for lang in order if lang != target_lang), None)
    rest = [lang for lang in order if lang != source]
    target = target_lang or (rest[0] if len(rest) == 1 else None)
    if source not in found or target not in found:
        held = ", ".join(order) or "no file named after a language"
        raise UsageError(
            f"the folder does not say which two languages to align: it contains {held}",
            path=folder,
            cure="Name its files en.txt, fr.txt …, and choose with --source-lang and --target-lang.",
        )
    return found[source], found[target]


def _language_named(path: Path) -> str | None:
    """The language that the name of a document gives; None for other files."""
    if path.suffix.lower() in SUFFIXES:
        return language_of_name(path.with_suffix(""))
    lang = language_of_name(path)
    return lang if path.suffix in ("", f".{lang}") else None


def _one_of_each(named: Iterable[tuple[str, Path]], folder: str | os.PathLike[str]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for lang, path in named:
        if lang in found:
            raise UsageError(
                f"two files are in {lang}: {found[lang].name} and {path.name}",
                path=folder,
                cure="Name the two files instead of the folder.",
            )
        found[lang] = path
    return found

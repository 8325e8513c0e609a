"""Where tesseract keeps what it knows of each language on this machine."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tmx.base.errors import InputError
from tmx.base.languages import base_language, english_name, two_letter_code

_SUFFIX = ".traineddata"
_NO_LANGUAGES = frozenset(("osd", "equ"))  # directions of pages, and formulas
_MOST = 4  # languages that are tried together where the text's own is not known
_TRADITIONAL = re.compile(r"(?i)hant|-(?:TW|HK|MO)\b")
# The codes of ISO 639-2 that only libraries' catalogues use, after English names.
_CATALOGUE = frozenset(
    "alb arm baq bur chi cze dut fre geo ger gre ice mac mao may per rum slo tib wel".split()
)
_FOLDER = re.compile(r'"([^"]+)"')
_SECONDS = 20


class Data(NamedTuple):
    """The folder of tesseract's data, and the languages in it by tesseract's names, such as ``fra``."""

    folder: Path
    languages: tuple[str, ...]


def find_data(path: Path, where: str) -> Data:
    """Find tesseract's data.

    Args:
        path: the file that is read, for the message.
        where: which pages are to be read, for the message.

    Raises:
        InputError: there are none on this machine.
    """
    for folder in _folders():
        found = sorted(item.name.removesuffix(_SUFFIX) for item in folder.glob(f"*{_SUFFIX}"))
        languages = tuple(name for name in found if name not in _NO_LANGUAGES)
        if languages:
            return Data(folder, languages)
    raise InputError(
        f"{where} can only be read by character recognition, and the program tesseract is not on this machine",
        path=path,
        cure="Install tesseract and its data of the language (on Debian and Ubuntu: apt install tesseract-ocr "
        "tesseract-ocr-fra for French), or name the folder of its data in TESSDATA_PREFIX.",
    )


def _folders() -> list[Path]:
    prefix = os.environ.get("TESSDATA_PREFIX")
    if prefix:
        return [Path(prefix), Path(prefix) / "tessdata"]
    program = shutil.which("tesseract")
    if program is None:
        return []
    try:
        listed = subprocess.run(  # noqa: S603  # a program on the path, with a fixed argument
            [program, "--list-langs"], capture_output=True, text=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return []
    return [Path(match) for match in _FOLDER.findall((listed.stdout + listed.stderr).partition("\n")[0])]


def choose(data: Data, lang: str | None, path: Path) -> str:
    """Tesseract's name for a language, or for all on this machine where the language is not known.

    Raises:
        InputError: there are no data for it.
    """
    if lang is None:
        if len(data.languages) > _MOST:
            raise InputError(
                "the language of the pages that are pictures is not known",
                path=path,
                cure="Say which it is, with --lang or --source-lang and --target-lang.",
            )
        return "+".join(data.languages)
    base = base_language(lang)
    fitting = [name for name in data.languages if two_letter_code(name.split("_")[0]) == base]
    if not fitting:
        raise InputError(
            f"tesseract has no data for {english_name(lang) or lang} on this machine",
            path=path,
            cure=f"Install them (on Debian and Ubuntu: apt install tesseract-ocr-{_usual_name(base)}), or put the "
            f"file {_usual_name(base)}{_SUFFIX} into {data.folder}.",
        )
    return _best(fitting, lang)


def _best(names: Sequence[str], lang: str) -> str:
    if base_language(lang) == "zh":
        wanted = "chi_tra" if _TRADITIONAL.search(lang) else "chi_sim"
        return wanted if wanted in names else names[0]
    return min(names, key=len)  # what follows is a variety: fra, frk, srp_latn


def _usual_name(base: str) -> str:
    """Tesseract's name for a language: its ISO 639-2 code for terminology, but for Chinese."""
    from babel.core import get_global

    if base == "zh":
        return "chi_sim"
    aliases = get_global("language_aliases")
    names = [code for code, usual in aliases.items() if usual == base and len(code) == 3]
    return min(names, key=lambda name: (name in _CATALOGUE, not name.startswith(base), name), default=base)

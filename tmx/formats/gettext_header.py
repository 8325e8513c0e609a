"""What the header of a PO file says, and else its name: the languages, and the rule of plural forms."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from tmx.base.errors import UsageError
from tmx.base.languages import checked_code, is_stand_in, language_code, tidy_code
from tmx.formats.base import Remark

SOURCE = "X-Source-Language"
"""The field of the header in which Poedit and Transifex name the language of the messages."""

# Where the name of a file tells the language: ``fr.po`` and ``app.pt_BR.po``; ``plugin-fr_FR.po``.
_NAMED = re.compile(r"(?:.*\.)?([^.]+)\.[^.]+")
_AFTER_HYPHEN = re.compile(r".*-([a-z]{2}|[a-z]{2,3}_[A-Z]{2})\.[^.]+")
# Scripts as locales of the GNU C library name them (after the @), and as BCP 47 does (ISO 15924).
_SCRIPTS = {"latin": "Latn", "cyrillic": "Cyrl", "devanagari": "Deva", "arabic": "Arab", "hebrew": "Hebr"}


def form_of_one(store: Any) -> int:
    """The index of the plural form for the number 1, as the header says; 0 if it does not."""
    rule = re.search(r"plural\s*=\s*([^;]+)", store.parseheader().get("Plural-Forms") or "")
    try:
        return int(gettext.c2py(rule[1].strip())(1)) if rule else 0
    except (ValueError, RecursionError, OverflowError, ZeroDivisionError):
        return 0


def source_language(store: Any, remark: Remark) -> str:
    """The language of the messages: by the header, or else English, as is usual."""
    with suppress(UsageError):
        if code := checked_code(locale_language(str(store.parseheader().get(SOURCE) or "").strip())):
            return code
    remark("the header names no source language; read as en")
    return "en"


def target_language(store: Any, wish: str | None, path: Path, remark: Remark) -> str | None:
    """The language of the translations: the one asked for, else by the header, or by the name of the file."""
    declared = _declared_language(store)
    if wish is not None:
        if declared is not None and is_stand_in(wish, declared):
            remark(f"the header says that the translations are in {declared}; read as {wish}")
        return wish
    if declared is not None:
        return declared
    for what, name in _names(path):
        with suppress(UsageError):
            named = language_code(locale_language(name))
            remark(f"the header names no language; read as {named}, by the name of the {what}")
            return named
    return None


def _names(path: Path) -> Iterator[tuple[str, str]]:
    """What may name the language: parts of the name of the file, the folder in ``fr/LC_MESSAGES/django.po``."""
    if found := _NAMED.fullmatch(path.name):
        yield "file", found[1]
    if found := _AFTER_HYPHEN.fullmatch(path.name):
        yield "file", found[1]
    if path.absolute().parent.name == "LC_MESSAGES":
        yield "folder", path.absolute().parent.parent.name


def _declared_language(store: Any) -> str | None:
    """The language of the translations that the header names, in its usual field or in that of Plone or Poedit."""
    header = store.parseheader()
    for declared in (header.get("Language"), header.get("Language-Code"), store.gettargetlanguage()):
        with suppress(UsageError):
            if declared and (code := checked_code(locale_language(declared.strip()))):
                return code
    return None


def locale_language(locale: str) -> str:
    """The language code (BCP 47) of a locale of the GNU C library.

    >>> locale_language("pt_BR"), locale_language("sr@latin"), locale_language("de_DE.UTF-8@euro")
    ('pt-BR', 'sr-Latn', 'de-DE')
    >>> locale_language("ca@valencia")
    'ca-valencia'
    """
    name, _, modifier = locale.partition("@")
    base, *rest = name.partition(".")[0].replace("_", "-").split("-")
    if script := _SCRIPTS.get(modifier.lower()):
        rest.insert(0, script)
    elif re.fullmatch(r"[A-Za-z0-9]{5,8}", modifier, re.ASCII):
        rest.append(modifier)
    return tidy_code("-".join([base, *rest]))


def locale_of(language: str) -> str:
    """The locale for a language code: the reverse of `locale_language`."""
    names = {script: name for name, script in _SCRIPTS.items()}
    subtags = language.replace("_", "-").split("-")
    modifier = next((subtag for subtag in subtags[1:] if subtag in names or len(subtag) > 4), None)
    if modifier is None:
        return "_".join(subtags)
    subtags.remove(modifier)
    return f"{'_'.join(subtags)}@{names.get(modifier, modifier)}"

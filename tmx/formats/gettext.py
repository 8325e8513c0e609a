"""PO, through translate-toolkit's parser: every translated message is a unit, every plural form one of its own."""

from __future__ import annotations

import gettext
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from tmx.base.errors import UsageError
from tmx.base.hashset import HashSet
from tmx.base.languages import checked_code, is_stand_in, language_code, tidy_code
from tmx.base.report import Ledger
from tmx.base.wording import counted
from tmx.formats.base import Format, Languages, Pair, Remark
from tmx.formats.gettext_parsing import parsed_po
from tmx.formats.toolkit import CONTEXT, language_pair, save
from tmx.unit.model import Note, Property, TranslationUnit, Variant

REFERENCE = "x-reference"
"""The places in the source code that a message is from (``#:``), with spaces between them."""
FLAGS = "x-flags"
"""The flags of a message (``#,``), such as ``c-format``, with commas between them; ``fuzzy`` if it was kept."""

FUZZY = "marked as fuzzy; `bitext convert --keep-unfinished` keeps them"
# Scripts as locales of the GNU C library name them (after the @), and as BCP 47 does (ISO 15924).
_SOURCE = "X-Source-Language"  # the field of the header by which Poedit and Transifex name it
# Where the name of a file tells the language: ``fr.po`` and ``app.pt_BR.po``; ``plugin-fr_FR.po``.
_NAMED = re.compile(r"(?:.*\.)?([^.]+)\.[^.]+")
_AFTER_HYPHEN = re.compile(r".*-([a-z]{2}|[a-z]{2,3}_[A-Z]{2})\.[^.]+")
_SCRIPTS = {"latin": "Latn", "cyrillic": "Cyrl", "devanagari": "Deva", "arabic": "Arab", "hebrew": "Hebr"}


def _read_po(
    path: Path, languages: Languages, remark: Remark, *, keep_unfinished: bool = False
) -> Iterator[TranslationUnit]:
    store = parsed_po(path)
    reasons = [_reason_out(unit) for unit in store.units]
    kept = {None, FUZZY} if keep_unfinished else {None}
    for reason, count in Counter(reason for reason in reasons if reason not in kept).items():
        remark(f"{counted(count, 'unit')} left out: {reason}")
    finished = [
        unit
        for unit, reason in zip(store.units, reasons, strict=True)
        if reason in kept and not _is_header(unit)
    ]
    if not finished:
        return
    target = _target_language(store, languages.target, path, remark)
    pair = language_pair(languages, languages.source or _source_language(store, remark), target, path)
    if plurals := sum(unit.hasplural() for unit in finished):
        remark(
            f"plural forms of {counted(plurals, 'message')} read as units of their own: "
            "the form for 1 with msgid, the others with msgid_plural"
        )
    if earlier := sum(bool(unit.prev_msgid) for unit in finished):
        remark(f"not read: the earlier msgid (#|) of {counted(earlier, 'message')}")
    if empty := sum(not text.strip() for unit in finished if unit.hasplural() for text in _forms(unit)):
        remark(f"{counted(empty, 'plural form')} left out: without a translation")
    one = _form_of_one(store)
    for unit in finished:
        yield from _units(unit, pair, one)


def _reason_out(unit: Any) -> str | None:
    """Why a message is left out, None if it is not, or is the header."""
    if _is_header(unit):
        return None
    if unit.isobsolete():
        return "obsolete"
    if not str(unit.source or "").strip() or not any(text.strip() for text in _forms(unit)):
        return "one side is empty"
    return FUZZY if unit.isfuzzy() else None


def _is_header(unit: Any) -> bool:
    """Whether a message is the header; that of some templates is empty."""
    return bool(
        unit.isheader()
        or not (unit.source or unit.target or unit.getcontext() or unit.msgidcomments or unit.isobsolete())
    )


def _forms(unit: Any) -> list[str]:
    return [str(text or "") for text in getattr(unit.target, "strings", [unit.target])]


def _units(unit: Any, pair: Pair, one: int) -> Iterator[TranslationUnit]:
    """The unit of a message; of a plural one, a unit for each form that differs from the others."""
    sources, targets = getattr(unit.source, "strings", [unit.source]), _forms(unit)
    pairs = [(str(sources[0]), targets[0])]
    if len(sources) > 1:
        singular = one if one < len(targets) else 0
        pairs = [(str(sources[0]), targets[singular])]
        # A language with a single form says it of any number.
        pairs += [
            (str(sources[1]), text) for i, text in enumerate(targets) if i != singular or len(targets) == 1
        ]
    about = {
        CONTEXT: unit.getcontext(),
        REFERENCE: " ".join(unit.getlocations()),
        FLAGS: ", ".join(_flags(unit)),
    }
    properties = tuple(Property(name, value) for name, value in about.items() if value)
    comments = (unit.getnotes("translator").strip(), unit.getnotes("developer").strip())
    notes = tuple(Note(text) for text in comments if text)
    for source, target in dict.fromkeys(pairs):
        if source.strip() and target.strip():
            variants = (Variant(pair[0], source), Variant(pair[1], target))
            line = unit._line_number or 0
            yield TranslationUnit(variants, pair[0], properties, notes, line=line)


def _flags(unit: Any) -> list[str]:
    flags = (flag.strip() for line in unit.typecomments for flag in line.removeprefix("#,").split(","))
    return [flag for flag in dict.fromkeys(flags) if flag]


def _form_of_one(store: Any) -> int:
    """The index of the plural form for the number 1, as the header says; 0 if it does not."""
    rule = re.search(r"plural\s*=\s*([^;]+)", store.parseheader().get("Plural-Forms") or "")
    try:
        return int(gettext.c2py(rule[1].strip())(1)) if rule else 0
    except (ValueError, RecursionError, OverflowError, ZeroDivisionError):
        return 0


def _source_language(store: Any, remark: Remark) -> str:
    """The language of the messages: by the header, or else English, as is usual."""
    with suppress(UsageError):
        if code := checked_code(locale_language(str(store.parseheader().get(_SOURCE) or "").strip())):
            return code
    remark("the header names no source language; read as en")
    return "en"


def _target_language(store: Any, wish: str | None, path: Path, remark: Remark) -> str | None:
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
    """The language of the translations that the header names."""
    for declared in (store.parseheader().get("Language"), store.gettargetlanguage()):
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


def _locale(language: str) -> str:
    """The locale for a language code: the reverse of `locale_language`."""
    names = {script: name for name, script in _SCRIPTS.items()}
    subtags = language.replace("_", "-").split("-")
    modifier = next((subtag for subtag in subtags[1:] if subtag in names or len(subtag) > 4), None)
    if modifier is None:
        return "_".join(subtags)
    subtags.remove(modifier)
    return f"{'_'.join(subtags)}@{names.get(modifier, modifier)}"


def _write_po(path: Path, units: Iterable[TranslationUnit], pair: Pair, ledger: Ledger) -> None:
    from translate.storage.pypo import pofile

    if path.suffix.lower() == ".pot":
        raise UsageError(
            "a template (.pot) holds no translations", path=path, cure="End the name in .po to write them."
        )
    store: Any = pofile()
    store.init_headers(
        charset="UTF-8",
        language=_locale(pair[1]),
        project_id_version="bitext",
        pot_creation_date="",
        po_revision_date="",
    )
    store.updateheader(add=True, **{_SOURCE: _locale(pair[0])})
    seen = HashSet()
    for unit in units:
        source, context = unit.variants[0].text, unit.get(CONTEXT) or ""
        if not seen.add((source, context)):
            ledger.withdraw("second translation of the same source", source[:40])
            continue
        new = store.addsourceunit(source)
        new.target = unit.variants[1].text
        if context:
            new.setcontext(context)
        for note in unit.notes:
            new.addnote(note.text.replace("\r\n", "\n").replace("\r", "\n"))
        for reference in (unit.get(REFERENCE) or "").split():
            new.sourcecomments.append(f"#: {reference}\n")  # the toolkit would write %3B for a semicolon
        for flag in (unit.get(FLAGS) or "").split(","):
            if word := " ".join(flag.split()):  # a line break would end the comment
                new.settypecomment(word)
    save(store, path)


PO = Format(
    "po",
    (".po", ".pot"),
    "gettext PO",
    _read_po,
    _write_po,
    frozenset({CONTEXT, REFERENCE, FLAGS}),
    notes=True,
    read_unfinished=partial(_read_po, keep_unfinished=True),
)

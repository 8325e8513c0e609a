"""PO, through translate-toolkit's parser: every translated message is a unit, every plural form one of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from tmx.base.errors import UsageError
from tmx.base.hashset import HashSet
from tmx.base.report import Ledger
from tmx.base.wording import counted
from tmx.formats.base import Format, Languages, Pair, Remark
from tmx.formats.gettext_header import SOURCE, form_of_one, locale_of, source_language, target_language
from tmx.formats.gettext_parsing import parsed_po
from tmx.formats.toolkit import CONTEXT, language_pair, save
from tmx.unit.model import Note, Property, TranslationUnit, Variant

REFERENCE = "x-reference"
"""The places in the source code that a message is from (``#:``), with spaces between them."""
FLAGS = "x-flags"
"""The flags of a message (``#,``), such as ``c-format``, with commas between them; ``fuzzy`` if it was kept."""
FUZZY = "marked as fuzzy; `bitext convert --keep-unfinished` keeps them"


def _read_po(
    path: Path, languages: Languages, remark: Remark, *, keep_unfinished: bool = False
) -> Iterator[TranslationUnit]:
    store = parsed_po(path, remark)
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
    target = target_language(store, languages.target, path, remark)
    pair = language_pair(languages, languages.source or source_language(store, remark), target, path)
    if plurals := sum(unit.hasplural() for unit in finished):
        remark(
            f"plural forms of {counted(plurals, 'message')} read as units of their own: "
            "the form for 1 with msgid, the others with msgid_plural"
        )
    if earlier := sum(bool(unit.prev_msgid) for unit in finished):
        remark(f"not read: the earlier msgid (#|) of {counted(earlier, 'message')}")
    if empty := sum(not text.strip() for unit in finished if unit.hasplural() for text in _forms(unit)):
        remark(f"{counted(empty, 'plural form')} left out: without a translation")
    one = form_of_one(store)
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


def _write_po(path: Path, units: Iterable[TranslationUnit], pair: Pair, ledger: Ledger) -> None:
    from translate.storage.pypo import pofile

    if path.suffix.lower() == ".pot":
        raise UsageError(
            "a template (.pot) holds no translations", path=path, cure="End the name in .po to write them."
        )
    store: Any = pofile()
    store.init_headers(
        charset="UTF-8",
        language=locale_of(pair[1]),
        project_id_version="bitext",
        pot_creation_date="",
        po_revision_date="",
    )
    store.updateheader(add=True, **{SOURCE: locale_of(pair[0])})
    seen, pairs = HashSet(), HashSet()
    for unit in units:
        source, context = unit.variants[0].text, unit.get(CONTEXT) or ""
        is_new = pairs.add((source, context, unit.variants[1].text))
        if not seen.add((source, context)):
            reason = "second translation of the same source" if is_new else "duplicate unit"
            ledger.withdraw(reason, source[:40])
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

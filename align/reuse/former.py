"""The earlier document that a new one may renew: from a memory, a bilingual file, or a document alone."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from align.api import read
from align.reuse.bands import LEAST
from align.reuse.paragraphs import Paragraph, paragraphs_of_document, paragraphs_of_units
from align.reuse.pieces import Level
from tmx.base.decode import refuse_missing
from tmx.base.errors import InputError, UsageError
from tmx.base.languages import base_language, checked_code
from tmx.base.words import count_words
from tmx.formats.base import Languages
from tmx.memory import Memory
from tmx.memory.schema import is_sqlite
from tmx.read.reader import read_tmx
from tmx.tools.conversion import FORMATS, TMX, format_of
from tmx.unit.model import TranslationUnit
from tmx.write.context import DOCUMENT

_MOST = 20  # matches of a paragraph by which documents are compared


@dataclass(frozen=True, slots=True)
class Former:
    """An earlier document: its name, its language and that of its translation, if it has one, and its paragraphs."""

    name: str
    lang: str
    target_lang: str
    paragraphs: tuple[Paragraph, ...]


def read_former(
    path: Path,
    new: Sequence[Paragraph],
    lang: str,
    *,
    target_lang: str | None = None,
    document: str | None = None,
    level: Level = "paragraph",
) -> Former:
    """Read the document that a new one may renew.

    Of a memory or a file with several documents, that one is taken which has the best matches for the most words,
    unless it is named.

    Args:
        path: a memory, a bilingual file of any format of `tmx.formats`, or a document in one language.
        new: the paragraphs of the new document.
        lang: its language.
        target_lang: the language of the translation; by default the first other one.
        document: the name of the document in the memory, or of its symbol in a file.
        level: whether paragraphs or sentences are compared.

    Raises:
        UsageError: there is no such file or document, or it lacks a language.
        InputError: it cannot be read, or nothing in it is like the new document.
    """
    refuse_missing([path])
    if is_sqlite(path):
        with Memory(path) as memory:
            return _of_memory(memory, new, lang, target_lang, document, level)
    kind = _bilingual(path)
    if kind is None:
        other = read(path)
        if base_language(other.lang) != base_language(lang):
            raise UsageError(
                f"the earlier document is in {other.lang}, the new one in {lang}",
                path=path,
                cure="Give both in one language, or the earlier one as a bilingual file or a memory.",
            )
        return Former(other.title, other.lang, "", tuple(paragraphs_of_document(other, level)))
    target_lang = checked_code(target_lang)
    return _of_units(
        _units(path, kind, lang, target_lang), path.name, new, lang, target_lang, document, level
    )


def refuse_swapped(new: Path, old: Path) -> None:
    """Refuse a memory, or a TMX file beside a document, in the place of the new document.

    Raises:
        UsageError: the two are in the wrong order.
        InputError: a file cannot be read.
    """
    if not (new.is_file() and old.is_file()):
        return
    is_memory = is_sqlite(new)
    if is_memory or (_bilingual(new) == TMX and _bilingual(old) is None and not is_sqlite(old)):
        raise UsageError(
            f"this is a {'memory' if is_memory else 'TMX file'}, not a new document",
            path=new,
            cure=f"The new document comes first: bitext lineage {shlex.quote(str(old))} {shlex.quote(str(new))}",
        )


def _bilingual(path: Path) -> str | None:
    """The format of a bilingual file, None if it is a document."""
    try:
        return format_of(path)
    except UsageError:
        return None


def _units(path: Path, kind: str, lang: str, target_lang: str | None) -> Iterable[TranslationUnit]:
    if kind == TMX:
        return read_tmx(path, source_lang=lang, target_lang=target_lang)
    units = FORMATS[kind].read(path, Languages(lang, target_lang), lambda _: None)
    return (pair for unit in units if (pair := unit.select(lang, target_lang)) is not None)


def _of_memory(
    memory: Memory,
    new: Sequence[Paragraph],
    lang: str,
    target_lang: str | None,
    document: str | None,
    level: Level,
) -> Former:
    source, target = memory.direction([one.text for one in new], lang, target_lang)
    names = [held.name for held in memory.documents()]
    if document is None:
        name = names[0] if len(names) == 1 else _likeliest(memory, new, source, target)
    elif document in names:
        name, document = document, None
    else:
        name = _holding(memory, document, names)
    pairs = (unit.select(source, target) for unit in memory.units(name))
    units = [pair for pair in pairs if pair is not None]
    return _of_units(units, name, new, source, target, document, level)


def _holding(memory: Memory, document: str, names: Sequence[str]) -> str:
    """The newest of the documents that were added which has units of `document`, the symbol of one of several in it.

    Raises:
        UsageError: there is none.
    """
    for name in reversed(names):
        if any(unit.get(DOCUMENT) == document for unit in memory.units(name)):
            return name
    raise UsageError(
        f"the memory has no document {document!r}", path=memory.path, cure="bitext memory list shows them."
    )


def _of_units(
    units: Iterable[TranslationUnit],
    name: str,
    new: Sequence[Paragraph],
    lang: str,
    target_lang: str | None,
    document: str | None,
    level: Level,
) -> Former:
    """The document of units, or the one of several that is meant."""
    by_document: dict[str, list[TranslationUnit]] = {}
    for unit in units:
        by_document.setdefault(unit.get(DOCUMENT) or name, []).append(unit)
    if not by_document:
        raise InputError(f"it has no text in {lang} with a translation", path=name)
    if document is not None:
        if document not in by_document:
            raise UsageError(
                f"there is no document {document!r}", path=name, cure=f"It has {_some(list(by_document))}."
            )
        chosen = document
    else:
        chosen = next(iter(by_document)) if len(by_document) == 1 else _likeliest_of(by_document, new)
    its = by_document[chosen]
    pair = its[0]
    source = pair.source.lang
    target = pair.target.lang if len(pair.variants) > 1 else target_lang or ""
    made = paragraphs_of_units(its, joined=level == "paragraph")
    return Former(chosen, source, target, tuple(made))


def _likeliest_of(by_document: dict[str, list[TranslationUnit]], new: Sequence[Paragraph]) -> str:
    with (
        TemporaryDirectory(prefix="bitext-") as folder,
        Memory(Path(folder) / "all.db", write=True) as memory,
    ):
        for name, units in by_document.items():
            memory.add(name, units)
        first = next(iter(by_document.values()))[0]
        return _likeliest(memory, new, first.source.lang, first.target.lang)


def _likeliest(memory: Memory, new: Sequence[Paragraph], source: str, target: str) -> str:
    """The document with the best matches for the most words.

    Raises:
        InputError: none has any.
    """
    words: Counter[str] = Counter()
    for one in new:
        best: dict[str, int] = {}
        for match in memory.lookup(one.text, source, target, threshold=LEAST, limit=_MOST):
            name = match.origin.document
            best[name] = max(best.get(name, 0), match.score)
        for name, score in best.items():
            words[name] += score * count_words(one.text)
    if not words:
        raise InputError(
            "none of its documents is like the new one", path=memory.path, cure="Name one with --document."
        )
    return words.most_common(1)[0][0]


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")

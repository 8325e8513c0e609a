"""From which language of a memory to which: one rule for all that looks something up in it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tmx.base.errors import UsageError
from tmx.base.languages import base_language, is_stand_in
from tmx.memory.score import Scored

if TYPE_CHECKING:
    from tmx.memory.store import Store

_LOG = logging.getLogger(__name__)
_SAMPLE = 200  # texts, and words of a text, that tell their language
_KNOWN = "SELECT 1 FROM word JOIN language ON language.id = word.language WHERE code = ? AND word = ?"
_SOURCES = """
SELECT code FROM unit JOIN language ON language.id = unit.source
GROUP BY unit.source ORDER BY COUNT(*) DESC LIMIT 1
"""


def direction(
    memory: Store, texts: Sequence[str], source_lang: str | None, target_lang: str | None
) -> tuple[str, str]:
    """The languages of a memory from which and into which to translate: as given, else as texts and memory suggest.

    The source is the language that knows most of the words of the texts, or of several the one from which most units
    were translated. The target is the only one beside the source and other regions of its language. If a language is
    there in another region than that which was asked for, that is logged as a warning.

    Raises:
        UsageError: the memory is empty or lacks a language, several targets could be meant, or both are the same.
    """
    available = memory.languages
    if not available:
        cure = f"Add to it with: bitext memory add {memory.path} FILE…"
        raise UsageError("the memory is empty", path=memory.path, cure=cure)
    source, target = (_found(memory, code) if code else None for code in (source_lang, target_lang))
    if source is None:
        source = _likely(memory, [code for code in available if code != target] or list(available), texts)
    if target is None:
        target = _other(memory, source)
    if source == target:
        raise UsageError(
            f"source and target are one language: {source}",
            path=memory.path,
            cure=f"Choose two of the memory's languages: {', '.join(available)}.",
        )
    return source, target


def known_words(memory: Store, texts: Sequence[str], code: str) -> int:
    """How many of the words of texts a language of a memory has; of many texts or words, some are looked at."""
    words = {word for text in texts[:_SAMPLE] for word in Scored(text).words[:_SAMPLE]}
    with memory.reading():
        return sum(memory.connection.execute(_KNOWN, (code, word)).fetchone() is not None for word in words)


def _found(memory: Store, code: str) -> str:
    found = memory.language(code)
    if is_stand_in(code, found):
        _LOG.warning("bitext: warning: %s: no text is in %s; %s is used", memory.path, code, found)
    return found


def _likely(memory: Store, codes: Sequence[str], texts: Sequence[str]) -> str:
    with memory.reading():
        (most,) = memory.connection.execute(_SOURCES).fetchone() or ("",)
    known = {code: known_words(memory, texts, code) for code in codes}
    return max(codes, key=lambda code: (known[code], code == most))


def _other(memory: Store, source: str) -> str:
    others = [code for code in memory.languages if code != source]
    abroad = [code for code in others if base_language(code) != base_language(source)]
    if len(abroad or others) != 1:
        has = f"beside {source} the memory has {', '.join(others)}"
        none = f"all texts of the memory are in {source}"
        raise UsageError(
            f"it is not clear into which language to translate: {has if others else none}",
            path=memory.path,
            cure="Name it with --target-lang (target_lang)." if others else "Add a file with translations.",
        )
    return (abroad or others)[0]

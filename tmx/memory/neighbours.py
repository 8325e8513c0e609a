"""Where a memory holds a text between the same texts as a document does: the context match of CAT tools.

What is beside a unit is told by its properties ``x-context-pre`` and ``x-context-post``, where it has them as memoQ and
we write them; else it is the unit before or after it, if that is of the same document: a file with units of several
documents names them in the property ``x-document``. A neighbour whose text is not known is neither any text nor the
edge of the document.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable
from html import unescape
from typing import Any

from tmx.memory.packing import properties_of, says_damage
from tmx.memory.shards import hash_of
from tmx.unit.content import CODE
from tmx.write.context import CONTEXT_POST, CONTEXT_PRE, DOCUMENT

_TEXT = """
SELECT near_text.text FROM unit AS near
JOIN variant AS near_variant ON near_variant.unit = near.id AND near_variant.language = :source
JOIN text AS near_text ON near_text.id = near_variant.text
WHERE near.document = unit.document AND near.place = unit.place {step}
"""
# Those that may be in the context: whether they are is told by what JSON holds.
_UNITS = f"""
SELECT unit.id, unit.document, unit.place, unit.source, unit.data, ours.place FROM text_by_hash AS known
JOIN text ON text.id = known.text
JOIN variant AS ours ON ours.text = text.id
JOIN variant AS theirs ON theirs.unit = ours.unit AND theirs.language = :target
JOIN unit ON unit.id = ours.unit
WHERE known.hash = :hash AND text.language = :source AND text.text = :text AND (
    unit.data LIKE '%"x-context-p%' OR (
        (:before IS NULL OR :before IN ({_TEXT.format(step="- 1")}))
        AND (:after IS NULL OR :after IN ({_TEXT.format(step="+ 1")}))))
"""  # noqa: S608 - made of constants
_NEAR = """
SELECT near.data, text.text FROM unit AS near
LEFT JOIN variant ON variant.unit = near.id AND variant.language = ?
LEFT JOIN text ON text.id = variant.text
WHERE near.document = ? AND near.place = ?
"""
_SEG = re.compile(r"</?(?:seg|hi)\b[^>]*>")
_ELEMENT = re.compile(r"<(\w+)\b[^>]*?(?:/>|>.*?</\1>)", re.DOTALL)


def units_in_context(
    connection: sqlite3.Connection, text: str, before: str | None, after: str | None, source: int, target: int
) -> set[int]:
    """The units of the memory that have a text between these two in their document; None is its beginning or end.

    Args:
        connection: the memory.
        text: what is looked up.
        before: the segment before it, None for the first.
        after: the segment after it, None for the last.
        source: the id of the language of the texts.
        target: the id of the language into which the text must be translated there.
    """
    given = {
        "hash": hash_of(source, text),
        "source": source,
        "target": target,
        "text": text,
        "before": before,
        "after": after,
    }
    found = set()
    for unit, document, place, origin, data, variant in connection.execute(_UNITS, given).fetchall():
        told = _told(data, variant, is_source=origin == source)
        if told is not None:
            if told == (before, after):
                found.add(unit)
            continue
        own = properties_of(data).get(DOCUMENT)
        if all(
            _is_beside(connection.execute(_NEAR, (source, document, place + step)), own, text_there)
            for step, text_there in ((-1, before), (1, after))
        ):
            found.add(unit)
    return found


@says_damage
def _told(data: str | None, variant: int, *, is_source: bool) -> tuple[str | None, str | None] | None:
    """The texts before and after a unit by its properties, or those of one of its variants; None without them."""
    if not data or '"x-context-p' not in data:
        return None
    unit = json.loads(data)
    variants = unit.get("v") or []
    items = [*(variants[variant].get("p", ()) if variants else ()), *(unit.get("p", ()) if is_source else ())]
    told = {type_: value for type_, value, *_ in reversed(items)}
    if not told.keys() & {CONTEXT_PRE, CONTEXT_POST}:
        return None
    before, after = (
        None if (seg := told.get(name)) is None else _plain(seg) for name in (CONTEXT_PRE, CONTEXT_POST)
    )
    return before, after


def _plain(seg: str) -> str:
    """The text of a segment that is written as XML, each inline code as one character."""
    return unescape(_ELEMENT.sub(CODE, _SEG.sub("", seg)))


def _is_beside(rows: Iterable[tuple[Any, ...]], document: str | None, text: str | None) -> bool:
    """Whether the unit in the next place has a text; for None, whether there is none of the same document."""
    texts = [other for data, other in rows if properties_of(data).get(DOCUMENT) == document]
    return text in texts if text is not None else not texts

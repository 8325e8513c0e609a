"""Where a memory holds a text between the same texts as a document does: the context match of CAT tools."""

from __future__ import annotations

import sqlite3

from tmx.memory.shards import hash_of

_NEXT_TO = """
SELECT near_text.text FROM unit AS near
JOIN variant AS near_variant ON near_variant.unit = near.id AND near_variant.language = :source
JOIN text AS near_text ON near_text.id = near_variant.text
WHERE near.document = unit.document AND near.place = unit.place {step}
"""
_IN_CONTEXT = f"""
SELECT unit.id FROM text
JOIN variant AS ours ON ours.text = text.id
JOIN variant AS theirs ON theirs.unit = ours.unit AND theirs.language = :target
JOIN unit ON unit.id = ours.unit
WHERE text.hash = :hash AND text.language = :source AND text.text = :text
AND :before IS ({_NEXT_TO.format(step="- 1")}) AND :after IS ({_NEXT_TO.format(step="+ 1")})
"""  # noqa: S608 - made of constants


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
    return {unit for (unit,) in connection.execute(_IN_CONTEXT, given)}

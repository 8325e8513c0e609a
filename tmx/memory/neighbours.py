"""Whether a memory holds a text between the same texts as a document does: the context match of CAT tools."""

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
SELECT 1 FROM text
JOIN variant AS ours ON ours.text = text.id
JOIN variant AS theirs ON theirs.unit = ours.unit AND theirs.language = :target
JOIN unit ON unit.id = ours.unit
WHERE text.hash = :hash AND text.language = :source AND text.text = :text
AND :before IS ({_NEXT_TO.format(step="- 1")}) AND :after IS ({_NEXT_TO.format(step="+ 1")})
LIMIT 1
"""  # noqa: S608 - made of constants
_NEIGHBOURS = """
SELECT near.place - here.place, text.text
FROM unit AS here
JOIN unit AS near ON near.document = here.document AND near.place IN (here.place - 1, here.place + 1)
JOIN variant ON variant.unit = near.id AND variant.language = ?2
JOIN text ON text.id = variant.text
WHERE here.id = ?1
"""


def neighbours_of(connection: sqlite3.Connection, unit: int, language: int) -> tuple[str | None, str | None]:
    """The texts in a language of the units before and after one in its document, None where there is none."""
    texts: dict[int, str] = dict(connection.execute(_NEIGHBOURS, (unit, language)))
    return texts.get(-1), texts.get(1)


def is_in_context(
    connection: sqlite3.Connection, text: str, before: str | None, after: str | None, source: int, target: int
) -> bool:
    """Whether some document of the memory has this text between these two; None is its beginning or its end.

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
    return connection.execute(_IN_CONTEXT, given).fetchone() is not None

"""Where a match comes from, in a few words."""

from __future__ import annotations

from tmx.memory import Match


def origin_of(match: Match) -> str:
    """The document of a match, the unit in it, the date, and whether its target was adapted.

    For instance ``A/RES/59/159, unit 12, 2004-12-20, adapted``.
    """
    date = match.origin.date
    day = f"{date[:4]}-{date[4:6]}-{date[6:8]}" if date and len(date) >= 8 else ""
    adapted = "" if match.adapted is None else "adapted"
    return ", ".join(filter(None, (match.origin.document, f"unit {match.origin.place}", day, adapted)))

"""Dates as TMX writes them."""

from __future__ import annotations

from datetime import UTC, datetime

DATE_FORMAT = "%Y%m%dT%H%M%SZ"


def format_date(moment: datetime) -> str:
    """A moment as TMX writes it, in UTC; a moment without a zone is taken as UTC.

    >>> format_date(datetime(2004, 12, 20, 15, 30))
    '20041220T153000Z'
    """
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).strftime(DATE_FORMAT)


def parse_date(text: str | None) -> datetime | None:
    """A TMX date as a moment in UTC; None if there is none or it is not in the form of the standard."""
    if not text:
        return None
    try:
        return datetime.strptime(text, DATE_FORMAT).replace(tzinfo=UTC)
    except ValueError:
        return None

"""Dates in the format of TMX."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime

from tmx.base.errors import UsageError

DATE_FORMAT = "%Y%m%dT%H%M%SZ"
_ASCTIME = "%a %b %d %H:%M:%S %Y"  # as C prints a moment, and with it some tools


def format_date(moment: datetime) -> str:
    """A moment in the format of TMX, in UTC; a moment without a time zone is taken to be in UTC.

    >>> format_date(datetime(2004, 12, 20, 15, 30))
    '20041220T153000Z'
    """
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    utc = aware.astimezone(UTC)
    return f"{utc.year:04}{utc:%m%dT%H%M%SZ}"  # glibc writes the year 1 with one digit


def parse_date(text: str | None) -> datetime | None:
    """The moment of a TMX date, in UTC; None if there is no date or it is not in the format of TMX."""
    if not text:
        return None
    try:
        return datetime.strptime(text, DATE_FORMAT).replace(tzinfo=UTC)
    except ValueError:
        return None


def readable_date(text: str) -> str | None:
    """A date in another form, of ISO 8601 or as C prints it, in the format of TMX; None for any other text.

    >>> readable_date("2004-12-20T15:30:00.5+01:00"), readable_date("Mon Dec 20 15:30:00 2004")
    ('20041220T143000Z', '20041220T153000Z')
    """
    text = text.strip()
    with suppress(ValueError, OverflowError):
        return format_date(datetime.fromisoformat(text))
    with suppress(ValueError, OverflowError):
        return format_date(datetime.strptime(text, _ASCTIME).replace(tzinfo=UTC))
    return None


def day(date: str) -> str:
    """The day of a date in the format of TMX, for people.

    >>> day("20041220T153000Z")
    '2004-12-20'
    """
    return f"{date[:4]}-{date[4:6]}-{date[6:8]}"


def parse_day(text: str) -> datetime:
    """The beginning of a day, month or year, in UTC, as people write it.

    >>> parse_day("2004-12").isoformat()
    '2004-12-01T00:00:00+00:00'

    Raises:
        UsageError: it is not a date of this form.
    """
    for form in ("%Y-%m-%d", "%Y-%m", "%Y", DATE_FORMAT):
        with suppress(ValueError):
            return datetime.strptime(text.strip(), form).replace(tzinfo=UTC)
    raise UsageError(f"{text!r} is not a date", cure="Write it as 2004-12-31, 2004-12 or 2004.")

"""What XLIFF and the tools that extend it say of a segment, under one name whatever the tool.

====================  ======================================================================================
``x-state``           ``state`` of the target (1.2) or segment (2.x), unless it is just ``translated``; Trados'
                      ``conf``; memoQ's ``mq:status``; ``confirmed`` or ``unconfirmed`` for Phrase's ``m:confirmed``
``x-state-qualifier``  the attribute of that name (1.2); ``x-substate``: ``subState`` (2.x)
``x-approved``        ``approved`` (1.2)
``x-match``           how similar the match was that it was made of, in per cent: Trados' and memoQ's ``percent``,
                      Phrase's and Wordfast's ``score``, ``matchpercent`` of Microsoft's files
``x-origin``          what made it: ``tm``, ``mt``, ``interactive`` …
``x-locked``          ``yes``, where a tool has locked it
``x-translate``       ``no``, where the text is not to be translated
``x-resname`` …       ``resname`` and ``restype`` (1.2); ``name`` and ``type`` (2.x)
``x-group``           the names of the groups that it is in, such as the context of Qt Linguist
====================  ======================================================================================
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from xml.etree.ElementTree import Element

from tmx.base.dates import format_date

_TRANSLATED = "translated"
# Names of properties by attributes.
_OF_UNIT = {
    "approved": "x-approved",
    "resname": "x-resname",
    "restype": "x-restype",
    "name": "x-resname",
    "type": "x-restype",
    "mq:percent": "x-match",
    "m:trans-origin": "x-origin",
}
_OF_TARGET = {
    "state-qualifier": "x-state-qualifier",
    "subState": "x-substate",
    "gs4tr:score": "x-match",
    "logoport:matchpercent": "x-match",
}
_OF_SEG = {"percent": "x-match", "origin": "x-origin"}
# Trados' levels of confirmation that say that a translation is done; none at all means that it is not begun.
_DONE_TRADOS = ("Translated", "ApprovedTranslation", "ApprovedSignOff")
# What memoQ's statuses of confirmed rows contain: ManuallyConfirmed, Reviewer1Confirmed, Proofread.
_DONE_MEMOQ = ("Confirmed", "Proofread")
# States of XLIFF 1.2 (section 2.3) and 2.x (section 4.3.1.34) of what is not done begin so.
_OPEN = ("new", "needs-", "initial")
# Attributes of TMX by those that say who changed a row and when.
_DATES = {
    "mq:lastchangedtimestamp": "changedate",
    "m:modified-at": "changedate",
    "m:created-at": "creationdate",
    "created_on": "creationdate",
    "modified_on": "changedate",
}
_PEOPLE = {
    "mq:lastchanginguser": "changeid",
    "m:modified-by": "changeid",
    "m:created-by": "creationid",
    "created_by": "creationid",
    "last_modified_by": "changeid",
}
_LOCKED = ("mq:locked", "m:locked", "gs4tr:locked")
NOT_TRANSLATED = "not to be translated"
READ = frozenset({*_OF_UNIT, *_DATES, *_PEOPLE, *_LOCKED, "mq:status", "m:confirmed", "m:score", "translate"})
"""The attributes of units that are read here."""
READ_OF_TARGET = frozenset({*_OF_TARGET, "state"})
"""The same of their targets (1.2) or segments (2.x)."""


@dataclass(slots=True)
class Facts:
    """Properties, attributes of the ``tu``, and why the segment is not finished, None if nothing says so."""

    properties: dict[str, str] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)
    unfinished: str | None = None

    def state(self, value: str | None, *, done: bool) -> None:
        """Take in what is said of how far a segment is; what is said last counts."""
        if not value:
            return
        if value == _TRANSLATED:
            self.properties.pop("x-state", None)
        else:
            self.properties["x-state"] = value
        self.unfinished = None if done else value


def facts_of(unit: Element, target: Element | None, seg: Element | None, *, translate: bool) -> Facts:
    """What is said of a segment.

    Args:
        unit: its ``trans-unit`` or ``unit``.
        target: what has the state: its ``target`` (1.2) or ``segment`` (2.x).
        seg: what Trados says of it (``sdl:seg``).
        translate: whether its text is to be translated.
    """
    facts = Facts()
    for element, names in ((unit, _OF_UNIT), (target, _OF_TARGET), (seg, _OF_SEG)):
        if element is not None:
            facts.properties |= {
                names[key]: value for key, value in element.items() if key in names and value
            }
    if target is not None and (state := target.get("state")):
        facts.state(state, done=not state.lower().startswith(_OPEN) or unit.get("approved") == "yes")
    if seg is not None:
        conf = seg.get("conf")
        facts.state(conf or "Unspecified", done=conf in _DONE_TRADOS)
    if status := unit.get("mq:status"):
        facts.state(status, done=any(word in status for word in _DONE_MEMOQ))
    if confirmed := unit.get("m:confirmed"):
        is_done = confirmed not in ("0", "false")
        facts.state("confirmed" if is_done else "unconfirmed", done=is_done)
    _take_match(facts, unit.get("m:score"))
    locked = [unit.get(name) for name in _LOCKED] + ([] if seg is None else [seg.get("locked")])
    if any(value in ("locked", "true") for value in locked):
        facts.properties["x-locked"] = "yes"
    if not translate:
        facts.properties["x-translate"] = "no"
        facts.unfinished = NOT_TRANSLATED
    _take_dates(facts, dict(unit.items()))
    if seg is not None:
        _take_dates(
            facts, {value.get("key", ""): value.text or "" for value in seg if value.tag == "sdl:value"}
        )
    return facts


def _take_match(facts: Facts, score: str | None) -> None:
    """Phrase's score, of which 1 means 100 %; 0 means that there was no match, of origin ``null``."""
    with suppress(ValueError, OverflowError):
        if percent := round(100 * float(score or 0)):
            facts.properties["x-match"] = str(percent)
    if facts.properties.get("x-origin") == "null":
        del facts.properties["x-origin"]


def _take_dates(facts: Facts, said: Mapping[str, str]) -> None:
    for key, value in said.items():
        if key in _PEOPLE and value:
            facts.attributes[_PEOPLE[key]] = value
        elif key in _DATES and (date := _date(value)):
            facts.attributes[_DATES[key]] = date


def _date(text: str) -> str | None:
    """A date of memoQ (ISO 8601), Phrase (milliseconds since 1970) or Trados (month first) in the format of TMX."""
    with suppress(ValueError, OverflowError, OSError):
        if text.isdecimal():
            return format_date(datetime.fromtimestamp(int(text) / 1000, UTC)) if int(text) else None
        if "/" in text:
            return format_date(datetime.strptime(f"{text} +0000", "%m/%d/%Y %H:%M:%S %z"))
        return format_date(datetime.fromisoformat(text))
    return None

"""A review that the page saved as JSON, read back."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any

from align.core.message import Message, says
from align.review.decisions import Decision, Decisions, Mark, Piece, ReviewedText, Status
from tmx.base.decode import read_bytes
from tmx.base.errors import InputError
from tmx.base.wording import clip

FORMAT = "bitext-decisions"
VERSION = 1


def read_json(path: str | os.PathLike[str]) -> Decisions:
    """Read decisions that the review page saved.

    Raises:
        UsageError: there is no such file, or it is a folder.
        InputError: the file cannot be read, is not a decisions file, or is of a later version.
    """
    content = read_bytes(path)
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _not_decisions(path, "it is not UTF-8") from error
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else None
        raise _not_decisions(path, "it is not valid JSON", line) from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise _not_decisions(path, f"its format is not {FORMAT!r}")
    if data.get("version") != VERSION:
        raise InputError(
            f"the decisions are of version {data.get('version')!r}; this program reads version {VERSION}",
            path=path,
            cure="Use the version of bitext that made the review page.",
        )
    return from_data(data, path)


def from_data(data: Mapping[str, Any], path: str | os.PathLike[str]) -> Decisions:
    """Decisions from plain data; `path` is for messages.

    Raises:
        InputError: a part is missing or of the wrong type, with the unit.
    """
    name = "the header"
    try:
        texts = {side: ReviewedText.of(_object(data.get(side), side)) for side in ("source", "target")}
        config = _object(data.get("config") or {}, "config")
        signature = str(data.get("signature", ""))
        units = []
        for number, unit in enumerate(_list(data.get("units"), "units"), start=1):
            name = f"unit {number}"
            units.append(_decision(name, _object(unit, "the unit")))
    except (TypeError, ValueError) as error:
        raise _not_decisions(path, f"{name}: {error}") from error
    return Decisions(tuple(units), config=config, signature=signature, **texts)


def _object(value: object, name: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError(f"{name} is {_clipped(value)}, not an object")
    return value


def _list(value: object, name: str) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(f"{name} is {_clipped(value)}, not a list")
    return value


def _clipped(value: object) -> str:
    """A value in the file for a message, as JSON writes it."""
    return "missing" if value is None else clip(json.dumps(value, ensure_ascii=False))


def _decision(name: str, unit: Mapping[str, Any]) -> Decision:
    status = unit.get("status", Status.OPEN.value)
    if status not in [known.value for known in Status]:
        raise ValueError(f"the status is {_clipped(status)}, not one of {', '.join(Status)}")
    translation = unit.get("translation", True)
    if not isinstance(translation, bool):
        raise TypeError(f"translation is {_clipped(translation)}, not true or false")
    confidence = unit.get("confidence")
    if isinstance(confidence, bool) or not isinstance(confidence, int | float | None):
        raise TypeError(f"the confidence is {_clipped(confidence)}, not a number")
    return Decision(
        name,
        _pieces(unit, "source"),
        _pieces(unit, "target"),
        Mark(
            Status(status),
            translation,
            _wording(unit.get("source_text")),
            _wording(unit.get("target_text")),
            _comment(unit.get("comment")),
        ),
        None if confidence is None else min(1.0, max(0.0, confidence)),
        tuple(_reason(reason) for reason in _list(unit.get("reasons", []), "reasons")),
    )


def _reason(value: object) -> Message:
    """What a confidence rests on: in both languages or, in a file of an earlier page, in English only."""
    match value:
        case str():
            return says("said", en=value, fr=value)
        case {"en": str(english), "fr": str(french)}:
            return says("said", en=english, fr=french)
    raise TypeError(f"a reason is {_clipped(value)}, not text")


def _wording(value: object) -> str | None:
    """Edited wording on one line, as a memory needs it; None if there is none."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise TypeError(f"an edited text is {_clipped(value)}, not text")
    return value.strip().translate(_LINE_ENDS)


def _comment(value: object) -> str:
    if not isinstance(value, str | None):
        raise TypeError(f"the comment is {_clipped(value)}, not text")
    return (value or "").strip()


_LINE_ENDS = str.maketrans(dict.fromkeys("\r\n\t\v\f\x85\u2028\u2029", " "))


def _pieces(unit: Mapping[str, Any], side: str) -> tuple[Piece, ...]:
    pieces = []
    for row in _list(unit.get(side), side):
        match row:
            case [int(block), int(start), int(end), str(text)] if bool not in map(type, row):
                pieces.append(Piece(block, start, end, text))
            case _:
                raise TypeError(f"not a piece of text (block, start, end, text): {_clipped(row)}")
    return tuple(pieces)


def _not_decisions(path: str | os.PathLike[str], why: str, line: int | None = None) -> InputError:
    return InputError(
        f"not the decisions of a review: {why}",
        path=path,
        line=line,
        cure="Give the .json file that the review page saved, or the sheet that `bitext review` wrote.",
    )

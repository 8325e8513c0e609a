"""A review that the page saved as JSON, read back."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from align.review.decisions import Decision, Decisions, Mark, Piece, Status, Text
from tmx.errors import InputError

FORMAT = "bitext-decisions"
VERSION = 1


def read_json(path: str | os.PathLike[str]) -> Decisions:
    """Read decisions that the review page saved.

    Raises:
        InputError: the file cannot be read, is no decisions file, or is of a later version.
    """
    try:
        data = json.loads(Path(path).read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(f"cannot read the decisions: {error.strerror}", path=path) from error
    except UnicodeDecodeError as error:
        raise _not_decisions(path, "it is not UTF-8") from error
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else None
        raise _not_decisions(path, "it is not valid JSON", line) from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise _not_decisions(path, f"its format is not {FORMAT!r}")
    if data.get("version") != VERSION:
        raise InputError(
            f"the decisions are of version {data.get('version')!r}, this program reads version {VERSION}",
            path=path,
            cure="Use the program that made the review page.",
        )
    return from_data(data, path)


def from_data(data: Mapping[str, Any], path: str | os.PathLike[str]) -> Decisions:
    """Decisions from plain data; `path` is for messages.

    Raises:
        InputError: a part is missing or of the wrong type, with the unit.
    """
    name = "the head"
    try:
        texts = {side: Text(**_strings(data[side])) for side in ("source", "target")}
        config = dict(data.get("config") or {})
        signature = str(data.get("signature", ""))
        units = []
        for number, unit in enumerate(data["units"], start=1):
            name = f"unit {number}"
            units.append(_decision(name, unit))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        what = f"{error} is missing" if isinstance(error, KeyError) else str(error)
        raise _not_decisions(path, f"{name}: {what}") from error
    return Decisions(tuple(units), config=config, signature=signature, **texts)


def _strings(data: Mapping[str, Any]) -> dict[str, str]:
    values = {name: data[name] for name in ("name", "path", "lang", "fingerprint")}
    if wrong := [name for name, value in values.items() if not isinstance(value, str)]:
        raise TypeError(f"{', '.join(wrong)} is not text")
    return values


def _decision(name: str, unit: Mapping[str, Any]) -> Decision:
    mark = Mark(
        Status(unit.get("status", "open")),
        unit.get("translation", True) is not False,
        _wording(unit.get("source_text")),
        _wording(unit.get("target_text")),
    )
    confidence = unit.get("confidence")
    return Decision(
        name,
        _pieces(unit["source"]),
        _pieces(unit["target"]),
        mark,
        None if confidence is None else min(1.0, max(0.0, float(confidence))),
        tuple(str(reason) for reason in unit.get("reasons") or ()),
    )


def _wording(value: object) -> str | None:
    """Edited wording on one line, as a memory needs it; None where there is none."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise TypeError(f"an edited text is {value!r}, not text")
    return value.strip().translate(_LINE_ENDS)


_LINE_ENDS = str.maketrans(dict.fromkeys("\r\n\t\v\f\x85\u2028\u2029", " "))


def _pieces(rows: Sequence[Sequence[Any]]) -> tuple[Piece, ...]:
    pieces = []
    for block, start, end, text in rows:
        if not all(type(value) is int for value in (block, start, end)) or not isinstance(text, str):
            raise TypeError(f"not a piece of text: {[block, start, end, text]!r}")
        pieces.append(Piece(block, start, end, text))
    return tuple(pieces)


def _not_decisions(path: str | os.PathLike[str], why: str, line: int | None = None) -> InputError:
    return InputError(
        f"not the decisions of a review: {why}",
        path=path,
        line=line,
        cure="Give the file that the review page saved, or the sheet that `bitext review` wrote.",
    )

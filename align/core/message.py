"""What the program says of units and beads: a key of the catalogue and values, put into words at the edge.

The catalogue, ``messages.toml``, has every sentence in every language of the review page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from tmx.base.data import load_data

Language = Literal["en", "fr"]
LANGUAGES: tuple[Language, ...] = ("en", "fr")
Value = str | int | float | tuple[str, ...]
_QUOTED = {"en": "“{}”", "fr": "«\u00a0{}\u00a0»"}


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence of the catalogue by its key, and the values that fill it in, sorted by name; see `says`.

    Messages are values: they can be compared, hashed, copied and pickled.
    """

    key: str
    values: tuple[tuple[str, Value], ...] = ()

    def __post_init__(self) -> None:
        if self.key not in _catalogue():
            raise ValueError(f"the catalogue has no message {self.key!r}")

    def text(self, lang: Language = "en") -> str:
        """The message in words.

        >>> says("numbers-lost", numbers=["7", "8"]).text("fr").replace("\u00a0", " ")
        'les nombres « 7 », « 8 » sont absents de la cible'
        """
        sentence: str = _catalogue()[self.key][lang]
        return sentence.format_map({name: _formattable(value, lang) for name, value in self.values})

    def texts(self) -> dict[Language, str]:
        """The message in words, in every language of the catalogue."""
        return {lang: self.text(lang) for lang in LANGUAGES}

    def __str__(self) -> str:
        return self.text()


def says(key: str, **values: str | int | float | Iterable[str]) -> Message:
    """The message with this key and these values: texts, numbers, or lists of texts, which are quoted.

    >>> says("same-numbers")
    Message(key='same-numbers', values=())

    Raises:
        ValueError: the catalogue has no such key.
    """
    return Message(
        key,
        tuple(
            (name, value if isinstance(value, str | int | float) else tuple(value))
            for name, value in sorted(values.items())
        ),
    )


def _catalogue() -> dict[str, Any]:
    return load_data("align.core", "messages.toml")


def _formattable(value: Value, lang: Language) -> Any:
    if isinstance(value, tuple):
        return _Quoted(value, lang)
    return _Decimal(value, lang) if isinstance(value, float) else value


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A list of texts, each in quotation marks, joined by the format specification."""

    texts: tuple[str, ...]
    lang: Language

    def __format__(self, joint: str) -> str:
        return (joint or ", ").join(_QUOTED[self.lang].format(text) for text in self.texts)


@dataclass(frozen=True, slots=True)
class _Decimal:
    """A number, written by the pattern in the format specification (CLDR)."""

    value: float
    lang: Language

    def __format__(self, pattern: str) -> str:
        from babel.numbers import format_decimal

        return format_decimal(self.value, pattern, self.lang)

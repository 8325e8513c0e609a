"""What findings say, in the languages of the review page: sentences of a table, filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from tmx.base.data import load_data

Language = Literal["en", "fr"]
LANGUAGES: tuple[Language, ...] = ("en", "fr")
_QUOTED = {"en": "“{}”", "fr": "«\u00a0{}\u00a0»"}


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence of the table by its key, and the values of its gaps: text, numbers, lists of texts to quote."""

    key: str
    values: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def text(self, lang: Language = "en") -> str:
        """The message in words.

        >>> Message("numbers-lost", {"numbers": ["7", "8"]}).text("fr").replace("\u00a0", " ")
        'les nombres « 7 », « 8 » sont absents de la cible'
        """
        gaps = {name: _gap(value, lang) for name, value in self.values.items()}
        sentence: str = load_data("align.core", "messages.toml")[self.key][lang]
        return sentence.format_map(gaps)

    def __str__(self) -> str:
        return self.text()


def says(key: str, **values: Any) -> Message:
    """The message of a key with its values."""
    return Message(key, values)


def _gap(value: Any, lang: Language) -> Any:
    if isinstance(value, float):
        return _Decimal(value, lang)
    return value if isinstance(value, str | int) else _Quoted(tuple(value), lang)


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

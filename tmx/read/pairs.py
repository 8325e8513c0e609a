"""Units reduced to one pair of languages, with a count of what that leaves out."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Self

from tmx.base.errors import InputError
from tmx.base.languages import checked_code, is_stand_in
from tmx.base.report import Losses
from tmx.unit.model import TranslationUnit

_MAX_LANGUAGES_LISTED = 20


class PairSelection:
    """A choice of source and target language; None as a language means any.

    With `one_pair`, the first pair found decides the languages that were left open. `left_out` counts the units that
    lack a language, `cut` the variants in other languages by code, `near` those of another region than was asked for.

    Raises:
        UsageError: a language is not a language code.
    """

    def __init__(self, source_lang: str | None, target_lang: str | None, *, one_pair: bool = False) -> None:
        self.source_lang = checked_code(source_lang)
        self.target_lang = checked_code(target_lang)
        self._wanted = (self.source_lang, self.target_lang)
        self._one_pair = one_pair
        self.left_out = 0
        self.cut: Counter[str] = Counter()
        self.near: Counter[str] = Counter()

    def fresh(self) -> Self:
        """The same choice, with nothing counted yet."""
        return type(self)(*self._wanted, one_pair=self._one_pair)

    @property
    def is_choice(self) -> bool:
        """Whether a language has been chosen."""
        return self.source_lang is not None or self.target_lang is not None

    def __str__(self) -> str:
        return " and ".join(lang for lang in (self.source_lang, self.target_lang) if lang) or "two languages"

    def select(
        self, units: Iterable[TranslationUnit], path: str | os.PathLike[str]
    ) -> Iterator[TranslationUnit]:
        """Yield the pairs, source first; `TranslationUnit.select` says which variants are chosen.

        Raises:
            InputError: there are units, but none has both languages; the message names the languages that they have.
        """
        elsewhere: Counter[str] = Counter()
        found = False
        for unit in units:
            pair = unit.select(self.source_lang, self.target_lang)
            if pair is None:
                self.left_out += 1
                elsewhere.update(variant.lang for variant in unit.variants)
                continue
            if self._one_pair and not found:
                self.source_lang = self.source_lang or pair.variants[0].lang
                self.target_lang = self.target_lang or pair.variants[1].lang
            found = True
            self._compare(pair)
            if len(unit.variants) > 2:
                kept = [id(variant) for variant in pair.variants]
                self.cut.update(variant.lang for variant in unit.variants if id(variant) not in kept)
            yield pair
        if elsewhere and not found:
            raise no_unit_has(str(self), elsewhere, path)

    def settle(self, units: Iterable[TranslationUnit], path: str | os.PathLike[str]) -> tuple[str, str]:
        """Let the first pair among units decide the languages that were left open; return its codes.

        Raises:
            InputError: there is no such pair.
        """
        first = next(self.select(units, path), None)
        if first is None:
            raise InputError(
                "the file has no units", path=path, cure=f"Look at it with `bitext stats {path}`."
            )
        self.left_out = 0
        self.cut.clear()
        self.near.clear()
        return first.variants[0].lang, first.variants[1].lang

    def _compare(self, pair: TranslationUnit) -> None:
        """Count what is in another region or script than was asked for, such as fr-FR for fr-CA."""
        for wanted, variant in zip(self._wanted, pair.variants, strict=True):
            if wanted and is_stand_in(wanted, variant.lang):
                self.near[f"{variant.lang} taken for {wanted}"] += 1

    def losses(self) -> Losses:
        """The units and the variants left out, by the reason that a report gives."""
        units = Counter({f"not in {self}": self.left_out} if self.left_out else {})
        return Losses(
            units,
            Counter({f"variant in {lang} left out": count for lang, count in self.cut.items()}) + self.near,
        )


def no_unit_has(wanted: str, codes: Counter[str], path: str | os.PathLike[str]) -> InputError:
    """The error that a file lacks a language; `codes` are those that its variants have."""
    return InputError(
        f"no unit has {wanted}", path=path, cure=f"The languages in the file: {_most_common(codes)}."
    )


def _most_common(codes: Counter[str]) -> str:
    named = [code for code, _ in codes.most_common(_MAX_LANGUAGES_LISTED)]
    return ", ".join(named) + (" …" if len(codes) > len(named) else "")

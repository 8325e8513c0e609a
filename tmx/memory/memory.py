"""A translation memory in one SQLite file: what it holds, and what matches."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence

from tmx.base.errors import UsageError
from tmx.memory.adapt import adapted
from tmx.memory.directions import direction
from tmx.memory.lookup import Index
from tmx.memory.match import Context, Match, Origin, Part
from tmx.memory.neighbours import units_in_context
from tmx.memory.packing import DamagedError, properties_of
from tmx.memory.pairs import Pair, best_pairs
from tmx.memory.rendering import BACKGROUND, Renderings
from tmx.memory.schema import clear_errors
from tmx.memory.score import LEAST, Scored
from tmx.memory.store import Store
from tmx.memory.tokens import word_spans
from tmx.write.context import DOCUMENT


class Memory(Store):
    """A translation memory in one file: many documents, many languages.

    >>> with Memory("TM.db", write=True) as memory:            # doctest: +SKIP
    ...     memory.add("59/159", read_tmx("59-159.tmx"))
    ...     memory.lookup("Decides to remain seized of the matter", "en", "fr")
    """

    def __init__(self, path: str | os.PathLike[str], *, write: bool = False) -> None:
        super().__init__(path, write=write)
        self._indexes: dict[int, Index] = {}
        self._renderings: dict[tuple[str, str], Renderings] = {}
        self._state = (0, 0)  # of what the indexes were read from

    def lookup(
        self,
        text: str,
        source_lang: str,
        target_lang: str,
        *,
        threshold: int = 70,
        limit: int | None = 5,
        context: Context | None = None,
    ) -> list[Match]:
        """The units whose text in one language matches, with their text in the other, best first.

        Of those that are as good, the newest comes first; units of the same two texts are one match.

        Args:
            text: what to look up; inline codes as `tmx.memory.packing.CODE`.
            source_lang: the language of the text.
            target_lang: the language of the translation.
            threshold: the lowest score, 40 to 100; 100 finds equal texts only.
            limit: the most matches; None for all.
            context: the texts before and after it; an equal text between the same two has 101.

        Raises:
            UsageError: the memory lacks a language, or the threshold is out of range.
            RunError: the file cannot be read.
        """
        if not LEAST <= threshold <= 100:
            raise UsageError(f"the threshold is {threshold}", cure=f"Choose one from {LEAST} to 100.")
        source, target = self.language(source_lang), self.language(target_lang)
        with self.reading() as state:
            self._refresh(state)
            query, language = Scored(text), self._language_id(target)
            near = self._in_context(text, context, source, target) if context is not None else ()
            steps = () if limit is None else (step for step in _STEPS if step > threshold)
            for least in (*steps, threshold):
                ranked = self._index(source).ranked(query, least)
                pairs = best_pairs(self._connection, ranked, language, limit, near)
                if limit is not None and len(pairs) >= limit:
                    break
            return [self._match(pair, text, source, target) for pair in pairs]

    def parts(self, text: str, source_lang: str, target_lang: str, *, renderings: int = 3) -> list[Part]:
        """The longest stretches of a text that the memory holds, with what translates them, in the order of the text.

        A stretch has two telling words at least, and does not lie in another. Of texts with more words than
        `tmx.memory.stretches.MOST_WORDS`, the beginning is looked at.

        Args:
            text: what to look up.
            source_lang: its language.
            target_lang: the language of the translation.
            renderings: the most translations of a stretch.

        Raises:
            UsageError: the memory lacks a language.
            RunError: the file cannot be read.
        """
        source, target = self.language(source_lang), self.language(target_lang)
        with self.reading() as state:
            self._refresh(state)
            index, spans = self._index(source), word_spans(text)
            ids, finder = index.ids(text), index.stretches(self._language_id(target))
            translate = self._translate(source, target)
            found = []
            for held in finder.find(ids):
                start, end = spans[held.start][0], spans[held.end - 1][1]
                likely = translate.of(ids[held.start : held.end], held.texts)[:renderings]
                found.append(Part(text[start:end], start, end, len(held.texts), tuple(likely)))
        return found

    def in_context(
        self, text: str, before: str | None, after: str | None, source_lang: str, target_lang: str
    ) -> bool:
        """Whether a document has a text, with its translation, between these two; None is its beginning or end.

        Raises:
            UsageError: the memory lacks a language.
            RunError: the file cannot be read.
        """
        langs = [self._language_id(self.language(code)) for code in (source_lang, target_lang)]
        with clear_errors(self.path):
            return bool(units_in_context(self._connection, text, before, after, *langs))

    def direction(
        self, texts: Sequence[str] = (), source_lang: str | None = None, target_lang: str | None = None
    ) -> tuple[str, str]:
        """From which language of the memory to which: as given, else as the texts and the memory suggest.

        See `tmx.memory.directions.direction`.

        Raises:
            UsageError: the memory is empty or lacks a language, several targets could be meant, or both are the same.
        """
        return direction(self, texts, source_lang, target_lang)

    def _in_context(self, text: str, context: Context, source: str, target: str) -> set[int]:
        langs = self._language_id(source), self._language_id(target)
        return units_in_context(self._connection, text, context.before, context.after, *langs)

    def _match(self, pair: Pair, query: str, source: str, target: str) -> Match:
        row = self._connection.execute(_MATCH, (pair.source, pair.target, pair.unit)).fetchone()
        place, date, data, document, facts, ours, theirs = row
        known = properties_of(data)
        origin = Origin(
            document, pair.unit, place, date, json.loads(facts), known.get(DOCUMENT), known.get("x-path")
        )
        return Match(
            pair.score, ours, theirs, origin, pair.others, adapted(query, ours, theirs, source, target)
        )

    def _translate(self, source: str, target: str) -> Renderings:
        if (source, target) not in self._renderings:
            some = self._index(target).sample(BACKGROUND)
            index, language = self._index(source), self._language_id(target)

            def texts_with(word: int, most: int) -> list[int]:
                return index.stretches(language).texts_with(
                    word, most
                )  # a new one, which keeps no places of words

            self._renderings[source, target] = Renderings(self._connection, language, some, texts_with)
        return self._renderings[source, target]

    def _refresh(self, state: tuple[int, int]) -> None:
        if state != self._state:
            self._indexes.clear()
            self._renderings.clear()
            self._state = state

    def _index(self, code: str) -> Index:
        language = self._language_id(code)
        if language not in self._indexes:
            self._indexes[language] = Index(self._connection, language)
        return self._indexes[language]

    def _language_id(self, code: str) -> int:
        found = self._connection.execute("SELECT id FROM language WHERE code = ?", (code,)).fetchone()
        if found is None:  # though the memory says that it has the language
            raise DamagedError
        return int(found[0])


_STEPS = (100, 85)
"""Thresholds to try first: what is found there is best, and costs little to find."""
_MATCH = """
SELECT unit.place, unit.date, unit.data, document.name, document.facts, ours.text, theirs.text
FROM unit
JOIN document ON document.id = unit.document
JOIN text AS ours ON ours.id = ?1
JOIN text AS theirs ON theirs.id = ?2
WHERE unit.id = ?3
"""

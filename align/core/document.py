"""A document: its blocks, what it says of itself, and what was set aside. Frozen, as all values that flow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from align.core.block import Block
from align.core.grammar import Role
from align.core.outline import outline_html
from align.core.raw import SetAside
from tmx.base.words import count_words

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Document:
    """One language version of a text.

    Attributes:
        name: the name of its file.
        lang: its language.
        blocks: its paragraphs in document order, footnotes last.
        facts: what it says of itself: ``symbol``, ``date`` (ISO 8601), ``session``, ``agenda_item`` …
        set_aside: the raw text that is not part of its text.
        warnings: what the user should know about how it was read.
        roles: the roles of its grammar by name, with their traits; empty if it was read without one.
        kind: the kind of document that it was read as, by the name of the grammar; empty without one.
        kind_scores: the weight of the evidence for each kind, if the kind was chosen by evidence.
        half: how its file holds two languages, if it is one of them; the same for both.
    """

    name: str
    lang: str
    blocks: tuple[Block, ...]
    facts: Mapping[str, str] = field(default_factory=dict)
    set_aside: tuple[SetAside, ...] = ()
    warnings: tuple[str, ...] = ()
    roles: Mapping[str, Role] = field(default_factory=dict, repr=False)
    kind: str = ""
    kind_scores: Mapping[str, int] = field(default_factory=dict, repr=False)
    half: str = ""

    @property
    def symbol(self) -> str | None:
        """The document symbol, such as ``A/RES/59/159``, if the text gives one."""
        return self.facts.get("symbol")

    @property
    def title(self) -> str:
        """A short name: the document symbol, else the name of the file without its folder."""
        return self.symbol or self.file_name

    @property
    def file_name(self) -> str:
        """The name of its file without the folder, whichever system's separators it has."""
        return self.name.replace("\\", "/").rsplit("/", 1)[-1]

    @property
    def by_lines(self) -> bool:
        """Whether every block is one line, and every line a block."""
        return all(
            block.lines == (number,) and not block.label for number, block in enumerate(self.blocks, 1)
        )

    def of_kind(self, *kinds: str) -> tuple[Block, ...]:
        """The blocks that have one of these roles, in document order."""
        return tuple(block for block in self.blocks if block.kind in kinds)

    def __iter__(self) -> Iterator[Block]:
        return iter(self.blocks)

    def to_pandas(self) -> pd.DataFrame:
        """One row per paragraph: role, number, text, words, characters, footnote references, raw lines."""
        import pandas as pd

        rows = [
            {
                "role": str(block.kind),
                "number": block.number,
                "text": block.text,
                "words": count_words(block.text),
                "characters": len(block.text),
                "refs": [ref.number for ref in block.refs],
                "lines": list(block.lines),
            }
            for block in self.blocks
        ]
        return pd.DataFrame(rows)

    def _repr_html_(self) -> str:
        """The structure as an outline, all text escaped."""
        return outline_html(self.title, self.lang, self.blocks, self.facts, self.warnings, self.kind)

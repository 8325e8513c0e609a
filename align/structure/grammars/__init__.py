"""The kinds of documents as data: one TOML file each, and the choice between them by evidence.

A new kind of document is a new file in this folder. It says which roles its paragraphs can have and what gives
them these; it extends ``generic.toml``, which says what documents of any kind have. What only some kinds have in
common is said once in the folder ``common``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from align.core.block import Block
from align.core.document import Document
from align.core.grammar import Grammar, Role, Signs
from align.core.rules import ENOUGH
from align.structure.grammars.building import make_grammar, shipped_grammar
from tmx.base.data import load_data
from tmx.base.errors import UsageError

__all__ = [
    "Choice",
    "choose",
    "choose_together",
    "grammar_of_kind",
    "kinds",
    "load_grammar",
    "make_grammar",
    "role_of",
    "shipped",
]

GENERIC = "generic"


@cache
def load_grammar(name: str) -> Grammar:
    """A grammar of this folder by the name of its file.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: the file does not make a grammar.
    """
    return shipped_grammar(name, load_data(__name__, f"{name}.toml"))


@cache
def shipped() -> tuple[Grammar, ...]:
    """The grammars of this folder, by name."""
    names = sorted(path.name for path in files(__name__).iterdir())
    return tuple(load_grammar(name.removesuffix(".toml")) for name in names if name.endswith(".toml"))


@dataclass(frozen=True, slots=True)
class Choice:
    """The grammar that a document is read by, and the weight of the evidence for each kind that has any."""

    grammar: Grammar
    scores: Mapping[str, int] = field(default_factory=dict)


def choose(texts: Sequence[str], grammars: Sequence[Grammar] | None = None) -> Choice:
    """The kind of document for which a document, given by its lines or paragraphs, holds the most evidence.

    Without evidence enough for any it is the generic one; of two with the same, the one that is named first.
    """
    signs = Signs(texts)
    return _best((grammar, grammar.score(signs)) for grammar in (shipped() if grammars is None else grammars))


def choose_together(texts: Sequence[Sequence[str]]) -> Choice:
    """The kind for which several versions of one document hold the most evidence in all."""
    versions = [Signs(version) for version in texts]
    return _best((grammar, sum(map(grammar.score, versions))) for grammar in shipped())


def _best(scored: Iterable[tuple[Grammar, int]]) -> Choice:
    scores = list(scored)
    best, most = max(scores, key=lambda item: item[1], default=(load_grammar(GENERIC), 0))
    return Choice(
        best if most >= ENOUGH else load_grammar(GENERIC),
        {grammar.name: score for grammar, score in scores if score},
    )


def kinds() -> tuple[str, ...]:
    """The kinds of document that have a grammar here, by name."""
    return tuple(grammar.name for grammar in shipped())


def grammar_of_kind(name: str) -> Grammar:
    """The grammar of a kind of document that a user names.

    Raises:
        UsageError: there is no such kind.
    """
    if name not in kinds():
        raise UsageError(f"unknown kind of document {name!r}", cure=f"Choose one of {', '.join(kinds())}.")
    return load_grammar(name)


def role_of(document: Document, block: Block) -> Role:
    """The role of a block with its traits, as the document's grammar or else a grammar of this folder has it.

    A role that neither declares is that of a plain paragraph.
    """
    role = document.roles.get(block.kind) or _shipped_roles().get(block.kind)
    return role or Role(block.kind, block.kind, free=True)


@cache
def _shipped_roles() -> Mapping[str, Role]:
    return {name: role for grammar in shipped() for name, role in grammar.roles.items()}

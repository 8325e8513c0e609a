"""The kinds of documents as data: one TOML file each, and the choice between them by evidence.

A new kind of document is a new file in this folder. It says which roles its paragraphs can have and what gives
them these; it extends ``generic.toml``, which says what documents of any kind have.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from align.core.block import Block
from align.core.document import Document
from align.core.grammar import Grammar, Role
from align.structure.grammars.building import make_grammar
from tmx.base.data import load_data

__all__ = ["choose", "load_grammar", "make_grammar", "role_of", "shipped"]

GENERIC = "generic"


@cache
def load_grammar(name: str) -> Grammar:
    """A grammar of this folder by the name of its file.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: the file does not make a grammar.
    """
    return make_grammar(name, load_data(__name__, f"{name}.toml"))


@cache
def shipped() -> tuple[Grammar, ...]:
    """The grammars of this folder, by name."""
    names = sorted(path.name for path in files(__name__).iterdir())
    return tuple(load_grammar(name.removesuffix(".toml")) for name in names if name.endswith(".toml"))


def choose(texts: Sequence[str], grammars: Sequence[Grammar] | None = None) -> Grammar:
    """The grammar for which a document, given by its lines or paragraphs, holds the most kinds of evidence.

    Without any evidence it is the generic one.
    """
    known = shipped() if grammars is None else grammars
    found = [(len(grammar.holding(texts, grammar.evidence)), grammar) for grammar in known]
    most, best = max(found, key=lambda item: item[0], default=(0, load_grammar(GENERIC)))
    return best if most else load_grammar(GENERIC)


def role_of(document: Document, block: Block) -> Role:
    """The role of a block with its traits, as the document's grammar or else a grammar of this folder has it.

    A role that neither declares is that of a plain paragraph.
    """
    role = document.roles.get(block.kind) or _shipped_roles().get(block.kind)
    return role or Role(block.kind, block.kind, free=True)


@cache
def _shipped_roles() -> Mapping[str, Role]:
    return {name: role for grammar in shipped() for name, role in grammar.roles.items()}

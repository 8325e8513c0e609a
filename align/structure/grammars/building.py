"""The content of a grammar file -> a `Grammar`, with every name in it checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from align.core.grammar import Grammar, Role
from align.core.patterns import Patterns
from align.core.rules import (
    START,
    Division,
    Evidence,
    Fact,
    FurnitureRule,
    LineRules,
    Masthead,
    NoteForms,
    Part,
    RoleRule,
)
from align.language.numbers import SYMBOL
from align.structure.divisions import heading_phrases
from tmx.base.data import load_data

_Value = TypeVar("_Value")
_KEYS = {field.name for field in fields(Grammar)} - {"name", "labelled"} | {"extends"}

_NEEDED = ("after_noun", "contents_line", "date", "numbered_thing", "page_number")
"""The phrases that layout and structure ask for by name, whatever the grammar."""


def make_grammar(name: str, content: Mapping[str, Any]) -> Grammar:
    """The grammar that the content of a file makes, together with the file that it extends.

    Raises:
        ValueError: a key is unknown, or a name that is used is not declared.
    """
    try:
        grammar = shipped_grammar(name, content)
        for phrase in grammar.phrases:
            grammar.phrases[phrase]  # compiled, which tells whether it is a pattern
    except (ValueError, TypeError, re.error) as error:
        raise ValueError(f"grammar {name}: {error}") from error
    return grammar


def shipped_grammar(name: str, content: Mapping[str, Any]) -> Grammar:
    """The same of a file of this folder, whose patterns are known to be right: they are compiled when needed."""
    grammar = _grammar(name, _extended(content))
    _check(grammar)
    return grammar


def _extended(content: Mapping[str, Any]) -> Mapping[str, Any]:
    """The content with that of every file that it extends; where these differ, the one named first counts."""
    bases = content.get("extends") or []
    for base in [bases] if isinstance(bases, str) else bases:
        content = _merged(content, _extended(load_data(__package__, f"{base}.toml")))
    return content


def _merged(own: Mapping[str, Any], base: Mapping[str, Any]) -> Mapping[str, Any]:
    """Tables are merged key by key; a list continues with that of the base; else what is one's own counts."""
    merged = {**own}
    for key, value in base.items():
        if isinstance(value, Mapping):
            merged[key] = _merged(own.get(key, {}), value)
        elif isinstance(value, list):
            merged[key] = [*own.get(key, []), *value]
        else:
            merged.setdefault(key, value)
    return merged


def _grammar(name: str, content: Mapping[str, Any]) -> Grammar:
    if unknown := sorted(set(content) - _KEYS):
        raise ValueError(f"unknown keys: {', '.join(unknown)}")
    roles = content.get("roles", {})
    masthead = content.get("masthead")
    phrases = {key: _phrase(patterns) for key, patterns in content.get("phrases", {}).items()}
    rules = tuple(_value(RoleRule, table) for table in content.get("rules", ()))
    divisions = tuple(_division(key, table) for key, table in content.get("divisions", {}).items())
    ordinals, cardinals = (_number_words(content.get(key, {})) for key in ("ordinals", "cardinals"))
    phrases |= heading_phrases(divisions, ordinals, cardinals)
    return Grammar(
        name=name,
        phrases=Patterns(phrases),
        evidence=tuple(_evidence(sign) for sign in content.get("evidence", ())),
        roles={key: _value(Role, {"name": key, "called": key, **traits}) for key, traits in roles.items()},
        rules=rules,
        labelled=tuple(rule.phrase for rule in rules if "(?P<label_" in phrases.get(rule.phrase, "")),
        parts={key: _value(Part, table) for key, table in content.get("parts", {}).items()},
        furniture=tuple(_value(FurnitureRule, table) for table in content.get("furniture", ())),
        masthead=None if masthead is None else _value(Masthead, masthead),
        lines=_value(LineRules, content.get("lines", {})),
        notes=_value(NoteForms, content.get("notes", {})),
        facts=tuple(_fact(table) for table in content.get("facts", ())),
        divisions=divisions,
        ordinals=ordinals,
        cardinals=cardinals,
    )


def _division(name: str, table: Mapping[str, Any]) -> Division:
    words = tuple((lang, tuple(listed)) for lang, listed in table.get("words", {}).items())
    return _value(Division, {"name": name, **table, "words": words})


def _number_words(table: Mapping[str, str]) -> tuple[tuple[int, str], ...]:
    return tuple((int(value), spelled) for value, spelled in table.items())


def _evidence(sign: str | Mapping[str, Any]) -> Evidence:
    return Evidence(sign) if isinstance(sign, str) else _value(Evidence, sign)


def _phrase(patterns: Iterable[str]) -> str:
    """One pattern of alternatives, in which every group has the number of its alternative after its name."""
    numbered = (
        re.sub(r"\(\?P<(\w+)>", rf"(?P<\1_{index}>", pattern) for index, pattern in enumerate(patterns)
    )
    return _with_symbols("|".join(f"(?:{pattern})" for pattern in numbered).replace(" ", r"\s"))


def _with_symbols(pattern: str) -> str:
    return pattern.replace("{symbol}", SYMBOL.pattern)


def _fact(table: Mapping[str, Any]) -> Fact:
    patterns = tuple(re.compile(_with_symbols(pattern)) for pattern in table.get("patterns", ()))
    values = tuple(
        (re.compile(_with_symbols(pattern)), value) for pattern, value in table.get("values", {}).items()
    )
    return _value(Fact, {**table, "patterns": patterns, "values": values})


def _value(kind: type[_Value], table: Mapping[str, Any]) -> _Value:
    """A value of some class from a table of its fields.

    Raises:
        ValueError: it has no such field, or the field cannot have that value.
        TypeError: a field is missing.
    """
    hints = get_type_hints(kind)
    given: dict[str, Any] = {}
    for key, value in table.items():
        if key not in hints:
            raise ValueError(f"{kind.__name__} has no key {key!r}")
        if get_origin(hints[key]) is Literal and value not in get_args(hints[key]):
            raise ValueError(f"{key} cannot be {value!r}, only one of {', '.join(get_args(hints[key]))}")
        given[key] = tuple(value) if isinstance(value, list) else value
    return kind(**given)


def _check(grammar: Grammar) -> None:
    """Whether every name that the grammar uses is declared.

    Raises:
        ValueError: one is not.
    """
    for what, used, declared in (
        ("phrase", set(_phrases_used(grammar)), set(grammar.phrases)),
        ("role", set(_roles_used(grammar)), set(grammar.roles)),
        ("part", set(_parts_used(grammar)), set(grammar.parts)),
    ):
        if missing := sorted(used - declared - {""}):
            raise ValueError(f"no {what} is named {', '.join(missing)}")


def _phrases_used(grammar: Grammar) -> Iterator[str]:
    yield from _NEEDED
    yield from (sign.phrase for sign in grammar.evidence)
    for rule in grammar.rules:
        yield from ("" if rule.division else rule.phrase or "of a rule", *rule.needs)
    for line in grammar.furniture:
        yield from (line.phrase, *line.needs)
    if (masthead := grammar.masthead) is not None:
        yield from (masthead.lines, masthead.run_together, masthead.needs, *masthead.before)
    lines = grammar.lines
    yield from (*lines.opens, *lines.alone, *lines.after_end, *lines.after_comma, *lines.broken)


def _roles_used(grammar: Grammar) -> Iterator[str]:
    yield from ("heading", "footnote")  # the code gives these
    for rule in grammar.rules:
        yield from (rule.role, rule.after)
    for part in grammar.parts.values():
        yield from (part.plain, part.labelled, part.closing)
    yield from (division.run_in for division in grammar.divisions)
    for fact in grammar.facts:
        yield from fact.roles


def _parts_used(grammar: Grammar) -> Iterator[str]:
    yield START
    for rule in grammar.rules:
        yield from (*rule.parts, rule.opens)
    for part in grammar.parts.values():
        yield from (part.figures, part.divided)

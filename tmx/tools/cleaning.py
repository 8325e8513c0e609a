"""Units made fit to be handed on: codes taken out or numbered anew, users under pseudonyms or not named at all."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Literal

from tmx.base.errors import UsageError
from tmx.base.report import WriteReport
from tmx.read.source import Source
from tmx.tools.conditions import USER_ATTRIBUTES
from tmx.tools.writing import write_again
from tmx.unit.content import Content, Inline, mapped, plain_text
from tmx.unit.model import Header, Property, TranslationUnit

Tags = Literal["keep", "strip", "number"]
Users = Literal["keep", "pseudonyms", "remove"]
# Properties of tools that name people: "x-LastUsedBy", "user", "Translator:SingleString", "last_modified_by".
_PERSON = re.compile(
    r"(?:^|[-_ .])(?:user(?:_?(?:id|name))?|author|translator|reviewer|(?:creat|chang)ion_?id|changeid|"
    r"(?:last[-_ ]?)?(?:created|changed|modified|updated|translated|reviewed|approved|confirmed|used)[-_ ]?by)"
    r"(?:$|:)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Cleaning:
    """What is done to units; `altered` counts it.

    Attributes:
        tags: ``strip`` takes inline codes out, ``number`` numbers them from left to right, those of a target as their
            counterparts in the source.
        users: ``pseudonyms`` writes ``user-1``, ``user-2`` … for the names of who created or changed units, in the
            order of their first appearance, so that one person has one pseudonym in the whole file; ``remove`` leaves
            the names out. Names in texts and notes stay.
        key: makes a pseudonym of the name and of this secret alone (a keyed BLAKE2), so that one person has the same in
            every file that is cleaned with it.

    Raises:
        UsageError: there is nothing to do.
    """

    tags: Tags = "keep"
    users: Users = "keep"
    key: str | None = None
    altered: Counter[str] = field(default_factory=Counter)
    _pseudonyms: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if (self.tags, self.users) == ("keep", "keep"):
            raise UsageError(
                "there is nothing to do", cure="Say what, such as --strip-tags or --anonymise; see --help."
            )
        if self.key is not None and (not self.key or self.users != "pseudonyms"):
            raise UsageError("a key is a secret that makes pseudonyms", cure="Give --anonymise, and a --key.")

    def unit(self, unit: TranslationUnit) -> TranslationUnit:
        """The unit made fit."""
        if self.users != "keep":
            unit = self._without_users(unit)
        if self.tags == "keep" or all(isinstance(variant.content, str) for variant in unit.variants):
            return unit
        make: Callable[[Content], Content] = (
            plain_text if self.tags == "strip" else _Numbering(unit.source.content)
        )
        source = unit.source
        contents = {id(variant): make(variant.content) for variant in (source, *unit.variants)}
        variants = tuple(variant._replace(content=contents[id(variant)]) for variant in unit.variants)
        changed = sum(new.content != old.content for new, old in zip(variants, unit.variants, strict=True))
        if changed:
            self.altered[
                f"segments with codes {'taken out' if self.tags == 'strip' else 'numbered anew'}"
            ] += changed
        return unit._replace(variants=variants)

    def header(self, header: Header) -> Header:
        """The header made fit."""
        if self.users == "keep":
            return header
        return replace(
            header,
            attributes=self._attributes(header.attributes),
            properties=self._properties(header.properties),
        )

    def _without_users(self, unit: TranslationUnit) -> TranslationUnit:
        variants = tuple(
            variant._replace(
                attributes=self._attributes(variant.attributes),
                properties=self._properties(variant.properties),
            )
            for variant in unit.variants
        )
        return unit._replace(
            variants=variants,
            attributes=self._attributes(unit.attributes),
            properties=self._properties(unit.properties),
        )

    def _attributes(self, attributes: Mapping[str, str]) -> Mapping[str, str]:
        if not any(name in attributes for name in USER_ATTRIBUTES):
            return attributes
        given = {
            name: self._name(value) if name in USER_ATTRIBUTES else value
            for name, value in attributes.items()
        }
        return {name: value for name, value in given.items() if value is not None}

    def _properties(self, properties: tuple[Property, ...]) -> tuple[Property, ...]:
        given = [
            (prop, self._name(prop.text) if _PERSON.search(prop.type) else prop.text) for prop in properties
        ]
        return tuple(prop._replace(text=text) for prop, text in given if text is not None)

    def _name(self, name: str) -> str | None:
        self.altered["names of users " + ("left out" if self.users == "remove" else "replaced")] += 1
        if self.users == "remove":
            return None
        person = name.strip().casefold()
        if self.key is None:
            return self._pseudonyms.setdefault(person, f"user-{len(self._pseudonyms) + 1}")
        secret = blake2b(self.key.encode("utf-8", "surrogatepass")).digest()
        return (
            f"user-{blake2b(person.encode('utf-8', 'surrogatepass'), key=secret, digest_size=5).hexdigest()}"
        )


class _Numbering:
    """Numbers codes: those of the source from left to right, others as their counterparts there."""

    def __init__(self, source: Content) -> None:
        self._numbers: dict[str, dict[str, str]] = {"i": {}, "x": {}}
        self(source)

    def __call__(self, content: Content) -> Content:
        return mapped(content, str, self._element)

    def _element(self, element: Inline) -> Inline:
        attributes = dict(element.attributes)
        for name, numbers in self._numbers.items():
            if name in attributes:
                attributes[name] = numbers.setdefault(attributes[name], str(len(numbers) + 1))
        return element._replace(attributes=attributes)


def clean(source: Source, output: str | os.PathLike[str], cleaning: Cleaning) -> WriteReport:
    """Write all units, made fit; the report counts what was altered.

    Raises:
        UsageError: there is no such file.
        InputError: the units cannot be read, or there are none.
        OutputError: the file cannot be written.
    """
    units, header = map(cleaning.unit, source), cleaning.header(source.header)
    report = write_again(source, output, units, duplicates=True, header=header).with_losses(source.losses())
    return replace(report, altered={**report.altered, **cleaning.altered})

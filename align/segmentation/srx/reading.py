"""SRX files -> rules. Elements are known by their local names; the file is opened without trust.

Formatting marks (`formathandle`) do not matter here: the texts that are cut have no tags.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from align.readers.xml import parse_xml
from align.segmentation.srx.patterns import PatternError, compiled
from align.segmentation.srx.rules import Rule, SrxRules
from tmx.base.decode import read_bytes
from tmx.base.errors import InputError
from tmx.base.wording import clip

if TYPE_CHECKING:
    from lxml.etree import _Element
    from regex import Pattern

_VERSIONS = ("1.0", "2.0")
_CURE = "Export the rules again as SRX 2.0 from the tool that made them."


def read_srx(path: str | os.PathLike[str]) -> SrxRules:
    """The segmentation rules of an SRX file, version 2.0 or 1.0.

    Raises:
        UsageError: there is no such file.
        InputError: it is no SRX file, is of another version, or a part of it is missing or wrong; a regular
            expression is not one, or has what is not supported. The line is named.
    """
    return _Reading(Path(path)).read()


class _Reading:
    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> SrxRules:
        root = parse_xml(read_bytes(self.path), self.path)
        if _name(root) != "srx":
            raise self._wrong(root, f"this is not an SRX file: its root element is {_name(root)}")
        if root.get("version") not in _VERSIONS:
            raise self._wrong(root, f"SRX {root.get('version', 'without a version')} is not supported")
        header = _children(root, "header")
        rules = {
            self._attribute(group, "languagerulename"): tuple(
                self._rule(rule) for rule in _children(group, "rule")
            )
            for group in _below(root, "languagerule")
        }
        maps = [self._map(entry, rules) for entry in _below(root, "languagemap")]
        if not maps:
            raise self._wrong(root, "no language has rules: there is no languagemap")
        # OmegaT, whose own rules have no such attribute, lets all that fit hold.
        cascade = all(element.get("cascade", "yes") == "yes" for element in header)
        return SrxRules(str(self.path), rules, tuple(maps), cascade)

    def _map(self, entry: _Element, rules: dict[str, tuple[Rule, ...]]) -> tuple[Pattern[str], str]:
        name = self._attribute(entry, "languagerulename")
        if name not in rules:
            raise self._wrong(entry, f"there are no rules named {name!r}")
        return self._compiled(entry, "(?i)" + self._attribute(entry, "languagepattern")), name

    def _rule(self, rule: _Element) -> Rule:
        breaks = rule.get("break", "yes").lower()
        if breaks not in ("yes", "no"):
            raise self._wrong(rule, f"the attribute break is {breaks!r}, neither yes nor no")
        before, after = (self._pattern(rule, name) for name in ("beforebreak", "afterbreak"))
        if before is None and after is None:
            raise self._wrong(rule, "a rule says neither what is before nor what is after the break")
        return Rule(breaks == "yes", before, after, _line(rule))

    def _pattern(self, rule: _Element, name: str) -> Pattern[str] | None:
        found = _children(rule, name)
        if len(found) > 1:
            raise self._wrong(rule, f"a rule has {len(found)} elements {name}")
        text = "".join(map(str, found[0].itertext())) if found else ""
        return self._compiled(found[0], text) if text else None

    def _compiled(self, element: _Element, pattern: str) -> Pattern[str]:
        try:
            return compiled(pattern)
        except PatternError as error:
            shown = clip(pattern.removeprefix("(?i)"), 60)
            raise InputError(
                f"the regular expression “{shown}” of a segmentation rule cannot be used: {error}",
                path=self.path,
                line=_line(element) or None,
                cure="Write it with what the regular expressions of ICU and Java have in common.",
            ) from error

    def _attribute(self, element: _Element, name: str) -> str:
        value = element.get(name)
        if value is None:
            raise self._wrong(element, f"{_name(element)} has no attribute {name}")
        return value

    def _wrong(self, element: _Element, what: str) -> InputError:
        return InputError(what, path=self.path, line=_line(element) or None, cure=_CURE)


def _name(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _line(element: _Element) -> int:
    line: Any = element.sourceline
    return int(line or 0)


def _children(element: _Element, name: str) -> list[_Element]:
    return [child for child in element if _name(child) == name]


def _below(element: _Element, name: str) -> Iterator[_Element]:
    return (found for found in element.iter() if _name(found) == name)

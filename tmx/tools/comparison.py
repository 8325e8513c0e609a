"""Two memories compared: what one has that the other lacks, and what is translated otherwise."""

from __future__ import annotations

import os
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple, get_args

from tmx.base.errors import UsageError
from tmx.base.hashset import HashSet
from tmx.base.languages import language_meant
from tmx.base.wording import listed
from tmx.read.source import Source
from tmx.tools.parts import Parts, write_parts
from tmx.unit.content import CODE, Content
from tmx.unit.model import TranslationUnit, Variant

By = Literal["pair", "source"]
Kind = Literal["added", "removed", "changed"]
KINDS: tuple[Kind, ...] = get_args(Kind)


class Difference(NamedTuple):
    """A source with a target that only one of two memories has, or with one in place of another.

    `unit` is that of the newer memory, or of the older one for what was removed.
    """

    kind: Kind
    source: Variant
    old: Variant | None
    new: Variant | None
    unit: TranslationUnit


@dataclass(slots=True)
class Comparison:
    """What makes an older and a newer memory different.

    `equal` counts the pairs that both have, `untranslated` the units of the older and of the newer memory that have no
    target, which are not compared.
    """

    differences: list[Difference] = field(default_factory=list)
    equal: int = 0
    untranslated: tuple[int, int] = (0, 0)

    @property
    def counts(self) -> Counter[str]:
        """The differences by kind."""
        return Counter(difference.kind for difference in self.differences)

    def of_kind(self, kind: Kind) -> list[Difference]:
        """The differences of one kind, in the order of their memory."""
        return [difference for difference in self.differences if difference.kind == kind]


def subtract(
    first: Source,
    second: Source,
    output: str | os.PathLike[str],
    *,
    by: By = "pair",
    rest: str | os.PathLike[str] | None = None,
) -> Parts:
    """Write the units of the first memory that the second one lacks.

    A unit is left out if the second memory has each of its sources with that target (``pair``), or with any target in
    that language (``source``). Texts are compared with the places of their codes, but not with what codes say; a
    language without a region is that of its usual region.

    Args:
        first: the units to write.
        second: the units to leave out.
        output: the TMX file to write.
        by: what makes units the same.
        rest: a TMX file for the units that are left out.

    Raises:
        UsageError: there is no such file, or one file would overwrite another.
        InputError: a memory cannot be read, or the second has all of the first.
        OutputError: a file cannot be written.
    """
    if by not in get_args(By):
        raise UsageError(f"unknown choice {by!r}", cure=f"Choose one of {', '.join(get_args(By))}.")
    key_of = _pair_key if by == "pair" else _source_key
    known, theirs, ours = HashSet(), dict[object, str](), dict[object, str]()
    for unit in second:
        for target in targets_of(unit):
            known.add(key_of(unit.source, target))
            _note_languages(theirs, unit.source, target)
    reason = f"the same {'source and target' if by == 'pair' else 'source'} in {second.path}"

    def judge(unit: TranslationUnit) -> str | None:
        targets = targets_of(unit)
        for target in targets:
            _note_languages(ours, unit.source, target)
        return reason if targets and all(key_of(unit.source, target) in known for target in targets) else None

    parts = write_parts(first, output, rest, judge)
    if ours.keys() & theirs.keys():
        return parts
    here, there = (listed(pairs.values()) or "none" for pairs in (ours, theirs))
    remark = f"no pair of languages in common with {second.path}: {here} here, {there} there"
    return replace(parts, remarks=(*parts.remarks, remark))


def _note_languages(pairs: dict[object, str], source: Variant, target: Variant) -> None:
    """Note a pair of languages under what it means, as the codes say it."""
    key = (language_meant(source.lang), language_meant(target.lang))
    if key not in pairs:
        pairs[key] = f"{source.lang} → {target.lang}"


def compare(older: Source, newer: Source) -> Comparison:
    """Find what was added, removed, and translated otherwise; what differs is held in memory.

    A source that has other targets in both memories was changed; its targets are matched in their order.

    Raises:
        UsageError: there is no such file.
        InputError: a memory cannot be read.
    """
    (known_before, without_before), (known_after, without_after) = _keys(older), _keys(newer)
    comparison = Comparison(untranslated=(without_before, without_after))
    removed, _ = _only_in(older, known_after)
    added, comparison.equal = _only_in(newer, known_before)
    for key, ours in removed.items():
        theirs = added.get(key, [])
        for (_, source, old), (unit, _, new) in zip(ours, theirs, strict=False):
            comparison.differences.append(Difference("changed", source, old, new, unit))
        comparison.differences += [
            Difference("removed", source, old, None, unit) for unit, source, old in ours[len(theirs) :]
        ]
    for key, theirs in added.items():
        more = theirs[len(removed.get(key, [])) :]
        comparison.differences += [Difference("added", source, None, new, unit) for unit, source, new in more]
    return comparison


_Pair = tuple[TranslationUnit, Variant, Variant]


def _keys(source: Source) -> tuple[HashSet, int]:
    """The keys of all pairs, and the number of units that have none."""
    keys, without = HashSet(), 0
    for unit in source:
        targets = targets_of(unit)
        without += not targets
        for target in targets:
            keys.add(_pair_key(unit.source, target))
    return keys, without


def _only_in(source: Source, others: HashSet) -> tuple[dict[object, list[_Pair]], int]:
    """The pairs, each once, that are not among the others, by their source; and the number of pairs that are."""
    found: dict[object, list[_Pair]] = defaultdict(list)
    seen, equal = HashSet(), 0
    for unit in source:
        for target in targets_of(unit):
            key = _pair_key(unit.source, target)
            if not seen.add(key):
                continue
            if key in others:
                equal += 1
            else:
                found[_source_key(unit.source, target)].append((unit, unit.source, target))
    return found, equal


def targets_of(unit: TranslationUnit) -> Sequence[Variant]:
    """The variants of a unit but its source, those without text left out."""
    return [variant for variant in unit.targets if not variant.is_empty]


def _pair_key(source: Variant, target: Variant) -> tuple[object, ...]:
    return (*_source_key(source, target), marked_text(target.content))


def _source_key(source: Variant, target: Variant) -> tuple[object, ...]:
    return language_meant(source.lang), language_meant(target.lang), marked_text(source.content)


def marked_text(content: Content) -> str:
    r"""The text that is compared: composed, with a mark where a code is, without white space at its ends.

    >>> from tmx.unit.content import Inline
    >>> ascii(marked_text(("Press ", Inline("ph", {}, ("<br/>",)), "now ")))
    "'Press \\ufffcnow'"
    """
    text = content if isinstance(content, str) else "".join(_marked(content))
    return unicodedata.normalize("NFC", text).strip()


def _marked(content: Content) -> Iterator[str]:
    for part in content:
        if isinstance(part, str):
            yield part
        elif part.tag == "hi":
            yield from (CODE, *_marked(part.content), CODE)
        else:
            yield CODE

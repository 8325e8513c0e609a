"""Notes, properties and other attributes of units: how XLIFF holds them.

In XLIFF 1.2 properties are the contexts of a ``context-group``, since ``prop-group`` is deprecated (section 2.2.2); in
2.0 they are metadata (module ``mda``). Groups are named after what of TMX they are from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from tmx.formats.xliff.ids import as_nmtoken, from_nmtoken
from tmx.formats.xliff.stream import Around
from tmx.unit.model import Note, Property

# The groups of properties of a unit and its variants, and of attributes of the same.
PROPERTIES = ("tmx", "tmx-source", "tmx-target")
ATTRIBUTES = ("tmx-attributes", "tmx-source-attributes", "tmx-target-attributes")
# What XLIFF 1.2 names itself (section 2.3, context-type); all others begin with x-.
CONTEXTS = frozenset(
    "database element elementtitle linenumber numparams paramnotes record recordtitle sourcefile".split()
)
_OTHER = "x-prop-"
_SIDES = {"source": 1, "target": 2}


@dataclass(slots=True)
class Annotations:
    """Properties, attributes and notes: of the unit, of its source and of its target."""

    properties: tuple[list[Property], ...] = field(default_factory=lambda: ([], [], []))
    attributes: tuple[dict[str, str], ...] = field(default_factory=lambda: ({}, {}, {}))
    notes: tuple[list[Note], ...] = field(default_factory=lambda: ([], [], []))

    def add(self, group: str, kind: str, text: str) -> None:
        """Add a value of a group; one of another program is a property of the unit."""
        if group in ATTRIBUTES:
            self.attributes[ATTRIBUTES.index(group)][kind] = text
        else:
            self.properties[PROPERTIES.index(group) if group in PROPERTIES else 0].append(
                Property(kind, text)
            )


def numbered(group: str, number: int) -> str:
    """The name of a group in a unit; no other of the file may have it (XLIFF 1.2, section 2.3, name).

    >>> numbered("tmx", 1), unnumbered("tmx-12"), unnumbered("location-12")
    ('tmx-1', 'tmx', 'location-12')
    """
    return f"{group}-{number}"


def unnumbered(name: str) -> str:
    """The group that `numbered` gave a name; another name as it is."""
    group, _, number = name.rpartition("-")
    return group if number.isdecimal() and group in {*PROPERTIES, *ATTRIBUTES} else name


def context_type(kind: str) -> str:
    """The type of the context that holds a property.

    >>> context_type("x-role"), context_type("domain"), property_type("x-prop-domain")
    ('x-role', 'x-prop-domain', 'domain')
    """
    is_own = kind.startswith("x-") and not kind.startswith(_OTHER)
    return kind if kind in CONTEXTS else as_nmtoken(kind if is_own else _OTHER + kind)


def property_type(context: str) -> str:
    """The property that `context_type` made a context of."""
    return from_nmtoken(context.removeprefix(_OTHER))


def annotations_of(unit: Element, around: Around) -> Annotations:
    """What is said of a ``trans-unit`` or ``unit``, and of the groups that it is in."""
    found = Annotations()
    for note in _notes(unit):
        side = note.get("annotates") or note.get("appliesTo") or ""
        text = "".join(note.itertext()).strip()
        if text:
            found.notes[_SIDES.get(side, 0)].append(Note(text, note.get("xml:lang")))
            if author := note.get("from"):
                found.add("", "x-note-from", author)
    _comments(unit, found)
    for name in around.groups:
        found.add("", "x-group", name)
    _contexts([*around.contexts, *unit.iterfind("context-group")], found)
    for group in unit.iterfind("prop-group"):
        for prop in group.iterfind("prop"):
            found.add("", prop.get("prop-type", "x-prop"), "".join(prop.itertext()))
    _metadata(unit, found)
    return found


def _comments(unit: Element, found: Annotations) -> None:
    """The comments of memoQ, except those that are deleted."""
    for comment in (one for child in unit if child.tag == "mq:comments" for one in child):
        text = "".join(comment.itertext()).strip()
        if text and comment.get("deleted") != "true":
            found.notes[_SIDES.get(comment.get("appliesto", "").lower(), 0)].append(Note(text))


def _contexts(groups: Iterable[Element], found: Annotations) -> None:
    for group in groups:
        for context in group.iterfind("context"):
            kind = property_type(context.get("context-type", ""))
            found.add(unnumbered(group.get("name", "")), kind, "".join(context.itertext()))


def _metadata(unit: Element, found: Annotations) -> None:
    for group in unit.iter("mda:metaGroup"):
        for meta in group:
            if meta.tag == "mda:meta":
                found.add(group.get("category", ""), meta.get("type", "x-meta"), "".join(meta.itertext()))


def _notes(unit: Element) -> Iterator[Element]:
    yield from unit.iterfind("note")
    yield from unit.iterfind("notes/note")

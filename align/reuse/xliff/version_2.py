"""XLIFF 2.0 (OASIS, 2014) with its module for matches: a ``unit`` for each paragraph, with its segments."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from align.reuse.filling import Proposal, Status
from align.reuse.origins import origin_of
from align.reuse.passages import BREAK, LINK, NOTE, OBJECT, Passage, code_id
from align.reuse.pretranslate import Draft, Pretranslation
from align.reuse.xliff.xml import SPACE, add, on_lines, write_text
from tmx.unit.content import Content, Inline, parts_of

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
MATCHES = "urn:oasis:names:tc:xliff:matches:2.0"
_X, _MTC = f"{{{NAMESPACE}}}", f"{{{MATCHES}}}"

# The state of a segment (section 4.3.1.34); one that is not sure stays initial, so that it is looked at.
_STATES = {Status.CONTEXT: "translated", Status.EXACT: "translated"}
# The types of codes, and what qualifies those that set characters (sections 4.3.1.40 and 4.3.1.37).
_TYPES = {
    "bold": ("fmt", "xlf:b"),
    "italic": ("fmt", "xlf:i"),
    "underlined": ("fmt", "xlf:u"),
    LINK: ("link", ""),
    BREAK: ("fmt", "xlf:lb"),
    NOTE: ("other", "bitext:note"),
    OBJECT: ("other", "bitext:object"),
}


def as_xliff_2(pretranslation: Pretranslation, original: str) -> _Element:
    """The root element of a document.

    Args:
        pretranslation: the document.
        original: where its file is, seen from the folder of the XLIFF file.
    """
    from lxml import etree

    root = etree.Element(
        _X + "xliff",
        {"version": "2.0", "srcLang": pretranslation.original.lang, "trgLang": pretranslation.target_lang},
        nsmap={None: NAMESPACE, "mtc": MATCHES},  # type: ignore[dict-item]  # the stubs know no default namespace
    )
    file = add(root, _X + "file", {"id": "f1", "original": original})
    add(file, _X + "skeleton", {"href": quote(original)})
    if pretranslation.original.kind:
        add(add(file, _X + "notes"), _X + "note", {"category": "kind"}).text = pretranslation.original.kind
    for passage, drafts in pretranslation.passages:
        _unit(file, passage, drafts)
    on_lines(root)
    return root


def _unit(file: _Element, passage: Passage, drafts: tuple[Draft, ...]) -> None:
    given = {"id": passage.id, "name": passage.number, "type": f"bitext:{passage.role}", "canResegment": "no"}
    unit = add(file, _X + "unit", given)
    unit.set(SPACE, "preserve")
    proposed = [(place, one) for place, draft in enumerate(drafts, 1) for one in draft.proposals]
    if proposed:
        matches = add(unit, _MTC + "matches")
        for place, proposal in proposed:
            _match(matches, place, proposal)
    for place, draft in enumerate(drafts, 1):
        if place > 1:
            add(add(unit, _X + "ignorable", {"id": f"i{place}"}), _X + "source").text = " "
        _segment(unit, place, draft)


def _segment(unit: _Element, place: int, draft: Draft) -> None:
    given = {"id": f"s{place}"}
    if draft.target is None:
        given["state"] = "initial"
    else:
        given |= {"state": _STATES.get(draft.status, "initial"), "subState": f"bitext:{draft.status}"}
    segment = add(unit, _X + "segment", given)
    _fill(add(segment, _X + "source"), draft.source, f"s{place}c")
    if draft.target is not None:
        _fill(add(segment, _X + "target"), draft.target, f"s{place}c")


def _match(matches: _Element, place: int, proposal: Proposal) -> None:
    """A match: its score as similarity, where it comes from, and the segment that it is for."""
    found = add(
        matches,
        _MTC + "match",
        {
            "ref": f"#s{place}",
            "type": "icm" if proposal.status is Status.CONTEXT else "tm",
            "similarity": f"{min(proposal.match.score, 100)}.0",
            "origin": origin_of(proposal.match),
        },
    )
    prefix = f"s{place}c"
    _fill(add(found, _X + "source"), proposal.source, prefix)
    _fill(add(found, _X + "target"), proposal.target, prefix)


def _fill(element: _Element, content: Content, prefix: str) -> None:
    """Write content into an element; codes have an id that no other segment of the unit has."""
    last: _Element | None = None
    for part in parts_of(content):
        if isinstance(part, Inline):
            kind, qualifier = _TYPES.get(part.attributes.get("type", ""), ("fmt", ""))
            attributes = {"id": prefix + code_id(part), "type": kind, "subType": qualifier}
            if part.tag == "hi":
                last = add(element, _X + "pc", attributes)
                _fill(last, part.content, prefix)
            else:
                shown = "".join(map(str, part.content))
                last = add(element, _X + "ph", {**attributes, "equiv": shown, "disp": shown})
        else:
            write_text(element, last, part)

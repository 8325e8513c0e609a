"""XLIFF 1.2 (OASIS, 2008): a ``group`` for each paragraph, a ``trans-unit`` for each segment."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from align.reuse.filling import Proposal, Status
from align.reuse.origins import origin_of
from align.reuse.passages import BREAK, LINK, NOTE, OBJECT, Passage, code_id
from align.reuse.pretranslate import Draft, Pretranslation
from align.reuse.xliff.xml import LANG, SPACE, add, on_lines, write_text
from tmx.base.version import bitext_version
from tmx.unit.content import Content, Inline, parts_of

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_X = f"{{{NAMESPACE}}}"

# The state of a target and what qualifies it (section 2.3, "state" and "state-qualifier").
_STATES = {
    Status.CONTEXT: ("translated", "exact-match"),
    Status.EXACT: ("translated", "exact-match"),
    Status.CODES: ("needs-review-translation", "leveraged-tm"),
    Status.ADAPTED: ("needs-review-translation", "leveraged-tm"),
    Status.FUZZY: ("needs-review-translation", "fuzzy-match"),
}
# The types of codes (section 2.3, "ctype").
_TYPES = {
    "bold": "bold",
    "italic": "italic",
    "underlined": "underlined",
    LINK: "link",
    BREAK: "lb",
    NOTE: "x-footnote",
    OBJECT: "x-object",
}


def as_xliff_1(pretranslation: Pretranslation, original: str) -> _Element:
    """The root element of a document.

    Args:
        pretranslation: the document.
        original: where its file is, seen from the folder of the XLIFF file.
    """
    from lxml import etree

    root = etree.Element(_X + "xliff", nsmap={None: NAMESPACE}, version="1.2")  # type: ignore[dict-item]  # the stubs know no default namespace
    file = add(
        root,
        _X + "file",
        {
            "original": original,
            "datatype": "x-docx" if original.lower().endswith(".docx") else "plaintext",
            "source-language": pretranslation.original.lang,
            "target-language": pretranslation.target_lang,
            "category": pretranslation.original.kind,
        },
    )
    header = add(file, _X + "header")
    add(add(header, _X + "skl"), _X + "external-file", {"href": quote(original)})
    add(header, _X + "tool", {"tool-id": "bitext", "tool-name": "bitext", "tool-version": bitext_version()})
    body = add(file, _X + "body")
    for passage, drafts in pretranslation.passages:
        _group(body, passage, drafts, pretranslation)
    on_lines(root)
    return root


def _group(
    body: _Element, passage: Passage, drafts: tuple[Draft, ...], pretranslation: Pretranslation
) -> None:
    given = {"id": passage.id, "restype": f"x-{passage.role}", "resname": passage.number}
    group = add(body, _X + "group", given)
    for draft in drafts:
        unit = add(group, _X + "trans-unit", {"id": draft.id})
        source = add(unit, _X + "source")
        source.set(LANG, pretranslation.original.lang)
        source.set(SPACE, "preserve")
        _fill(source, draft.source)
        if draft.target is not None:
            state, qualifier = _STATES[draft.status]
            target = add(unit, _X + "target", {"state": state, "state-qualifier": qualifier})
            target.set(LANG, pretranslation.target_lang)
            target.set(SPACE, "preserve")
            _fill(target, draft.target)
        for proposal in draft.proposals:
            _alternative(unit, proposal, pretranslation)


def _alternative(unit: _Element, proposal: Proposal, pretranslation: Pretranslation) -> None:
    """A match: its score in per cent and where it comes from."""
    match = proposal.match
    found = add(
        unit,
        _X + "alt-trans",
        {
            "match-quality": f"{min(match.score, 100)}%",
            "origin": origin_of(match),
            "tool-id": "bitext",
            "alttranstype": "proposal",
        },
    )
    for name, lang, content in (
        ("source", pretranslation.original.lang, proposal.source),
        ("target", pretranslation.target_lang, proposal.target),
    ):
        element = add(found, _X + name)
        element.set(LANG, lang)
        element.set(SPACE, "preserve")
        _fill(element, content)


def _fill(element: _Element, content: Content) -> None:
    """Write content into an element."""
    last: _Element | None = None
    for part in parts_of(content):
        if isinstance(part, Inline):
            kind = part.attributes.get("type", "")
            attributes = {"id": code_id(part), "ctype": _TYPES.get(kind, f"x-{kind}")}
            if part.tag == "hi":
                last = add(element, _X + "g", attributes)
                _fill(last, part.content)
            else:
                shown = "".join(map(str, part.content))
                last = add(element, _X + "x", {**attributes, "equiv-text": shown})
        else:
            write_text(element, last, part)

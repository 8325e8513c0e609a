"""XLIFF 1.2 (OASIS, 2008): a ``group`` for each paragraph, a ``trans-unit`` for each segment."""

from __future__ import annotations

from collections.abc import Mapping
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


def as_xliff_1(pretranslation: Pretranslation, original: str, *, omegat: bool = False) -> _Element:
    """The root element of a document.

    Args:
        pretranslation: the document.
        original: where its file is, seen from the folder of the XLIFF file.
        omegat: whether each target is the source; see `align.reuse.omegat`.
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
        _group(body, passage, drafts, pretranslation, omegat=omegat)
    on_lines(root)
    return root


def _group(
    body: _Element,
    passage: Passage,
    drafts: tuple[Draft, ...],
    pretranslation: Pretranslation,
    *,
    omegat: bool,
) -> None:
    lang, target_lang = pretranslation.original.lang, pretranslation.target_lang
    given = {"id": passage.id, "restype": f"x-{passage.role}", "resname": passage.number}
    group = add(body, _X + "group", given)
    for draft in drafts:
        unit = add(group, _X + "trans-unit", {"id": draft.id})
        _text(unit, "source", lang, draft.source)
        if omegat:
            _text(unit, "target", target_lang, draft.source)
        elif draft.target is not None:
            state, qualifier = _STATES[draft.status]
            _text(unit, "target", target_lang, draft.target, {"state": state, "state-qualifier": qualifier})
        for proposal in draft.proposals:
            found = add(unit, _X + "alt-trans", _match(proposal))
            _text(found, "source", lang, proposal.source)
            _text(found, "target", target_lang, proposal.target)


def _match(proposal: Proposal) -> dict[str, str]:
    """What is said of a match: its score in per cent and where it comes from."""
    return {
        "match-quality": f"{min(proposal.match.score, 100)}%",
        "origin": origin_of(proposal.match),
        "tool-id": "bitext",
        "alttranstype": "proposal",
    }


def _text(
    parent: _Element, name: str, lang: str, content: Content, attributes: Mapping[str, str] | None = None
) -> None:
    element = add(parent, _X + name, attributes)
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

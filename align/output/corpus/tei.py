"""TEI P5: both texts with their sentences in one file, and links between the sentences.

The texts are a ``<group>``; paragraphs are ``<ab>`` elements with their role and number, so that no role needs an
element of its own, and sentences are ``<s>``. The links are ``<link>`` elements in ``<standOff>``: that of a unit
points to all of its sentences, and ``cert`` is its confidence. The text of a paragraph is that of the document,
character by character; references to footnotes are empty ``<ref>`` elements.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from lxml import etree

from align.core.alignment import AlignedDocuments
from align.core.block import Kind
from align.output.corpus.sides import Corpus, CorpusSide, Link, Sentence
from tmx.base.characters import legal_text
from tmx.base.report import Ledger
from tmx.base.version import bitext_version

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE = "http://www.tei-c.org/ns/1.0"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_NSMAP: Any = {None: NAMESPACE}  # the stubs of lxml know no default namespace
_VERSION = re.compile(r"\d+(?:\.\d+){0,3}")


def as_tei(alignment: AlignedDocuments, ledger: Ledger) -> bytes:
    """An alignment as a TEI document; the ledger records what is not linked."""
    corpus = Corpus.of(alignment, ledger)
    root = _element(
        "TEI",
        _header(alignment, corpus, ledger),
        *_links(corpus),
        _element("text", _element("group", *(_text(side, ledger) for side in corpus.sides))),
    )
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _element(name: str, /, *children: _Element, text: str = "", **attributes: str) -> _Element:
    """An element with its attributes, the empty ones left out; its children are on lines of their own."""
    element = etree.Element(f"{{{NAMESPACE}}}{name}", nsmap=_NSMAP)
    for key, value in attributes.items():
        if value:
            element.set(key.replace("xml_", _XML), value)
    element.text = text or ("\n" if children else None)
    for child in children:
        child.tail = "\n"
        element.append(child)
    return element


def _header(alignment: AlignedDocuments, corpus: Corpus, ledger: Ledger) -> _Element:
    langs = dict.fromkeys(side.document.lang for side in corpus.sides)
    names = [legal_text(side.document.title, ledger) for side in corpus.sides]
    title = f"{' / '.join(dict.fromkeys(names))} ({', '.join(langs)})"
    sources = [
        _element("bibl", text=name, xml_lang=side.document.lang)
        for name, side in zip(names, corpus.sides, strict=True)
    ]
    version = _VERSION.match(bitext_version())
    software = _element(
        "application",
        _element("desc", text=alignment.config.signature),
        ident="bitext",
        version=version[0] if version else "0",
    )
    return _element(
        "teiHeader",
        _element(
            "fileDesc",
            _element("titleStmt", _element("title", text=title)),
            _element("publicationStmt", _element("p", text="An alignment of two texts; not published.")),
            _element("sourceDesc", *sources),
        ),
        _element("encodingDesc", _element("appInfo", software)),
        _element("profileDesc", _element("langUsage", *(_element("language", ident=lang) for lang in langs))),
    )


def _links(corpus: Corpus) -> list[_Element]:
    """The group of links, if there are any: there is no empty group in TEI."""
    links = [_link(corpus, link) for link in corpus.links if link.linked]
    return [_element("standOff", _element("linkGrp", *links, type="translation"))] if links else []


def _link(corpus: Corpus, link: Link) -> _Element:
    source, target = corpus.names(link)
    bead = link.pair.bead
    return _element(
        "link",
        n=str(link.pair.unit),
        type=f"{len(link.source)}-{len(link.target)}",
        subtype="crossing" if bead.crossing else "",
        cert="" if bead.confidence is None else f"{bead.confidence:.4f}",
        target=" ".join(f"#{name}" for name in (*source, *target)),
    )


def _text(side: CorpusSide, ledger: Ledger) -> _Element:
    notes = {one.number: one.name for one in reversed(side.sentences) if one.role == Kind.FOOTNOTE}
    paragraphs = [_paragraph(sentences, notes, ledger) for sentences in side.paragraphs()]
    body = _element("body", *(paragraphs or [_element("ab")]))
    return _element("text", body, xml_lang=side.document.lang, n=side.label)


def _paragraph(sentences: Sequence[Sentence], notes: dict[str, str], ledger: Ledger) -> _Element:
    """A paragraph; white space is only where the document has it."""
    first = sentences[0]
    paragraph = _element("ab", type=re.sub(r"\s+", "_", first.role), n=legal_text(first.number, ledger))
    for sentence in sentences:
        if len(paragraph):
            paragraph[-1].tail = sentence.before or None
        paragraph.append(_sentence(sentence, notes, ledger))
    return paragraph


def _sentence(sentence: Sentence, notes: dict[str, str], ledger: Ledger) -> _Element:
    ledger.unit = sentence.unit
    places = [0, *(ref.offset for ref in sentence.refs), len(sentence.text)]
    pieces = [legal_text(sentence.text[start:end], ledger) for start, end in pairwise(places)]
    element = _element("s", text=pieces[0], n=str(sentence.unit))
    element.set(f"{_XML}id", sentence.name)
    for ref, piece in zip(sentence.refs, pieces[1:], strict=True):
        target = f"#{notes[ref.number]}" if ref.number in notes else ""
        mark = _element("ref", type="footnote", n=legal_text(ref.number, ledger), target=target)
        mark.tail = piece
        element.append(mark)
    return element

"""Vertical text: one token per line, structures as tags, for the Corpus Workbench (CWB) and Sketch Engine.

There are four files. For ``pair.vert`` in English and French they are ``pair.en.vert`` and ``pair.fr.vert``, the two
texts, and two that say the same for each of the tools:

- ``pair.cwb-align.txt``, for ``cwb-align-import``: a header, then the names of the sentences of each linked unit.
- ``pair.sketch-map.txt``, for an m:n corpus of Sketch Engine or NoSketch Engine (``ALIGNSTRUCT "s"``): the places of
  the sentences of every unit from 0, ``-1`` for a side without any.

A corpus for CWB is encoded with ``cwb-encode -x -s -B -c utf8 -f pair.en.vert -0 g -S text:0+id+lang
-S p:0+role+n -S s:0+id+unit+type+confidence`` and further options.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from align.core.alignment import AlignedDocuments, AlignedPair
from align.output.corpus.sides import Corpus, CorpusSide, Link, Sentence
from align.output.corpus.tokens import tokens
from tmx.base.characters import legal_text
from tmx.base.report import Ledger

GLUE = "<g/>"
"""Says that no white space separates two tokens, as in Sketch Engine."""
_NOT_IN_NAME = re.compile(r"[^A-Z0-9_]+")


def as_vertical(alignment: AlignedDocuments, stem: str, ledger: Ledger) -> dict[str, str]:
    """The files of an alignment as vertical text, by what stands after the name in theirs, such as ``.en.vert``.

    Args:
        alignment: what is written.
        stem: the name of the corpus.
        ledger: records what is not linked.
    """
    corpus = Corpus.of(alignment, ledger)
    return {
        **{
            f".{side.label}.vert": "".join(f"{line}\n" for line in _lines(side, corpus.links, ledger))
            for side in corpus.sides
        },
        ".cwb-align.txt": _beads_of_cwb(corpus, stem),
        ".sketch-map.txt": "".join(map(_line_of_map, corpus.links)),
    }


def _lines(side: CorpusSide, links: tuple[Link, ...], ledger: Ledger) -> Iterator[str]:
    document, pairs = side.document, {link.pair.unit: link for link in links}
    yield _tag("text", id=document.title, lang=document.lang)
    for sentences in side.paragraphs():
        yield _tag("p", role=sentences[0].role, n=sentences[0].number)
        for sentence in sentences:
            yield from _sentence(sentence, pairs[sentence.unit], document.lang, ledger)
        yield "</p>"
    yield "</text>"


def _sentence(sentence: Sentence, link: Link, lang: str, ledger: Ledger) -> Iterator[str]:
    ledger.unit = sentence.unit
    yield _tag(
        "s",
        id=sentence.name,
        unit=str(sentence.unit),
        type=f"{len(link.source)}-{len(link.target)}",
        confidence=_confidence(link.pair),
    )
    for number, (token, glued) in enumerate(tokens(legal_text(sentence.text, ledger), lang)):
        if glued and number:
            yield GLUE
        yield escape(token)
    yield "</s>"


def _confidence(pair: AlignedPair) -> str:
    return "" if pair.bead.confidence is None else f"{pair.bead.confidence:.4f}"


def _tag(name: str, **attributes: str) -> str:
    """The tag that opens a structure, on one line."""
    written = "".join(
        f" {key}={quoteattr(' '.join(value.split()), {chr(34): '&quot;'})}"
        for key, value in attributes.items()
    )
    return f"<{name}{written}>"


def _beads_of_cwb(corpus: Corpus, stem: str) -> str:
    """The alignment as ``cwb-align-import`` reads it: the names of both corpora, of the grid, and how it is named."""
    name = _NOT_IN_NAME.sub("_", stem.upper()).strip("_") or "CORPUS"
    name = f"C_{name}" if name[0].isdigit() else name
    heads = [f"{name}_{_NOT_IN_NAME.sub('_', side.label.upper())}" for side in corpus.sides]
    rows = [
        [*heads, "s", "{id}"],
        *(map(" ".join, corpus.names(link)) for link in corpus.links if link.linked),
    ]
    return "".join("\t".join(row) + "\n" for row in rows)


def _line_of_map(link: Link) -> str:
    """A unit for Sketch Engine: sentences without a link are mapped to nothing."""
    if link.linked:
        return f"{_of_map(link.source)}\t{_of_map(link.target)}\n"
    lines = [f"{_of_map(link.source)}\t-1\n"] if link.source else []
    return "".join([*lines, *([f"-1\t{_of_map(link.target)}\n"] if link.target else [])])


def _of_map(places: range) -> str:
    """Places as Sketch Engine has them: one, or the first and the last."""
    return str(places.start) if len(places) == 1 else f"{places.start},{places.stop - 1}"

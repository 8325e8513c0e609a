"""Gold alignments with their texts: reading one, and making perturbed copies of it."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import replace
from os import PathLike
from typing import Any

from align.alignment import Alignment
from align.core.bead import Bead
from align.core.block import Block, Kind, NoteRef
from align.core.document import Document
from align.segmentation import segment_block
from tmx.base.decode import read_bytes
from tmx.base.errors import InputError, UsageError


def read_gold(path: str | PathLike[str], source_lang: str = "en", target_lang: str = "fr") -> Alignment:
    """Read a gold alignment with its texts, such as ``gold.json`` of the corpus.

    Its units have a ``role``, a number as ``path``, and for each language a ``text`` and footnote ``refs``.

    Raises:
        UsageError: there is no such file, or it is a folder.
        InputError: the file cannot be read, or is not a gold alignment of these languages.
    """
    content = read_bytes(path)
    try:
        data = json.loads(content.decode())
        sides = [
            [_block(unit, lang) for unit in data["units"] if lang in unit]
            for lang in (source_lang, target_lang)
        ]
        present = [[lang in unit for lang in (source_lang, target_lang)] for unit in data["units"]]
        documents = [
            Document(f"{data['document']} {lang}", lang, tuple(blocks), {"symbol": data["document"]})
            for lang, blocks in zip((source_lang, target_lang), sides, strict=True)
        ]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            f"not a gold alignment of {source_lang} and {target_lang}: {error}",
            path=path,
            cure="Give a file like corpora/A-RES-59-159/gold.json.",
        ) from error
    beads, i, j = [], 0, 0
    for has_source, has_target in present:
        if has_source or has_target:
            beads.append(Bead(range(i, i + has_source), range(j, j + has_target)))
        i, j = i + has_source, j + has_target
    return _alignment(documents[0], documents[1], beads)


def perturb(
    gold: Alignment,
    *,
    drop: Collection[int] = (),
    join: Collection[int] = (),
    swap: Collection[int] = (),
    plain: bool = False,
) -> Alignment:
    """A perturbed copy of a gold alignment of 1-1 beads: what an aligner should find once the target was changed.

    Args:
        gold: the alignment, of whole paragraphs.
        drop: target paragraphs to leave out, by index.
        join: target paragraphs to join with the next.
        swap: target paragraphs to swap with the next.
        plain: whether to remove numbers and roles, so that only the texts count.

    Raises:
        UsageError: the gold has beads other than 1-1, an index has no paragraph or no next one, or a paragraph
            would be changed twice.
    """
    count = len(gold.target.blocks)
    changed = [*drop, *(k + step for k in (*join, *swap) for step in (0, 1))]
    if any(bead.type != "1-1" for bead in gold.beads) or len(gold.beads) != count:
        raise UsageError("only a gold alignment of whole paragraphs in 1-1 beads can be perturbed")
    if any(not 0 <= k < count for k in changed) or len(set(changed)) != len(changed):
        raise UsageError(
            f"paragraphs out of range or changed twice: {sorted(changed)}",
            cure=f"Give indexes from 0 to {count - 1}, and change each paragraph once at the most.",
        )
    order = [k + 1 if k in swap else k - 1 if k - 1 in swap else k for k in range(count)]
    groups: list[list[int]] = []
    for k in order:
        if k - 1 in join:
            groups[-1].append(k)
        elif k not in drop:
            groups.append([k])
    origin = {bead.target.start: bead.source.start for bead in gold.beads}
    beads = [
        Bead(range(min(rows), max(rows) + 1), range(place, place + 1))
        for place, rows in enumerate([origin[k] for k in group] for group in groups)
    ]
    beads += [Bead(range(origin[k], origin[k] + 1), range(0)) for k in drop]
    target = replace(gold.target, blocks=tuple(_joined([gold.target.blocks[k] for k in g]) for g in groups))
    source, target = (_plain(side) if plain else side for side in (gold.source, target))
    return _alignment(source, target, sorted(beads, key=lambda bead: bead.source.start))


def _alignment(source: Document, target: Document, beads: Sequence[Bead]) -> Alignment:
    """An alignment of beads of whole paragraphs; those out of order are marked as crossing."""
    from align.aligner.segments import mark_crossings

    sides = [
        tuple(
            segment for block in document for segment in segment_block(block, document.lang, sentences=False)
        )
        for document in (source, target)
    ]
    return Alignment(source, target, sides[0], sides[1], tuple(mark_crossings(beads)))


def _block(unit: dict[str, Any], lang: str) -> Block:
    refs = tuple(NoteRef(int(offset), str(number)) for offset, number in unit[lang]["refs"])
    return Block(Kind(unit["role"]), tuple(unit["path"]), unit[lang]["text"], refs=refs)


def _joined(blocks: Sequence[Block]) -> Block:
    """Blocks joined into the first, with a space between them."""
    text, refs = "", []
    for block in blocks:
        text += " " if text else ""
        refs += [NoteRef(len(text) + ref.offset, ref.number) for ref in block.refs]
        text += block.text
    return replace(blocks[0], text=text, refs=tuple(refs))


def _plain(document: Document) -> Document:
    return replace(
        document, blocks=tuple(Block(Kind.PARAGRAPH, (), block.text, refs=block.refs) for block in document)
    )

"""A memory and documents that it can translate in part, and what is in Word documents after that."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lxml import etree
from office_files import plain_parts

from align.reuse.originals import open_original
from align.reuse.passages import Translated
from align.reuse.pretranslate import Pretranslation, pretranslate
from tmx import TranslationUnit, with_placeholders
from tmx.memory import Memory

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PAIRS = [
    ("The General Assembly,", "L’Assemblée générale,"),
    ("Recalling its resolution 57/173,", "Rappelant sa résolution 57/173,"),
    ("Decides to remain seized of the matter.", "Décide de demeurer saisie de la question."),
    (
        "Requests the Secretary-General to report on all measures taken by States.",
        "Prie le Secrétaire général de rendre compte de toutes les mesures prises par les États.",
    ),
]
NOTED = TranslationUnit.pair(
    "en",
    with_placeholders(
        "Recalling the Convention, and its Protocols,", [(25, "fnote", "1"), (44, "fnote", "2")]
    ),
    "fr",
    with_placeholders("Rappelant la Convention et ses Protocoles,", [(23, "fnote", "1"), (41, "fnote", "2")]),
)


def memory_of(path: Path, pairs: Sequence[tuple[str, str]] = PAIRS, *more: TranslationUnit) -> Path:
    """A memory in English and French."""
    units = [TranslationUnit.pair("en", source, "fr", target) for source, target in pairs]
    with Memory(path, write=True) as memory:
        memory.add("A/RES/59/159", [*units, *more])
    return path


def pretranslated(document: Path, memory: Path, **options: int) -> Pretranslation:
    """A document translated as far as the memory goes."""
    with Memory(memory) as opened:
        return pretranslate(open_original(document, "en"), opened, **options)  # type: ignore[arg-type]


def identical(path: Path) -> bytes:
    """The document with each segment translated as itself."""
    original = open_original(path, "en")
    targets = {one.id: tuple(map(Translated, one.segments)) for one in original.passages}
    return original.translated(targets, "en")


def root(data: bytes, part: str = "document") -> etree._Element:
    return etree.fromstring(plain_parts(data)[f"word/{part}.xml"].encode())


def text(element: etree._Element) -> str:
    return "".join(piece.text or "" for piece in element.iter(W + "t"))

"""Gold documents of a folder, in the uniform form: NAME.en|fr|de…, one segment a line, and NAME.gold."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from align.beads import Link, read_links


@dataclass(frozen=True)
class GoldDocument:
    """A document pair with its gold alignment; `genre` is the name of its folder."""

    name: str
    genre: str
    source_lang: str
    target_lang: str
    source: list[str]
    target: list[str]
    links: list[Link]


def default_folder() -> Path:
    """The development data beside the project."""
    return Path(__file__).resolve().parents[2].parent / "shared" / "gold"


def read_gold(folder: Path) -> list[GoldDocument]:
    """All gold documents under `folder`; the two languages in alphabetical order, English or German first."""
    documents = []
    for gold in sorted(folder.rglob("*.gold")):
        sides = sorted(p for p in gold.parent.glob(f"{gold.stem}.*") if p.suffix not in (".gold", ".beads"))
        one, two = sides
        langs, texts = (one.suffix[1:], two.suffix[1:]), (_lines(one), _lines(two))
        documents.append(GoldDocument(gold.stem, gold.parent.name, *langs, *texts, read_links(gold)))
    if not documents:
        raise SystemExit(
            f"{folder}: no gold; give a folder with texts NAME.LANG in two languages and NAME.gold"
        )
    return documents


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")

"""The corpus is whole, and its gold covers the texts."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any


def test_the_files_are_those_of_the_manifest(corpora: Path) -> None:
    documents = json.loads((corpora / "manifest.json").read_text(encoding="utf-8"))["documents"]
    listed = set()
    for document in documents:
        for language in document["languages"].values():
            path = corpora / document["folder"] / language["file"]
            assert hashlib.sha256(path.read_bytes()).hexdigest() == language["sha256"]
            listed.add(path)
    assert listed == set(corpora.glob("*/*.txt"))


def test_the_gold_holds_the_raw_text_and_nothing_else(corpora: Path) -> None:
    folder = corpora / "A-RES-59-159"
    units: list[dict[str, Any]] = json.loads((folder / "gold.json").read_text(encoding="utf-8"))["units"]
    assert len(units) == 53
    for lang in ("en", "fr"):
        raw = _ink((folder / f"{lang}.txt").read_text(encoding="utf-8"))
        gold = Counter[str]()
        for unit in units:
            gold += _ink(unit[lang]["text"]) + _ink("".join(number for _, number in unit[lang]["refs"]))
            gold += _ink("".join(unit["path"])) + _ink("." if unit["role"] in ("title", "operative") else "")
        # What the gold leaves out: four rules, and in French one running head with its page number.
        furniture = "_" * 60 + ("A/RES/59/1596" if lang == "fr" else "")
        assert raw - gold == _ink(furniture)
        assert not gold - raw


def _ink(text: str) -> Counter[str]:
    return Counter("".join(text.split()))

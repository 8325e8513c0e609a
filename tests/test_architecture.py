"""The floors stand: tmx never imports align, heavy packages are imported on use, docs and command agree."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from align.cli import VERBS

ROOT = Path(__file__).resolve().parents[1]
HEAVY = {
    "pandas",
    "rich",
    "sacremoses",
    "sentence_transformers",
    "torch",
    "translate",
    "openpyxl",
    "matplotlib",
}


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def at_import_time(tree: ast.Module) -> Iterator[str]:
    """What runs when the module is imported: neither function bodies nor ``if TYPE_CHECKING``."""
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from imports(node)


@pytest.mark.parametrize("path", sorted((ROOT / "tmx").rglob("*.py")), ids=lambda p: str(p.relative_to(ROOT)))
def test_the_ground_floor_knows_nothing_of_the_upper(path: Path) -> None:
    assert not [
        name for name in imports(ast.parse(path.read_text(encoding="utf-8"))) if name.split(".")[0] == "align"
    ]


@pytest.mark.parametrize("package", ["align", "tmx"])
def test_heavy_packages_are_imported_on_use(package: str) -> None:
    for path in (ROOT / package).rglob("*.py"):
        found = {name.split(".")[0] for name in at_import_time(ast.parse(path.read_text(encoding="utf-8")))}
        assert not found & HEAVY, path


def test_the_readme_names_every_verb() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for verb in VERBS:
        assert re.search(rf"`?bitext {verb}\b", readme), verb


def test_no_text_tells_of_the_machine_it_was_written_on() -> None:
    for path in ROOT.rglob("*"):
        parts = path.relative_to(ROOT).parts
        if (
            path.suffix in (".py", ".md", ".toml", ".json", ".html", ".js", ".css", ".ipynb")
            and parts[0][0] != "."
        ):
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"(?<![\w.])/(?:work|root|home)/", text), path

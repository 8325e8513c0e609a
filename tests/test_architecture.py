"""The house stands: packages in their order, no circle, heavy packages imported on use, docs and command agree."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from places import ROOT

import align
import tmx
from align.cli.app import VERBS

HEAVY = {
    "pandas",
    "regex",
    "rich",
    "scipy",
    "snowballstemmer",
    "sacremoses",
    "sentence_transformers",
    "torch",
    "translate",
    "openpyxl",
    "matplotlib",
}


# Each package, or module at the top of its floor, imports only from those before it, and from itself.
ORDER = {
    "tmx": ["base", "unit", "read", "write", "check", "formats", "tools", "memory", "lexicon", "cli"],
    "align": [
        *(
            "language",
            "core",
            "readers",
            "layout",
            "structure",
            "bilingual",
            "segmentation",
            "aligner",
            "quality",
            "output",
        ),
        *(
            "alignment",
            "pipeline",
            "reading",
            "api",
            "texts",
            "reuse",
            "evaluation",
            "review",
            "corpus",
            "notebook",
            "training",
            "cli",
        ),
    ],
}


def imports(tree: ast.AST) -> Iterator[str]:
    """Every import of a module, those inside functions and under TYPE_CHECKING too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{name.name}" for name in node.names)


def at_import_time(tree: ast.Module) -> Iterator[str]:
    """What runs when the module is imported: neither function bodies nor ``if TYPE_CHECKING``."""
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from imports(node)


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for floor in ORDER for path in sorted((ROOT / floor).rglob("*.py"))}
ARROWS = {
    module: {
        known
        for name in imports(ast.parse(path.read_text(encoding="utf-8")))
        if (known := name if name in MODULES else name.rpartition(".")[0]) in MODULES
    }
    for module, path in MODULES.items()
}


def rank(module: str) -> tuple[int, int]:
    """The place of a module's package in the order of its floor; the face of a floor is on top of it."""
    floor, *rest = module.split(".")
    return list(ORDER).index(floor), ORDER[floor].index(rest[0]) if rest else len(ORDER[floor])


def test_every_package_has_a_place_in_the_order() -> None:
    assert {module.split(".")[1] for module in MODULES if module.startswith("align.")} == set(ORDER["align"])
    assert {module.split(".")[1] for module in MODULES if module.startswith("tmx.")} == set(ORDER["tmx"])


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_from_packages_before_its_own(module: str) -> None:
    assert {known for known in ARROWS[module] if rank(known) > rank(module)} == set()


def test_no_imports_go_in_a_circle() -> None:
    done: set[str] = set()

    def visit(module: str, way: tuple[str, ...]) -> None:
        assert module not in way, " -> ".join((*way[way.index(module) :], module))
        if module not in done:
            for known in sorted(ARROWS[module]):
                visit(known, (*way, module))
            done.add(module)

    for module in MODULES:
        visit(module, ())


@pytest.mark.parametrize("package", [align, tmx], ids=lambda package: package.__name__)
def test_dir_lists_the_public_names_and_nothing_else(package: ModuleType) -> None:
    assert dir(package) == sorted(package.__all__)
    assert all(getattr(package, name) is not None for name in package.__all__)


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
            path.suffix in (".py", ".md", ".toml", ".json", ".html", ".mjs", ".ts", ".css", ".ipynb")
            and parts[0][0] != "."
        ):
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"(?<![\w.])/(?:work|root|home)/", text), path


def test_no_file_is_longer_than_250_lines() -> None:
    files = [path for folder in ("align", "tmx", "tests") for path in (ROOT / folder).rglob("*")]
    code = [path for path in files if path.suffix in (".py", ".mjs", ".ts")]
    assert len(code) > 200
    assert [path for path in code if len(path.read_text(encoding="utf-8").splitlines()) > 250] == []


def test_every_file_of_tests_has_a_name_of_its_own() -> None:
    """Tests are no packages, so that the type checker tells them by their names alone."""
    names = [path.name for path in (ROOT / "tests").rglob("*.py")]
    assert sorted(names) == sorted(set(names))

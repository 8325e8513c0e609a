"""The page's scripts: their pure parts run by node, and the words of the page in both languages."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest

from align.alignment import Alignment
from align.quality.checks.registry import CHECKS
from align.review.page import page_data

ASSETS = Path(str(files("align.review") / "assets"))
TESTS = sorted((Path(__file__).parent / "scripts").glob("*.test.mjs"))
SCRIPTS = {path.relative_to(ASSETS).as_posix(): path for path in sorted(ASSETS.rglob("*.mjs"))}
PURE = [path for name, path in SCRIPTS.items() if name.startswith(("model/", "words/"))]
WORDS = "".join(
    path.read_text(encoding="utf-8") for name, path in SCRIPTS.items() if name.startswith("words/")
)
KEYS = re.findall(r'^  "?([\w-]+)"?: \{', WORDS, re.MULTILINE)

# Groups of words that are looked up by a name that comes from the data or from another list.
GROUPS = ("did", "fact", "order", "replace", "role", "rule", "said", "severity", "show", "status")


@pytest.fixture(scope="module")
def node() -> str:
    found = shutil.which("node")
    if found is None:
        pytest.skip("node is not installed (Debian: nodejs)")
    return found


@pytest.fixture(scope="module")
def embedded_data(resolution: Alignment, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of the page of a resolution, for the scripts to read."""
    folder = tmp_path_factory.mktemp("scripts")
    (folder / "page.json").write_text(json.dumps(page_data(resolution, folder)), encoding="utf-8")
    return folder / "page.json"


@pytest.mark.parametrize("tests", TESTS, ids=lambda path: path.name)
def test_the_pure_parts_do_what_they_promise(tests: Path, node: str, embedded_data: Path) -> None:
    environment = os.environ | {"BITEXT_PAGE_DATA": str(embedded_data)}
    command = [node, "--test", str(tests)]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert re.search(r"^. pass [1-9]", ran.stdout, re.MULTILINE), ran.stdout
    assert re.search(r"^. skipped 0$", ran.stdout, re.MULTILINE), ran.stdout


@pytest.mark.parametrize("script", PURE, ids=lambda path: path.name)
def test_the_pure_parts_do_not_touch_the_page(script: Path) -> None:
    code = re.sub(r"/\*.*?\*/|//.*", "", script.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not re.search(r"\b(?:document|window|localStorage)\b|view/", code)


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
def test_every_script_is_short_and_has_its_types_checked(script: Path) -> None:
    lines = script.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "// @ts-check"
    assert len(lines) <= 200


def test_every_word_has_both_languages() -> None:
    assert len(KEYS) == len(set(KEYS)) > 150
    assert WORDS.count(" en: ") + WORDS.count(" en:\n") == len(KEYS)
    assert WORDS.count(" fr: ") + WORDS.count(" fr:\n") == len(KEYS)


def test_every_word_is_used_and_every_word_used_is_there() -> None:
    html = (ASSETS / "page.html").read_text(encoding="utf-8")
    code = "".join(
        path.read_text(encoding="utf-8") for name, path in SCRIPTS.items() if not name.startswith("words/")
    )
    marked = set(re.findall(r'data-(?:t|title)="(\w+)"', html))
    assert marked <= set(KEYS)
    assert set(re.findall(r'\bt\("(\w+)"', code)) <= set(KEYS)
    plain = {key for key in KEYS if key.split("_")[0] not in GROUPS or "_" not in key}
    assert {key for key in plain - marked if f'"{key}"' not in code} == set()


def test_every_rule_of_the_checks_has_a_name_in_the_page() -> None:
    assert {f"rule_{name}" for name in CHECKS} == {key for key in KEYS if key.startswith("rule_")}

"""Somebody else's package named `align` or `tmx` is noticed, however it hides ours."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from places import ROOT

CURE = "Install bitext into a virtual environment of its own"


def run(module: str, *path: Path) -> subprocess.CompletedProcess[str]:
    """What the script does, with these folders first on the path."""
    return subprocess.run(
        [sys.executable, "-P", "-c", f"from {module} import main; main()", "--version"],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(map(str, (*path, ROOT)))},
        check=False,
    )


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder with the module that the script imports, as the wheel installs it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["scripts"] == {"bitext": "bitext_command:main"}
    files = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    (tmp_path / "installed").mkdir()
    for source, target in files.items():
        shutil.copy(ROOT / source, tmp_path / "installed" / target)
    return tmp_path / "installed"


def test_the_script_runs_ours(installed: Path) -> None:
    done = run("bitext_command", installed)
    assert (done.returncode, done.stdout[:7], done.stderr) == (0, "bitext ", "")


@pytest.mark.parametrize("content", ["", "raise ImportError('no module named nltk')", "1 / 0"])
@pytest.mark.parametrize("file", ["{name}.py", "{name}/__init__.py"])
@pytest.mark.parametrize("name", ["align", "tmx"])
def test_the_script_names_the_file_of_the_wrong_package(
    installed: Path, tmp_path: Path, name: str, file: str, content: str
) -> None:
    other = tmp_path / "other" / file.format(name=name)
    other.parent.mkdir(parents=True)
    other.write_text(content, encoding="utf-8")
    done = run("bitext_command", tmp_path / "other", installed)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(
        f"bitext: the package {name} that was imported is not bitext's own: {other}\n  {CURE}"
    )


def test_a_package_that_was_written_over_is_noticed(installed: Path, tmp_path: Path) -> None:
    for name in ("align", "tmx"):
        shutil.copytree(ROOT / name, tmp_path / "site" / name)
    face = tmp_path / "site" / "tmx" / "__init__.py"
    face.write_text("", encoding="utf-8")
    assert f"not bitext's own: {face}\n" in run("bitext_command", tmp_path / "site", installed).stderr


def test_main_alone_notices_the_wrong_tmx(tmp_path: Path) -> None:
    other = tmp_path / "tmx.py"
    other.write_text("", encoding="utf-8")
    done = run("align.cli", tmp_path)
    assert done.returncode == 1
    assert f"the package tmx that was imported is not bitext's own: {other}\n  {CURE}" in done.stderr


def test_the_readme_warns_of_both_names() -> None:
    section = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Name\n")[2].partition("\n## ")[0]
    assert "`align`" in section
    assert "`tmx`" in section

"""The notebooks run from their folder, show what they promise, and are committed with their outputs."""

from __future__ import annotations

import re
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from places import ROOT

FOLDER = ROOT / "notebooks"
NAMES = sorted(path.stem for path in FOLDER.glob("*.ipynb"))
# What the outputs must hold, and how many plots there must be.
SHOWN = {
    "1-alignment": (["53 beads, 0 gaps", "L’Assemblée générale,", "As a memory: 53 units", "A/59/205."], 3),
    "2-structure": (["A/RES/57/173", "footnote references", "2003-12-22", "operative", "job code"], 2),
    "3-evaluation": (["strict F1", "1.00–1.00", "without", "joined what is separate"], 2),
    "4-words": (["unit 3, preambular", "strengthening", "Réaffirme", "story.fr.vert", "<g/>"], 1),
    "5-reuse": (["72.5", "left out", "57/173 du 18 décembre 2002", "capacités de coopération"], 1),
}


def read(name: str) -> Any:
    """A notebook of the project."""
    return nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)  # type: ignore[no-untyped-call]


def outputs(notebook: Any) -> tuple[str, int]:
    """All that the cells show as one text, and the number of images."""
    texts, images = [], 0
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            texts += [output.get("text", ""), data.get("text/plain", ""), data.get("text/html", "")]
            images += "image/png" in data
    return "\n".join(texts), images


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_runs_and_shows_what_it_promises(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "1")
    monkeypatch.delenv("MPLBACKEND", raising=False)
    monkeypatch.setenv("PYTHONPATH", str(FOLDER.parent))
    notebook = read(name)
    client = NotebookClient(
        notebook,
        kernel_name="python3",
        timeout=300,
        resources={"metadata": {"path": str(FOLDER)}},
    )
    client.execute()
    texts, images = outputs(notebook)
    promised, plots = SHOWN[name]
    assert not [text for text in promised if text not in texts]
    assert images == plots


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_is_committed_with_its_outputs(name: str) -> None:
    notebook = read(name)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    assert all(cell.outputs for cell in code)
    assert not [
        out
        for cell in code
        for out in cell.outputs
        if out.output_type == "error" or out.get("name") == "stderr"
    ]
    texts, images = outputs(notebook)
    assert not [text for text in SHOWN[name][0] if text not in texts]
    assert images == SHOWN[name][1]
    assert not re.search(
        r"(?<![\w.])/(?:work|tmp|root|home|Users)/", (FOLDER / f"{name}.ipynb").read_text(encoding="utf-8")
    )


def test_every_notebook_has_its_promise() -> None:
    assert sorted(SHOWN) == NAMES
